"""Whether two documents tell of one happening."""

from __future__ import annotations

from datetime import date
from math import asin, cos, radians, sin, sqrt

from casusbelli.merging.story import closeness, story_of
from casusbelli.merging.summary import Side, Summary, kind_of, summary_of
from casusbelli.merging.telling import Telling
from casusbelli.records import Place

__all__ = ["compare", "kind_of", "likeness", "months"]

THRESHOLD = 3.0
SLACK_DAYS = 1
NEAR_KM = 60.0
SAME_STORY, STRANGE_STORY = 0.25, 0.1
"""Closeness from which documents tell one story, and under which they hardly can (ECB+ training topics)."""
STORY_WEIGHT, MOST_FOR_STORY = 4.0, 2.0
AGAINST_STRANGE = -1.0
AGAINST_OTHER_SIDE = -1.0
"""Two countries on one side weigh against, but do not forbid: who did it is what reports differ on."""


def likeness(one: Telling, two: Telling) -> float:
    """How much speaks for one happening; 0 where too little does or where day, place or kind forbid it."""
    first, second = (summary_of(t, story_of(t.document.text)) for t in (one, two))
    return compare(first, second)


def compare(one: Summary, two: Summary) -> float:
    """The likeness of two tellings by their summaries: 0, or at least `THRESHOLD`."""
    if one.kind != two.kind or one.happened != two.happened:
        return 0.0
    days, where, modes = _days(one, two), _where(one.place, two.place), _modes(one, two)
    if min(days, where, modes) < 0:
        return 0.0
    sides, story = _sides(one, two), _story(one, two)
    score = sides + story + days + where + modes + _words(one, two)
    return score if score >= THRESHOLD and (sides > 0 or story > 0) else 0.0


def months(telling: Telling) -> frozenset[str]:
    """The months a telling's day may fall in ("2019-12"); empty when it has no day."""
    days = summary_of(telling).days
    return frozenset(date.fromordinal(day).isoformat()[:7] for day in (days[0], days[-1])) if days else frozenset()


def _sides(one: Summary, two: Summary) -> float:
    return _side(one.actors, two.actors) + _side(one.recipients, two.recipients)


def _side(one: Side, two: Side) -> float:
    if one.names & two.names:
        return 1.5
    if one.countries and two.countries:
        return 0.75 if one.countries & two.countries else AGAINST_OTHER_SIDE
    return 0.0


def _story(one: Summary, two: Summary) -> float:
    close = closeness(one.story, two.story)
    if close is None:
        return 0.0
    if close < STRANGE_STORY:
        return AGAINST_STRANGE
    return min(STORY_WEIGHT * close, MOST_FOR_STORY) if close >= SAME_STORY else 0.0


def _days(one: Summary, two: Summary) -> float:
    if one.first is None or one.last is None or two.first is None or two.last is None:
        return 0.25
    gap = max(one.first - two.last, two.first - one.last, 0)
    return -1.0 if gap > SLACK_DAYS else 1.0 if gap == 0 else 0.5


def _where(one: Place | None, two: Place | None) -> float:
    if one is None or two is None:
        return 0.0
    if one.country and two.country and one.country != two.country:
        return -1.0
    if one.name and one.name == two.name:
        return 1.0
    if one.precision == two.precision == "exact":
        return 0.5 if _kilometres(one, two) <= NEAR_KM else -1.0
    return 0.5 if one.country and one.country == two.country else 0.0


def _kilometres(one: Place, two: Place) -> float:
    """Along the great circle; 0 when a place has no coordinates, so that it forbids nothing."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return 0.0
    a, b, c, d = (radians(x) for x in (one.lat, one.lon, two.lat, two.lon))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(half, 1.0)))


def _modes(one: Summary, two: Summary) -> float:
    if not one.modes or not two.modes:
        return 0.0
    return 0.5 if one.modes & two.modes else -1.0 if one.kind == "ASSAULT" else 0.0


def _words(one: Summary, two: Summary) -> float:
    """Shared words of the triggers, and equal tolls."""
    return 1.0 * bool(one.stems & two.stems) + 0.5 * bool(one.tolls & two.tolls)
