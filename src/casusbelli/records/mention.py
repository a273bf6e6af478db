"""One event as one document tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from casusbelli.records.attribution import Attribution
from casusbelli.records.interval import Interval
from casusbelli.records.link import Link
from casusbelli.records.participant import Participant
from casusbelli.records.place import Place
from casusbelli.records.span import Extent, Span
from casusbelli.records.toll import Quantity, Toll

__all__ = ["Mention"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Who did what to whom, when, where, with what toll, by whose word (codebook, section 2).

    `attributions` run from the outermost inwards; empty means the reporter's own voice. `why` maps a field's name to
    the rule or score that decided it.
    """

    id: str
    document: str
    sentence: int
    trigger: Span
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
    evidence: tuple[Extent, ...] = ()
    confidence: float = 0.0
    coder: str = ""
    why: Mapping[str, str] = field(default_factory=dict)
