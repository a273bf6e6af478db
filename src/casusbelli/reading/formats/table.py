"""CSV and TSV tables of reports, one row each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from casusbelli.errors import InputError
from casusbelli.reading.decoding import decode_text
from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.source import Source
from casusbelli.reading.making import make_document, settled_day
from casusbelli.reading.pages import read_page
from casusbelli.reading.setting import Outcome, Setting

__all__ = ["read_table"]

_COLUMNS = {
    "text": (
        "text",
        "body",
        "content",
        "article",
        "article_text",
        "full_text",
        "fulltext",
        "story",
        "notes",
        "description",
    ),
    "html": ("html", "page", "raw_html"),
    "id": ("id", "key", "doc_id", "article_id", "uuid", "guid"),
    "published": (
        "published",
        "date",
        "published_at",
        "publication_date",
        "pubdate",
        "publish_date",
        "datetime",
        "timestamp",
        "event_date",
    ),
    "title": ("title", "headline"),
    "url": ("url", "link", "href", "source_url"),
    "publisher": ("publisher", "source", "outlet", "site", "source_name", "publication"),
}
_DELIMITERS = ",;\t|"
_SAMPLE = 65536
_LARGEST_FIELD = 20 * 1024 * 1024


def read_table(source: Source, setting: Setting) -> Iterator[Outcome]:
    """A document for every row; columns are known by usual names ("text" or "html" is needed), the first row names
    them.
    """
    try:
        yield from _rows(source, setting)
    except (csv.Error, InputError, UnicodeError) as error:
        yield Failure(source.key, f"table that cannot be read on: {error}")


def _rows(source: Source, setting: Setting) -> Iterator[Outcome]:
    csv.field_size_limit(_LARGEST_FIELD)
    lines = _decoded(source.stream)
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=first.count) if first else ","
    header = next(csv.reader([first], delimiter=delimiter), [])
    columns = _found(header)
    if "text" not in columns and "html" not in columns:
        yield Failure(source.key, f'table without a column "text" or "html" (found: {", ".join(header)[:120]})')
        return
    for number, row in enumerate(csv.reader(lines, delimiter=delimiter), start=2):
        if row:
            yield _document({name: row[at] for name, at in columns.items() if at < len(row)}, source, number, setting)


def _document(row: dict[str, str], source: Source, number: int, setting: Setting) -> Outcome:
    key = row.get("id") or f"{source.key}:{number}"
    original = "\x1f".join(row.values()).encode()
    if row.get("text", "").strip():
        day = settled_day(row.get("published"), None, key, setting)
        about = {name: row.get(name) for name in ("title", "url", "publisher")}
        return make_document(row["text"], key, setting, original=original, published=day, **about)  # type: ignore[arg-type]
    if row.get("html", "").strip():
        return read_page(row["html"], key, setting, original=original, given=row)
    return Failure(key, "row without text")


def _found(header: list[str]) -> dict[str, int]:
    plain = [name.strip().lower().replace(" ", "_").lstrip("\ufeff") for name in header]
    found: dict[str, int] = {}
    for name, known in _COLUMNS.items():
        at = next((plain.index(form) for form in known if form in plain), None)
        if at is not None:
            found[name] = at
    return found


def _decoded(stream: BinaryIO) -> Iterator[str]:
    head = stream.read(_SAMPLE)
    encoding = decode_text(head[: head.rfind(b"\n") + 1] or head).encoding
    reader = io.TextIOWrapper(io.BufferedReader(_Joined(head, stream)), encoding=encoding, errors="replace", newline="")
    yield from reader


class _Joined(io.RawIOBase):
    """The bytes already read, then the rest of the stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(chunk) :] if self._head else b""
        buffer[: len(chunk)] = chunk
        return len(chunk)
