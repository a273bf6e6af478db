"""Everything a page says about itself, gathered in one pass over its tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import html

from casusbelli.reading.pages.jsonld import Node, article_of, nodes_of

__all__ = ["Head", "head_of", "text_of"]

_WANTED = ("meta", "script", "link", "title", "h1", "time")
_MOST_TEXT = 2000


@dataclass(frozen=True, slots=True)
class Head:
    """A page's own words about itself: `meta` by lower-case name, the JSON-LD article, headings, times, language."""

    meta: dict[str, tuple[str, ...]]
    nodes: tuple[Node, ...]
    article: Node
    title: str | None
    headings: tuple[str, ...]
    times: tuple[str, ...]
    canonical: str | None
    language: str | None

    def first(self, *names: str) -> str | None:
        """The first meta value under the first of `names` that has any."""
        return next((self.meta[name][0] for name in names if self.meta.get(name)), None)


def head_of(tree: html.HtmlElement) -> Head:
    """What the page with this tree says about itself."""
    meta: dict[str, list[str]] = {}
    scripts: list[str] = []
    links: list[Any] = []
    titles: list[str] = []
    headings: list[str] = []
    times: list[str] = []
    for element in tree.iter(*_WANTED):
        if element.tag == "meta":
            _add_meta(meta, element)
        elif element.tag == "script":
            if "ld+json" in (element.get("type") or "").lower():
                scripts.append(element.text or "")
        elif element.tag == "link":
            links.append(element)
        elif element.tag == "title":
            if not titles and not _inside(element, "svg"):
                titles.append(text_of(element))
        elif element.tag == "h1":
            headings.append(text_of(element))
        else:
            times.append(element.get("datetime") or text_of(element))
    nodes = nodes_of(scripts)
    canonical = next((link.get("href") for link in links if (link.get("rel") or "").lower() == "canonical"), None)
    return Head(
        {name: tuple(values) for name, values in meta.items()},
        tuple(nodes),
        article_of(nodes, [address for address in (canonical, *meta.get("og:url", ())) if address]),
        titles[0] if titles else None,
        tuple(heading for heading in headings if heading),
        tuple(times[:50]),
        canonical,
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def text_of(element: Any) -> str:
    """The element's text on one line."""
    return " ".join("".join(element.itertext()).split())[:_MOST_TEXT]


def _add_meta(meta: dict[str, list[str]], element: Any) -> None:
    content = (element.get("content") or "").strip()
    if not content:
        return
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        name = (element.get(attribute) or "").strip().lower()
        if name:
            meta.setdefault(name, []).append(content[:_MOST_TEXT])


def _inside(element: Any, tag: str) -> bool:
    return any(ancestor.tag == tag for ancestor in element.iterancestors())
