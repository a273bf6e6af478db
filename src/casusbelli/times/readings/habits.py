"""What comes again and again ("every Friday"), and words that only say past, present or future."""

from __future__ import annotations

from casusbelli.times.grammar import Match
from casusbelli.times.lexicon import cues
from casusbelli.times.readings.lengths import is_rate, length
from casusbelli.times.scene import Scene
from casusbelli.times.span import Reading

__all__ = ["habit", "named_reference", "reference"]


def habit(match: Match, scene: Scene) -> Reading | None:
    """A SET: its TIMEX3 value is the period that comes again; before a capital "daily" is a newspaper."""
    before, after = match.neighbour(-1), match.neighbour(0)
    if match.has("adverb") and after is not None and after.capitalised:
        return None
    if (
        match.has("adverb")
        and before is not None
        and is_rate(before)
        and match.items[match.first].lower.endswith("ally")
    ):
        return None
    value = _value(match)
    return Reading(value, "SET") if value else None


def _value(match: Match) -> str | None:
    part = match.sense("part", "PART", "PARTS")
    if match.has("weekday") or match.has("weekdays"):
        number = match.sense("weekday", "WEEKDAY") or match.sense("weekdays", "WEEKDAYS")
        return f"XXXX-WXX-{number}" + (f"T{part}" if part else "")
    if match.has("month"):
        return f"XXXX-{match.sense('month', 'MONTH'):02d}"
    if match.has("season"):
        return f"XXXX-{match.sense('season', 'SEASON', 'FALL')}"
    if match.has("adverb"):
        return str(match.sense("adverb", "ADVERB"))
    if part:
        return f"XXXX-XX-XXT{part}"
    unit = match.sense("unit", "UNIT", "UNITS")
    if unit == "N" and not match.has("n"):
        return "XXXX-XX-XXTNI"
    if unit is None:
        return None
    count = match.sense("n", "NUM") or match.sense("each", "EVERYOTHER") or 1
    return length(float(count), str(unit))


def reference(match: Match, scene: Scene) -> Reading | None:
    """ "now", "recently", "soon", "current": no interval but the report's own day or what lies before it."""
    value = match.sense("ref", "PRESENT", "PASTWORD", "FUTUREWORD", "PRESENTADJ", "PASTADJ")
    before, after = match.neighbour(-1), match.neighbour(0)
    if value == "FUTURE_REF" and after is not None and after.lower in cues("after_soon"):
        return None
    if value != "PRESENT_REF" and before is not None and before.lower == "as":
        return None
    return named_reference(str(value), scene)


def named_reference(value: str, scene: Scene) -> Reading:
    """The reading of PAST_REF, PRESENT_REF or FUTURE_REF."""
    report = scene.report
    anchor = scene.anchor if report else None
    if value == "PRESENT_REF":
        return Reading(value, "DATE", report, report, "report" if report else None, anchor=anchor)
    if value == "PAST_REF":
        return Reading(value, "DATE", None, report, "past", anchor=anchor)
    return Reading(value, "DATE")
