"""Counts as ranges: people harmed, things used or hit."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Quantity", "Toll"]


@dataclass(frozen=True, slots=True)
class Toll:
    """People harmed: `kind` is killed, injured, missing, captured or displaced; `min`/`max` None where open."""

    kind: str
    min: int | None
    max: int | None
    whom: str | None
    text: str
    start: int
    end: int
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """Things counted: rockets fired, sites hit, troops sent."""

    what: str
    min: int | None
    max: int | None
    text: str
    start: int
    end: int
    approx: bool = False
