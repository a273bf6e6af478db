"""What kind of source some bytes are: by the name's ending, the media type, and the first bytes."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from pathlib import PurePosixPath

from casusbelli.reading.decoding import is_binary
from casusbelli.reading.pages import looks_like_page

__all__ = ["HEAD_BYTES", "Kind", "kind_of"]

HEAD_BYTES = 4096


class Kind(StrEnum):
    """The sources the reader knows."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    PAGE = "HTML page"
    JSON_LINES = "JSON lines"
    TABLE = "table"
    MAIL = "mail"
    MAILBOX = "mailbox"
    PDF = "PDF"
    DOCX = "DOCX"
    FEED = "feed"
    SITEMAP = "sitemap"
    WARC = "WARC"
    ZIP = "ZIP archive"
    TAR = "tar archive"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    ADDRESSES = "list of addresses"
    BINARY = "binary data"


_ENDINGS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".mhtml": Kind.MAIL,
    ".mht": Kind.MAIL,
    ".shtml": Kind.PAGE,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
    ".csv": Kind.TABLE,
    ".tsv": Kind.TABLE,
    ".eml": Kind.MAIL,
    ".mbox": Kind.MAILBOX,
    ".mbx": Kind.MAILBOX,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".warc": Kind.WARC,
    ".arc": Kind.WARC,
    ".zip": Kind.ZIP,
    ".tar": Kind.TAR,
    ".tgz": Kind.GZIP,
    ".urls": Kind.ADDRESSES,
}
_MEDIA = {
    "text/html": Kind.PAGE,
    "application/xhtml+xml": Kind.PAGE,
    "text/markdown": Kind.MARKDOWN,
    "application/pdf": Kind.PDF,
    "application/rss+xml": Kind.FEED,
    "application/atom+xml": Kind.FEED,
    "application/feed+json": Kind.FEED,
    "text/csv": Kind.TABLE,
    "text/tab-separated-values": Kind.TABLE,
    "message/rfc822": Kind.MAIL,
    "application/mbox": Kind.MAILBOX,
    "application/x-ndjson": Kind.JSON_LINES,
    "application/jsonl": Kind.JSON_LINES,
    "application/warc": Kind.WARC,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind.DOCX,
}
_SIGNATURES = (
    (b"%PDF-", Kind.PDF),
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"\x1f\x8b", Kind.GZIP),
    (b"BZh", Kind.BZIP2),
    (b"\xfd7zXZ\x00", Kind.XZ),
    (b"WARC/", Kind.WARC),
    (b"filedesc://", Kind.WARC),
)
_MAIL_HEADER = re.compile(rb"^(?:[A-Za-z][\w-]{1,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3,}")
_MAIL_NAMES = re.compile(rb"^(?:From|Received|Return-Path|Message-ID|MIME-Version):", re.M | re.I)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_SITEMAP = re.compile(rb"<(?:urlset|sitemapindex)[\s>]", re.I)
_ADDRESS = re.compile(r"https?://\S+$", re.I)


def kind_of(head: bytes, name: str = "", media_type: str | None = None) -> Kind:
    """The kind of a source whose first bytes are `head`; what the bytes show outranks the name and the media type."""
    signed = _signed(head)
    ending = PurePosixPath(name.lower()).suffix
    if signed is Kind.ZIP and ending == ".docx":
        return Kind.DOCX
    if signed:
        return signed
    named = _ENDINGS.get(ending) or _MEDIA.get((media_type or "").split(";")[0].strip().lower())
    if named in (Kind.PDF, Kind.DOCX, Kind.ZIP, Kind.GZIP, Kind.TAR):
        named = None
    if named and not (named in (Kind.TEXT, Kind.PAGE) and is_binary(head)):
        return _refined(named, head)
    return _sniffed(head)


def _signed(head: bytes) -> Kind | None:
    if head[257:262] == b"ustar":
        return Kind.TAR
    return next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), None)


def _refined(named: Kind, head: bytes) -> Kind:
    if named is Kind.TEXT and _only_addresses(head):
        return Kind.ADDRESSES
    return named


def _sniffed(head: bytes) -> Kind:
    if is_binary(head):
        return Kind.BINARY
    if head.startswith(b"From ") and _MAIL_NAMES.search(head):
        return Kind.MAILBOX
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        if b"<!ENTITY" in head:
            return Kind.FEED
        if _SITEMAP.search(head):
            return Kind.SITEMAP
        if _FEED.search(head) and b"<html" not in head[:500].lower():
            return Kind.FEED
    if start.startswith(b"{"):
        return Kind.FEED if b"jsonfeed.org/version" in start[:400] else Kind.JSON_LINES
    if _MAIL_HEADER.match(head) and _MAIL_NAMES.search(head):
        return Kind.MAIL
    text = head.decode("utf-8", "replace")
    if _only_addresses(head):
        return Kind.ADDRESSES
    return Kind.PAGE if looks_like_page(text) and _mostly_markup(text) else Kind.TEXT


def _mostly_markup(text: str) -> bool:
    start = text.lstrip("\ufeff \t\r\n")
    return start.startswith("<") or text.count("<") * 60 > len(text)


def _only_addresses(head: bytes) -> bool:
    lines = [line.strip() for line in head.decode("utf-8", "replace").splitlines()]
    whole = lines[:-1] if len(head) >= HEAD_BYTES else lines
    meant = [line for line in whole if line and not line.startswith("#")]
    return bool(meant) and all(_ADDRESS.match(line) for line in meant)


def is_json_object(line: str) -> bool:
    """True when the line is one JSON object."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
