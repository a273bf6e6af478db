"""The headline of a page, chosen among its JSON-LD, its OpenGraph, its h1 headings and its title tag."""

from __future__ import annotations

import re

from casusbelli.reading.lines.folding import fold
from casusbelli.reading.pages.head import Head
from casusbelli.reading.pages.jsonld import strings_of

__all__ = ["title_of"]

_WORD = re.compile(r"\w+")
_SUFFIX = re.compile(r"\s+(?:[|·•»]|-{1,2}|::)\s+(?=[^|]{2,50}$)")
_ALIKE = 0.5


def title_of(head: Head) -> str | None:
    """The page's printed headline.

    An h1 that shares most of its words with what the metadata says is what readers see; a headline the
    metadata agree on comes next, then whichever there is.
    """
    described = [
        text
        for text in (*strings_of(head.article.get("headline")), head.first("og:title"), head.first("twitter:title"))
        if text
    ]
    named = [*strings_of(head.article.get("name")), *([head.title] if head.title else [])]
    evidence = described or named
    headings = [
        (max((_alike(heading, text) for text in [*evidence, *named]), default=0.0), heading)
        for heading in head.headings
    ]
    if headings:
        best, heading = max(headings, key=lambda pair: pair[0])
        if best >= _ALIKE or not evidence:
            return heading
    return _without_site(evidence[0]) if evidence else None


def _alike(one: str, other: str) -> float:
    first, second = set(_WORD.findall(fold(one).lower())), set(_WORD.findall(fold(other).lower()))
    return len(first & second) / max(1, min(len(first), len(second))) if len(first) > 1 else 0.0


def _without_site(title: str) -> str:
    return _SUFFIX.split(title)[0].strip() or title
