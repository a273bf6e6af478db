"""Quarters, halves and seasons of a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from casusbelli.times import periods
from casusbelli.times.grammar import Match
from casusbelli.times.periods import Period, containing, moved
from casusbelli.times.readings.absolute import year_of
from casusbelli.times.readings.business import counts_longer, story_quarter
from casusbelli.times.readings.common import choose_year, edge_of, placed
from casusbelli.times.scene import Scene
from casusbelli.times.span import Reading

__all__ = ["half_year", "quarter", "season"]


def quarter(match: Match, scene: Scene) -> Reading | None:
    """ "the third quarter", "fourth-quarter", "Q2 2019", "the year-ago quarter"."""
    number = match.sense("ord", "ORD", "DAYNUM")
    if number is None:
        return _near_quarter(match, scene)
    if not 1 <= int(number) <= 4:
        return None
    if scene.habit and not match.has("year", "rel"):
        return Reading(f"XXXX-Q{number}", "SET")
    return _numbered(match, scene, int(number))


def _numbered(match: Match, scene: Scene, number: int) -> Reading | None:
    year, anchor = year_of(match, scene)
    if year is not None and match.holds("AGOADJ"):
        year -= 1
    if year is None and scene.report is None:
        return Reading(f"XXXX-Q{number}", "DATE", precision="season")
    if year is None:
        found = _latest_or_next(scene, number)
        year = found.first.year - (1 if match.holds("AGOADJ") else 0)
    return placed(scene, periods.quarter(year, number), edge_of(match), anchor)


def _latest_or_next(scene: Scene, number: int) -> Period:
    """The latest such quarter that has ended or begun; a coming one only where a plan for it is told."""
    report = scene.report or date.min
    around = [periods.quarter(y, number) for y in range(max(1, report.year - 1), report.year + 2)]
    coming = [p for p in around if p.last >= report]
    soon = coming and (coming[0].first - report).days <= 92
    if scene.tense == "future" and soon and (report - around[0].last).days > 92:
        recent = [p for p in around if p.last < report]
        if (report - recent[-1].last).days > 92:
            return coming[0]
    return next((p for p in reversed(around) if p.first <= report), around[0])


def _near_quarter(match: Match, scene: Scene) -> Reading | None:
    if match.has("year") or (match.has("rel") and match.holds("YEAR")):
        return _same_quarter(match, scene)
    step = match.sense("ord", "REL")
    if step is None or match.items[match.last - 1].lower == "quarters":
        return None
    if scene.report is None:
        return Reading("XXXX-QX", "DATE", precision="season")
    return placed(scene, containing(moved(scene.report, "Q", int(step)), "Q"), edge_of(match))


def _same_quarter(match: Match, scene: Scene) -> Reading | None:
    """ "the 2018 quarter", "last year's quarter", "the same period last year": the story's quarter, in that year."""
    year, _ = year_of(match, scene)
    if year is None or match.holds("HALF"):
        return None
    told = story_quarter(scene)
    if told is None or (counts_longer(scene) and match.holds("PERIOD")):
        return replace(placed(scene, periods.year(year), None, "absolute"), aside=True)
    number = (told.first.month + 2) // 3
    return replace(placed(scene, periods.quarter(year, number), None, "narrative"), aside=year != told.first.year)


def half_year(match: Match, scene: Scene) -> Reading | None:
    """ "the first half of 2019", "the last half of this year", "the first two quarters of 2019"."""
    if match.has("two") and match.sense("two", "NUM") != 2:
        return None
    number = match.sense("ord", "ORD")
    if number is None:
        number = 2 if match.sense("ord", "REL") == -1 else None
    if number not in (1, 2):
        return None
    year, anchor = year_of(match, scene)
    if year is None and scene.report:
        year = scene.report.year
    return placed(scene, periods.half(year, number), None, anchor) if year else Reading(f"XXXX-H{number}", "DATE")


def season(match: Match, scene: Scene) -> Reading | None:
    """ "the summer of 2014", "last spring", "this winter", "in the autumn"."""
    code = str(match.sense("season", "SEASON", "FALL"))
    after = match.neighbour(0)
    named = match.has("year") or (match.has("rel") and match.holds("YEAR"))
    if not named and not match.has("rel", "story") and after is not None and after.lower == "of":
        return None
    if named:
        year, anchor = year_of(match, scene)
        return (
            placed(scene, periods.season(year, code), edge_of(match), anchor)
            if year
            else Reading(f"XXXX-{code}", "DATE")
        )
    if scene.report is None:
        return Reading(f"XXXX-{code}", "DATE", precision="season", mod=edge_of(match))
    if match.has("story"):
        year, anchor = year_of(match, scene)
        return placed(scene, periods.season(year, code), edge_of(match), anchor) if year else None
    found = _related(match, scene, code) if match.has("rel") else choose_year(lambda y: periods.season(y, code), scene)
    return placed(scene, found, edge_of(match)) if found else None


def _related(match: Match, scene: Scene, code: str) -> Period | None:
    report = scene.report
    if report is None:
        return None
    rel = int(match.sense("rel", "REL"))
    around = [periods.season(y, code) for y in range(report.year - 2, report.year + 3)]
    if rel < 0:
        return [p for p in around if p.last < report][-1]
    if rel > 0:
        return next(p for p in around if p.first > report)
    return min(around, key=lambda p: min(abs((p.first - report).days), abs((p.last - report).days)))
