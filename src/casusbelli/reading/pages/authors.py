"""Who wrote a page: JSON-LD authors first, then meta tags, then the byline in sight."""

from __future__ import annotations

import re

from lxml import html

from casusbelli.reading.lines.credits import byline_table
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
    "dcterms.creator.name",
    "author_name",
)
_LABELS = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
_BY = re.compile(r"^(?:by|von|par|por|di|door|av|af|text:?|words by|written by|story by|reporting by)[:\s]+", re.I)
_SEPARATORS = re.compile(r"\s*(?:,|;|\||•|·|\band\b|\s&\s|\s/\s|\s[-–—]\s)\s*", re.I)
_JOINED = re.compile(r"\s+(?:und|et|og|och|en|e|y)\s+")
_ASIDE = re.compile(
    r"\s*(?:[(\[<][^()\[\]<>]{0,80}[)\]>]|<[^<>]{0,200}>|\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,30}){1,4}|(?<!\w)@\w{1,40})"
)
_WHERE = re.compile(r"\s+(?:in|at|for|from|special to)\s+(?:the\s+)?[A-Z].*$")
_SITE = re.compile(r"https?://|www\.", re.I)
_LONGEST = 80
_MOST = 20
_ADDRESS = re.compile(r"https?://|www\.|@|\.(?:com|org|net)/")
_BYLINE_MARKS = ".//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'author')]"
_PAGE_OF_AUTHOR = re.compile(
    r"/(?:authors?|by|profiles?|journalists?|reporters?|contributors?|people|staff|columnists?)/[\w%.~-]+/?(?:[?#].*)?$",
    re.I,
)
_MOST_LINKS = 400


def authors_of(head: Head, tree: html.HtmlElement) -> tuple[str, ...]:
    """Authors' names in the page's order, without repeats; empty when the page names none.

    A page that gives only its own paper as author is looked through for persons before that is believed.
    """
    said = _clean(strings_of(head.article.get("author"), "name") or strings_of(head.article.get("creator"), "name"))
    if said and not _is_house(said, head):
        return said
    tagged = next((found for name in _META if (found := _clean(head.meta.get(name, ())))), ())
    tagged = tagged or _labelled(head)
    persons = tuple(name for name in tagged if split_names(name))
    if said:
        return persons or _in_sight(tree) or said
    return tagged or _in_sight(tree)


def _is_house(names: tuple[str, ...], head: Head) -> bool:
    houses = (*strings_of(head.article.get("publisher"), "name"), head.first("og:site_name") or "")
    known = {house.lower() for house in houses if house}
    return all(name.lower() in known for name in names)


def _labelled(head: Head) -> tuple[str, ...]:
    """Names of the cards that social sites show beside a link: "Written by", then who."""
    for label, data in _LABELS:
        if _BY.match(f"{head.first(label) or ''} ") or (head.first(label) or "").lower() == "author":
            return _clean(head.meta.get(data, ()))
    return ()


def _clean(values: tuple[str, ...]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for value in values:
        bare = "" if _SITE.search(value) else _BY.sub("", " ".join(_ASIDE.sub(" ", value).split()))
        parts = [_name(part) for joined in _SEPARATORS.split(bare) for part in _unjoined(joined)]
        persons = [part for part in parts if split_names(part)]
        for name in parts:
            told = 1 < len(name) <= _LONGEST and not _ADDRESS.search(name) and not name.isdigit()
            if told and not (persons and name not in persons and _is_job(name)):
                names.setdefault(name)
    return tuple(names)[:_MOST]


def _unjoined(part: str) -> list[str]:
    """Persons that another language's "and" joins; what it joins otherwise, as in a paper's name, stays one."""
    parts = _JOINED.split(part)
    return parts if all(split_names(one) for one in parts) else [part]


def _name(part: str) -> str:
    """A part of a byline without the place or paper that follows a person's name."""
    bare = _WHERE.sub("", part).strip(" .,;:")
    return bare if bare != part and split_names(bare) else part.strip(" .,;:")


def _is_job(part: str) -> bool:
    return not byline_table().jobs.isdisjoint(part.lower().split())


def _in_sight(tree: html.HtmlElement) -> tuple[str, ...]:
    for element in tree.xpath(_BYLINE_MARKS)[:20]:
        text = text_of(element)
        if len(text) <= 2 * _LONGEST:
            found = byline_names(text) or split_names(_BY.sub("", text))
            if found:
                return found
    return _linked(tree)


def _linked(tree: html.HtmlElement) -> tuple[str, ...]:
    """Persons whose own pages are linked to from one place, the first such place of the page."""
    for number, link in enumerate(tree.iter("a")):
        if number > _MOST_LINKS:
            break
        if _PAGE_OF_AUTHOR.search(link.get("href") or "") and (names := split_names(text_of(link))):
            beside = link.getparent().iter("a") if link.getparent() is not None else ()
            others = (split_names(text_of(one)) for one in beside if _PAGE_OF_AUTHOR.search(one.get("href") or ""))
            return tuple(dict.fromkeys([*names, *(name for found in others for name in found)]))[:_MOST]
    return ()
