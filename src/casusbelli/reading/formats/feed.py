"""RSS, Atom and JSON feeds: their entries, with every address and title taken as data."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from casusbelli.errors import InputError
from casusbelli.reading.days import parse_day
from casusbelli.reading.decoding import decode, scrub
from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.source import Source
from casusbelli.reading.making import make_document, one_line, safe_url, settled_day
from casusbelli.reading.pages import looks_like_page, read_page
from casusbelli.reading.pages.tree import safe_xml
from casusbelli.reading.setting import Outcome, Setting

__all__ = ["Entry", "document_of_entry", "entries_of", "plain_text", "read_feed"]

_TAG = re.compile(r"<[^<>]{0,2000}>")
_REFERENCE = re.compile(rb"(&|&amp;)#([xX][0-9a-fA-F]{1,4000}|[0-9]{1,4000})(?=[^0-9a-fA-F])")
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, AssertionError)
_SHORTEST_BODY = 600


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: `url` is http(s) or None, `title` has no markup, `content` is whatever markup the feed
    gave.
    """

    url: str | None
    title: str | None
    published: dt.date | None
    content: str
    whole: bool
    author: str | None = None
    publisher: str | None = None


def read_feed(source: Source, setting: Setting) -> Iterator[Outcome]:
    """A document for every entry that carries its text in the feed; the others are fetched when the setting can
    fetch.
    """
    try:
        data = source.whole(setting.limits.page_bytes)
        entries = entries_of(data)
    except InputError as error:
        yield Failure(source.key, str(error))
        return
    if not entries:
        yield Failure(source.key, "feed without entries")
    for number, entry in enumerate(entries[: setting.limits.urls], start=1):
        key = entry.url or f"{source.key}:{number}"
        if entry.url and not entry.whole and setting.fetch is not None:
            yield from setting.fetch(entry.url, setting)
        else:
            yield document_of_entry(entry, key, setting)


def entries_of(data: bytes) -> tuple[Entry, ...]:
    """The entries of a feed's bytes, in its order; nothing is fetched, no entity is expanded.

    Raises:
        InputError: not a feed, or XML that declares entities.
    """
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return _json_entries(data) if start == b"{" else _xml_entries(data)


def plain_text(markup: str) -> str:
    """The words of a scrap of markup on one line, with nothing left of its tags."""
    text = html.unescape(html.unescape(markup))
    if "<" in text:
        try:
            scrap = lxml_html.fromstring(f"<div>{text}</div>")
            text = "".join(str(piece) for piece in scrap.itertext())
        except (ValueError, AssertionError, etree.LxmlError):
            text = _TAG.sub(" ", text)
    return " ".join(_TAG.sub(" ", text).replace("<", " ").replace(">", " ").split())


def document_of_entry(entry: Entry, key: str, setting: Setting) -> Outcome:
    """The document of what the feed itself says of an entry: its whole text, or its summary."""
    original = entry.content.encode("utf-8", "replace")
    day = settled_day(None, entry.published, key, setting)
    if entry.whole and looks_like_page(entry.content):
        given = {"published": day, "title": entry.title, "url": entry.url, "publisher": entry.publisher}
        read = read_page(
            f"<html><body><article>{entry.content}</article></body></html>",
            key,
            setting,
            original=original,
            given=given,
        )
        if not isinstance(read, Failure):
            return read
    byline = (entry.author,) if entry.author else ()
    text = plain_text(entry.content)
    return make_document(
        text,
        key,
        setting,
        original=original,
        published=day,
        title=entry.title,
        publisher=entry.publisher,
        byline=byline,
        url=entry.url,
    )


def _xml_entries(data: bytes) -> tuple[Entry, ...]:
    import feedparser

    if b"<!ENTITY" in data or (b"<!DOCTYPE" in data[:2000] and b"SYSTEM" in data[:4000]):
        raise InputError("feed that declares entities or an outside document type: not read")
    safe_xml_or_broken(data)
    try:
        parsed = feedparser.parse(
            _REFERENCE.sub(_possible, data),
            response_headers={"content-type": "application/xml"},
            sanitize_html=True,
            resolve_relative_uris=False,
        )
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        RecursionError,
        AssertionError,
    ) as error:
        raise InputError(f"feed that cannot be taken apart: {error}") from None
    if not parsed.get("version") and not parsed.entries:
        raise InputError("not a feed")
    publisher = one_line(plain_text(str(parsed.feed.get("title") or "")))
    return tuple(_from_parsed(entry, publisher) for entry in parsed.entries)


def _possible(found: re.Match[bytes]) -> bytes:
    """The reference, or that of U+FFFD where it names no character: feedparser stops at such a one."""
    digits = found[2]
    code = int(digits[1:], 16) if digits[:1] in b"xX" else int(digits)
    named = 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF
    return found.group() if named else found[1] + b"#65533;"


def safe_xml_or_broken(data: bytes) -> None:
    """Lets well-formed and merely broken XML pass, as feeds often are broken; what the parser's own bounds refuse
    is refused.
    """
    try:
        safe_xml(data)
    except InputError as error:
        if "entit" in str(error).lower() or "depth" in str(error).lower() or "huge" in str(error).lower():
            raise


def _from_parsed(entry: Any, publisher: str | None) -> Entry:
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()]
    summary = str(entry.get("summary") or "")
    content = max([*contents, summary], key=len, default="")
    when = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    try:
        day = dt.date(*when[:3]) if when else parse_day(dict.get(entry, "published") or dict.get(entry, "updated"))
    except (ValueError, TypeError):
        day = None
    stated = parse_day(dict.get(entry, "published"))
    return Entry(
        safe_url(entry.get("link")),
        one_line(plain_text(str(entry.get("title") or ""))),
        stated or day,
        content,
        len(plain_text(content)) >= _SHORTEST_BODY,
        one_line(plain_text(str(entry.get("author") or ""))),
        publisher,
    )


def _json_entries(data: bytes) -> tuple[Entry, ...]:
    try:
        feed = json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"JSON feed that is not JSON: {str(error)[:60]}") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise InputError("JSON without feed items")
    publisher = one_line(plain_text(str(feed.get("title") or "")))
    return tuple(_from_item(item, publisher) for item in items if isinstance(item, dict))


def _from_item(item: dict[str, Any], publisher: str | None) -> Entry:
    content = scrub(str(item.get("content_html") or item.get("content_text") or item.get("summary") or ""))
    authors = item.get("authors") or [item.get("author")]
    named = authors[0].get("name") if isinstance(authors, list) and authors and isinstance(authors[0], dict) else None
    return Entry(
        safe_url(item.get("url") or item.get("external_url")),
        one_line(plain_text(str(item.get("title") or ""))),
        parse_day(item.get("date_published") or item.get("date_modified")),
        content,
        len(plain_text(content)) >= _SHORTEST_BODY,
        one_line(plain_text(str(named or ""))),
        publisher,
    )
