"""The running text of a page: trafilatura's fast mode, a second opinion where that fails, and the edges trimmed."""

from __future__ import annotations

import re
from functools import cache

from lxml import html
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from casusbelli.reading.lines.folding import fold
from casusbelli.reading.pages.head import Head
from casusbelli.reading.pages.jsonld import strings_of
from casusbelli.reading.pages.paragraphs import paragraphs_of, prose_share
from casusbelli.reading.pages.standfirst import standfirst_of

__all__ = ["body_of"]

_WORD = re.compile(r"\w+")
_ITEM = re.compile(r"^[-•*]\s+")
_MUCH_MORE = 2.0
_ENOUGH = 4000
"""Characters in sentences, beyond which no second opinion is asked for."""
_FIRST_LINES = 6
_LONGEST = 2_000_000


def body_of(head: Head, tree: html.HtmlElement, url: str | None) -> str:
    """The page's own text, one blank line between paragraphs; empty when there is none."""
    lines = _chosen(head, tree, _extracted(tree, url))
    lines = _without_headline(lines, head)
    standfirst = standfirst_of(head, tree)
    if standfirst and not _is_in(standfirst, lines):
        lines = [standfirst, *lines]
    return "\n\n".join(lines)


def _extracted(tree: html.HtmlElement, url: str | None) -> list[str]:
    try:
        found = bare_extraction(tree, url=url, options=_options())
    except (ValueError, RecursionError, AttributeError, TypeError):
        return []
    return _tidy((getattr(found, "text", None) or "").split("\n"))


@cache
def _options() -> Extractor:
    return Extractor(output_format="python", fast=True, comments=False, tables=False)


def _tidy(lines: list[str]) -> list[str]:
    return [line for line in (_ITEM.sub("", " ".join(line.split())) for line in lines) if line]


def _chosen(head: Head, tree: html.HtmlElement, lines: list[str]) -> list[str]:
    described = next(iter(strings_of(head.article.get("articleBody"), longest=_LONGEST)), "")
    stated = _tidy(described.split("\n")) if "<" not in described else []
    worth = _worth(lines)
    own = paragraphs_of(tree) if worth < _ENOUGH else []
    best = max(own, stated, key=_worth)
    return best if _worth(best) > _MUCH_MORE * worth else lines


def _worth(lines: list[str]) -> float:
    return prose_share(lines) ** 2 * sum(map(len, lines))


def _without_headline(lines: list[str], head: Head) -> list[str]:
    said = (*strings_of(head.article.get("headline")), *head.headings, head.first("og:title") or "")
    headlines = {_key(text) for text in said if text}
    top = [line for line in lines[:_FIRST_LINES] if _key(line) not in headlines]
    return [*top, *lines[_FIRST_LINES:]]


def _is_in(text: str, lines: list[str]) -> bool:
    wanted = _key(text)
    return any(wanted in _key(line) for line in lines)


def _key(text: str) -> str:
    return " ".join(_WORD.findall(fold(text).lower()))
