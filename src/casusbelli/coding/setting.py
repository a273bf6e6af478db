"""When and where an event happened: the expressions that govern it, and what is inherited when none does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from casusbelli.coding.tree import Tree
from casusbelli.coding.trigger import Trigger
from casusbelli.knowledge.places import PlaceSpan, governing_places
from casusbelli.records import Interval, Place
from casusbelli.times import TimeSpan
from casusbelli.times.governing import governing_time

__all__ = ["Setting", "as_place", "is_ahead", "place_of", "time_of"]

DATED = frozenset({"DATE", "TIME"})
REPORT_DATE = "no time told: the report's date"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document offers to set events in: its times, places and date."""

    tree: Tree
    times: tuple[TimeSpan, ...]
    places: tuple[PlaceSpan, ...]
    published: date | None


def as_place(span: PlaceSpan, *, inferred: bool = False, rule: str | None = None) -> Place:
    """The record of a found place."""
    return Place(
        span.text,
        span.start,
        span.end,
        span.name,
        span.geonameid,
        span.lat,
        span.lon,
        span.country,
        span.admin1,
        span.precision,
        inferred,
        rule,
    )


def as_interval(span: TimeSpan, *, inferred: bool = False, rule: str | None = None) -> Interval:
    """The record of a found time."""
    first, last = (day.isoformat() if day else None for day in (span.first, span.last))
    return Interval(span.text, span.start, span.end, first, last, span.precision or "past", inferred, rule)


def place_of(setting: Setting, trigger: Trigger, absorbed: Sequence[int] = ()) -> tuple[Place, ...]:
    """The places that govern a trigger in its sentence, or the words of harm it absorbed; main one first."""
    heads = [trigger.head, *([trigger.light] if trigger.light is not None else []), *absorbed]
    for head in heads:
        found = governing_places(setting.tree.analysis, setting.places, head)
        if found:
            return tuple(as_place(span) for span in found)
    return ()


def time_of(setting: Setting, trigger: Trigger) -> tuple[Interval, str]:
    """The time that governs a trigger, and by which rule; the report's own date where none does."""
    dated = tuple(span for span in setting.times if span.kind in DATED and (span.first or span.last))
    for head in (trigger.head, trigger.light):
        span = None if head is None else governing_time(setting.tree.analysis, dated, head)
        if head is not None and span is not None:
            return as_interval(_so_far(span, setting, head)), "time said of the trigger or its clause"
    day = setting.published.isoformat() if setting.published else None
    return Interval(first=day, last=day, precision="report", inferred=True, rule=REPORT_DATE), "report's date"


def _so_far(span: TimeSpan, setting: Setting, word: int) -> TimeSpan:
    """The span up to the report, where it is told of as not over: "have fired since May", "fired rockets this year"."""
    day, verb = setting.published, setting.tree.words[word]
    before = setting.tree.words[span.first_word - 1].text.lower() if span.first_word else ""
    if before == "since" and day is not None and span.first is not None and span.first <= day:
        return replace(span, last=day)
    told = verb.xpos == "VBD" or (verb.xpos == "VBN" and not _has_modal(setting, word))
    if day is None or not told or span.first is None or span.last is None or not span.first <= day < span.last:
        return span
    return replace(span, last=day)


def _has_modal(setting: Setting, word: int) -> bool:
    return any(kid.xpos == "MD" for kid in setting.tree.analysis.children(word))


def is_ahead(time: Interval, setting: Setting) -> bool:
    """Whether a time lies behind the report: what is told so is planned, whenever the words of the plan were said."""
    return bool(time.first and setting.published and time.first > setting.published.isoformat())
