"""When and where an event happened: the expressions that govern it, and what is inherited when none does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casusbelli.coding.tree import Tree
from casusbelli.coding.trigger import Trigger
from casusbelli.knowledge.places import PlaceSpan, governing_places
from casusbelli.records import Interval, Place
from casusbelli.times import TimeSpan

__all__ = ["Setting", "as_place", "place_of", "time_of"]

TIME_RELATIONS = ("obl", "nmod", "advmod", "advcl", "amod", "compound", "nmod:poss", "nummod", "dep")
CARRYING = frozenset(
    {
        "xcomp",
        "ccomp",
        "advcl",
        "acl",
        "conj",
        "obj",
        "nsubj",
        "nsubj:pass",
        "obl",
        "nmod",
        "acl:relcl",
        "parataxis",
        "compound",
        "nmod:poss",
    }
)


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


def place_of(setting: Setting, trigger: Trigger) -> tuple[Place, ...]:
    """The places that govern a trigger in its sentence, main one first."""
    heads = [trigger.head, *([trigger.light] if trigger.light is not None else [])]
    for head in heads:
        found = governing_places(setting.tree.analysis, setting.places, head)
        if found:
            return tuple(as_place(span) for span in found)
    return ()


def time_of(setting: Setting, trigger: Trigger) -> tuple[Interval, str]:
    """The time that governs a trigger, and by which rule; the report's own date where none does."""
    span, rule = _governing(setting, trigger)
    if span is not None:
        return as_interval(span), rule
    day = setting.published.isoformat() if setting.published else None
    return Interval(
        first=day, last=day, precision="report", inferred=True, rule="no time told: the report's date"
    ), "report's date"


def _governing(setting: Setting, trigger: Trigger) -> tuple[TimeSpan | None, str]:
    tree = setting.tree
    heads = {
        i: span
        for span in setting.times
        if span.kind in {"DATE", "TIME"} and span.first is not None
        for i in range(span.first_word, span.last_word)
    }
    place = trigger.head
    own = _below(tree, place, heads)
    if own is not None:
        return own, "time at the trigger"
    for governor in tree.governors(place):
        if tree.words[place].deprel not in CARRYING:
            break
        if (
            tree.words[place].deprel in {"ccomp", "advcl"}
            and tree.kids(place, "nsubj", "nsubj:pass")
            and governor != trigger.light
        ):
            break
        found = _below(tree, governor, heads, skip=place)
        if found is not None:
            return found, "time of the clause"
        place = governor
    return None, ""


def _below(tree: Tree, head: int, heads: dict[int, TimeSpan], skip: int | None = None) -> TimeSpan | None:
    """A time expression that modifies the word directly."""
    for kid in tree.kids(head):
        if kid == skip:
            continue
        if kid in heads and (tree.words[kid].deprel.split(":")[0] in TIME_RELATIONS):
            return heads[kid]
        span = next(
            (
                heads[i]
                for i in tree.subtree(kid)
                if i in heads and tree.words[kid].deprel.split(":")[0] in {"obl", "nmod"} and abs(i - kid) <= 3
            ),
            None,
        )
        if span is not None and tree.case(kid) in {
            "on",
            "in",
            "since",
            "during",
            "at",
            "by",
            "until",
            "for",
            "over",
            "from",
            "",
        }:
            return span
    return None
