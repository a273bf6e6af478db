"""Sites the gazetteer lacks but whose name begins with a town the text tells of: they are near it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .normal import key
from .toponym import Toponym, Wording, sort_of
from .words import place_words

__all__ = ["with_hosts"]


def with_hosts(toponyms: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """The toponyms, with "Erbil City Hall" near Erbil where Erbil itself is told of; streets stay unknown."""
    told = {
        key(one.text): one.wording for one in toponyms if one.wording.hits and not one.wording.people and one.points > 0
    }
    return tuple(one if one.wording.hits else _hosted(one, told) for one in toponyms)


def _hosted(toponym: Toponym, told: dict[str, Wording]) -> Toponym:
    words = toponym.text.split()
    if len(words) < 2 or words[-1].lower().rstrip(".") in place_words().ways or sort_of(words[-1]) == "admin2":
        return toponym
    for count in range(len(words) - 1, 0, -1):
        wording = told.get(key(" ".join(words[:count])))
        if wording is not None:
            return replace(toponym, wording=replace(wording, near=True))
    return toponym
