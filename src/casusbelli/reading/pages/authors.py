"""Who wrote a page: JSON-LD authors first, then meta tags, then the byline in sight."""

from __future__ import annotations

import re

from lxml import html

from casusbelli.reading.lines.names import byline_names, split_names
from casusbelli.reading.pages.head import Head, text_of
from casusbelli.reading.pages.jsonld import strings_of

__all__ = ["authors_of"]

_META = (
    "article:author",
    "author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "cxenseparse:author",
    "og:article:author",
    "article:author_name",
    "article.author",
)
_BY = re.compile(r"^(?:by|von|par|por|di|door|av|af|text:?|words by)[:\s]+", re.I)
_SEPARATORS = re.compile(r"\s*(?:,|;|\||\band\b|\bund\b|\s&\s|\s/\s)\s*")
_LONGEST = 80
_MOST = 20
_ADDRESS = re.compile(r"https?://|www\.|@|\.(?:com|org|net)/")
_BYLINE_MARKS = ".//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'author')]"


def authors_of(head: Head, tree: html.HtmlElement) -> tuple[str, ...]:
    """Authors' names in the page's order, without repeats; empty when the page names none.

    A page that gives only its own paper as author is looked through for persons before that is believed.
    """
    said = _clean(strings_of(head.article.get("author"), "name") or strings_of(head.article.get("creator"), "name"))
    if said and not _is_house(said, head):
        return said
    tagged = next((found for name in _META if (found := _clean(head.meta.get(name, ())))), ())
    persons = tuple(name for name in tagged if split_names(name))
    if said:
        return persons or _in_sight(tree) or said
    return tagged or _in_sight(tree)


def _is_house(names: tuple[str, ...], head: Head) -> bool:
    houses = (*strings_of(head.article.get("publisher"), "name"), head.first("og:site_name") or "")
    known = {house.lower() for house in houses if house}
    return all(name.lower() in known for name in names)


def _clean(values: tuple[str, ...]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for value in values:
        for part in _SEPARATORS.split(_BY.sub("", " ".join(value.split()))):
            name = part.strip(" .,;:")
            if 1 < len(name) <= _LONGEST and not _ADDRESS.search(name) and not name.isdigit():
                names.setdefault(name)
    return tuple(names)[:_MOST]


def _in_sight(tree: html.HtmlElement) -> tuple[str, ...]:
    for element in tree.xpath(_BYLINE_MARKS)[:20]:
        text = text_of(element)
        if len(text) <= 2 * _LONGEST:
            found = byline_names(text) or split_names(_BY.sub("", text))
            if found:
                return found
    return ()
