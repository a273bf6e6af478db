"""One event in answer to, or as part of, another."""

from __future__ import annotations

from dataclasses import dataclass

from casusbelli.records.span import Span

__all__ = ["Link"]


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to another mention (in an event: another event): `target` is its id, `cue` the words that say so."""

    relation: str
    target: str
    cue: Span | None = None
