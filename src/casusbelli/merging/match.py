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
FORBIDDEN = -1.0
SLACK_DAYS = 1
SAME_TOWN_KM, NEAR_KM = 15.0, 60.0
SAME_STORY, STRANGE_STORY = 0.25, 0.15
"""Closeness from which documents tell one story, and under which they hardly can (ECB+ training topics)."""
STORY_WEIGHT, MOST_FOR_STORY = 6.0, 3.0
AGAINST_STRANGE = -1.0
NO_DAY = 0.25
SAME_WORDS, OTHER_WORDS = 1.0, -0.75
AGAINST_OTHER_SIDE = -0.5
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
    if min(days, where, modes) <= FORBIDDEN:
        return 0.0
    sides, story, words = _sides(one, two), _story(one, two), _words(one, two)
    score = sides + story + days + where + modes + words
    supported = max(sides, where, modes, words) > 0 and max(sides, story) > 0
    return score if supported and score >= THRESHOLD else 0.0


def months(telling: Telling) -> frozenset[str]:
    """The months a telling's day may fall in ("2019-12"); empty when it has no day."""
    days = summary_of(telling).days
    return frozenset(date.fromordinal(day).isoformat()[:7] for day in (days[0], days[-1])) if days else frozenset()


def _sides(one: Summary, two: Summary) -> float:
    return max(_side(one.actors, two.actors) + _side(one.recipients, two.recipients), AGAINST_OTHER_SIDE)


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
        return NO_DAY
    gap = max(one.first - two.last, two.first - one.last, 0)
    return FORBIDDEN if gap > SLACK_DAYS else 1.0 if gap == 0 else 0.5


def _where(one: Place | None, two: Place | None) -> float:
    if one is None or two is None:
        return 0.0
    if one.country and two.country and one.country != two.country:
        return FORBIDDEN
    if one.name and one.name == two.name:
        return 1.0
    if one.precision == two.precision == "exact":
        return _distance(_kilometres(one, two))
    return 0.5 if one.country and one.country == two.country else 0.0


def _distance(kilometres: float) -> float:
    """Of two places with names of their own: parts of one town, neighbours, or far apart."""
    return 0.5 if kilometres <= SAME_TOWN_KM else -0.5 if kilometres <= NEAR_KM else FORBIDDEN


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
    return 0.5 if one.modes & two.modes else FORBIDDEN if one.kind == "ASSAULT" else 0.0


def _words(one: Summary, two: Summary) -> float:
    """Shared or differing words of the triggers, and equal tolls."""
    named = SAME_WORDS if one.stems & two.stems else OTHER_WORDS if one.stems and two.stems else 0.0
    return named + 0.5 * bool(one.tolls & two.tolls)
