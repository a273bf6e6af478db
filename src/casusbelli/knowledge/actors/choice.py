"""Choose among the entities that one spelling may name."""

from __future__ import annotations

from collections.abc import Iterable

from .records import Candidate, Entity
from .standing import standing, validity
from .store import Store

__all__ = ["candidates", "choose", "weight"]


def weight(store: Store, entity: Entity, day: str, hints: tuple[str, ...]) -> float:
    """How likely `entity` is meant: by its fame, its dates and the countries of the text."""
    found = (1 + entity.rank) * validity(entity, day)
    if hints and entity.country:
        found *= 3 if entity.country in hints else 0.5
    if entity.kind == "person" and store.terms(entity.number):
        now = standing(store, entity, day)
        found *= 2 if now.office else (1 if not now.former else 0.8)
    return found


def choose(store: Store, entities: Iterable[Entity], day: str, hints: tuple[str, ...]) -> list[tuple[Entity, float]]:
    """`entities` with their weights, the heaviest first."""
    return sorted(
        ((one, weight(store, one, day, hints)) for one in entities), key=lambda pair: (-pair[1], pair[0].number)
    )


def candidates(store: Store, ranked: list[tuple[Entity, float]], day: str) -> tuple[Candidate, ...]:
    """The first eight of `ranked` as candidates, their weights as shares."""
    total = sum(value for _, value in ranked) or 1.0
    found = []
    for one, value in ranked[:8]:
        now = standing(store, one, day)
        found.append(Candidate(one.key, one.name, now.country or None, now.sector or None, value / total))
    return tuple(found)
