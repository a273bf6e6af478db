"""Documents from a clean text and what is known of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from casusbelli.errors import InputError
from casusbelli.reading.days import parse_day
from casusbelli.reading.failure import Failure, Note
from casusbelli.reading.languages import detect
from casusbelli.reading.lines import Credit, credits_of
from casusbelli.reading.setting import Outcome, Setting
from casusbelli.records import Document, document_id

__all__ = ["digest_of", "make_document", "one_line", "settled_day"]

_SPACE = re.compile(r"\s+")
_LONGEST_LINE = 500


def digest_of(data: bytes) -> str:
    """SHA-256 of the original bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def one_line(value: object) -> str | None:
    """A field of metadata as one printable line of at most 500 characters; None when nothing is left."""
    text = _SPACE.sub(" ", "".join(c for c in str(value or "") if c.isprintable() or c.isspace())).strip()
    return text[:_LONGEST_LINE] or None


def settled_day(given: object, found: dt.date | None, key: str, setting: Setting) -> str | None:
    """The publication day as ISO text: the one given, else the source's own, else the setting's fallback.

    A day after tomorrow is refused with a `Note`, and the next in line is taken.
    """
    own = parse_day(given)
    if given not in (None, "") and own is None:
        setting.tell(Note(key, f"publication date {one_line(given)!r} is not understood: left out (give YYYY-MM-DD)"))
    for day in (own, found, setting.date):
        if day is None:
            continue
        if day <= setting.latest():
            return day.isoformat()
        setting.tell(Note(key, f"publication date {day.isoformat()} lies in the future: left out"))
    return None


def make_document(
    text: str,
    key: str,
    setting: Setting,
    *,
    original: bytes,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    byline: tuple[str, ...] = (),
    wire: str | None = None,
    url: str | None = None,
    credit: Credit | None = None,
) -> Outcome:
    """The document of a clean text, or the failure that says why there is none (no words; too long).

    Wire and byline that the giver did not state are taken from `credit`, by default the text's own credit lines.
    """
    if not any(character.isalnum() for character in text):
        return Failure(key, "no text in it")
    if len(text) > setting.limits.text_characters:
        return Failure(
            key,
            f"{len(text):,} characters of text: more than {setting.limits.text_characters:,} are not read",
        )
    credit = credit or credits_of(text)
    return Document(
        id=document_id(text),
        text=text,
        key=key,
        title=one_line(title),
        published=published,
        publisher=one_line(publisher),
        wire=one_line(wire) or credit.wire,
        byline=tuple(name for one in byline or credit.byline if (name := one_line(one))),
        url=safe_url(url),
        language=detect(text),
        digest=digest_of(original),
    )


def safe_url(url: object) -> str | None:
    """The address when it is an http(s) one without spaces or control characters, else None."""
    text = str(url or "").strip()
    plain = text.isprintable() and not _SPACE.search(text) and len(text) <= 4000
    return text if plain and text.lower().startswith(("http://", "https://")) else None


def refuse(error: InputError, key: str) -> Failure:
    """The failure an error of ours stands for."""
    return Failure(key, str(error))
