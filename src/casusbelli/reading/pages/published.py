"""The day a page was published: JSON-LD, meta, address, time tags, in the order of how far each can be trusted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lxml import html

from casusbelli.reading.days import day_in_url, parse_day
from casusbelli.reading.pages.head import Head, text_of
from casusbelli.reading.pages.jsonld import strings_of

__all__ = ["modified_day", "published_day"]

_META = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "date",
    "originalpublicationdate",
    "article.published",
    "rnews:datepublished",
    "citation_publication_date",
    "citation_date",
    "og:published_time",
    "bt:pubdate",
    "iso-8601-publish-date",
    "published_time",
    "article_date_original",
    "created",
    "release_date",
    "prism.publicationdate",
    "og:pubdate",
    "article:publish_time",
    "article.created",
    "displaydate",
    "pub_date",
    "publicationdate",
    "dc.date.published",
    "dcterms.available",
    "citation_online_date",
    "eprints.date",
    "last_published",
    "firstpublished",
    "first_published_date",
)
_DATE_CLASSES = ("date", "Date", "time", "publish", "posted", "byline", "meta")
_DATE_MARKS = ".//*[contains(@itemprop, 'datePublished') or contains(@id, 'date') or {}]".format(
    " or ".join(f"contains(@class, '{name}')" for name in _DATE_CLASSES)
)
_LONGEST = 120
_MOST = 60
_MODIFIED = (
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "article:modified",
)


def published_day(head: Head, url: str | None, tree: html.HtmlElement | None = None) -> dt.date | None:
    """The page's own publication day; None when it says none. With its tree, dates in sight are looked at last."""
    stated = next((day for day in _candidates(head, url) if day), None)
    return stated if stated or tree is None else _in_sight(tree) or modified_day(head)


def modified_day(head: Head) -> dt.date | None:
    """The day the page says it was last changed; None when it says none."""
    said = [
        *strings_of(head.article.get("dateModified")),
        *(value for name in _MODIFIED for value in head.meta.get(name, ())),
    ]
    return next((day for value in said if (day := parse_day(value))), None)


def _candidates(head: Head, url: str | None) -> Iterator[dt.date | None]:
    for value in strings_of(head.article.get("datePublished"), "@value"):
        yield parse_day(value)
    for name in _META:
        yield from map(parse_day, head.meta.get(name, ()))
    for node in head.nodes:
        for value in strings_of(node.get("datePublished"), "@value"):
            yield parse_day(value)
    yield day_in_url(url)
    yield day_in_url(head.canonical)
    yield from map(parse_day, head.times)
    for value in strings_of(head.article.get("dateCreated")) or strings_of(head.article.get("uploadDate")):
        yield parse_day(value)


def _in_sight(tree: html.HtmlElement) -> dt.date | None:
    """The first day printed in an element that its class calls a date."""
    for element in tree.xpath(_DATE_MARKS)[:_MOST]:
        text = element.get("datetime") or element.get("content") or text_of(element)
        if len(text) <= _LONGEST and (day := parse_day(text)):
            return day
    return None
