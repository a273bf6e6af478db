"""JSON lines: `{"id", "text" | "html", "published", "url"?, "title"?}`, one report a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from casusbelli.reading.decoding import decode_text, scrub
from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.source import Source
from casusbelli.reading.making import make_document, settled_day
from casusbelli.reading.pages import read_page
from casusbelli.reading.setting import Outcome, Setting

__all__ = ["read_json_line", "read_json_lines"]

_NEAR = 60


def read_json_lines(source: Source, setting: Setting) -> Iterator[Outcome]:
    """A document or a failure for every line that is not blank, in order, one line in memory at a time."""
    count = 0
    for number, line in _lines(source.stream, setting.limits.page_bytes):
        if line is None:
            yield Failure(f"{source.key}:{number}", f"line of more than {setting.limits.page_bytes:,} bytes: not read")
        elif line.strip():
            count += 1
            try:
                text = decode_text(line).text
            except ValueError:
                text = ""
            yield read_json_line(text, f"{source.key}:{number}", setting)
    if not count:
        yield Failure(source.key, "empty file")


def read_json_line(line: str, key: str, setting: Setting) -> Outcome:
    """The document of one JSON line; `key` names the line while it has no `id` of its own.

    `text` is kept exactly as given; `html` is read as a page. `publisher`, `wire` and `byline` are taken when stated.
    """
    try:
        row = json.loads(line.strip().removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        return Failure(key, f"not a whole JSON line: {str(error)[:_NEAR]}")
    if not isinstance(row, dict):
        return Failure(key, 'not a JSON object: give {"id": ..., "text": ...}')
    own = row.get("id")
    named = scrub(str(own)) if isinstance(own, str | int) and str(own) else key
    text, markup = row.get("text"), row.get("html")
    original = scrub(line).encode()
    if isinstance(text, str):
        return _from_text(scrub(text), named, row, setting, original)
    if isinstance(markup, str):
        return read_page(scrub(markup), named, setting, original=original, given=row)
    return Failure(named, 'neither "text" nor "html" in it')


def _from_text(text: str, key: str, row: dict[str, Any], setting: Setting, original: bytes) -> Outcome:
    return make_document(
        text,
        key,
        setting,
        original=original,
        published=settled_day(row.get("published"), None, key, setting),
        title=_text(row.get("title")),
        publisher=_text(row.get("publisher")),
        wire=_text(row.get("wire")),
        byline=_names(row.get("byline")),
        url=_text(row.get("url")),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _names(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    return tuple(name.strip() for name in listed if isinstance(name, str) and name.strip())


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line
            continue
        while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
            pass
        yield number, None
