"""Parts of a month or year: "the second half of July", "the first week of June", "the last days of May"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from casusbelli.times import periods
from casusbelli.times.grammar import Match
from casusbelli.times.periods import Period, moved, narrowed
from casusbelli.times.readings.absolute import month, year
from casusbelli.times.readings.common import choose_year, full_year
from casusbelli.times.scene import Scene
from casusbelli.times.span import Reading

__all__ = ["edge_units", "half_month", "one_of", "week_of_day", "week_of_month", "weekday_of_month"]

_MIDDLE = 15
_WEEK = timedelta(days=6)
_ONE_DAY = timedelta(days=1)
_OPENING = frozenset({"first", "opening", "early", "initial"})
_CLOSING = frozenset({"last", "final", "closing", "late"})


def half_month(match: Match, scene: Scene) -> Reading | None:
    """ "the first half of July": up to the 15th, or from the 16th."""
    number = match.sense("half", "ORD", "REL")
    whole = month(match, scene)
    if number not in (1, 2, -1) or whole is None:
        return None
    if whole.first is None or whole.last is None:
        return replace(whole, mod="START" if number == 1 else "END")
    if number == 1:
        return replace(whole, last=whole.first.replace(day=_MIDDLE), mod="START")
    return replace(whole, first=whole.first.replace(day=_MIDDLE + 1), mod="END")


def weekday_of_month(match: Match, scene: Scene) -> Reading | None:
    """ "the last Sunday in August", "the first Tuesday of November 2016"."""
    nth, number = match.sense("nth", "ORD", "REL"), int(match.sense("weekday", "WEEKDAY"))
    whole = month(match, scene)
    if nth not in (1, 2, 3, 4, 5, -1) or whole is None or whole.first is None or whole.last is None:
        return None
    if nth == -1:
        on = whole.last - timedelta(days=(whole.last.isoweekday() - number) % 7)
    else:
        on = whole.first + timedelta(days=(number - whole.first.isoweekday()) % 7 + 7 * (int(nth) - 1))
    return scene.date(periods.day(on), whole.anchor) if on <= whole.last else None


def week_of_month(match: Match, scene: Scene) -> Reading | None:
    """ "the second week of March": seven days counted from the first, "the last week" those that end the month."""
    whole = month(match, scene)
    if whole is None or whole.first is None or whole.last is None:
        return whole
    number = match.sense("week", "ORD")
    if number is None:
        if not _is_closing(match, "week"):
            return None
        first = whole.last - _WEEK
    elif 1 <= int(number) <= 4:
        first = whole.first + timedelta(days=7 * (int(number) - 1))
    else:
        return None
    value = periods.week(first + _WEEK / 2).value
    return replace(whole, value=value, first=first, last=first + _WEEK, precision="week", mod=None)


def edge_units(match: Match, scene: Scene) -> Reading | None:
    """ "the last days of May", "the opening months of 2014": the stretch named, with which end of it is meant."""
    item = match.item("edge_word")
    whole = month(match, scene) if match.has("month") else year(match, scene)
    mod = "END" if _is_closing(match, "edge_word") else "START"
    if item is None or whole is None or (mod == "START" and item.lower not in _OPENING):
        return None
    if whole.first is None or whole.last is None or whole.precision is None:
        return replace(whole, mod=mod)
    if match.has("n"):
        return replace(_counted(match, whole.first, whole.last, whole, mod), mod=mod)
    part = narrowed(Period(whole.first, whole.last, whole.value, whole.precision), mod)
    return replace(whole, first=part.first, last=part.last, mod=mod)


def _counted(match: Match, first: date, last: date, whole: Reading, mod: str) -> Reading:
    """ "the last two weeks of June": so many days or weeks from either end."""
    count, unit = float(match.sense("n", "NUM")), str(match.sense("unit", "UNITS"))
    if unit not in ("D", "W") or count < 1:
        return whole
    if mod == "END":
        return replace(whole, first=max(first, moved(last, unit, -count) + _ONE_DAY))
    return replace(whole, last=min(last, moved(first, unit, count) - _ONE_DAY))


def _is_closing(match: Match, name: str) -> bool:
    item = match.item(name)
    return item is not None and item.lower in _CLOSING


def one_of(match: Match, scene: Scene) -> Reading | None:
    """ "one day last week", "one Sunday in May": some day of the stretch named, which gives it its value."""
    if match.sense("n", "NUM") != 1:
        return None
    if match.has("month"):
        return month(match, scene)
    unit, step = str(match.sense("unit", "UNIT")), int(match.sense("rel", "REL"))
    if scene.report is None or unit not in ("W", "M", "Y"):
        return None
    return scene.date(periods.containing(moved(scene.report, unit, step), unit))


def week_of_day(match: Match, scene: Scene) -> Reading | None:
    """ "the week of March 3": the week that holds the day."""
    number, on = int(match.sense("month", "MONTH")), int(match.sense("day", "DAYNUM", "ORD"))
    in_year = full_year(match)
    if in_year is not None:
        return scene.date(periods.week(date(in_year, number, on)), "absolute")
    found = choose_year(lambda y: periods.week(date(y, number, on)), scene, nearest=True)
    return scene.date(found) if found else None
