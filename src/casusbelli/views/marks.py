"""Where in the text each field of a mention stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casusbelli.records import Mention, Participant

__all__ = ["KINDS", "Mark", "marks_of"]

KINDS = {
    "trigger": "what",
    "actors": "who",
    "recipients": "to whom",
    "place": "where",
    "time": "when",
    "toll": "toll",
    "means": "means",
    "attributions": "by whose word",
    "links": "link",
}
"""The kinds of mark, each with its name in the legend."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of the text that gives one field of one mention; code points, end exclusive."""

    start: int
    end: int
    kind: str
    mention: str


def marks_of(mention: Mention) -> tuple[Mark, ...]:
    """The marks of every field, in text order; fields without words of their own have none."""
    found = {
        Mark(start, end, kind, mention.id)
        for kind, start, end in _extents(mention)
        if start is not None and end is not None and 0 <= start < end
    }
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end, mark.kind)))


def _extents(mention: Mention) -> Iterator[tuple[str, int | None, int | None]]:
    yield "trigger", mention.trigger.start, mention.trigger.end
    yield from _participants("actors", mention.actors)
    yield from _participants("recipients", mention.recipients)
    for place in (*mention.places, *((mention.place,) if mention.place else ())):
        yield "place", place.start, place.end
    for interval in (mention.time, mention.planned):
        if interval is not None:
            yield "time", interval.start, interval.end
    for toll in mention.toll:
        yield "toll", toll.start, toll.end
    for quantity in mention.quantities:
        yield "toll", quantity.start, quantity.end
    for means in mention.means:
        yield "means", means.start, means.end
    yield from _words_of_others(mention)


def _participants(kind: str, participants: tuple[Participant, ...]) -> Iterator[tuple[str, int, int]]:
    for one in participants:
        yield kind, one.start, one.end


def _words_of_others(mention: Mention) -> Iterator[tuple[str, int, int]]:
    for attribution in mention.attributions:
        if attribution.source is not None:
            yield "attributions", attribution.source.start, attribution.source.end
        if attribution.cue is not None:
            yield "attributions", attribution.cue.start, attribution.cue.end
    for link in mention.links:
        if link.cue is not None:
            yield "links", link.cue.start, link.cue.end
