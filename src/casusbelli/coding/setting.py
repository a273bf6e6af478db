"""When and where an event happened: the expressions that govern it, and what is inherited when none does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from casusbelli.coding.tree import Tree
from casusbelli.coding.trigger import Trigger
from casusbelli.coding.whereabouts import is_dateline, places_pointed_at
from casusbelli.knowledge.places import PlaceSpan, governing_places
from casusbelli.knowledge.places.governing import FARTHEST, SAID_OF_IT
from casusbelli.records import Interval, Participant, Place
from casusbelli.times import TimeSpan
from casusbelli.times.governing import governing_time, time_said_of
from casusbelli.times.offset import time_opening_clause, time_told_apart, time_told_as_length

__all__ = ["Setting", "as_place", "is_ahead", "place_of", "time_of", "unclaimed"]

LEADS_IN = frozenset({"in", "at", "near", "outside", "on", "off", "around", "inside", "across"})
OWNED = frozenset({"of", "from"})
TOLD = frozenset({"VBD", "NN", "NNS"})
DATED = frozenset({"DATE", "TIME"})
NAMED_BEFORE = "the last such place named before"
REPORT_DATE = "no time told: the report's date"
STATEMENTS = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"})
"""What somebody says: told in the present it is said now, whenever what it is about happened."""
UNPLACED = STATEMENTS | {"SANCTION"}
"""What is done by words or on paper: only a place said of it itself is its own."""
LEFT_BEHIND = frozenset({"RETREAT", "CONCEDE", "YIELD", "AGREE"})
ON_THE_SPOT = frozenset({"CONSULT", "MOBILIZE", "ASSAULT", "RETREAT", "YIELD", "COERCE", "PROTEST"})
"""What is done where its target lies: "flew to Tesk", "sent troops to Tesk"."""


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
    kind = trigger.sense.event_type
    heads = [trigger.head, *([trigger.light] if trigger.light is not None else []), *absorbed]
    fit = [span for span in _places_near(setting, heads) if _may_be(kind, setting.tree, span)]
    farthest = SAID_OF_IT if kind in UNPLACED else FARTHEST
    for head in heads if fit else ():
        found = governing_places(setting.tree.analysis, fit, head, farthest)
        if found:
            return tuple(as_place(span) for span in found)
    return _pointed_at(setting, heads) if kind not in UNPLACED else ()


def _pointed_at(setting: Setting, heads: Sequence[int]) -> tuple[Place, ...]:
    """ "stormed the city": the last city named before."""
    for head in heads:
        near = list(places_pointed_at(setting.tree, setting.places, setting.tree.words[head].sentence))
        found = governing_places(setting.tree.analysis, near, head) if near else ()
        if found:
            return tuple(as_place(span, inferred=True, rule=NAMED_BEFORE) for span in found)
    return ()


def _places_near(setting: Setting, heads: Sequence[int]) -> list[PlaceSpan]:
    """The places of the words' sentences, without those of a dateline."""
    words = setting.tree.words
    here = {words[head].sentence for head in heads}
    near = (span for span in setting.places if words[span.first_word].sentence in here)
    return [span for span in near if not is_dateline(setting.tree, span)]


def _may_be(kind: str, tree: Tree, span: PlaceSpan) -> bool:
    """Where someone comes from is where he withdraws, and nothing else."""
    before = [w.text.lower() for w in tree.words[max(0, span.first_word - 2) : span.first_word]]
    return kind in LEFT_BEHIND or "from" not in (before[-1:] if before[-1:] != ["the"] else before)


def unclaimed(places: Sequence[Place], parties: Sequence[Participant], event_type: str) -> tuple[Place, ...]:
    """The places but for those that only name a party; "in Tesk" says where the consulate in Tesk is.

    A name that no gazetteer has and that is an armed group's is no place.
    """
    states = [p for p in parties if p.type in {"state", "person"} or p.metonym or p.sector == "GOV"]
    claims = _owns if event_type in ON_THE_SPOT else _names
    kept = (place for place in places if not any(claims(place, state) for state in states))
    groups = {party.text for party in parties if party.type == "armed_group"}
    return tuple(p for p in kept if p.lat is not None or p.text not in groups)


def _owns(place: Place, party: Participant) -> bool:
    """The place only tells whose the party is: "the Tesk army"."""
    inside = party.start <= place.start and place.end <= party.end
    return inside and (place.start, place.end) != (party.start, party.end) and _names(place, party)


def _names(place: Place, party: Participant) -> bool:
    if not (party.start < place.end and place.start < party.end):
        return False
    before = {word.lower() for word in party.text[: max(0, place.start - party.start)].split()[-3:]}
    return not before & (LEADS_IN if place.precision == "country" else LEADS_IN | OWNED)


def time_of(setting: Setting, trigger: Trigger) -> tuple[Interval, str]:
    """The time that governs a trigger, and by which rule; the report's own date where none does."""
    for head in (trigger.head, trigger.light):
        span = None if head is None else _span_of(setting, head)
        if head is not None and span is not None and not _is_said_now(trigger, span, setting):
            return as_interval(_so_far(span, setting, head)), "time said of the trigger or its clause"
    day = setting.published.isoformat() if setting.published else None
    return Interval(first=day, last=day, precision="report", inferred=True, rule=REPORT_DATE), "report's date"


def _span_of(setting: Setting, head: int) -> TimeSpan | None:
    """The time said of a word; else by its distance from another event, or by its length; else that of its clause."""
    analysis, day = setting.tree.analysis, setting.published
    times = _times_near(setting, head)
    if not times:
        return time_told_apart(analysis, times, head, day)
    dated = tuple(span for span in times if span.kind in DATED and (span.first or span.last) and not span.dateline)
    return (
        time_said_of(analysis, dated, head)
        or time_opening_clause(analysis, times, head)
        or time_told_apart(analysis, times, head, day)
        or time_told_as_length(analysis, times, head, day)
        or governing_time(analysis, dated, head)
    )


def _times_near(setting: Setting, head: int) -> tuple[TimeSpan, ...]:
    """The times of a word's sentence: no tree reaches farther."""
    here = setting.tree.analysis.sentences[setting.tree.words[head].sentence]
    first, last = (bisect_left(setting.times, word, key=_first_word) for word in (here.first, here.last))
    return setting.times[first:last]


def _first_word(span: TimeSpan) -> int:
    return span.first_word


def _so_far(span: TimeSpan, setting: Setting, word: int) -> TimeSpan:
    """The span up to the report, where it is told of as not over: "have fired since May", "fired rockets this year"."""
    day, verb = setting.published, setting.tree.words[word]
    before = setting.tree.words[span.first_word - 1].text.lower() if span.first_word else ""
    if before == "since" and _is_in_clause_on(span, setting, word):
        return span
    if before == "since" and day is not None and span.first is not None and span.first <= day:
        return replace(span, last=day)
    told = verb.xpos in TOLD or (verb.xpos == "VBN" and not _has_modal(setting, word))
    if day is None or not told or span.first is None or span.last is None or not span.first <= day < span.last:
        return span
    return replace(span, last=day)


def _is_said_now(trigger: Trigger, span: TimeSpan, setting: Setting) -> bool:
    """ "condemn the attack of 5 July": a statement in the present is of the report's day, not of a past one."""
    day, verb = setting.published, setting.tree.words[trigger.predicate]
    now = verb.xpos in ("VBZ", "VBP") and trigger.sense.event_type in STATEMENTS
    return now and day is not None and span.last is not None and span.last < day


def _is_in_clause_on(span: TimeSpan, setting: Setting, word: int) -> bool:
    """ "since May, when rebels took it": the clause tells what happened at that time."""
    behind = [w.text.lower() for w in setting.tree.words[span.last_word : span.last_word + 2]]
    return word >= span.last_word and "when" in behind


def _has_modal(setting: Setting, word: int) -> bool:
    return any(kid.xpos == "MD" for kid in setting.tree.analysis.children(word))


def is_ahead(time: Interval, setting: Setting) -> bool:
    """Whether a time lies behind the report: what is told so is planned, whenever the words of the plan were said."""
    return bool(time.first and setting.published and time.first > setting.published.isoformat())
