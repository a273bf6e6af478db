"""DOCX files: the paragraphs of the main document part."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from casusbelli.errors import InputError
from casusbelli.reading.apart import taken_apart
from casusbelli.reading.days import parse_day
from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.source import Source
from casusbelli.reading.limits import Limits
from casusbelli.reading.making import make_document, settled_day
from casusbelli.reading.pages.tree import safe_xml
from casusbelli.reading.setting import Outcome, Setting

__all__ = ["read_docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATED = "{http://purl.org/dc/terms/}created"
_BODY, _ABOUT = "word/document.xml", "docProps/core.xml"


def read_docx(source: Source, setting: Setting) -> Iterator[Outcome]:
    """One document: every paragraph of the body in order, deleted text left out, a blank line between them."""
    try:
        data = source.whole(setting.limits.file_bytes)
        text, title, day = taken_apart(_read, data, setting.limits, library="lxml.etree")
    except InputError as error:
        yield Failure(source.key, str(error))
        return
    published = settled_day(None, day, source.key, setting)
    yield make_document(text, source.key, setting, original=data, published=published, title=title, url=source.url)


def _read(data: bytes, limits: Limits) -> tuple[str, str | None, dt.date | None]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = safe_xml(_member(archive, _BODY, limits))
            about = safe_xml(_member(archive, _ABOUT, limits)) if _ABOUT in archive.namelist() else None
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
    ) as error:
        raise InputError(f"DOCX that cannot be read: {str(error)[:80]}") from None
    title = about.findtext(_TITLE) if about is not None else None
    day = parse_day(about.findtext(_CREATED)) if about is not None else None
    return "\n\n".join(line for line in map(_paragraph, body.iter(f"{_W}p")) if line), title, day


def _member(archive: zipfile.ZipFile, name: str, limits: Limits) -> bytes:
    with archive.open(name) as member:
        data = member.read(limits.page_bytes + 1)
    if len(data) > limits.page_bytes:
        raise InputError(f"DOCX that unpacks to more than {limits.page_bytes:,} bytes: not read")
    return data


def _paragraph(element: Any) -> str:
    nodes = element.iter(f"{_W}t", f"{_W}tab", f"{_W}br")
    pieces = [(node.text or "") if node.tag == f"{_W}t" else " " for node in nodes]
    return " ".join("".join(pieces).split())
