"""Which reader opens which kind of source."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.html import read_html
from casusbelli.reading.formats.jsonlines import read_json_lines
from casusbelli.reading.formats.source import Source
from casusbelli.reading.formats.text import read_text
from casusbelli.reading.kinds import HEAD_BYTES, Kind, kind_of
from casusbelli.reading.setting import Outcome, Setting

__all__ = ["read_stream"]

_READERS: dict[Kind, Callable[[Source, Setting], Iterator[Outcome]]] = {
    Kind.TEXT: read_text,
    Kind.MARKDOWN: read_text,
    Kind.PAGE: read_html,
    Kind.JSON_LINES: read_json_lines,
}


def read_stream(source: Source, setting: Setting) -> Iterator[Outcome]:
    """Everything in one open source, in its order, whatever its kind."""
    stream = _peekable(source.stream)
    head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
    kind = kind_of(head, source.name, source.media_type)
    if not head:
        yield Failure(source.key, "empty file")
        return
    reader = _READERS.get(kind)
    if reader is None:
        yield Failure(source.key, f"{kind}: not something that can be read as a report")
        return
    opened = Source(source.key, cast(BinaryIO, stream), source.name, source.url, source.media_type)
    yield from reader(opened, setting)


def _peekable(stream: BinaryIO) -> io.BufferedReader:
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, stream), buffer_size=65536)
