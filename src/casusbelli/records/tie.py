"""A standing relation between two actors, as a document tells it."""

from __future__ import annotations

from dataclasses import dataclass

from casusbelli.records.attribution import Attribution
from casusbelli.records.participant import Participant
from casusbelli.records.span import Extent

__all__ = ["Tie"]


@dataclass(frozen=True, slots=True)
class Tie:
    """`subject` `relation` `object` (codebook, section 5); `first`/`last` ISO dates where told."""

    subject: Participant
    relation: str
    object: Participant
    document: str = ""
    first: str | None = None
    last: str | None = None
    factuality: str = "actual"
    attributions: tuple[Attribution, ...] = ()
    evidence: tuple[Extent, ...] = ()
    confidence: float = 0.0
    rule: str | None = None
