"""What an expression is read against: the report's day, the tense around it, and the running time of the story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Literal

from casusbelli.times.periods import Period
from casusbelli.times.span import Anchor, Reading

__all__ = ["MEMORY", "Scene", "Tense"]

Tense = Literal["past", "future", "present", "either"]
"""`either`: a plan of which something past is told; its day is the nearer one."""
MEMORY = 60
"""How many readings back the story's running time is looked for."""
_UNIT_OF = {"day": 0, "week": 1, "month": 2, "season": 3, "year": 4, "decade": 5}


@dataclass(frozen=True, slots=True)
class Scene:
    """`report` is the day it speaks from (its dateline's, else its publication's), `earlier` what was read so far.

    `habit`: what is told is usual, and comes again.
    """

    report: date | None
    anchor: Anchor
    tense: Tense
    earlier: Sequence[Reading]
    habit: bool = False

    def running(self, finest: str = "day", coarsest: str = "decade") -> Reading | None:
        """The last dated reading before this one whose precision lies between the two."""
        low, high = _UNIT_OF[finest], _UNIT_OF[coarsest]
        for reading in islice(reversed(self.earlier), MEMORY):
            if reading.aside:
                continue
            if (
                reading.first
                and reading.kind in ("DATE", "TIME")
                and low <= _UNIT_OF.get(reading.precision or "", -1) <= high
            ):
                return reading
        return None

    def date(self, period: Period, anchor: Anchor | None = None, mod: str | None = None) -> Reading:
        """A period as a DATE reading."""
        return Reading(period.value, "DATE", period.first, period.last, period.precision, mod, anchor or self.anchor)
