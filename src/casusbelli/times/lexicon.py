"""The words of time: the shipped tables, and the classes of items they make."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from casusbelli.errors import KnowledgeError
from casusbelli.times.numerals import Numerals

__all__ = ["PLAIN", "Lexicon", "cues", "lexicon", "table"]

PLAIN = frozenset({"WORD"})
_NOT_CLASSES = frozenset({"words", "numbers", "scales", "ordinals", "phrases"})
_SHAPES: tuple[frozenset[str], ...] = (
    frozenset({"NUM"}),
    frozenset({"NUM", "DAYNUM"}),
    frozenset({"NUM", "YYYY"}),
    frozenset({"NUM", "MIL"}),
    frozenset({"NUM", "MIL", "YYYY"}),
    frozenset({"ORD"}),
)
_SHAPE_CLASSES = ("STAMP", "SLASH", "CLOCK", "DECADE", "SHORTYEAR", "BREAK", "YYYY", "HOLIDAY", "LUNAR", "WORD")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`entries`: a phrase's tokens -> {class: meaning}; `phrases`: whole expressions -> value; `heads`: `_heads`;
    `pairs`: with which two words those of several words begin."""

    entries: Mapping[tuple[str, ...], Mapping[str, Any]]
    phrases: Mapping[tuple[str, ...], str]
    heads: Mapping[str, int]
    phrase_heads: Mapping[str, int]
    pairs: frozenset[tuple[str, ...]]
    phrase_pairs: frozenset[tuple[str, ...]]
    numerals: Numerals
    signs: Mapping[frozenset[str], str] = field(repr=False)

    def is_plain(self, word: str) -> bool:
        """Whether no entry and no number begins with `word`."""
        return word not in self.heads and not self.numerals.may_begin(word)

    def sign(self, classes: frozenset[str]) -> str:
        """The one character that stands for a set of classes in the grammar."""
        return self.signs.get(classes) or self.signs[PLAIN]

    def signs_of(self, name: str) -> str:
        """All characters whose set holds class `name`. Raises KnowledgeError for a class no word has."""
        found = "".join(sign for classes, sign in self.signs.items() if name in classes)
        if not found:
            raise KnowledgeError(f"times/data/grammar.toml: no word has class {name}; add it to lexicon.toml")
        return found


@lru_cache(maxsize=8)
def table(name: str) -> Mapping[str, Any]:
    """A shipped table of times/data. Raises KnowledgeError when it is missing or malformed."""
    try:
        return tomllib.loads(files("casusbelli.times").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise KnowledgeError(f"times/data/{name}.toml: {problem}; reinstall the package") from problem


@lru_cache(maxsize=64)
def cues(name: str) -> frozenset[str]:
    """A list of function words of times/data/cues.toml."""
    return frozenset(table("cues")[name])


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The shipped lexicon, read once."""
    words = table("lexicon")
    entries: dict[tuple[str, ...], dict[str, Any]] = {}
    for name, phrase, meaning in _rows(words):
        entries.setdefault(tuple(phrase.split()), {})[name] = meaning
    for word, number in words["ordinals"].items():
        entries.setdefault((word,), {})["ORD"] = number
    phrases = {tuple(phrase.split()): value for phrase, value in words["phrases"].items()}
    numerals = Numerals(words["numbers"], words["scales"], words["ordinals"])
    return Lexicon(
        entries,
        phrases,
        _heads(entries),
        _heads(phrases),
        _pairs(entries),
        _pairs(phrases),
        numerals,
        _signs(entries.values()),
    )


def _heads(keys: Iterable[tuple[str, ...]]) -> Mapping[str, int]:
    """The first word of every phrase, with the length of the longest it begins."""
    heads: dict[str, int] = {}
    for key in keys:
        heads[key[0]] = max(heads.get(key[0], 0), len(key))
    return heads


def _pairs(keys: Iterable[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """The first two words of every phrase of several."""
    return frozenset(key[:2] for key in keys if len(key) > 1)


def _rows(words: Mapping[str, Any]) -> Iterable[tuple[str, str, Any]]:
    for name, rows in words.items():
        if name not in _NOT_CLASSES:
            yield from ((name, phrase, meaning) for phrase, meaning in rows.items())
    for name, members in words["words"].items():
        yield from ((name if name != "plain" else word.upper(), word, word) for word in members)
    yield from (
        ("HOLIDAY", _owners_apart(name), number)
        for number, row in enumerate(table("holidays")["holiday"])
        for name in row["names"]
    )
    for calendar in ("islamic", "persian"):
        yield from (("LUNAR", name, (calendar, month)) for name, month in table("calendars")[calendar].items())


def _owners_apart(name: str) -> str:
    """ "new year's eve" as the tokens it is cut into."""
    return " ".join(name.replace("'s ", " 's ").replace("’s ", " ’s ").split())


def _signs(entries: Iterable[Mapping[str, Any]]) -> Mapping[frozenset[str], str]:
    """One private-use character for every set of classes an item can have, whole, or cut down by its context."""
    sets: dict[frozenset[str], None] = dict.fromkeys([PLAIN, *_SHAPES, *(frozenset({c}) for c in _SHAPE_CLASSES)])
    for entry in entries:
        whole = frozenset(entry)
        sets.setdefault(whole)
        for name in whole:
            sets.setdefault(frozenset({name}))
            if len(whole) > 1:
                sets.setdefault(whole - {name})
    return {classes: chr(0xE000 + number) for number, classes in enumerate(sets)}
