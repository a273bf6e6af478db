"""The word lists of `words.toml`, as sets."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["PlaceWords", "place_words"]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Lower-case words by what they say about a place; `division` maps "province" to "admin1" and the like."""

    division: dict[str, str]
    at_town: frozenset[str]
    directions: frozenset[str]
    near: frozenset[str]
    near_before_of: frozenset[str]
    near_before_to: frozenset[str]
    border: frozenset[str]
    after_near: frozenset[str]
    generic: frozenset[str]
    ways: frozenset[str]
    towards: frozenset[str]
    at: frozenset[str]
    locative: frozenset[str]
    articles: frozenset[str]
    joiners: frozenset[str]
    parts: frozenset[str]
    no_place: frozenset[str]
    apart: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """The lists, read once."""
    table = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return PlaceWords(
        division={word: kind for kind, words in table["division"].items() for word in words},
        at_town=frozenset(table["facility"]["at_town"]),
        directions=frozenset(table["directions"]["words"]),
        near=frozenset(table["near"]["words"]),
        near_before_of=frozenset(table["near"]["before_of"]),
        near_before_to=frozenset(table["near"]["before_to"]),
        border=frozenset(table["near"]["border"]),
        after_near=frozenset(table["after_near"]["words"]),
        ways=frozenset(table["ways"]["words"].split()),
        generic=frozenset(table["generic"]["words"].split()),
        towards=frozenset(table["towards"]["words"].split()),
        at=frozenset(table["at"]["words"].split()),
        locative=frozenset(table["locative"]["words"].split()),
        articles=frozenset(table["articles"]["words"].split()),
        joiners=frozenset(table["joiners"]["words"].split()),
        parts=frozenset(table["parts"]["words"].split()),
        no_place=frozenset(table["no_place"]["words"].split()),
        apart=frozenset(table["apart"]["words"].split()),
    )
