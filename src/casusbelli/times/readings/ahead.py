"""Lengths counted from the report to a day: "elections will be held in two weeks", "the week before last"."""

from __future__ import annotations

from dataclasses import replace

from casusbelli.times.grammar import Match
from casusbelli.times.lexicon import cues
from casusbelli.times.periods import containing, day, moved
from casusbelli.times.readings.common import dated
from casusbelli.times.readings.days import nearest_weekday
from casusbelli.times.readings.lengths import counted
from casusbelli.times.readings.relative import shifted
from casusbelli.times.scene import Scene
from casusbelli.times.span import Reading

__all__ = ["ago_within", "ahead_in", "beyond", "week_off_weekday"]

_REACH = 10
_CALENDAR = frozenset({"W", "WE", "M", "Q", "Y", "DE"})
_WITHIN = frozenset({"D", "W", "M"})
_UNITS = frozenset({"D", "W", "F", "M", "Y"})


def ahead_in(match: Match, scene: Scene) -> Reading | None:
    """The day, week ... so far ahead of the report, in a plan; else None, for then the length is one.

    "would be the first visit in ten years" counts back, and "five days of talks" is a length.
    """
    count, mod = counted(match)
    unit = str(match.sense("unit", "UNIT", "UNITS"))
    after = match.neighbour(0)
    if (
        scene.tense != "future"
        or count is None
        or unit not in _UNITS
        or (after is not None and after.lower in ("of", "or"))
    ):
        return None
    before = [item.lower for at in range(2, _REACH) if (item := match.neighbour(-at)) is not None]
    if any(word in cues("counts_back") or (len(word) > 5 and word.endswith("est")) for word in before):
        return None
    return shifted(scene.report, count, unit, mod, scene.anchor)


def ago_within(match: Match, scene: Scene) -> Reading | None:
    """ "four years ago this month", "a year ago today": months and years back, to the month, week or day."""
    count, mod = counted(match)
    unit, within = str(match.sense("unit", "UNIT", "UNITS")), str(match.sense("within", "UNIT") or "D")
    step = match.sense("rel", "REL") or match.sense("today", "DEICTIC") or 0
    if count is None or scene.report is None or unit not in _UNITS or within not in _WITHIN:
        return None
    on = moved(moved(scene.report, unit, -count), within, int(step))
    whole = containing(on, within)
    return replace(scene.date(whole, None, mod), aside=unit == "Y")


def beyond(match: Match, scene: Scene) -> Reading | None:
    """ "the week before last", "the Sunday before last", "the night before last", "the week after next"."""
    step, report = int(match.sense("beyond", "BEYOND")), scene.report
    if report is None:
        return None
    if match.has("weekday"):
        near = nearest_weekday(report, int(match.sense("weekday", "WEEKDAY")), step)
        return scene.date(day(moved(near, "W", step / 2)))
    unit = str(match.sense("unit", "UNIT"))
    if unit == "N":
        return dated(scene.date(day(moved(report, "D", step))), "NI")
    return scene.date(containing(moved(report, unit, step), unit)) if unit in _CALENDAR else None


def week_off_weekday(match: Match, scene: Scene) -> Reading | None:
    """ "a week from Sunday", "two weeks ago on Tuesday": weeks from the next, or before the last such day."""
    count, mod = counted(match)
    unit = str(match.sense("unit", "UNIT", "UNITS"))
    if scene.report is None or count is None or unit not in ("W", "F"):
        return None
    sign = 1 if match.has("from") else -1
    near = nearest_weekday(scene.report, int(match.sense("weekday", "WEEKDAY")), sign)
    return scene.date(day(moved(near, unit, sign * count)), None, mod)
