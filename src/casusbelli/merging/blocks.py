"""Where to look for tellings of one happening, so that not all need comparing with all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from casusbelli.merging.story import Story
from casusbelli.merging.summary import Summary

__all__ = ["Blocks"]

EACH_DAY = 4
"""Stretches longer than this many days are looked up by month: most of their days would find the same."""
DAYS_A_BLOCK = 28
MOST_IN_BLOCK = 48
"""The newest of a block: news of one happening comes close together, and a longer list would make time quadratic."""
MOST_LOOKED_AT = 32
STORIES = 1000
"""Stories whose rarest names are remembered: those of one report's tellings are asked for over and over."""
NO_DAY, ANY_DAY, SHORT = "?", "*", "short "

Key = tuple[str, str, str | int]


class Blocks:
    """Events by kind, by what their tellings name, and by day; a look-up costs the same however many there are."""

    def __init__(self) -> None:
        self._events: dict[Key, dict[str, None]] = {}

    def put(self, event: str, summary: Summary) -> None:
        """Note that a telling with this summary belongs to `event`."""
        kept_under = tuple(_kept_under(summary))
        for token in tokens(summary):
            for when in kept_under:
                block = self._events.setdefault((summary.kind, token, when), {})
                block.pop(event, None)
                block[event] = None
                if len(block) > MOST_IN_BLOCK:
                    del block[next(iter(block))]

    def near(self, summary: Summary) -> list[str]:
        """Events a telling may be of: those found under most of what it names first."""
        looked_up_under = tuple(_looked_up_under(summary))
        found: Counter[str] = Counter()
        for token in sorted(tokens(summary)):
            for when in looked_up_under:
                block = self._events.get((summary.kind, token, when))
                if block:
                    found.update(block.keys())
        return [event for event, _ in found.most_common(MOST_LOOKED_AT)]


def tokens(summary: Summary) -> frozenset[str]:
    """What a telling is looked up by: participants, place, words of the happening."""
    place = {summary.place.name} if summary.place and summary.place.name else set()
    sides = (summary.actors, summary.recipients)
    named = {token for side in sides for token in (*side.countries, *side.names)}
    return frozenset(named | place | {f"~{stem}" for stem in summary.stems} | set(_rarest(summary.story)))


@lru_cache(maxsize=STORIES)
def _rarest(story: Story, most: int = 6) -> list[str]:
    """The longest names of the document: long ones are rare ones, and the same from one report to the next."""
    return [f"#{name}" for name in sorted(story.names, key=lambda name: (-len(name), name))[:most]]


def _kept_under(summary: Summary) -> Iterator[str | int]:
    yield ANY_DAY
    yield from _when(summary)


def _looked_up_under(summary: Summary) -> Iterator[str | int]:
    if not summary.days:
        yield ANY_DAY
        return
    days = summary.days
    first, last = days[0] - 1, days[-1] + 1
    yield NO_DAY
    yield from _stretches(first, last)
    yield from range(first, last + 1) if len(days) <= EACH_DAY else _stretches(first, last, SHORT)


def _when(summary: Summary) -> Iterator[str | int]:
    days = summary.days
    if not days:
        yield NO_DAY
    elif len(days) <= EACH_DAY:
        yield from days
        yield from _stretches(days[0], days[-1], SHORT)
    else:
        yield from _stretches(days[0], days[-1])


def _stretches(first: int, last: int, label: str = "") -> list[str]:
    return [f"{label}{number}" for number in range(first // DAYS_A_BLOCK, last // DAYS_A_BLOCK + 1)]
