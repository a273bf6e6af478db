"""Articles described in a page's JSON-LD."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Collection, Iterator
from typing import Any, TypeAlias

__all__ = ["Node", "article_of", "nodes_of", "strings_of"]

Node: TypeAlias = dict[str, Any]
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", re.S
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_DEEPEST = 12
_LONGEST = 2000
_MOST_NODES = 2000
_RANKS = (
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "backgroundnewsarticle",
    "article",
    "liveblogposting",
    "blogposting",
    "report",
    "socialmediaposting",
    "scholarlyarticle",
    "webpage",
    "videoobject",
)
_ABOUT_PAGES = _RANKS.index("webpage")


def nodes_of(scripts: list[str]) -> list[Node]:
    """All objects of a page's JSON-LD scripts, flattened; scripts that are not JSON are left out."""
    nodes: list[Node] = []
    for script in scripts:
        nodes.extend(_flat(_loaded(script), 0))
        if len(nodes) > _MOST_NODES:
            break
    return _resolved(nodes[:_MOST_NODES])


def article_of(nodes: list[Node], addresses: Collection[str] = ()) -> Node:
    """The object that describes the page's own article; an empty one when none does.

    An article that names one of the page's own `addresses` outranks others, such as those of a list of related ones.
    """
    known = {_path(address) for address in addresses} - {""}
    ranked = [
        (rank >= _ABOUT_PAGES, not known.intersection(map(_path, _addresses(node))), rank, -_wealth(node), number)
        for number, node in enumerate(nodes)
        if (rank := _rank(node)) is not None
    ]
    return nodes[min(ranked)[-1]] if ranked else {}


def strings_of(value: Any, *fields: str, longest: int = _LONGEST) -> tuple[str, ...]:
    """The texts of a JSON-LD value: a string, a list of them, or objects with one of `fields`; entities unescaped, and
    each cut at `longest` characters.
    """
    if isinstance(value, str):
        text = value[:longest]
        text = (html.unescape(html.unescape(text)) if "&" in text else text).strip()
        return (text,) if text else ()
    if isinstance(value, list):
        return tuple(text for item in value[:100] for text in strings_of(item, *fields, longest=longest))
    if isinstance(value, dict):
        return next((texts for field in fields if (texts := strings_of(value.get(field), "@value"))), ())
    return ()


def _addresses(node: Node) -> tuple[str, ...]:
    return tuple(
        text for field in ("mainEntityOfPage", "url", "@id") for text in strings_of(node.get(field), "@id", "url")
    )


def _path(address: str) -> str:
    return address.split("#", 1)[0].split("?", 1)[0].partition("://")[2].removeprefix("www.").rstrip("/").lower()


def types_of(node: Node) -> tuple[str, ...]:
    """The lower-case types of an object, without their address."""
    return tuple(text.rsplit("/", 1)[-1].lower() for text in strings_of(node.get("@type")))


def _loaded(script: str) -> Any:
    source = _WRAPPING.sub("", script.strip()).strip()
    for attempt in (source, _TRAILING_COMMA.sub(r"\1", source)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flat(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:_MOST_NODES]:
            yield from _flat(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for field in (
            "@graph",
            "mainEntity",
            "mainEntityOfPage",
            "hasPart",
            "itemListElement",
            "author",
            "publisher",
            "creator",
        ):
            if isinstance(value.get(field), dict | list):
                yield from _flat(value[field], depth + 1)


def _resolved(nodes: list[Node]) -> list[Node]:
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    return [
        {
            field: _followed(value, known) if field in ("author", "publisher", "creator") else value
            for field, value in node.items()
        }
        for node in nodes
    ]


def _followed(value: Any, known: dict[str, Node]) -> Any:
    if isinstance(value, list):
        return [_followed(item, known) for item in value[:100]]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return known.get(value["@id"], value)
    return value


def _rank(node: Node) -> int | None:
    found = [_RANKS.index(name) for name in types_of(node) if name in _RANKS]
    if not found and any(name.endswith(("article", "posting")) for name in types_of(node)):
        found = [_RANKS.index("article")]
    return min(found) if found else None


def _wealth(node: Node) -> int:
    return sum(
        bool(node.get(field))
        for field in ("headline", "datePublished", "author", "articleBody", "mainEntityOfPage", "publisher")
    )
