"""The word lists of `persons.toml`, and the surnames a document gives to its people."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from casusbelli.language.analysis import Analysis, Word

__all__ = ["PersonWords", "person_words", "surnames"]


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Lower-case words that speak for or against a name being a place."""

    titles: frozenset[str]
    first_names: frozenset[str]
    organisation: frozenset[str]
    common: frozenset[str]
    speech: frozenset[str]


@cache
def person_words() -> PersonWords:
    """The lists, read once."""
    table = tomllib.loads((Path(__file__).parent / "persons.toml").read_text(encoding="utf-8"))
    return PersonWords(**{name: frozenset(words.split()) for name, words in table.items()})


def surnames(analysis: Analysis) -> frozenset[str]:
    """Last words of names the text introduces as people: by the name finder, a title, a first name or an age."""
    found = {
        analysis.words[name.last - 1].text
        for name in analysis.names
        if name.type == "Person" and name.last > name.first
    }
    words = analysis.words
    for number, word in enumerate(words):
        if word.text[:1].isupper() and _introduced(words, number):
            found.add(word.text)
    return frozenset(found)


def _introduced(words: Sequence[Word], number: int) -> bool:
    lists, position, length = person_words(), number - 1, 0
    while position >= 0 and length < 3 and (words[position].text[:1].isupper() or words[position].text == "."):
        word = words[position].text.lower().rstrip(".")
        if word in lists.first_names or word in lists.titles:
            return not _goes_on(words, number)
        position, length = position - 1, length + 1
    return length > 0 and _has_age(words, number)


def _goes_on(words: Sequence[Word], number: int) -> bool:
    following = words[number + 1] if number + 1 < len(words) else None
    return following is not None and following.text[:1].isupper() and following.start == words[number].end + 1


def _has_age(words: Sequence[Word], number: int) -> bool:
    after = [word.text for word in words[number + 1 : number + 4]]
    return len(after) == 3 and after[0] == after[2] == "," and after[1].isdigit() and len(after[1]) < 3
