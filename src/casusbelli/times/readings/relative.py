"""Units counted from the report or from the story: "last week", "two days earlier", "the end of the year"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from casusbelli.times.grammar import Match
from casusbelli.times.lexicon import cues
from casusbelli.times.periods import containing, moved, narrowed, year
from casusbelli.times.readings.business import counts_longer, ended_quarter, is_quarter, story_quarter, week_by_day
from casusbelli.times.readings.common import capped, dated, edge_of, full_year, placed
from casusbelli.times.readings.lengths import counted
from casusbelli.times.scene import Scene
from casusbelli.times.span import PRECISION_OF, Anchor, Reading

__all__ = ["away", "near_unit", "shifted", "story_unit"]

_CALENDAR = frozenset({"D", "W", "WE", "M", "Q", "SEASON", "Y", "DE", "CE"})
_BLANK = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "SEASON": "XXXX-SX"}
_ASIDES = frozenset({"Y", "DE", "CE"})


def near_unit(match: Match, scene: Scene) -> Reading | None:
    """ "last week", "early next year", "the end of the month", "year-end"."""
    mod = edge_of(match)
    if match.has("yearend"):
        unit, mod = "Y", str(match.sense("yearend", "YEAREND"))
        if mod == "END" and scene.report and not match.has("year") and _is_since(match):
            return scene.date(containing(date(scene.report.year - 1, 12, 31), "D"))
    elif match.has("monthend"):
        unit, mod = "M", str(match.sense("monthend", "MONTHEND"))
    else:
        unit = str(match.sense("unit", "UNIT") or ("Q" if match.holds("PERIOD") else "Y"))
    if _is_title(match):
        return None
    after = match.neighbour(0)
    if (
        unit == "Y"
        and after is not None
        and (after.lower in ("ended", "ending") or _leads_to_month(match))
        and not match.has("rel", "begin", "edge")
    ):
        return Reading("P1Y", "DURATION")
    if after is not None and "HYPHEN" in after.meaning:
        return None
    number = full_year(match)
    if number is not None:
        return placed(scene, year(number), mod, "absolute")
    step = int(match.sense("rel", "REL") or 0)
    if unit == "N":
        return _night(match, scene, step) if match.has("rel") else None
    if unit not in _CALENDAR or (not match.has("rel", "begin", "edge", "yearend", "monthend") and unit == "D"):
        return None
    if _is_stretch(match, unit):
        return None
    if match.has("story") or (unit == "D" and match.has("rel") and step and match.items[match.first].lower == "the"):
        return None
    if scene.report is None:
        return Reading(_BLANK.get(unit, "XXXX"), "DATE", precision=None, mod=mod)
    if unit == "Q" and (match.holds("LATEST") or not match.has("rel")):
        told = story_quarter(scene) or ended_quarter(match, scene)
        return placed(scene, told or containing(moved(scene.report, "Q", -1), "Q"), mod)
    week = week_by_day(match, scene) if unit == "W" and not match.has("rel", "begin", "edge") else None
    if week is not None:
        return scene.date(week)
    if unit == "WE" and step == 0 and _weekend_is_over(match, scene, scene.report):
        step = -1
    if unit == "D" and match.has("rel") and step == 0:
        return None
    if unit == "D" and match.has("rel"):
        return None if step < 0 else placed(scene, containing(moved(scene.report, unit, step), unit), mod)
    found = placed(scene, containing(moved(scene.report, unit, step), unit), mod)
    word = match.item("edge")
    if word is not None and word.lower in ("earlier", "later") and step == 0:
        return _around_report(found, scene.report, word.lower, unit, mod)
    return found


def _leads_to_month(match: Match) -> bool:
    """ "in the year to June"."""
    to, month = match.neighbour(0), match.neighbour(1)
    return to is not None and to.lower in ("to", "through") and month is not None and "MONTH" in month.meaning


def _is_since(match: Match) -> bool:
    before = match.neighbour(-1)
    return before is not None and before.lower == "since"


def _is_title(match: Match) -> bool:
    """ "This Week" in quotes and capitals is the name of a programme."""
    before = match.neighbour(-1)
    capitals = all(item.capitalised for item in match.items[match.first : match.last])
    return match.last - match.first > 1 and capitals and before is not None and before.lower in cues("quotes")


def _weekend_is_over(match: Match, scene: Scene, report: date) -> bool:
    """On a weekday "the weekend" is the last but in a plan; "this weekend" is early in the week, or in the past."""
    if scene.tense == "future" or report.isoweekday() >= 6:
        return False
    return not match.has("rel") or scene.tense == "past" or report.isoweekday() <= 2


def _is_stretch(match: Match, unit: str) -> bool:
    """ "the past week" is a length that ends now; "the century" names no century."""
    if unit == "CE" and not match.has("rel", "begin", "edge"):
        return True
    opening = [i.lower for i in match.items[match.first : match.first + 2]]
    after = match.neighbour(0)
    if unit == "DE" and after is not None and after.lower == "of":
        return True
    return opening == ["the", "past"] or (opening == ["the", "last"] and unit in ("W", "M", "Y", "DE"))


def _around_report(found: Reading, report: date, word: str, unit: str, mod: str | None) -> Reading:
    """ "earlier this year" runs up to the report, "later this year" from it."""
    whole = containing(report, unit)
    if word == "earlier":
        return capped(replace(found, first=whole.first, last=whole.last), report)
    return replace(found, first=report, last=whole.last)


def _night(match: Match, scene: Scene, step: int) -> Reading | None:
    if scene.report is None:
        return Reading("XXXX-XX-XXTNI", "TIME", precision="day", mod=edge_of(match))
    return dated(scene.date(containing(scene.report + timedelta(days=step), "D"), None, edge_of(match)), "NI")


def story_unit(match: Match, scene: Scene) -> Reading | None:
    """ "the following day", "that year", "the same week", "the day before"."""
    unit = str(match.sense("unit", "UNIT") or "D")
    if match.has("back", "on"):
        step = int(match.sense("back", "BACK") or match.sense("on", "ON"))
        if not _stands_alone(match):
            return None
    else:
        step = int(match.sense("story", "STORY", "REL") or 0)
    part = "NI" if unit == "N" else None
    grain = "D" if unit == "N" else unit
    if grain not in _CALENDAR:
        return None
    running = scene.running("day", PRECISION_OF.get(grain, "decade"))
    if running is None and match.has("back") and scene.report:
        return dated(scene.date(containing(moved(scene.report, grain, step), grain), None, edge_of(match)), part)
    if running is None or running.first is None:
        return dated(Reading(_BLANK.get(grain, "XXXX"), "DATE", mod=edge_of(match)), part)
    whole = narrowed(containing(moved(running.first, grain, step), grain), edge_of(match))
    return dated(scene.date(whole, "narrative", edge_of(match)), part)


def _stands_alone(match: Match) -> bool:
    """ "the day before", but not "the day before the attack"."""
    after = match.neighbour(0)
    return after is None or not after.lower[0].isalnum() or after.lower in cues("after_story")


def away(match: Match, scene: Scene) -> Reading | None:
    """ "two days ago", "a week later", "three months from now"."""
    if match.items[match.last - 1].meaning.keys() & {"BACK", "ON"} and not match.has("ago"):
        word = match.items[match.last - 1].lower
        if word in ("before", "after", "prior", "on", "previously") and not _stands_alone(match):
            return None
    if match.has("ago") and (match.sense("ago", "AGOADJ") is not None or not match.has("unit")):
        return _year_before(match, scene)
    count, mod = counted(match)
    unit = str(match.sense("unit", "UNIT", "UNITS"))
    if match.has("quarters") and unit not in ("CE", "Y", "H"):
        return None
    if match.holds("AGO") and any("or so" in i.lower for i in match.items[match.first : match.last]):
        mod = "APPROX"
    if match.has("ago") and unit == "Y" and count == 1 and story_quarter(scene):
        return _year_before(match, scene)
    if match.has("ago") or match.has("hence"):
        return _from_report(match, scene, count, unit, mod)
    step = int(match.sense("back", "BACK") or match.sense("on", "ON") or 0)
    return _back_from_story(match, scene, -step * count if count is not None else None, unit, mod)


def _year_before(match: Match, scene: Scene) -> Reading | None:
    """ "the year-ago quarter", "year-earlier": a year before the story's quarter, or before the last full one.

    What half a year or more is compared with is told by its year alone.
    """
    quarter = story_quarter(scene)
    if quarter is None and scene.report and match.holds("QUARTER"):
        quarter = containing(moved(scene.report, "Q", -1), "Q")
    if quarter is None:
        return _back_from_story(match, scene, 1, "Y", None)
    unit = "Y" if counts_longer(scene) and not match.holds("QUARTER") else "Q"
    return replace(scene.date(containing(moved(quarter.first, "Y", -1), unit), "narrative"), aside=True)


def _from_report(match: Match, scene: Scene, count: float | None, unit: str, mod: str | None) -> Reading | None:
    vague = "FUTURE_REF" if match.has("hence") else "PAST_REF"
    if count is None or unit == "ML":
        return Reading(
            vague, "DATE", None, scene.report if vague == "PAST_REF" else None, "past" if vague == "PAST_REF" else None
        )
    sign = 1 if match.has("hence") else -1
    report = scene.report and scene.report + timedelta(days=int(match.sense("hence", "DEICTIC") or 0))
    return shifted(report, sign * count, unit, mod, scene.anchor)


def _back_from_story(match: Match, scene: Scene, count: float | None, unit: str, mod: str | None) -> Reading | None:
    """Steps from the story's running time; "earlier" without one steps back from the report."""
    if count is None or unit == "ML":
        return Reading("PAST_REF", "DATE", None, scene.report, "past") if match.has("back") else None
    running = scene.running("day", PRECISION_OF.get(unit, "decade"))
    if running is None or running.first is None:
        base = scene.report if count > 0 and not match.has("on") else None
        return shifted(base, -count, unit, mod, scene.anchor)
    if unit == "Y" and count == 1 and is_quarter(running) and story_quarter(scene) is not None:
        return _year_before(match, scene)
    if running.precision == "season" and unit == "Y" and running.first:
        before = containing(moved(running.first, "Y", -count), "Q" if is_quarter(running) else "SEASON")
        return replace(scene.date(before, "narrative", mod), aside=True)
    return shifted(running.first, -count, unit, mod, "narrative")


def shifted(base: date | None, count: float, unit: str, mod: str | None, anchor: Anchor) -> Reading | None:
    """The day, week, month ... that lies `count` units from `base`."""
    grain = {"N": "D", "F": "W"}.get(unit, unit)
    if unit[0] == "T":
        return _hours(base, count, unit, mod, anchor)
    if base is None:
        return Reading(_BLANK.get(grain, "XXXX"), "DATE", mod=mod)
    step = 14 * count if unit == "F" else count
    try:
        on = moved(base, "D" if unit == "F" else grain, step)
    except OverflowError:
        return Reading("PAST_REF" if count < 0 else "FUTURE_REF", "DATE", None, base if count < 0 else None)
    grain = {"DE": "Y", "CE": "Y", "H": "M", "WE": "W"}.get(grain, grain)
    if count != int(count) and unit not in ("DE", "CE"):
        grain = {"Y": "M", "M": "D", "W": "D"}.get(grain, grain)
    whole = containing(on, grain)
    return Reading(whole.value, "DATE", whole.first, whole.last, whole.precision, mod, anchor, aside=unit in _ASIDES)


def _hours(base: date | None, count: float, unit: str, mod: str | None, anchor: Anchor) -> Reading | None:
    if base is None:
        return Reading("XXXX-XX-XX", "DATE", mod=mod)
    days = {"TH": 24, "TM": 1440, "TS": 86400}[unit]
    try:
        on = base + timedelta(days=round(count / days))
    except OverflowError:
        return None
    return Reading(on.isoformat(), "DATE", on, on, "day", mod, anchor)
