"""What each rule of the grammar makes of a match: one function per `make` name, from match and scene to reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from casusbelli.times.grammar import Match
from casusbelli.times.readings import absolute, ahead, days, feasts, habits, lengths, nights, parts, relative, spans
from casusbelli.times.scene import Scene
from casusbelli.times.span import Reading

__all__ = ["MAKERS", "Maker"]

Maker = Callable[[Match, Scene], Reading | None]

MAKERS: Mapping[str, Maker] = {
    "stamp": days.stamp,
    "calendar_day": days.calendar_day,
    "night_between": nights.night_between,
    "weekday": days.weekday,
    "deictic_day": days.deictic_day,
    "day_part": days.day_part,
    "clock_time": days.clock_time,
    "month": absolute.month,
    "year": absolute.year,
    "decade": absolute.decade,
    "century": absolute.century,
    "quarter": spans.quarter,
    "half_year": spans.half_year,
    "half_month": parts.half_month,
    "weekday_of_month": parts.weekday_of_month,
    "week_of_month": parts.week_of_month,
    "week_of_day": parts.week_of_day,
    "edge_units": parts.edge_units,
    "beyond": ahead.beyond,
    "week_off_weekday": ahead.week_off_weekday,
    "one_of": parts.one_of,
    "ago_within": ahead.ago_within,
    "ahead_in": ahead.ahead_in,
    "season": spans.season,
    "holiday": feasts.holiday,
    "eastern_month": feasts.eastern_month,
    "near_unit": relative.near_unit,
    "story_unit": relative.story_unit,
    "away": relative.away,
    "stretch": lengths.stretch,
    "vague_stretch": lengths.vague_stretch,
    "duration": lengths.duration,
    "habit": habits.habit,
    "reference": habits.reference,
}
