"""All that matters of a telling when it is compared with others, worked out once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casusbelli.merging.story import NO_STORY, WORD, Story
from casusbelli.merging.telling import Telling
from casusbelli.records import Mention, Participant, Place

__all__ = ["Side", "Summary", "kind_of", "summary_of"]

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
REAL = frozenset({"actual", "ongoing", "attempted", "negated"})
LONGEST_DAYS = 45
SHORTEST_WORD = 4
STEM = 5


@dataclass(frozen=True, slots=True)
class Side:
    """Who stands on one side of a happening: ISO 3166 countries, and names in lower case."""

    countries: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Summary:
    """A telling in sets and numbers; `first` and `last` are day ordinals, both None when no day is known.

    `happened`: told as real or as denied, not as planned. `stems`: of the words that name the happening.
    """

    kind: str
    happened: bool
    first: int | None
    last: int | None
    actors: Side
    recipients: Side
    place: Place | None
    modes: frozenset[str]
    stems: frozenset[str]
    tolls: frozenset[tuple[str, int | None, int | None]]
    story: Story = NO_STORY

    @property
    def days(self) -> range:
        """The days on which it may have happened, as ordinals; empty when none is known."""
        return range(0) if self.first is None or self.last is None else range(self.first, self.last + 1)


def kind_of(telling: Telling) -> str:
    """The type under which happenings are compared: CONCEDE and RETREAT are two views of one."""
    return YIELD.get(telling.lead.event_type, telling.lead.event_type)


def summary_of(telling: Telling, story: Story = NO_STORY) -> Summary:
    """The summary of a telling in a document with this story."""
    lead, mentions = telling.lead, telling.mentions
    first, last = _days(mentions) or (None, None)
    return Summary(
        kind=kind_of(telling),
        happened=lead.factuality in REAL,
        first=first,
        last=last,
        actors=_side(p for m in mentions for p in m.actors),
        recipients=_side(p for m in mentions for p in m.recipients),
        place=next((m.place for m in mentions if m.place), None),
        modes=frozenset(mode for m in mentions for mode in m.modes),
        stems=frozenset(stem for m in mentions for stem in _stems(m.trigger.text)),
        tolls=frozenset((t.kind, t.min, t.max) for m in mentions for t in m.toll),
        story=story,
    )


def _side(parties: Iterable[Participant]) -> Side:
    listed = list(parties)
    return Side(
        frozenset(p.country for p in listed if p.country),
        frozenset((p.entity or p.name or p.text).lower() for p in listed),
    )


def _stems(text: str) -> list[str]:
    return [word[:STEM] for word in WORD.findall(text.lower()) if len(word) >= SHORTEST_WORD]


def _days(mentions: Iterable[Mention]) -> tuple[int, int] | None:
    """The first stretch of days that is said, else the first that stands in; long stretches tell nothing."""
    for mention in sorted(mentions, key=lambda m: m.time is None or m.time.text is None):
        if mention.time and mention.time.first and mention.time.last:
            first, last = (date.fromisoformat(day).toordinal() for day in (mention.time.first, mention.time.last))
            if 0 <= last - first <= LONGEST_DAYS:
                return first, last
    return None
