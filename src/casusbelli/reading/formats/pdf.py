"""PDF files with a text layer."""

from __future__ import annotations

import datetime as dt
import io
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from casusbelli.errors import InputError
from casusbelli.reading.apart import taken_apart
from casusbelli.reading.days import parse_day
from casusbelli.reading.decoding import scrub
from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.source import Source
from casusbelli.reading.limits import Limits
from casusbelli.reading.making import make_document, settled_day
from casusbelli.reading.setting import Outcome, Setting

if TYPE_CHECKING:
    from pypdf import PdfReader

__all__ = ["joined_lines", "read_pdf"]

_HYPHEN = re.compile(r"(?<=[a-z])-$")
_END = re.compile(r"[.!?:\"”’)]$")
_FULL = 0.75


def read_pdf(source: Source, setting: Setting) -> Iterator[Outcome]:
    """One document of the file's text layer, broken lines joined to paragraphs; a scan without one is a failure."""
    try:
        data = source.whole(setting.limits.file_bytes)
        text, title, day = taken_apart(_read, data, setting.limits, library="pypdf")
    except InputError as error:
        yield Failure(source.key, str(error))
        return
    if not text.strip():
        yield Failure(source.key, "PDF without a text layer (a scan?): run it through text recognition first")
        return
    published = settled_day(None, day, source.key, setting)
    yield make_document(text, source.key, setting, original=data, published=published, title=title, url=source.url)


def joined_lines(text: str) -> str:
    """Lines broken at a page's width joined to paragraphs; a short line, or one that ends a sentence, ends a
    paragraph.
    """
    lines = [line.strip() for line in text.splitlines()]
    width = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    current = ""
    for line in lines:
        if not line:
            current = _closed(paragraphs, current)
            continue
        current = _joined(current, line)
        if len(line) < _FULL * width and _END.search(line):
            current = _closed(paragraphs, current)
    _closed(paragraphs, current)
    return "\n\n".join(paragraphs)


def _joined(current: str, line: str) -> str:
    if not current:
        return line
    return _HYPHEN.sub("", current) + line if _HYPHEN.search(current) else f"{current} {line}"


def _closed(paragraphs: list[str], current: str) -> str:
    if current:
        paragraphs.append(current)
    return ""


def _read(data: bytes, limits: Limits) -> tuple[str, str | None, dt.date | None]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("PDF locked with a password: unlock it first")
        pages = list(_pages(reader, limits))
        about = reader.metadata
        title, day = (_plain(about.title), _creation_day(about.get("/CreationDate"))) if about else (None, None)
    except InputError:
        raise
    except (
        PyPdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        RecursionError,
        OSError,
        NotImplementedError,
        AssertionError,
        ArithmeticError,
    ) as error:
        raise InputError(f"PDF that cannot be read: {type(error).__name__}: {str(error)[:80]}") from None
    return scrub("\n\n".join(joined_lines(page) for page in pages).replace("\x00", "")), title, day


def _pages(reader: PdfReader, limits: Limits) -> Iterator[str]:
    size = 0
    for _, page in zip(range(limits.pdf_pages), reader.pages, strict=False):
        text = page.extract_text() or ""
        size += len(text)
        if size > limits.text_characters:
            raise InputError(f"more than {limits.text_characters:,} characters of text: not read")
        yield text


def _plain(title: str | None) -> str | None:
    """The title without the library's own kind of string: only plain ones leave the child."""
    return None if title is None else str(title)


def _creation_day(value: object) -> dt.date | None:
    return parse_day(str(value or "").removeprefix("D:")[:8])
