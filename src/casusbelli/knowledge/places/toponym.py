"""A place name as it stands in a text, and the gazetteer entries it may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .gazetteer import Gazetteer, Hit
from .normal import key
from .words import place_words

__all__ = ["Toponym", "Wording", "read_name", "same_name", "sort_of"]

_POSSESSIVE = re.compile(r"(?:'s|’s|s'|s’)$")
_TOKEN = re.compile(r"[^\s,()]+")
_ALLOWED = {
    "admin1": frozenset({"admin1", "region"}),
    "admin2": frozenset({"admin2", "admin1", "district", "region"}),
    "city": frozenset({"city", "capital", "district"}),
    "region": frozenset({"region", "admin1", "admin2", "country", "landform", "water", "city", "capital", "district"}),
    "water": frozenset({"water", "site"}),
    "landform": frozenset({"landform", "region", "country", "admin1", "water"}),
    "site": frozenset({"site"}),
}
"""What a name followed or led by a word of each sort may be."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a name is to be taken: the entries it may mean, and whether it stands for something `near` them.

    `people` is true of an adjective or a people ("Iraqi"); `part` of a piece of an area ("northern Iraq").
    """

    hits: tuple[Hit, ...]
    near: bool = False
    people: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name found in a text: code points, word numbers (last exclusive), and how to take it."""

    start: int
    end: int
    text: str
    first_word: int
    last_word: int
    role: str
    wording: Wording
    points: float = 1.0
    """What speaks for its being a place at all; above 0 it is taken on its own merits."""


def read_name(name: str, gazetteer: Gazetteer, after: str = "", before: str = "") -> Wording:
    """How to take `name`, with the word `after` it and the sort word `before` it ("province" in "province of X")."""
    bare = _POSSESSIVE.sub("", name).strip()
    land = gazetteer.land_of(bare)
    if land is not None:
        return Wording((Hit(land, main=True),), people=True)
    hits = gazetteer.look_up(bare)
    sort = sort_of(after) or sort_of(before)
    return Wording(_limited(hits, sort)) if hits else _from_parts(bare, gazetteer)


def _from_parts(name: str, gazetteer: Gazetteer) -> Wording:
    """ "Idlib province", "northern Iraq", "Kirkuk airport": take off what is not the name proper, and say so."""
    tokens = _TOKEN.findall(name)
    lists = place_words()
    if len(tokens) < 2:
        return Wording(())
    first, last = tokens[0].lower(), tokens[-1].lower()
    if first in lists.directions or first == "the":
        inner = read_name(" ".join(tokens[1:]), gazetteer)
        return Wording(inner.hits, near=inner.near, people=inner.people, part=inner.part or first != "the")
    sort = sort_of(last)
    if sort is not None:
        inner = read_name(" ".join(tokens[:-1]), gazetteer)
        limited = _limited(inner.hits, sort)
        if sort == "site":
            return Wording(inner.hits, near=True) if last in lists.at_town else Wording(())
        return Wording(limited, near=not any(hit.place.kind in _ALLOWED[sort] for hit in limited), part=inner.people)
    if first in lists.division and len(tokens) > 2 and tokens[1].lower() == "of":
        inner = read_name(" ".join(tokens[2:]), gazetteer)
        return Wording(_limited(inner.hits, lists.division[first]))
    return Wording(())


def _limited(hits: tuple[Hit, ...], sort: str | None) -> tuple[Hit, ...]:
    """The hits of a fitting kind when there are any, else all."""
    if sort is None or sort not in _ALLOWED:
        return hits
    return tuple(hit for hit in hits if hit.place.kind in _ALLOWED[sort]) or hits


def sort_of(word: str) -> str | None:
    """The sort of place that `word`, singular or plural, names: "counties" is "admin2"; None for other words."""
    division, lower = place_words().division, word.lower()
    singular = lower.removesuffix("ies") + "y" if lower.endswith("ies") else lower.removesuffix("s")
    return division.get(lower) or division.get(singular)


def same_name(one: str, other: str) -> bool:
    """True when the two texts are spellings of one name."""
    return key(_POSSESSIVE.sub("", one)) == key(_POSSESSIVE.sub("", other))
