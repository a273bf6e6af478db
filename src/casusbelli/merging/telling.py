"""A group of mentions of one document that tell of one happening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casusbelli.records import Document, Mention

__all__ = ["Telling", "tellings_of"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One document's account of one happening; mentions in text order, never empty."""

    document: Document
    mentions: tuple[Mention, ...]

    @property
    def lead(self) -> Mention:
        """The first mention, after which the event is named."""
        return self.mentions[0]


def tellings_of(document: Document, mentions: Sequence[Mention]) -> tuple[Telling, ...]:
    """The mentions of a document grouped by their `same_as` links, in text order."""
    root = {m.id: m.id for m in mentions}

    def find(key: str) -> str:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    order = {m.id: number for number, m in enumerate(mentions)}
    for mention in mentions:
        for link in mention.links:
            if link.relation == "same_as" and link.target in root:
                first, second = sorted((find(mention.id), find(link.target)), key=order.__getitem__)
                root[second] = first
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(find(mention.id), []).append(mention)
    return tuple(Telling(document, tuple(group)) for group in groups.values())
