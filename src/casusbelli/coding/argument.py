"""Who fills the roles of an event, as word numbers, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass, replace

__all__ = ["AGAINST", "Argument", "Roles", "merged"]

AGAINST = "«anti-»"
"""The rule of those whom an adjective with "anti-" names."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase in a role: its head word, the rule that put it there, the word range when it is not the head's own
    phrase, and whether it stands for an owner or was carried over (`inferred`)."""

    head: int
    rule: str
    extent: tuple[int, int] | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """Actors and recipients of one trigger; in a `mutual` event all are actors."""

    actors: tuple[Argument, ...] = ()
    recipients: tuple[Argument, ...] = ()
    mutual: bool = False

    def with_actors(self, actors: tuple[Argument, ...]) -> Roles:
        return replace(self, actors=actors)

    def with_recipients(self, recipients: tuple[Argument, ...]) -> Roles:
        return replace(self, recipients=recipients)


def merged(*groups: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """Arguments in order, one a head word."""
    found: dict[int, Argument] = {}
    for argument in (a for group in groups for a in group):
        found.setdefault(argument.head, argument)
    return tuple(found.values())
