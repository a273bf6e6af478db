"""WARC and ARC files: the pages a crawler stored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casusbelli.errors import InputError
from casusbelli.reading.decoding import decode
from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.source import Source
from casusbelli.reading.making import safe_url
from casusbelli.reading.pages import read_page
from casusbelli.reading.setting import Outcome, Setting

__all__ = ["read_warc"]

_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(source: Source, setting: Setting) -> Iterator[Outcome]:
    """A document for every stored answer that is a page with status 200, keyed by its address; other records are
    passed over.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    found = False
    try:
        for record in ArchiveIterator(source.stream, arc2warc=True, ensure_http_headers=False):
            if _is_page(record):
                found = True
                yield _document(record, setting)
    except (ArchiveLoadFailed, ValueError, KeyError, AttributeError, TypeError, IndexError) as error:
        yield Failure(source.key, f"WARC that cannot be read on: {str(error)[:80]}")
        return
    if not found:
        yield Failure(source.key, "WARC without pages")


def _is_page(record: Any) -> bool:
    if record.rec_type not in ("response", "resource") or (
        record.http_headers is None and record.rec_type == "response"
    ):
        return False
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return False
    kind = (headers.get_header("Content-Type") if headers is not None else record.content_type) or ""
    return str(kind).lower().startswith(_PAGES)


def _document(record: Any, setting: Setting) -> Outcome:
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    key = safe_url(address) or address[:200] or "WARC record"
    limit = setting.limits.page_bytes
    try:
        data = record.content_stream().read(limit + 1)
    except (OSError, EOFError, ValueError) as error:
        return Failure(key, f"stored page that cannot be unpacked: {str(error)[:80]}")
    if len(data) > limit:
        return Failure(key, f"page of more than {limit:,} bytes: not read")
    if not data.strip():
        return Failure(key, "empty page")
    _, _, charset = (
        str(record.http_headers.get_header("Content-Type") if record.http_headers else "").lower().partition("charset=")
    )
    try:
        markup = decode(data, declared=charset.split(";")[0].strip(" \"'") or None).text
    except InputError as error:
        return Failure(key, str(error))
    return read_page(markup, key, setting, original=data, given={"url": safe_url(address)})
