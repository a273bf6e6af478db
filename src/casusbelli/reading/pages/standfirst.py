"""The standfirst: the summary a page prints under its headline and repeats as its description."""

from __future__ import annotations

import re

from lxml import html

from casusbelli.reading.lines.folding import fold
from casusbelli.reading.pages.head import Head, text_of
from casusbelli.reading.pages.jsonld import strings_of

__all__ = ["standfirst_of"]

_PLACES = ("p", "h2", "h3", "h4", "div", "span", "li", "strong", "b")
_WORD = re.compile(r"\w+")
_SHORTEST = 40
_LONGEST = 600
_OPENING = 8
_MOST_CHILDREN = 4


def standfirst_of(head: Head, tree: html.HtmlElement) -> str | None:
    """The page's description when it is also printed as a block of its own; None otherwise.

    Where it is printed is the test: a description that only search engines see is not part of the report.
    """
    wanted = {key for text in _descriptions(head) if len(text) >= _SHORTEST and (key := _key(text))}
    if not wanted:
        return None
    openings = {key[:_OPENING] for key in wanted}
    for element in tree.iter(*_PLACES):
        first = element.text
        if not first or len(element) > _MOST_CHILDREN or len(first := first.strip()) < _OPENING:
            continue
        if _key(first[: 3 * _OPENING])[:_OPENING] in openings:
            text = text_of(element)
            if _SHORTEST <= len(text) <= _LONGEST and _key(text) in wanted:
                return text
    return None


def _descriptions(head: Head) -> tuple[str, ...]:
    named = (head.first("description"), head.first("og:description"), head.first("twitter:description"))
    return (*strings_of(head.article.get("description")), *(text for text in named if text))


def _key(text: str) -> str:
    return " ".join(_WORD.findall(fold(text).lower()))
