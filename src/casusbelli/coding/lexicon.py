"""The compiled lexicon of conflict language: senses by head word, and the tables beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, TypeVar

from casusbelli.coding.preference import Preferences
from casusbelli.coding.sense import Sense
from casusbelli.coding.weights import shipped

__all__ = ["Lexicon", "Sense"]

Table = Mapping[str, Any]
Made = TypeVar("Made")
LONGEST = 4
NONE: Mapping[int, tuple[Sense, ...]] = {}


@dataclass(frozen=True)
class Lexicon:
    """All senses, by part of speech and head lemma, and the plain tables by name."""

    senses: Mapping[tuple[str, str], tuple[Sense, ...]]
    tables: Mapping[str, Table]

    @classmethod
    def load(cls) -> Lexicon:
        """The shipped lexicon; raises KnowledgeError when the package lacks it."""
        return _load()

    def of(self, part: str, lemma: str) -> tuple[Sense, ...]:
        """The senses of a head lemma, the longest first, of alike ones the weak last; `part` is "verbs" or "nouns"."""
        return self.senses.get((part, lemma), ())

    @cached_property
    def _by_length(self) -> dict[tuple[str, str], dict[int, tuple[Sense, ...]]]:
        return {}

    def by_length(self, part: str, lemma: str) -> Mapping[int, tuple[Sense, ...]]:
        """The senses of a head lemma by their number of words, the longest under 4."""
        senses = self.senses.get((part, lemma))
        if senses is None:
            return NONE
        known = self._by_length.get((part, lemma))
        if known is None:
            lengths = {min(len(s.words), LONGEST) for s in senses}
            known = {n: tuple(s for s in senses if min(len(s.words), LONGEST) == n) for n in lengths}
            self._by_length[part, lemma] = known
        return known

    @cached_property
    def light_verbs(self) -> frozenset[str]:
        """The verbs that only carry a noun."""
        return frozenset({*self.tables["light"]["carry"], *self.tables["light"]["undergo"]})

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every single word that some sense or table names."""
        words = {word for senses in self.senses.values() for sense in senses for word in sense.words}
        return frozenset(words | set(_leaves(self.tables)))

    @cached_property
    def preferences(self) -> Preferences:
        """The senses that depend on the parties."""
        return Preferences(self.tables["preferences"])

    @cached_property
    def stances(self) -> Mapping[str, Mapping[str, str]]:
        """By part of speech, what each word of saying tells of the speaker's stance."""
        return {part: _by_word(self.group("cues", part)) for part in ("verbs", "nouns", "adverbs")}

    @cached_property
    def cue_kinds(self) -> Mapping[str, frozenset[str]]:
        """The words of saying by kind."""
        return {name: frozenset(words) for name, words in self.group("cues", "kinds").items()}

    @cached_property
    def means(self) -> Mapping[str, str]:
        """Weapons by name, with the mode each makes."""
        return {name: mode for mode, names in self.group("means").items() for name in names}

    @cached_property
    def context_cues(self) -> Mapping[str, list[tuple[str, str]]]:
        """The words that tell a context, each with its context, by the first word of each."""
        found: dict[str, list[tuple[str, str]]] = {}
        for name, cues in self.group("contexts").items():
            for cue in cues:
                found.setdefault(cue.split(" ")[0], []).append((cue, name))
        return found

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What a reader makes of the tables, made once; `name` is its own."""
        if name not in self._made:
            self._made[name] = make()
        made: Made = self._made[name]
        return made

    @cached_property
    def _groups(self) -> dict[tuple[str, str | None], Mapping[str, tuple[str, ...]]]:
        return {}

    def group(self, table: str, part: str | None = None) -> Mapping[str, tuple[str, ...]]:
        """A table that maps groups to words."""
        if (table, part) not in self._groups:
            rows = self.tables[table] if part is None else self.tables[table][part]
            self._groups[table, part] = {name: tuple(words) for name, words in rows.items()}
        return self._groups[table, part]


def _by_word(groups: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """Word to stance; where two groups list a word the more telling one wins: any but the neutral "reports"."""
    telling = sorted(groups, key=lambda stance: stance != "reports")
    return {word: stance for stance in telling for word in groups[stance]}


def _leaves(table: Any) -> Iterator[str]:
    if isinstance(table, Mapping):
        for row in table.values():
            yield from _leaves(row)
    elif isinstance(table, str):
        yield from re.split(r"[ _]", table)
    elif not isinstance(table, bool):
        for item in table:
            yield from _leaves(item)


def _senses(rows: Iterable[Table]) -> Mapping[tuple[str, str], tuple[Sense, ...]]:
    found: dict[tuple[str, str], list[Sense]] = {}
    for row in rows:
        words = tuple(row["words"])
        if row["part"] == "nouns":
            words = tuple(piece for word in words for piece in word.split("-") if piece)
        sense = Sense(words, row["part"], row["type"], tuple(row["modes"]), row["frame"], row["weak"])
        found.setdefault((sense.part, sense.head), []).append(sense)
    return {key: tuple(sorted(senses, key=lambda s: (-len(s.words), s.weak))) for key, senses in found.items()}


@cache
def _load() -> Lexicon:
    raw = shipped("lexicon", "make knowledge")
    return Lexicon(_senses(raw.pop("senses")), raw)
