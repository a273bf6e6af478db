"""Small questions that several kinds of reading ask of a match."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from casusbelli.times.grammar import Match
from casusbelli.times.lexicon import cues
from casusbelli.times.periods import Period, narrowed
from casusbelli.times.scene import Scene
from casusbelli.times.span import Anchor, Reading

__all__ = ["capped", "choose_year", "clock_of", "dated", "edge_of", "full_year", "nearer", "placed", "year_told_before"]

_LEANING = {"past": (1, 5), "present": (1, 2), "future": (5, 1), "either": (1, 1)}
"""How many times farther a day may lie on the side the tense means, before the other side is taken."""


def edge_of(match: Match) -> str | None:
    """START, MID or END where "early", "the middle of" and the like are part of the match; APPROX for "around"."""
    for name, cls in (("begin", "BEGINNING"), ("edge", "EDGE"), ("edge1", "EDGE"), ("edge0", "EDGE")):
        mod = match.sense(name, cls)
        if mod:
            return str(mod)
    about = match.sense("apx", "APX", "ABOUT") or match.sense("over", "OVER")
    return str(about) if about else None


def full_year(match: Match, name: str = "year") -> int | None:
    """The captured year; two digits belong to the century that keeps them before the 2030s."""
    item = match.item(name)
    if item is None:
        return None
    if "YYYY" in item.meaning:
        return int(item.meaning["YYYY"])
    digits = int("".join(c for c in item.lower if c.isdigit())[-2:])
    return 1900 + digits if digits >= 30 else 2000 + digits


def year_told_before(match: Match) -> int | None:
    """How many years off the year told just before lies: "this year through August", "last year until May"."""
    ends, unit, near = (match.neighbour(-at) for at in (1, 2, 3))
    if ends is None or unit is None or near is None or ends.lower not in cues("ends"):
        return None
    return near.meaning.get("REL") if unit.lower == "year" else None


def clock_of(match: Match) -> str | None:
    """The time of day captured, as TIMEX3 writes it after the T: "17:00", "NI"; None without one."""
    at = _clock(match)
    if at:
        return at
    for name in ("part", "lead"):
        found = match.sense(name, "PART", "PARTS") or match.sense(name, "NOON")
        if found:
            return str(found)
    return "MO" if match.has("edge0", "small") else None


def _clock(match: Match) -> str | None:
    mil = match.sense("mil", "MIL")
    if mil:
        return str(mil)
    shown = match.item("hm")
    if shown is not None:
        pieces = [int(p) for p in shown.lower.replace(".", ":").split(":")]
    elif match.has("hour"):
        pieces = [int(match.sense("hour", "NUM")), 0]
    else:
        return None
    half = match.sense("ampm", "AMPM") or match.sense("ampm2", "AMPM")
    if half and pieces[0] <= 12:
        pieces[0] = pieces[0] % 12 + (12 if half == "PM" else 0)
    return ":".join(f"{p:02d}" for p in pieces) if pieces[0] <= 24 and all(p < 60 for p in pieces[1:]) else None


def dated(reading: Reading, clock: str | None) -> Reading:
    """A day's reading with a time of day put to it."""
    if clock is None:
        return reading
    return replace(reading, value=f"{reading.value}T{clock}", kind="TIME")


def placed(scene: Scene, period: Period, mod: str | None, anchor: Anchor | None = None) -> Reading:
    """A period as a reading, its interval narrowed to what the modifier says."""
    part = narrowed(period, mod)
    return scene.date(part, anchor, mod)


def capped(reading: Reading, report: date | None) -> Reading:
    """ "earlier this year" ends no later than the report."""
    if report and reading.first and reading.last and reading.first <= report < reading.last:
        return replace(reading, last=report)
    return reading


def nearer(begun: Period, coming: Period, report: date, scene: Scene) -> Period:
    """Of the last and the next such period that nearer to the report, leaning to the side the tense means."""
    behind, ahead = _LEANING[scene.tense]
    back, forward = (report - begun.last).days * behind, (coming.first - report).days * ahead
    return begun if back <= forward else coming


def choose_year(build: Callable[[int], Period], scene: Scene, nearest: bool = False) -> Period | None:
    """Of the periods a year apart that `build` makes, the one the tense means: the latest begun, or the next."""
    report = scene.report
    if report is None:
        return None
    options: list[Period] = []
    for year in range(max(1, report.year - 2), min(9998, report.year + 2) + 1):
        try:
            options.append(build(year))
        except ValueError:
            continue
    begun = [p for p in options if p.first <= report]
    coming = [p for p in options if p.last >= report]
    if not begun or not coming:
        return begun[-1] if begun else coming[-1] if coming else None
    if nearest:
        return nearer(begun[-1], coming[0], report, scene)
    return coming[0] if scene.tense == "future" else begun[-1]
