"""Lengths of time: "three days", "two-year-old", "the past week", "recent months"."""

from __future__ import annotations

from datetime import date

from casusbelli.times.grammar import Match
from casusbelli.times.items import Item
from casusbelli.times.lexicon import cues
from casusbelli.times.periods import moved
from casusbelli.times.scene import Scene
from casusbelli.times.span import Reading, precision_of

__all__ = ["counted", "duration", "is_rate", "length", "stretch", "vague_stretch"]

_UNIT = {
    "TS": "T%sS",
    "TM": "T%sM",
    "TH": "T%sH",
    "N": "%sD",
    "WE": "%sWE",
    "F": "%sW",
    "Q": "%sQ",
    "SEASON": "%sSEASON",
}
_MANY = {"DE": 10, "CE": 100, "ML": 1000, "F": 2}
_LETTER = {"DE": "Y", "CE": "Y", "ML": "Y", "F": "W"}
_VAGUE = {"DE": "PXDE", "CE": "PXCE", "ML": "PXML", "F": "PXW"}
_NEAR = 10
_HALVES = {
    "Y": ("M", 6),
    "W": ("D", 3),
    "D": ("TH", 12),
    "TH": ("TM", 30),
    "TM": ("TS", 30),
    "DE": ("Y", 5),
    "CE": ("Y", 50),
}


def counted(match: Match) -> tuple[float | None, str | None]:
    """How many units, None for a vague number, and the modifier."""
    mod = match.sense("apx", "APX", "ABOUT") or match.sense("over", "OVER") or None
    if match.has("half"):
        return 0.5, mod
    if match.has("quarters"):
        return 0.25 * float(match.sense("quarters", "NUM") or 1), mod
    count = match.sense("n", "NUM", "VAGUE", "A")
    if count == "AS":
        return _counted_before(match), mod
    if count == "X" or (count is None and not match.has("n")):
        return (None, mod) if not match.has("andhalf") else (1.5, mod)
    number = 1.0 if isinstance(count, str) else float(count)
    if match.has("n2"):
        return number, mod or "APPROX"
    item = match.item("n")
    if item is not None and "couple" in item.lower:
        mod = mod or "APPROX"
    return number, mod


def _counted_before(match: Match) -> float | None:
    """ "the third attack in as many days": as many as the number told last."""
    for at in range(1, _NEAR):
        item = match.neighbour(-at)
        if item is None or "BREAK" in item.meaning or "DOT" in item.meaning:
            return None
        number = item.meaning.get("ORD", item.meaning.get("NUM"))
        if number is not None:
            return float(number)
    return None


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of `count` units; None is vague."""
    if count is None:
        return _VAGUE.get(unit, "P" + _UNIT.get(unit, "%s" + unit) % "X")
    count, unit = count * _MANY.get(unit, 1), _LETTER.get(unit, unit)
    if count != int(count) and unit in _HALVES:
        return _fraction(count, unit)
    return "P" + _UNIT.get(unit, "%s" + unit) % f"{count:.15g}"


def _fraction(count: float, unit: str) -> str:
    finer, half = _HALVES[unit]
    if count % 1 != 0.5:
        return "P" + _UNIT.get(unit, "%s" + unit) % f"{count:.15g}"
    whole = length(int(count), unit)[1:] if count >= 1 else ""
    rest = length(half, finer)[1:]
    return "P" + whole + (rest[1:] if whole.startswith("T") and rest.startswith("T") else rest)


def duration(match: Match, scene: Scene) -> Reading | None:
    """A bare length, wherever it lies in time."""
    if match.has("long"):
        value = match.sense("long", "LONG")
        return Reading(str(value), "DURATION") if value else None
    unit = str(match.sense("unit", "UNIT", "UNITS"))
    if not _is_length(match, unit):
        return None
    if _is_some_day(match):
        return Reading("FUTURE_REF", "DATE")
    count, mod = counted(match)
    if match.has("andhalf"):
        count = 1.5
    if match.has("quarters") and unit not in _MANY:
        return None
    if not match.has("n", "half", "andhalf", "quarters"):
        count = 1 if match.holds("UNIT") and not match.holds("UNITS") else None
    value = length(count, unit)
    if match.has("n3"):
        value = _joined(value, length(float(match.sense("n3", "NUM")), str(match.sense("unit3", "UNIT", "UNITS"))))
    return Reading(value, "DURATION", mod=mod)


def _is_some_day(match: Match) -> bool:
    """ "will one day rule": no length, but a day to come."""
    before = match.neighbour(-1)
    words = [item.lower for item in match.items[match.first : match.last]]
    return words == ["one", "day"] and before is not None and before.lower in cues("before_some_day")


def _joined(first: str, second: str) -> str:
    if first.startswith("PT") and second.startswith("PT"):
        return first + second[2:]
    return first + second[1:]


def _is_length(match: Match, unit: str) -> bool:
    """Keeps "a second attack", "2,000 quarters" and "one day later" out of the lengths."""
    item = match.item("n")
    single = item is not None and "A" in item.meaning
    if single and unit in ("TS", "Q", "SEASON", "WE", "N"):
        return False
    if unit == "SEASON" or (unit == "Q" and not match.holds("UNITS")):
        return False
    before, after = match.neighbour(-1), match.neighbour(0)
    if match.last - match.first == 1 and after is not None and after.lower == "of" and not _opens_length(before):
        return False
    if before is not None and (
        before.lower in ("$", "£", "€") or (single and match.last - match.first == 2 and is_rate(before))
    ):
        return False
    if match.holds("OLD") and unit == "Y" and match.has("n") and (after is None or "LASTING" not in after.meaning):
        return False
    if unit == "Q" and match.holds("HYPHEN"):
        return False
    return not (unit == "TS" and match.holds("UNIT") and after is not None and "WORD" in after.meaning)


def _opens_length(before: Item | None) -> bool:
    opens = cues("before_length") | {"for", "in", "within"}
    return before is not None and before.lower in opens


def is_rate(before: Item) -> bool:
    """ "four flights a week", "$2 million a year": what stands before makes it per week, per year."""
    counted_noun = "WORD" in before.meaning and before.lower.endswith("s")
    return "NUM" in before.meaning or before.lower in ("%", "percent") or counted_noun


def stretch(match: Match, scene: Scene) -> Reading | None:
    """ "the past three months", "the next 12 to 18 months", "the past week": a length up to or from the report."""
    rel = int(match.sense("rel", "REL"))
    if match.has("season"):
        return Reading(f"XXXX-{match.sense('season', 'SEASONS')}", "SET")
    unit = str(match.sense("unit", "UNIT", "UNITS"))
    plural = match.holds("UNITS")
    word = next(i for i in match.items[match.first : match.last] if "REL" in i.meaning).lower
    if (not plural and word not in ("past", "last")) or rel == 0 or unit in ("SEASON", "WE", "N"):
        return None
    after = match.neighbour(0)
    if not plural and not match.has("n") and (unit == "D" or (after is not None and after.lower == "of")):
        return None
    count, mod = counted(match)
    if not match.has("n"):
        if plural:
            return None
        count = 1
    value = length(count, unit)
    first, last = _reach(scene.report, count, unit, rel)
    return Reading(value, "DURATION", first, last, precision_of(unit) if first else None, mod, scene.anchor)


def _reach(report: date | None, count: float | None, unit: str, rel: int) -> tuple[date | None, date | None]:
    if report is None or count is None:
        return None, None
    if unit[0] == "T":
        hours = {"TH": 24, "TM": 1440, "TS": 86400}[unit]
        count, unit = count / hours, "D"
    try:
        other = moved(report, unit if unit not in ("ML", "N") else "D", rel * count)
    except OverflowError:
        return None, None
    return (other, report) if rel < 0 else (report, other)


def vague_stretch(match: Match, scene: Scene) -> Reading | None:
    """ "recent weeks", "the coming months", "the years ahead"."""
    rel = match.sense("rel", "REL")
    word = next((i.lower for i in match.items[match.first : match.last] if "REL" in i.meaning), "")
    if rel == 0 or word == "current":
        return None
    ahead = (
        match.sense("vague", "FUTUREADJ") is not None
        or rel == 1
        or (match.has("rel") is False and match.holds("AHEAD"))
    )
    if ahead:
        return Reading("FUTURE_REF", "DATE")
    return Reading("PAST_REF", "DATE", None, scene.report, "past", anchor=scene.anchor if scene.report else None)
