"""A second opinion on where a page's running text is: the container that holds most words in paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import html

from casusbelli.reading.pages.head import text_of

__all__ = ["paragraphs_of", "prose_share"]

_OUTSIDE = frozenset(
    {"nav", "footer", "aside", "form", "figure", "figcaption", "button", "select", "noscript", "script", "style"}
)
_OUTSIDE_CLASS = re.compile(
    r"(?:^|\s)(?:comments?\b|related|recommend|newsletter|promo|share|social|sidebar(?:\s|$)|footer|nav(?:\s|$|bar|-)|menu|cookie|"
    r"subscri|paywall|advert|ads?(?:\s|$|-)|(?:wp-)?caption|breadcrumb|trending|most-?(?:read|popular)|tags?(?:\s|$))",
    re.IGNORECASE,
)
_BLOCKS = ("p", "h2", "h3", "h4", "li", "blockquote")
_SHORTEST = 40
_MOST_LINKED = 0.5
_PROSE_LINE = 80
_SENTENCE_END = re.compile(r"[.!?…。！？\"”’)»]\s*$")


def paragraphs_of(tree: html.HtmlElement) -> list[str]:
    """Paragraphs of the container with most running text, in the page's order; empty when the page has none."""
    scores: dict[Any, float] = {}
    for element in tree.iter("p"):
        text = text_of(element)
        if len(text) < _SHORTEST or _is_outside(element) or _linked_share(element, len(text)) > _MOST_LINKED:
            continue
        for ancestor, share in zip(element.iterancestors(), (1.0, 0.9, 0.5), strict=False):
            scores[ancestor] = scores.get(ancestor, 0.0) + share * len(text)
    if not scores:
        return []
    return list(_blocks(max(scores, key=lambda element: scores[element])))


def prose_share(lines: list[str]) -> float:
    """The share of characters that stand in lines of sentence length; low for menus and lists of links."""
    whole = sum(map(len, lines))
    prose = sum(len(line) for line in lines if len(line) >= _PROSE_LINE or _SENTENCE_END.search(line))
    return prose / whole if whole else 0.0


def _blocks(container: Any) -> Iterator[str]:
    for element in container.iter(*_BLOCKS):
        if any(child.tag in _BLOCKS for child in element.iterdescendants()) or _is_outside(element, container):
            continue
        text = text_of(element)
        if text and _linked_share(element, len(text)) <= _MOST_LINKED:
            yield text


def _is_outside(element: Any, root: Any = None) -> bool:
    for ancestor in (element, *element.iterancestors()):
        if ancestor is root or ancestor.tag in ("body", "article", "main"):
            return False
        if ancestor.tag in _OUTSIDE or any(
            _OUTSIDE_CLASS.search((ancestor.get(name) or "")[:300]) for name in ("class", "id")
        ):
            return True
    return False


def _linked_share(element: Any, length: int) -> float:
    return sum(len(text_of(link)) for link in element.iter("a")) / max(1, length)
