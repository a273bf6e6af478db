"""Nights told by the two days they lie between: "the night of 3 to 4 May", "overnight from Friday to Saturday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from casusbelli.times.grammar import Match
from casusbelli.times.periods import Period, day
from casusbelli.times.readings.common import choose_year, dated, full_year
from casusbelli.times.scene import Scene
from casusbelli.times.span import Reading

__all__ = ["night_between"]

_NIGHT = "NI"
_ONE_DAY = timedelta(days=1)


def night_between(match: Match, scene: Scene) -> Reading | None:
    """A night from its evening's day to its morning's; TIMEX3 names it after the former."""
    if match.sense("dark", "PART") not in (None, _NIGHT) or match.sense("over_night", "TONIGHT") == 0:
        return None
    evening = _by_weekday(match, scene) if match.has("weekday") else _by_calendar(match, scene)
    if evening is None:
        return None
    reading = dated(scene.date(evening, "absolute" if match.has("year") else None), _NIGHT)
    return replace(reading, last=evening.first + _ONE_DAY)


def _by_weekday(match: Match, scene: Scene) -> Period | None:
    number = int(match.sense("weekday", "WEEKDAY"))
    if int(match.sense("weekday2", "WEEKDAY")) != number % 7 + 1 or scene.report is None:
        return None
    back = timedelta(days=(scene.report.isoweekday() - number - 1) % 7)
    morning = scene.report - back
    if scene.tense == "future" and morning != scene.report:
        morning += timedelta(days=7)
    return day(morning - _ONE_DAY)


def _by_calendar(match: Match, scene: Scene) -> Period | None:
    month, number = int(match.sense("month", "MONTH")), int(match.sense("day", "DAYNUM", "ORD"))
    following = int(match.sense("day2", "DAYNUM", "ORD"))

    def evening(year: int) -> Period:
        on = date(year, month, number)
        if (on + _ONE_DAY).day != following:
            raise ValueError(f"the day after {on} is not the {following}th")
        return day(on)

    year = full_year(match)
    return evening(year) if year is not None else choose_year(evening, scene, nearest=True)
