"""Which reader opens which kind of source."""

from __future__ import annotations

import io
import lzma
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from casusbelli.errors import InputError
from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.addresses import read_addresses, read_sitemap
from casusbelli.reading.formats.docx import read_docx
from casusbelli.reading.formats.feed import read_feed
from casusbelli.reading.formats.html import read_html
from casusbelli.reading.formats.jsonlines import read_json_lines
from casusbelli.reading.formats.mail import read_mail, read_mailbox
from casusbelli.reading.formats.markdown import read_markdown
from casusbelli.reading.formats.packed import Reader, read_bzip2, read_gzip, read_tar, read_xz, read_zip
from casusbelli.reading.formats.pdf import read_pdf
from casusbelli.reading.formats.source import Source
from casusbelli.reading.formats.table import read_table
from casusbelli.reading.formats.text import read_text
from casusbelli.reading.formats.warc import read_warc
from casusbelli.reading.kinds import HEAD_BYTES, Kind, kind_of
from casusbelli.reading.setting import Outcome, Setting

__all__ = ["read_stream"]

_BUFFER = 65536


def read_stream(source: Source, setting: Setting) -> Iterator[Outcome]:
    """Everything in one open source, in its order, whatever its kind; a source that breaks off ends with a failure."""
    try:
        stream = _peekable(source.stream)
        head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
        if not head:
            yield Failure(source.key, "empty file")
            return
        kind = kind_of(head, source.name, source.media_type)
        reader = _readers().get(kind)
        if reader is None:
            yield Failure(source.key, f"{kind}: not something that can be read as a report")
            return
        opened = Source(source.key, cast(BinaryIO, stream), source.name, source.url, source.media_type)
        yield from reader(opened, setting)
    except InputError as error:
        yield Failure(source.key, str(error))
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        yield Failure(source.key, f"cannot be read on: {getattr(error, 'strerror', None) or error}")


def _readers() -> dict[Kind, Reader]:
    return {
        Kind.TEXT: read_text,
        Kind.MARKDOWN: read_markdown,
        Kind.PAGE: read_html,
        Kind.JSON_LINES: read_json_lines,
        Kind.TABLE: read_table,
        Kind.MAIL: read_mail,
        Kind.MAILBOX: read_mailbox,
        Kind.PDF: read_pdf,
        Kind.DOCX: read_docx,
        Kind.FEED: read_feed,
        Kind.SITEMAP: read_sitemap,
        Kind.ADDRESSES: read_addresses,
        Kind.WARC: read_warc,
        Kind.ZIP: _read_zip_or_docx,
        Kind.TAR: partial(read_tar, read=read_stream),
        Kind.GZIP: partial(read_gzip, read=read_stream),
        Kind.BZIP2: partial(read_bzip2, read=read_stream),
        Kind.XZ: partial(read_xz, read=read_stream),
    }


def _read_zip_or_docx(source: Source, setting: Setting) -> Iterator[Outcome]:
    if source.name.lower().endswith(".docx") or _is_docx_media(source.media_type):
        yield from read_docx(source, setting)
    else:
        yield from read_zip(source, setting, read_stream)


def _is_docx_media(media_type: str | None) -> bool:
    return (media_type or "").startswith("application/vnd.openxmlformats-officedocument.wordprocessingml")


def _peekable(stream: BinaryIO) -> io.BufferedReader:
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, stream), buffer_size=_BUFFER)
