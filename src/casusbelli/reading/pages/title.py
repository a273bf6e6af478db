"""The headline of a page, chosen among its JSON-LD, its OpenGraph, its h1 headings and its title tag."""

from __future__ import annotations

import html
import re

from casusbelli.reading.lines.folding import fold
from casusbelli.reading.pages.head import Head
from casusbelli.reading.pages.jsonld import strings_of

__all__ = ["title_of"]

_WORD = re.compile(r"\w+")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_SEPARATOR = re.compile(r"\s*[|•]\s*|\s+(?:[-–—]{1,3}|::|:|[·»])\s+(?=\w)|(?<=\S)--(?=\S)")
_DOMAIN = re.compile(r"^(?:www\.)?[\w-]{2,40}(?:\.[a-z]{2,10}){1,2}$", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:\.{3,}|…)\s*$")
_ALIKE = 0.5
_TELLING = 5
"""Letters from which on a word shared by two titles says that they tell of the same matter."""
_LONGEST_SITE = 50
_SEARCH_LIMIT = range(100, 112)
"""Lengths at which publishing systems cut the headline that search engines are given."""


def title_of(head: Head) -> str | None:
    """The page's headline.

    The JSON-LD headline is taken, unless the OpenGraph title and a printed h1 agree on another one (a JSON-LD
    headline may be written for search engines) and the JSON-LD does not state it twice. A headline that only h1 and
    title tag repeat counts as told once, for systems fill the three from one field: an OpenGraph title that tells the
    same in other words, written by hand then, goes before it. Without JSON-LD the OpenGraph title is taken, then h1
    and title tag. A site's name before or after it is left out, and a headline that one source cuts short is taken
    from another that has the whole of it.
    """
    sites = _sites(head)
    described = _own(_first(strings_of(head.article.get("headline"))), sites, head)
    shared = _own(head.first("og:title", "twitter:title", "dc.title", "headline"), sites, head)
    named = _plain(_first(strings_of(head.article.get("name"))))
    again = (named, _plain(_first(strings_of(head.article.get("alternativeHeadline")))))
    tag = _plain(head.title)
    candidates = [text for text in (described, shared) if text]
    printed = _printed(head, [*candidates, tag, named], sites)
    if described and shared and printed and _key(shared) == _key(printed) != _key(described):
        return described if any(_states(text, described) for text in again) else printed
    if described and shared and printed and _same_told(described, printed, _without_site(tag, sites, head)):
        confirming = (*again, _plain(head.first("twitter:title")), _plain(head.first("title")))
        if _reworded(shared, described) and not any(_states(text, described) for text in confirming):
            return shared
    return _whole(
        _best(candidates, printed, head, sites), [*candidates, printed or "", _without_site(tag, sites, head)]
    )


def _best(candidates: list[str], printed: str | None, head: Head, sites: frozenset[str]) -> str | None:
    if candidates:
        return candidates[0]
    only = head.headings[0] if len(head.headings) == 1 and _key(head.headings[0]) not in sites else None
    return printed or only or (_without_site(_plain(head.title), sites, head) or None)


def _whole(title: str | None, others: list[str]) -> str | None:
    if not title or not (_CUT.search(title) or len(title) in _SEARCH_LIMIT):
        return title
    start = _key(_CUT.sub("", title))
    fuller = [
        text for text in others if len(text) > len(title) and _key(text).startswith(start) and not _CUT.search(text)
    ]
    return min(fuller, key=len, default=title)


def _states(text: str, headline: str) -> bool:
    """True when the text is the headline, or that and a bar or dash with something behind it."""
    ends = [len(text), *(found.start() for found in _SEPARATOR.finditer(text))]
    return any(_key(text[:end]) == _key(headline) for end in ends)


def _same_told(*texts: str) -> bool:
    return len({_key(text) for text in texts}) == 1


def _reworded(text: str, headline: str) -> bool:
    """True when the text tells the headline's matter in other words, and neither is a part of the other."""
    one, other = _key(text), _key(headline)
    shared = set(one.split()) & set(other.split())
    return one not in other and other not in one and any(len(word) >= _TELLING for word in shared)


def _printed(head: Head, evidence: list[str], sites: frozenset[str]) -> str | None:
    ranked = [
        (max((_alike(heading, text) for text in evidence if text), default=0.0), heading)
        for heading in head.headings
        if _key(heading) not in sites
    ]
    best, heading = max(ranked, key=lambda pair: pair[0], default=(0.0, None))
    return heading if best >= _ALIKE else None


def _own(text: str | None, sites: frozenset[str], head: Head) -> str | None:
    """A stated title without markup and site; None when there is none but the site's name."""
    title = _without_site(_plain(text), sites, head)
    return title if title and _key(title) not in sites else None


def _without_site(title: str, sites: frozenset[str], head: Head) -> str:
    """The title without what stands before or after a bar or dash and is a site's name, or is no part of the h1."""
    breaks = list(_SEPARATOR.finditer(title))
    printed = {_key(heading) for heading in head.headings} - sites
    for found in breaks:
        if _key(title[: found.start()]) in printed:
            return title[: found.start()].strip()
        if _key(title[found.end() :]) in printed:
            return title[found.end() :].strip()
    while breaks and _is_site(title[breaks[-1].end() :], sites) and title[: breaks[-1].start()].strip():
        title = title[: breaks.pop().start()].strip()
    if breaks and _is_site(title[: breaks[0].start()], sites) and ":" not in breaks[0].group():
        title = title[breaks[0].end() :].strip()
    return title


def _is_site(part: str, sites: frozenset[str]) -> bool:
    return _key(part) in sites or _DOMAIN.match(part.strip()) is not None


def _sites(head: Head) -> frozenset[str]:
    named = (
        *strings_of(head.article.get("publisher"), "name"),
        *(head.meta.get("og:site_name", ())[:2]),
        *(head.meta.get("application-name", ())[:1]),
    )
    keys = {key for name in named if 0 < len(key := _key(name)) <= _LONGEST_SITE}
    return frozenset(keys | {key.removeprefix("the ") for key in keys} | {f"the {key}" for key in keys})


def _alike(one: str, other: str) -> float:
    first, second = set(_key(one).split()), set(_key(other).split())
    return len(first & second) / max(1, min(len(first), len(second))) if len(first) > 1 else float(first == second)


def _first(texts: tuple[str, ...]) -> str | None:
    return texts[0] if texts else None


def _plain(text: str | None) -> str:
    """The text without the entities and markup that a publishing system left in it."""
    whole = html.unescape(text) if text and "&" in text else text or ""
    return " ".join((_MARKUP.sub("", whole) if "<" in whole else whole).split())


def _key(text: str) -> str:
    return " ".join(_WORD.findall(fold(text).lower()))
