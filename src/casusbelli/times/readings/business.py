"""What a report on business counts from: the quarter it is about, or the longer stretch named last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from casusbelli.times.grammar import Match
from casusbelli.times.periods import Period, containing
from casusbelli.times.scene import MEMORY, Scene
from casusbelli.times.span import Reading

__all__ = ["counts_longer", "ended_quarter", "is_quarter", "story_quarter"]

_LONGER = frozenset({"P6M", "P9M", "P12M"})
_HALF_QUARTER = timedelta(days=45)


def is_quarter(reading: Reading | None) -> bool:
    """Whether a reading is a quarter of a year."""
    return reading is not None and "-Q" in reading.value and reading.kind == "DATE"


def story_quarter(scene: Scene) -> Period | None:
    """The quarter a story is about: of those told, the latest to have ended, else the first that has begun."""
    report = scene.report
    if report is None:
        return None
    told = [r.first for r in _quarters(scene) if r.first and r.first <= report]
    begun = [containing(first, "Q") for first in told]
    ended = [period for period in begun if period.last < report]
    return max(ended, key=lambda period: period.last) if ended else begun[-1] if begun else None


def counts_longer(scene: Scene) -> bool:
    """Whether the figures told last were of half a year or more: what they are compared with is no quarter."""
    for reading in islice(reversed(scene.earlier), MEMORY):
        if reading.kind == "DURATION" and reading.value in _LONGER:
            return True
        if is_quarter(reading) and not reading.aside:
            return False
    return False


def ended_quarter(match: Match, scene: Scene) -> Period | None:
    """The quarter that holds the middle of "the quarter ended July 31"."""
    word, month, day = (match.neighbour(at) for at in range(3))
    if scene.report is None or word is None or month is None or day is None or word.lower not in ("ended", "ending"):
        return None
    if "MONTH" not in month.meaning or "DAYNUM" not in day.meaning:
        return None
    for year in (scene.report.year, scene.report.year - 1):
        on = date(year, month.meaning["MONTH"], day.meaning["DAYNUM"])
        if on <= scene.report:
            return containing(on - _HALF_QUARTER, "Q")
    return None


def _quarters(scene: Scene) -> Iterator[Reading]:
    return (r for r in islice(reversed(scene.earlier), MEMORY) if is_quarter(r) and not r.aside)
