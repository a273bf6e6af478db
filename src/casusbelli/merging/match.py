"""Whether two documents tell of one happening."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import asin, cos, radians, sin, sqrt

from casusbelli.merging.telling import Telling
from casusbelli.records import Mention, Participant, Place

__all__ = ["kind_of", "likeness", "months"]

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
REAL = frozenset({"actual", "ongoing", "attempted", "negated"})
SLACK_DAYS = 1
NEAR_KM = 60.0
THRESHOLD = 3.0
LONGEST_DAYS = 45


def kind_of(telling: Telling) -> str:
    """The type under which happenings are compared: CONCEDE and RETREAT are two views of one."""
    return YIELD.get(telling.lead.event_type, telling.lead.event_type)


def likeness(one: Telling, two: Telling) -> float:
    """How much speaks for one happening; 0 where anything speaks against it, one from `THRESHOLD` up."""
    if kind_of(one) != kind_of(two) or _real(one) != _real(two):
        return 0.0
    sides = [_side(one, two, side) for side in ("actors", "recipients")]
    days, where, modes = _days(one, two), _where(one, two), _modes(one, two)
    if min(*sides, days, where, modes) < 0:
        return 0.0
    score = sum(sides) + days + where + modes + _words(one, two)
    return score if score >= THRESHOLD and sum(sides) > 0 and days > 0 else 0.0


def months(telling: Telling) -> frozenset[str]:
    """The months a telling's day may fall in, for blocking; empty when it has no day."""
    span = _span(telling)
    if span is None:
        return frozenset()
    return frozenset({span[0].isoformat()[:7], span[1].isoformat()[:7]})


def _real(telling: Telling) -> bool:
    return telling.lead.factuality in REAL


def _keys(parties: Iterable[Participant]) -> tuple[set[str], set[str]]:
    parties = list(parties)
    countries = {p.country for p in parties if p.country}
    names = {(p.entity or p.name or p.text).lower() for p in parties}
    return countries, names


def _side(one: Telling, two: Telling, side: str) -> float:
    first, second = (_keys(p for m in t.mentions for p in getattr(m, side)) for t in (one, two))
    if not any(first) or not any(second):
        return 0.0
    if first[1] & second[1]:
        return 1.5
    if first[0] and second[0]:
        return 0.75 if first[0] & second[0] else -1.0
    return 0.0


def _span(telling: Telling) -> tuple[date, date] | None:
    for mention in sorted(telling.mentions, key=lambda m: m.time is None or m.time.text is None):
        if mention.time and mention.time.first and mention.time.last:
            first, last = date.fromisoformat(mention.time.first), date.fromisoformat(mention.time.last)
            if (last - first).days <= LONGEST_DAYS:
                return first, last
    return None


def _days(one: Telling, two: Telling) -> float:
    first, second = _span(one), _span(two)
    if first is None or second is None:
        return 0.25
    gap = max((first[0] - second[1]).days, (second[0] - first[1]).days, 0)
    return -1.0 if gap > SLACK_DAYS else 1.0 if gap == 0 else 0.5


def _where(one: Telling, two: Telling) -> float:
    first, second = (t.lead.place or next((m.place for m in t.mentions if m.place), None) for t in (one, two))
    if first is None or second is None:
        return 0.0
    if first.country and second.country and first.country != second.country:
        return -1.0
    if first.name == second.name:
        return 1.0
    if first.precision == second.precision == "exact":
        return 0.5 if _kilometres(first, second) <= NEAR_KM else -1.0
    return 0.5 if first.country and first.country == second.country else 0.0


def _kilometres(one: Place, two: Place) -> float:
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return 0.0
    a, b, c, d = (radians(x) for x in (one.lat, one.lon, two.lat, two.lon))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def _modes(one: Telling, two: Telling) -> float:
    first, second = ({x for m in t.mentions for x in m.modes} for t in (one, two))
    if not first or not second:
        return 0.0
    return 0.5 if first & second else -1.0 if kind_of(one) == "ASSAULT" else 0.0


def _words(one: Telling, two: Telling) -> float:
    """Shared words of the triggers, and equal tolls."""
    first, second = (
        {w[:5] for m in t.mentions for w in m.trigger.text.lower().split() if len(w) > 3} for t in (one, two)
    )
    return 0.5 * bool(first & second) + 0.5 * bool(_tolls(one.mentions) & _tolls(two.mentions))


def _tolls(mentions: Iterable[Mention]) -> set[tuple[str, int | None, int | None]]:
    return {(t.kind, t.min, t.max) for m in mentions for t in m.toll}
