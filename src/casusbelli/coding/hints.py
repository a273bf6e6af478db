"""What a phrase that names no country hints of one: whose it is, where its word came first, what it points back to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from casusbelli.coding.cast import OWNING, Cast, owning_pronoun

__all__ = ["Hints"]

OWNERS = OWNING | {"whose"}
DEFINITE = frozenset({"the", "this", "these", "that", "those", "both", "all"})


class Hints:
    """The hints of one document; `countries`: those its words name, by word, in text order."""

    def __init__(self, cast: Cast, countries: Mapping[int, str]) -> None:
        self._cast, self._tree, self._countries = cast, cast.tree, countries

    def around(self, head: int, sentence: Mapping[str, Set[str | None]]) -> dict[str, Set[str | None]]:
        """Name of the hint, and the countries it is for; `sentence`: what its own sentence tells."""
        found: dict[str, Set[str | None]] = {}
        owner = owning_pronoun(self._tree, head, OWNERS)
        if owner is not None:
            found["owner"] = {self._country_of(owner)}
            found["owned subject"] = sentence["subject"]
            found["owned before"] = {self._before(owner)}
            found["owned acting"] = sentence["acting before"]
        first = self._first_use(head)
        if first is not None and first < head:
            before = self._before(first)
            found["introduced"] = {before, self._after(first)}
            found["introduced before"] = {before}
        return found

    def is_definite(self, head: int) -> bool:
        """Whether a phrase points at somebody known."""
        return any(self._tree.lemma(k) in DEFINITE for k in self._tree.kids(head, "det"))

    def _country_of(self, pronoun: int) -> str | None:
        party = self._cast.participant(pronoun)
        return party.country if party is not None else None

    def _before(self, index: int) -> str | None:
        """The country named last before a word, in its sentence."""
        words, sentence = self._tree.words, self._tree.words[index].sentence
        return next((c for w, c in self._backward if w < index and words[w].sentence == sentence), None)

    def _after(self, index: int) -> str | None:
        words, sentence = self._tree.words, self._tree.words[index].sentence
        return next((c for w, c in self._countries.items() if w > index and words[w].sentence == sentence), None)

    @cached_property
    def _backward(self) -> Sequence[tuple[int, str]]:
        return list(self._countries.items())[::-1]

    def _first_use(self, head: int) -> int | None:
        return self._firsts.get(self._tree.words[head].lemma.lower())

    @cached_property
    def _firsts(self) -> Mapping[str, int]:
        """The place of every noun's first use."""
        found: dict[str, int] = {}
        for word in self._tree.words:
            if word.upos in {"NOUN", "PROPN"}:
                found.setdefault(word.lemma.lower(), word.index)
        return found
