"""One who acts, is acted on, or speaks."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Participant"]


@dataclass(frozen=True, slots=True)
class Participant:
    """A participant as a document names it, and who the knowledge base says that is (codebook, section 4).

    `alleged`: the part in it is only claimed by the attribution. `inferred`: named elsewhere than in the words that
    tell the event; `rule` then says by which rule it was carried over.
    """

    text: str
    start: int
    end: int
    entity: str | None = None
    name: str | None = None
    country: str | None = None
    sector: str = "UNK"
    type: str = "unknown"
    metonym: bool = False
    role: str | None = None
    alleged: bool = False
    inferred: bool = False
    rule: str | None = None
