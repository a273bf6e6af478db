"""What a report on business counts from: the quarter it is about, or the longer stretch named last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from casusbelli.times.grammar import Match
from casusbelli.times.lexicon import cues
from casusbelli.times.periods import Period, containing
from casusbelli.times.scene import MEMORY, Scene
from casusbelli.times.span import Reading

__all__ = ["counts_longer", "ended_quarter", "is_quarter", "story_quarter", "week_by_day"]

_LONGER = frozenset({"P6M", "P9M", "P12M"})
_HALF_QUARTER = timedelta(days=45)
_HALF_WEEK = timedelta(days=3)


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
    word = match.neighbour(0)
    on = _day_told(match, scene.report) if word is not None and word.lower in ("ended", "ending") else None
    return containing(on - _HALF_QUARTER, "Q") if on else None


def week_by_day(match: Match, scene: Scene) -> Period | None:
    """The week of "the week ending July 27", "the week to 27 July", "the week beginning July 21"."""
    word = match.neighbour(0)
    if word is None or word.lower not in cues("before_end_day") | cues("before_first_day"):
        return None
    on = _day_told(match, scene.report)
    if on is None:
        return None
    return containing(on - _HALF_WEEK if word.lower in cues("before_end_day") else on, "W")


def _day_told(match: Match, report: date | None) -> date | None:
    """The day that the two items behind the next one name, on or before the report."""
    one, other = match.neighbour(1), match.neighbour(2)
    if report is None or one is None or other is None:
        return None
    month, number = (one, other) if "MONTH" in one.meaning else (other, one)
    if "MONTH" not in month.meaning or "DAYNUM" not in number.meaning:
        return None
    for year in (report.year, report.year - 1):
        on = date(year, month.meaning["MONTH"], number.meaning["DAYNUM"])
        if on <= report:
            return on
    return None


def _quarters(scene: Scene) -> Iterator[Reading]:
    return (r for r in islice(reversed(scene.earlier), MEMORY) if is_quarter(r) and not r.aside)
