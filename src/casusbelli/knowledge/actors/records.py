"""What the knowledge base holds and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

__all__ = ["Candidate", "Entity", "Mark", "Noun", "Part", "Phase", "Resolution", "Term", "Tie"]


class Mark:
    """How an alias may be used: as it is, in capitals only, or as a surname standing alone."""

    PLAIN, CASED, SURNAME = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Entity:
    """One actor of the base; `first`/`last` are ISO days or years, "" where open; `codes` are other schemes' codes."""

    number: int
    key: str
    name: str
    kind: str
    country: str
    sector: str
    first: str = ""
    last: str = ""
    role: str = ""
    organisation: str = ""
    codes: str = ""
    sources: str = ""
    rank: int = 1


@dataclass(frozen=True, slots=True)
class Term:
    """One office held: `office` is its class ("foreign minister"), "" for offices without one; days as ISO text."""

    title: str
    country: str
    office: str
    sector: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Phase:
    """For whom an actor stood between two days, where that changed (the Taliban as government)."""

    first: str
    last: str
    country: str
    sector: str


@dataclass(frozen=True, slots=True)
class Noun:
    """An agent noun.

    `strength`: own (it decides the sector), weak (a modifier with a sector decides), bare, state (says nothing
    itself).
    """

    sector: str
    strength: str
    kind: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A curated relation between two actors, in the codebook's words."""

    subject: str
    relation: str
    object: str
    first: str
    last: str
    source: str
    stance: str


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a coordination and where it stands: offsets into the text given, end exclusive."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that the words could name, and its share of the weight of all of them."""

    entity: str
    name: str
    country: str | None
    sector: str | None
    weight: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is meant by `text`; fields as in the codebook, sections 4 and 8.

    `why` names the rule and the alias that decided.
    """

    text: str
    entity: str | None = None
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    type: str = "unknown"
    role: str | None = None
    office: str | None = None
    person: str | None = None
    sponsor: str | None = None
    why: str = ""
    candidates: tuple[Candidate, ...] = ()
    confidence: float = 0.0
    metonym: bool = False
    former: bool = False
    inferred: bool = False

    def json(self) -> dict[str, Any]:
        """The answer as `casus actors resolve --json` prints it."""
        return {
            "text": self.text,
            "entity": self.entity,
            "name": self.name,
            "country": self.country,
            "sector": self.sector,
            "type": self.type,
            "role": self.role,
            "office": self.office,
            "person": self.person,
            "sponsor": self.sponsor,
            "metonym": self.metonym,
            "inferred": self.inferred,
            "why": self.why,
            "confidence": round(self.confidence, 3),
            "candidates": [
                {
                    "entity": one.entity,
                    "name": one.name,
                    "country": one.country,
                    "sector": one.sector,
                    "weight": round(one.weight, 3),
                }
                for one in self.candidates
            ],
        }


@dataclass(slots=True)
class Draft:
    """A resolution in the making; the rules fill it, `Resolution` seals it."""

    entity: Entity | None = None
    name: str = ""
    country: str = ""
    sector: str = ""
    kind: str = ""
    role: str = ""
    office: str = ""
    person: str = ""
    sponsor: str = ""
    why: list[str] = field(default_factory=list)
    candidates: tuple[Candidate, ...] = ()
    confidence: float = 0.0
    metonym: bool = False
    former: bool = False
    weak: bool = False
    listed: bool = False
    alike: bool = False
