"""Months, years, decades and centuries named outright."""

from __future__ import annotations

from datetime import date

from casusbelli.times import periods
from casusbelli.times.grammar import Match
from casusbelli.times.items import Item
from casusbelli.times.lexicon import cues
from casusbelli.times.periods import moved
from casusbelli.times.readings.common import choose_year, edge_of, full_year, placed, year_told_before
from casusbelli.times.scene import Scene
from casusbelli.times.span import Anchor, Reading

__all__ = ["century", "decade", "month", "year", "year_of"]


def year_of(match: Match, scene: Scene) -> tuple[int | None, Anchor]:
    """The year a match names: in figures, "last year", "that year"; and what it hangs on."""
    year = full_year(match)
    if year is not None:
        return year, "absolute"
    if match.has("rel") and scene.report:
        return scene.report.year + int(match.sense("rel", "REL")), scene.anchor
    step = year_told_before(match)
    if step is not None and scene.report:
        return scene.report.year + step, scene.anchor
    running = scene.running()
    if match.has("story") and running and running.first:
        return running.first.year + int(match.sense("story", "STORY")), "narrative"
    return None, scene.anchor


def month(match: Match, scene: Scene) -> Reading | None:
    """ "in September", "early May 2003", "last June", "June last year", "May and June 2019"."""
    number = int(match.sense("month", "MONTH"))
    mod = edge_of(match)
    whole = not (match.has("rel") and not _names_year(match))
    year, anchor = year_of(match, scene) if whole else (None, scene.anchor)
    if year is not None:
        return placed(scene, periods.month(year, number), mod, anchor)
    if scene.habit and not match.has("rel"):
        return Reading(f"XXXX-{number:02d}", "SET", mod=mod)
    if scene.report is None:
        return Reading(f"XXXX-{number:02d}", "DATE", mod=mod, precision="month")
    if match.has("rel"):
        return placed(scene, periods.month(_related_year(match, scene.report, number), number), mod)
    found = choose_year(lambda y: periods.month(y, number), scene, nearest=True)
    return placed(scene, found, mod) if found else None


def _names_year(match: Match) -> bool:
    return match.has("year") or match.groups["rel"] > match.groups["month"]


def _related_year(match: Match, report: date, number: int) -> int:
    """The year of "last May"; said in June it is not the May just over, which is called last month."""
    rel = int(match.sense("rel", "REL"))
    if rel < 0:
        return report.year if number < report.month - 1 else report.year - 1
    if rel > 0:
        return report.year if number > report.month else report.year + 1
    return report.year


def year(match: Match, scene: Scene) -> Reading | None:
    """A year in figures, where the words around it make it one."""
    number = full_year(match)
    if number is None or (match.last - match.first == 1 and not _is_year(match, number)):
        return None
    era = next((i.meaning["ERA"] for i in match.items[match.first : match.last] if "ERA" in i.meaning), 1)
    if era < 0:
        return Reading(f"BC{number:04d}", "DATE", precision="year", anchor="absolute")
    if match.has("year2"):
        return _pair(match, scene, number)
    return placed(scene, periods.year(number), edge_of(match), "absolute")


def _pair(match: Match, scene: Scene, number: int) -> Reading | None:
    item = match.item("year2")
    if item is None or len(item.lower) not in (2, 4) or not item.lower.isdigit():
        return None
    last = int(item.lower) if len(item.lower) == 4 else number // 100 * 100 + int(item.lower)
    if last <= number:
        return None
    whole = periods.Period(periods.year(number).first, periods.year(last).last, f"{number:04d}/{last:04d}", "year")
    return scene.date(whole, "absolute")


def _is_year(match: Match, number: int) -> bool:
    before, after = match.neighbour(-1), match.neighbour(0)
    word = before.lower if before else ""
    if after is not None and (set(after.meaning) & {"UNITS", "ZONE", "HOURS"} or after.lower in cues("shares")):
        return False
    if word in cues("not_years") or not 1500 <= number <= 2100:
        return False
    item = match.items[match.first]
    if "SHORTYEAR" in item.meaning:
        return word in cues("before_year") or (
            before is not None and bool(set(before.meaning) & {"SEASON", "FALL", "MONTH"})
        )
    if word in cues("before_count") or (before is not None and "APX" in before.meaning):
        return False
    if word in cues("before_year"):
        return not ((number % 100 == 0 or word in cues("weak_before_year")) and _counts_things(after))
    if not 1900 <= number <= 2050 or (_counts_things(after) and word not in cues("owners")):
        return False
    spelled = not match.items[match.first].lower[0].isdigit()
    return spelled or not (
        before is not None
        and "WORD" in before.meaning
        and before.capitalised
        and after is not None
        and after.lower != ","
    )


def _counts_things(after: Item | None) -> bool:
    return after is not None and "WORD" in after.meaning and after.lower.endswith("s") and not after.capitalised


def decade(match: Match, scene: Scene) -> Reading | None:
    """ "the early 1980s", "the '90s", "the nineties"."""
    item = match.item("decade")
    if item is None:
        return None
    if "NAMED" in item.meaning:
        number = 190 + int(item.meaning["NAMED"])
    else:
        digits = "".join(c for c in item.lower if c.isdigit())
        if len(digits) == 2 and not match.items[match.first].lower.startswith(("the", "'", "’")):
            return None
        number = int(digits[:3]) if len(digits) == 4 else (190 if int(digits[0]) >= 3 else 200) + int(digits[0])
    if number < 100 or number > 220:
        return None
    mod = edge_of(match) or {1: "START", 2: "END", -1: "END"}.get(match.sense("half", "ORD", "REL") or 0)
    return placed(scene, periods.decade(number), mod, "absolute")


def century(match: Match, scene: Scene) -> Reading | None:
    """ "the 20th century", "the early 19th century", "last century"."""
    number = match.sense("ord", "ORD")
    if match.has("many") and match.sense("many", "UNITS") != "CE":
        return None
    if number is None:
        if scene.report is None:
            return Reading("XX", "DATE", precision="decade", mod=edge_of(match))
        number = moved(scene.report, "CE", int(match.sense("rel", "REL"))).year // 100 + 1
    if match.holds("ERA") and any(i.meaning.get("ERA") == -1 for i in match.items[match.first : match.last]):
        return Reading(f"BC{int(number) - 1:02d}", "DATE", precision="decade", anchor="absolute")
    if not 1 <= int(number) <= 30:
        return None
    return placed(scene, periods.century(int(number)), edge_of(match), "absolute")
