"""Families of copies: one report and its re-publications, which count as one source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casusbelli.copies.index import CopyIndex, Match

__all__ = ["Family", "find_families", "holding"]

_OVERLAP = 1.2
_UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Family:
    """Two or more copies: ids in the order given, the earliest published and the fullest (most distinct runs) of
    them.
    """

    members: tuple[str, ...]
    earliest: str
    fullest: str

    @property
    def id(self) -> str:
        """The family's name: the id of its earliest member."""
        return self.earliest


@dataclass(frozen=True, slots=True)
class _Seen:
    id: str
    published: str
    size: int
    place: int


def find_families(documents: Iterable[tuple[str, str | None, str]]) -> tuple[Family, ...]:
    """Families among `(id, published, text)` rows, each with two members or more, in the order of their first members.

    Documents are taken in the order of publication. One that joins two reports (a merger of two wires) stays with the
    one that fills more of it and does not make the two one family.
    """
    rows = sorted(enumerate(documents), key=lambda row: (row[1][1] or _UNDATED, row[0]))
    index = CopyIndex()
    parents: dict[str, str] = {}
    seen: dict[str, _Seen] = {}
    for place, (id, published, text) in rows:
        if id in seen:
            continue
        matches = index.add(id, text)
        seen[id] = _Seen(id, published or _UNDATED, index.signature(len(index) - 1).size, place)
        parents[id] = id
        for match in holding(matches):
            parents[_root(parents, id)] = _root(parents, match.id)
    return _families(parents, seen)


def holding(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """The links that hold for a new text: the one that fills most of it, and those that overlap with that one in it."""
    if not matches:
        return ()
    best = max(matches, key=lambda match: (match.covered, match.covers))
    others = (match for match in matches if match is not best and match.covered + best.covered >= _OVERLAP)
    return (best, *others)


def _root(parents: dict[str, str], id: str) -> str:
    while parents[id] != id:
        parents[id] = parents[parents[id]]
        id = parents[id]
    return id


def _families(parents: dict[str, str], seen: dict[str, _Seen]) -> tuple[Family, ...]:
    groups: dict[str, list[_Seen]] = {}
    for one in sorted(seen.values(), key=lambda one: one.place):
        groups.setdefault(_root(parents, one.id), []).append(one)
    return tuple(
        Family(
            tuple(member.id for member in members),
            min(members, key=lambda member: (member.published, member.place)).id,
            max(members, key=lambda member: (member.size, -member.place)).id,
        )
        for members in groups.values()
        if len(members) > 1
    )
