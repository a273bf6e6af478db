"""Bytes to text: byte-order mark, declared label, strict UTF-8, then the legacy Western and a guessed code page."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from casusbelli.errors import InputError

__all__ = ["Decoded", "decode", "decode_text", "is_binary", "scrub"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_HEAD = 4096
_GUESS_SAMPLE = 65536
_CONTROL_SHARE = 0.02
_MAGIC = (
    b"\x7fELF",
    b"MZ\x90",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"OggS",
    b"\x00\x00\x00",
    b"SQLite format 3",
    b"\xca\xfe\xba\xbe",
)
_TEXT_CONTROLS = frozenset(b"\t\n\r\x0b\x0c\x1b")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_UNSAFE = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf_7", "mbcs", "oem"})
_WEB_READINGS = {"iso8859-1": "cp1252", "ascii": "cp1252"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read with, and whether that is another one than the source declared."""

    text: str
    encoding: str
    mislabelled: bool = False


def is_binary(data: bytes) -> bool:
    """True for what no encoding of text explains: a known binary signature, NUL bytes, many control bytes."""
    head = data[:_HEAD]
    if not head or any(head.startswith(mark) for mark, _ in _MARKS):
        return False
    if any(head.startswith(magic) for magic in _MAGIC) or b"\x00" in data:
        return True
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    return controls > _CONTROL_SHARE * len(head)


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Text of a page: BOM, then strict UTF-8, then the label given or found in the head, then a guess.

    UTF-8 is tried before the label because bytes in another encoding almost never pass as UTF-8,
    while labels are often wrong.

    Raises:
        InputError: the bytes are binary.
    """
    if is_binary(data):
        raise InputError("binary data, not text")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(scrub(data.decode(encoding, "replace")), encoding.removesuffix("-sig"))
    label = _canonical(declared or _label(data))
    strict = _attempt(data, "utf-8")
    if strict is not None:
        return Decoded(strict, "utf-8")
    if label and label != "utf-8":
        labelled = _attempt(data, label)
        if labelled is not None:
            return Decoded(labelled, label)
    return _guess(data, label)


def decode_text(data: bytes) -> Decoded:
    """Text of a file that cannot declare its encoding; characters are kept exactly as they stand.

    Raises:
        InputError: the bytes are binary.
    """
    return decode(data, declared="utf-8")


def scrub(text: str) -> str:
    """The text with lone surrogates, which no file or database can hold, replaced one for one."""
    return _LONE_SURROGATES.sub("\ufffd", text)


def _label(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    return found.group(1).decode("ascii", "replace") if found else None


def _canonical(label: str | None) -> str | None:
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    return None if name.replace("-", "_") in _UNSAFE else _WEB_READINGS.get(name, name)


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return scrub(data.decode(encoding))
    except (UnicodeDecodeError, LookupError, AssertionError):
        return None


def _guess(data: bytes, label: str | None) -> Decoded:
    damaged = data.decode("utf-8", "replace")
    if label in (None, "utf-8") and damaged.count("\ufffd") <= max(1, len(damaged) // 5000):
        return Decoded(scrub(damaged), "utf-8", mislabelled=True)
    western = _attempt(data, "cp1252")
    if western is not None and sum(ord(character) > 127 for character in western) < 0.1 * len(western):
        return Decoded(western, "cp1252", mislabelled=True)
    best = from_bytes(data[:_GUESS_SAMPLE]).best()
    guessed = _attempt(data, best.encoding) if best else None
    if best and guessed is not None:
        return Decoded(guessed, best.encoding, mislabelled=True)
    return Decoded(scrub(data.decode(label or "utf-8", "replace")), label or "utf-8", mislabelled=True)
