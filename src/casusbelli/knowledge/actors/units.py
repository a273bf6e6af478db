"""Cut the words of a noun phrase into units: names the base knows, countries, nouns, modifiers, joining words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .records import Entity, Mark, Noun
from .spelling import bare, capitalised, has_capital, plain
from .store import Store
from .words import Words

__all__ = ["Unit", "Units"]

_LONGEST = 8
_REMEMBERED = 16_384  # runs of words whose unit is kept at hand
_KNOWN_RANK = 5  # entities of curated tables: only these may be one-word names inside a longer phrase


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of words: `kind` is entity, name, adjective, people, seat, city, noun, modifier, join, owned or word.

    For a place word `country` is set; for an entity, the candidates; for a noun, the noun.
    """

    kind: str
    words: tuple[str, ...]
    country: str = ""
    sector: str = ""
    noun: Noun | None = None
    entities: tuple[Entity, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(self.words).replace(" 's", "'s")

    @property
    def plain(self) -> str:
        return plain(self.text)


class Units:
    """The longest known run at every word, names before nouns before places."""

    def __init__(self, store: Store, words: Words) -> None:
        self.store = store
        self.words = words
        self._known = lru_cache(_REMEMBERED)(self._known_anew)

    def cut(self, tokens: list[str], *, named: frozenset[str] = frozenset()) -> list[Unit]:
        """All units of `tokens` in order; `named` are countries that veto names of other countries."""
        named = named | self._countries(tokens)
        found: list[Unit] = []
        capitals = [*(at for at, token in enumerate(tokens) if has_capital(token)), len(tokens)]
        at = 0
        while at < len(tokens):
            while capitals[0] < at:
                del capitals[0]
            unit = self._longest(tokens, at, named, capitals[0] - at)
            found.append(unit)
            at += len(unit.words)
        return found

    def _countries(self, tokens: list[str]) -> frozenset[str]:
        found: set[str] = set()
        for at, token in enumerate(tokens):
            if not capitalised(token) or not self.store.may_open(token, "places"):
                continue
            for size in range(1, min(3, len(tokens) - at) + 1):
                places = self.store.places.get(plain(" ".join(tokens[at : at + size])))
                if places and not (size == 1 and token.isupper() and len(token) < 2):
                    found.update(country for part, country in places.items() if part != "seat")
        return frozenset(found)

    def _longest(self, tokens: list[str], at: int, named: frozenset[str], small: int) -> Unit:
        """The longest unit from word `at` on, where `small` words come before the next with a capital."""
        if tokens[at] == "'s":
            return Unit("owned", ("'s",))
        longest = min(_LONGEST, len(tokens) - at)
        common = 0 if self.store.may_open(tokens[at], "nouns") else small
        for size in range(longest, common, -1):
            run = tokens[at : at + size]
            if size > 1 and "'s" in (run[-1], run[0]):
                continue
            if unit := self.known(run, named, first=at == 0):
                return unit
        word = bare(tokens[at])
        if self.words.joins(word) and at:
            return Unit("join", (tokens[at],))
        return Unit("word", (tokens[at],))

    def known(self, run: list[str], named: frozenset[str], *, first: bool = False, whole: bool = False) -> Unit | None:
        """The run as one unit, None when it is none."""
        return self._known(tuple(run), named, first, whole) if run else None

    def _known_anew(self, run: tuple[str, ...], named: frozenset[str], first: bool, whole: bool) -> Unit | None:
        text = " ".join(run).replace(" 's", "'s")
        form = plain(text)
        places = self.store.places.get(form)
        if places and (capitalised(run[0]) or whole) and not _small_abbreviation(run, form):
            return self._place(run, places)
        noun = self.store.nouns.get(form)
        names = self.entities(run, form, named, whole=whole)
        if names and not (
            noun and len(run) == 1 and not run[0].isupper() and (names[0].rank < _KNOWN_RANK or (first and not whole))
        ):
            return Unit("entity", run, entities=names)
        if noun:
            return Unit("noun", run, sector=noun.sector, noun=noun)
        if sector := self.store.modifiers.get(form):
            return Unit("modifier", run, sector=sector)
        if capitalised(run[0]) and capitalised(run[-1]) and (city := self.store.city(form)) and city[0]:
            return Unit("city", run, country=city[0])
        return None

    def _place(self, run: tuple[str, ...], places: dict[str, str]) -> Unit:
        for part in ("name", "seat", "adjective", "people"):
            if part in places:
                kind = part
                if part == "adjective" and "people" in places and run[-1].endswith("s") and run[-1][:-1] != run[-1]:
                    kind = (
                        "people"
                        if places["people"] == places["adjective"] and plain(run[-1]).endswith("s") and len(run[-1]) > 4
                        else part
                    )
                return Unit(kind, run, country=places[part])
        raise AssertionError(places)

    def entities(
        self, run: Sequence[str], form: str, named: frozenset[str], *, whole: bool = False, surname: bool = False
    ) -> tuple[Entity, ...]:
        """Entities that `run` may name, none of a country that `named` rules out."""
        if not (whole and len(form) > 3) and not any(map(has_capital, run)):
            return ()
        if len(run) > 1 and not (
            capitalised(run[0]) or run[0][:1].isdigit() or run[0] == "al" or len(run[0]) > 3 or whole
        ):
            return ()
        found = []
        for number, mark in self.store.aliases(form):
            if (mark == Mark.SURNAME) != surname and mark == Mark.SURNAME:
                continue
            if mark == Mark.CASED and not _abbreviated(run):
                continue
            entity = self.store.entity(number)
            if entity.kind == "state" or (len(run) == 1 and not whole and entity.rank < _KNOWN_RANK):
                continue
            if named and entity.country and entity.country not in named:
                continue
            found.append(entity)
        return tuple(found)


def _abbreviated(run: Sequence[str]) -> bool:
    text = "".join(run)
    capitals = sum(letter.isupper() for letter in text)
    return capitals >= 2 or (text[:1].isupper() and len(text) > 3) or any(letter.isdigit() for letter in text)


def _small_abbreviation(run: Sequence[str], form: str) -> bool:
    """ "us" and "no 10" in small letters, and names that are words ("car", "rock"), are no countries."""
    return len(form) <= 3 and len(run) == 1 and not run[0].replace(".", "").isupper()
