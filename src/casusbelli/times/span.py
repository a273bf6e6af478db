"""One time expression as found in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = ["PRECISION_OF", "Anchor", "Kind", "Precision", "Reading", "TimeSpan", "precision_of"]

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["day", "week", "month", "season", "year", "decade", "past", "report"]
Anchor = Literal["published", "dateline", "narrative", "absolute"]


PRECISION_OF: Mapping[str, Precision] = {
    "D": "day",
    "N": "day",
    "W": "week",
    "WE": "week",
    "F": "week",
    "M": "month",
    "Q": "season",
    "SEASON": "season",
}
"""How precise a time counted in a unit (code of the lexicon) is; a unit that is missing is longer than a season."""


def precision_of(unit: str) -> Precision:
    """How precise a time counted in a unit of the lexicon is."""
    return "day" if unit.startswith("T") else PRECISION_OF.get(unit, "year")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: a TIMEX3 value and, where words and anchors fix one, an interval of days.

    `aside` marks a comparison ("a year earlier") that does not move the story's running time.
    """

    value: str
    kind: Kind
    first: date | None = None
    last: date | None = None
    precision: Precision | None = None
    mod: str | None = None
    anchor: Anchor | None = None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time expression.

    `start`/`end` are code points into the text, `first`/`last` the days it covers, both inclusive, or None where the
    text and its date do not fix them. `value`, `kind` and `mod` follow TIMEX3 (ISO-TimeML). `precision` is None for
    what has no place in time (a bare length, a habit, the future). `first_word`/`last_word` (exclusive) count words
    of the analysis, or light tokens where there was none. `since`/`until`: the words before it make it the beginning
    or the end of a stretch. `dateline`: it only says from what day the report speaks.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    value: str
    kind: Kind
    mod: str | None
    precision: Precision | None
    first_word: int
    last_word: int
    anchor: Anchor | None
    since: bool = False
    until: bool = False
    dateline: bool = False
