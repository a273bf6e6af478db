"""An event in the making: its trigger, who takes part, and what has been read of it so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from casusbelli.coding.argument import Roles
from casusbelli.coding.factuality import PLAIN, Factuality
from casusbelli.coding.quantity import Harm
from casusbelli.coding.trigger import Trigger
from casusbelli.records import Attribution, Interval, Link, Participant, Place, Quantity, Span

__all__ = ["SIDES", "SPOKEN", "Draft"]

SIDES = ("actors", "recipients")
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
"""The types whose act is what somebody says."""


@dataclass(frozen=True)
class Draft:
    """A mention before it has its id; `absorbed` are heads of words that only tell more of it ("killing 27").

    `confidence` is the probability that there is such an event; `whole` that its sides are right, too.
    """

    trigger: Trigger
    event_type: str
    modes: tuple[str, ...] = ()
    roles: Roles = field(default_factory=Roles)
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    harms: tuple[Harm, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    means: tuple[Span, ...] = ()
    places: tuple[Place, ...] = ()
    time: Interval | None = None
    planned: Interval | None = None
    factuality: Factuality = PLAIN
    historical: bool = False
    attributions: tuple[Attribution, ...] = ()
    contexts: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    absorbed: tuple[int, ...] = ()
    confidence: float = 0.0
    whole: float = 0.0
    why: Mapping[str, str] = field(default_factory=dict)

    def but(self, **changes: Any) -> Draft:
        """The draft with some fields changed: as `dataclasses.replace`, which asks every field one by one."""
        made = object.__new__(Draft)
        made.__dict__.update(self.__dict__)
        made.__dict__.update(changes)
        return made

    @property
    def head(self) -> int:
        return self.trigger.head

    def countries(self, side: str) -> frozenset[str]:
        """The countries of `side` ("actors" or "recipients")."""
        return frozenset(p.country for p in getattr(self, side) if p.country)

    def rule(self, side: str, unknown: str = "") -> str:
        """By which rule `side` was filled first, without the score the network gave it."""
        return self.why.get(side, unknown).split(";")[0].split(" 0.")[0].split(" 1.")[0]
