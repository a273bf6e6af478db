"""Which name in a text is told to lie in which: "Zakho, in northern Iraq", "Paris, Texas", "Iraq's Kirkuk province"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .toponym import Toponym
from .words import place_words

__all__ = ["Holding", "holdings"]

_LONGEST_GAP = 60


@dataclass(frozen=True, slots=True)
class Holding:
    """Toponym number `inner` is told to lie in toponym number `outer`; `firm` unless a mere comma or list says so."""

    inner: int
    outer: int
    firm: bool


def holdings(text: str, toponyms: Sequence[Toponym]) -> tuple[Holding, ...]:
    """The containment told between neighbouring names, in text order."""
    found = []
    for number in range(len(toponyms) - 1):
        here, there = toponyms[number], toponyms[number + 1]
        gap = text[here.end : there.start]
        if len(gap) > _LONGEST_GAP or "\n" in gap:
            continue
        if here.wording.people:
            if _ADJECTIVE.fullmatch(gap):
                found.append(Holding(number + 1, number, firm=True))
        elif forward := _FORWARD.fullmatch(gap):
            found.append(Holding(number, number + 1, firm=bool(forward["firm"])))
        elif _BACKWARD.fullmatch(gap):
            found.append(Holding(number + 1, number, firm=True))
    return tuple(found)


def _pattern() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lists = place_words()
    direction = "(?:(?:" + "|".join(sorted(map(re.escape, lists.directions), key=len, reverse=True)) + r")[ -])*"
    sorts = "(?:" + "|".join(sorted(lists.division, key=len, reverse=True)) + ")s?"
    article = r"(?:the |a |an |its |)"
    seat = rf"(?:{article}(?:[a-z-]+ ){{0,3}}{sorts} (?:of|in) )?"
    lies_in = rf"(?: {sorts})?,? in {article}{direction}{seat}"
    a_town_in = rf",? {article}(?:[a-z-]+ ){{0,3}}{sorts} (?:in|of) {article}{direction}"
    firm = rf"(?P<firm>{lies_in}|{a_town_in}|(?: {sorts})? \()"
    forward = rf"(?:{firm}|(?: {sorts})?, ?{article}{direction})"
    backward = rf"(?:'s|’s|'|’) (?:[a-z-]+,? ){{0,4}}(?:{sorts} (?:of )?)?{article}"
    adjective = rf" (?:[a-z-]+ ){{0,4}}{sorts} (?:of )?{article}"
    return re.compile(forward), re.compile(backward), re.compile(adjective)


_FORWARD, _BACKWARD, _ADJECTIVE = _pattern()
