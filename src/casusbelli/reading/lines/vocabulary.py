"""Words that reports are told in: those of several reports of our own corpus."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

__all__ = ["known_share", "name_like"]

_SHORTEST = 3


def known_share(lower: Sequence[str]) -> float | None:
    """The share of a line's lower-case words of three letters or more that reports use; None when it has none."""
    told = [word for word in lower if len(word) >= _SHORTEST and not word[0].isdigit()]
    return sum(word.removesuffix("'s") in _words() for word in told) / len(told) if told else None


def name_like(word: str) -> bool:
    """True for a capitalised word that reports do not use: most often part of a name."""
    return word[:1].isupper() and word.lower().removesuffix("'s") not in _words()


@cache
def _words() -> frozenset[str]:
    return frozenset(files(__package__).joinpath("vocabulary.txt").read_text(encoding="utf-8").split())
