"""One happening in the world: all that tell of it, and where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from casusbelli.records.attribution import Attribution
from casusbelli.records.interval import Interval
from casusbelli.records.link import Link
from casusbelli.records.participant import Participant
from casusbelli.records.place import Place
from casusbelli.records.span import Span
from casusbelli.records.toll import Quantity, Toll

__all__ = ["Contradiction", "Event", "Proof", "Support", "TollRange"]


@dataclass(frozen=True, slots=True)
class Proof:
    """Words that tell of the event: a stretch of one document's text."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Support:
    """One value of one field, with the mentions and publishers behind it."""

    value: str
    mentions: tuple[str, ...]
    publishers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TollRange:
    """All tellings of one kind of toll: the lowest and highest figure, the latest, and who says which (`said`)."""

    kind: str
    lowest: int | None
    highest: int | None
    latest: str
    said: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What the mentions disagree on: `kind` names it ("claimed and denied", "different actors", "different tolls")."""

    field: str
    kind: str
    said: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening with its merged fields (codebook, sections 6 and 7); `links` point at event ids.

    `reports` is the number of independent reports: copies of one wire story count once.
    """

    id: str
    mentions: tuple[str, ...]
    event_type: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str = ""
    score: float = 0.0
    quad: str = ""
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    place: Place | None = None
    places: tuple[Place, ...] = ()
    time: Interval | None = None
    planned: Interval | None = None
    toll: tuple[Toll, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    means: tuple[Span, ...] = ()
    factuality: str = "actual"
    historical: bool = False
    attributions: tuple[Attribution, ...] = ()
    links: tuple[Link, ...] = ()
    evidence: tuple[Proof, ...] = ()
    confidence: float = 0.0
    reports: int = 1
    documents: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    tolls: tuple[TollRange, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    support: Mapping[str, tuple[Support, ...]] = field(default_factory=dict)
