"""The headline of a page, chosen among its JSON-LD, its OpenGraph, its h1 headings and its title tag."""

from __future__ import annotations

import re

from casusbelli.reading.lines.folding import fold
from casusbelli.reading.pages.head import Head
from casusbelli.reading.pages.jsonld import strings_of

__all__ = ["title_of"]

_WORD = re.compile(r"\w+")
_SUFFIX = re.compile(r"\s+(?:[|·•»]|[-–—]{1,2}|::)\s+(?=[^|]{2,50}$)")
_ALIKE = 0.5


def title_of(head: Head) -> str | None:
    """The page's headline.

    The JSON-LD headline is taken, unless the OpenGraph title and a printed h1 agree on another one (a JSON-LD
    headline may be written for search engines) and not both the JSON-LD name and the title tag repeat it; without
    JSON-LD the OpenGraph title; then h1 and title tag. A site's name after a bar or dash is left out.
    """
    site = head.first("og:site_name", "application-name")
    described = _first(strings_of(head.article.get("headline")))
    shared = head.first("og:title", "twitter:title")
    candidates = [_without_site(text, site, head) for text in (described, shared) if text]
    named = _first(strings_of(head.article.get("name")))
    printed = _printed(head, [*candidates, head.title or "", named or ""])
    if described and shared and printed and _key(candidates[1]) == _key(printed):
        return candidates[0] if _repeated(candidates[0], named, head.title) else printed
    if candidates:
        return candidates[0]
    only = head.headings[0] if len(head.headings) == 1 else None
    return printed or only or (_without_site(head.title, site, head) if head.title else None)


def _repeated(headline: str, *others: str | None) -> bool:
    """True when every other source opens with the headline: three votes outdo the two of OpenGraph and h1."""
    return all(other and f"{_key(other)} ".startswith(f"{_key(headline)} ") for other in others)


def _printed(head: Head, evidence: list[str]) -> str | None:
    ranked = [
        (max((_alike(heading, text) for text in evidence if text), default=0.0), heading) for heading in head.headings
    ]
    best, heading = max(ranked, key=lambda pair: pair[0], default=(0.0, None))
    return heading if best >= _ALIKE else None


def _without_site(title: str, site: str | None, head: Head) -> str:
    parts = _SUFFIX.split(title)
    bare = parts[0].strip()
    if len(parts) < 2 or not bare:
        return title
    printed = {_key(heading) for heading in head.headings}
    named = site is not None and _key(parts[-1]) in (_key(site), _key(site).removeprefix("the "))
    return bare if named or _key(bare) in printed else title


def _alike(one: str, other: str) -> float:
    first, second = set(_key(one).split()), set(_key(other).split())
    return len(first & second) / max(1, min(len(first), len(second))) if len(first) > 1 else float(first == second)


def _first(texts: tuple[str, ...]) -> str | None:
    return texts[0] if texts else None


def _key(text: str) -> str:
    return " ".join(_WORD.findall(fold(text).lower()))
