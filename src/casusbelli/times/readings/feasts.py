"""Holidays, and months of the Islamic and Iranian calendars."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from casusbelli.times.calendars import (
    easter,
    islamic_day,
    islamic_month_length,
    islamic_year_at,
    persian_day,
    persian_year_at,
)
from casusbelli.times.grammar import Match
from casusbelli.times.lexicon import table
from casusbelli.times.periods import Period, day
from casusbelli.times.readings.absolute import year_of
from casusbelli.times.readings.common import choose_year, clock_of, dated, edge_of, nearer, placed
from casusbelli.times.scene import Scene
from casusbelli.times.span import Reading

__all__ = ["eastern_month", "holiday"]


def holiday(match: Match, scene: Scene) -> Reading | None:
    """ "Christmas", "last Eid al-Fitr", "Nowruz 2018"."""
    row = table("holidays")["holiday"][int(match.sense("holiday", "HOLIDAY"))]
    if "on" in row:
        return scene.date(day(date.fromisoformat(row["on"])), "absolute")
    whole = match.has("year") or match.holds("YEAR")
    year, anchor = year_of(match, scene) if whole else (None, scene.anchor)
    if year is not None:
        found = _in_year(row, year)
        return dated(scene.date(found, anchor), clock_of(match)) if found else None
    if scene.report is None:
        return Reading("XXXX-XX-XX", "DATE", precision="day")
    chosen = _chosen(row, match, scene)
    return dated(scene.date(chosen), clock_of(match)) if chosen else None


def _chosen(row: dict[str, Any], match: Match, scene: Scene) -> Period | None:
    report = scene.report
    if report is None:
        return None
    around = [p for y in range(report.year - 2, report.year + 3) if (p := _in_year(row, y))]
    rel = match.sense("rel", "REL")
    before, after = [p for p in around if p.last < report], [p for p in around if p.first > report]
    if rel == -1:
        return before[-1]
    if rel == 1:
        return after[0]
    if rel == 0:
        return next((p for p in around if p.first.year == report.year), None)
    begun, coming = [p for p in around if p.first <= report], [p for p in around if p.last >= report]
    if scene.tense == "present":
        return nearer(begun[-1], coming[0], report, scene)
    return coming[0] if scene.tense == "future" else begun[-1]


def _in_year(row: dict[str, Any], year: int) -> Period | None:
    """The holiday in a Gregorian year; the first, when a lunar one falls there twice."""
    if "fixed" in row:
        return day(date(year, *row["fixed"]))
    if "nth" in row:
        return day(_nth(year, *row["nth"]))
    if "easter" in row:
        return day(easter(year) + timedelta(days=row["easter"]))
    if "persian" in row:
        return day(persian_day(year - 621, *row["persian"]))
    for lunar in range(islamic_year_at(date(year, 1, 1)), islamic_year_at(date(year, 12, 31)) + 1):
        first = _lunar_start(row, lunar)
        if first.year == year:
            return _stretch(first, first + timedelta(days=row.get("days", 1) - 1))
    return None


def _lunar_start(row: dict[str, Any], lunar: int) -> date:
    if "lunar" in row:
        return islamic_day(lunar, *row["lunar"])
    month = int(row["lastfriday"])
    last = islamic_day(lunar, month, islamic_month_length(lunar, month))
    return last - timedelta(days=(last.isoweekday() - 5) % 7)


def _nth(year: int, month: int, weekday: int, count: int) -> date:
    if count < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))


def _stretch(first: date, last: date) -> Period:
    return day(first) if first == last else Period(first, last, f"{first.isoformat()}/{last.isoformat()}", "day")


def eastern_month(match: Match, scene: Scene) -> Reading | None:
    """ "Ramadan", "the end of Muharram 1445", "12 Bahman": the interval in Gregorian days."""
    calendar, month = match.sense("lunar", "LUNAR")
    item = match.item("lunar")
    if item is None or (item.lower in table("calendars")["ambiguous"]["names"] and not match.has("day", "lunaryear")):
        return None
    year = match.sense("lunaryear", "NUM")
    number = match.sense("day", "DAYNUM", "ORD")
    if year is not None:
        gregorian = 1900 <= year <= 2100
        if not gregorian and not 1200 <= year <= 1550:
            return None
        lunar = int(year) if not gregorian else _lunar_year(calendar, month, int(year))
        return placed(scene, _eastern(calendar, lunar, month, number), edge_of(match), "absolute")
    report = scene.report
    if report is None:
        return Reading("XXXX-XX-XX" if number else "XXXX-XX", "DATE", precision="day" if number else "month")
    offset = _year_at(calendar, report) - report.year
    rel = match.sense("rel", "REL")
    found = (
        choose_year(lambda y: _eastern(calendar, y + offset, month, number), scene)
        if rel is None
        else _related(calendar, month, rel, report)
    )
    return placed(scene, found, edge_of(match)) if found else None


def _related(calendar: str, month: int, rel: int, report: date) -> Period:
    now = _year_at(calendar, report)
    around = [_eastern(calendar, y, month, None) for y in range(now - 2, now + 3)]
    if rel < 0:
        return [p for p in around if p.last < report][-1]
    if rel > 0:
        return next(p for p in around if p.first > report)
    return min(
        around,
        key=lambda p: (
            0 if p.first <= report <= p.last else min(abs((p.first - report).days), abs((p.last - report).days))
        ),
    )


def _year_at(calendar: str, on: date) -> int:
    return islamic_year_at(on) if calendar == "islamic" else persian_year_at(on)


def _lunar_year(calendar: str, month: int, gregorian: int) -> int:
    start = _year_at(calendar, date(gregorian, 1, 1))
    return next(
        (y for y in range(start, start + 3) if _eastern(calendar, y, month, None).first.year == gregorian), start
    )


def _eastern(calendar: str, year: int, month: int, number: int | None) -> Period:
    begin = islamic_day if calendar == "islamic" else persian_day
    if number is not None:
        if not 1 <= int(number) <= 31:
            raise ValueError("no such day")
        return day(begin(year, month, int(number)))
    following = begin(year + month // 12, month % 12 + 1)
    first, last = begin(year, month), following - timedelta(days=1)
    return Period(first, last, f"{first.isoformat()}/{last.isoformat()}", "month")
