"""The function words of the phrase reader, from `words.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from importlib.resources import files

__all__ = ["Words"]


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of lower-case words by what they do in a noun phrase."""

    determiners: frozenset[str]
    titles: frozenset[str]
    fillers: frozenset[str]
    former: frozenset[str]
    pronouns: frozenset[str]
    nothing: frozenset[str]
    place_words: frozenset[str]
    belonging_words: frozenset[str]
    away_words: frozenset[str]
    owner_words: frozenset[str]
    sponsor_words: frozenset[str]
    ruler_words: frozenset[str]
    site_words: frozenset[str]
    naming_words: frozenset[str]
    crowd_words: frozenset[str]
    party_words: frozenset[str]

    @classmethod
    def load(cls) -> Words:
        """Read the shipped list."""
        table = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
        return cls(**{field.name: frozenset(table[field.name]) for field in fields(cls)})

    def joins(self, word: str) -> bool:
        """Whether `word` ends the head of a noun phrase: a preposition, relative or participle that opens a tail."""
        return (
            word in self.place_words
            or word in self.belonging_words
            or word in self.away_words
            or word in self.owner_words
            or word in self.sponsor_words
            or word in self.ruler_words
            or word in self.site_words
            or word in self.naming_words
            or word in ("by", "under")
        )
