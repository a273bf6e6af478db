"""Datelines: "KABUL, March 3 (Reuters) -" says from which day a report speaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casusbelli.times.span import Reading
from casusbelli.times.tokens import Token

__all__ = ["dateline_day"]

_FARTHEST_START = 40
_LONGEST_PLACE = 10
_OPENERS = frozenset({"(", "-", "—", "–", "_", "--", "/", "."})
_FARTHEST_DAYS = 14


def dateline_day(
    tokens: Sequence[Token], first: int, last: int, reading: Reading, published: date | None
) -> date | None:
    """The day, when tokens `first` to `last` close a dateline, at most two weeks from `published`."""
    if first > _FARTHEST_START or reading.first is None or reading.precision != "day" or last >= len(tokens):
        return None
    if tokens[last].lower not in _OPENERS or not _place_before(tokens, first):
        return None
    if published is not None and abs((published - reading.first).days) > _FARTHEST_DAYS:
        return None
    return reading.first


def _place_before(tokens: Sequence[Token], first: int) -> bool:
    """Whether only a place in capitals (and what it lies in) stands between the line's start and the date."""
    for at in range(first - 1, max(-1, first - 1 - _LONGEST_PLACE), -1):
        token = tokens[at]
        if token.shape == "word" and len(token.text) > 2 and token.text.isupper():
            return True
        if token.shape == "break" or (token.shape == "word" and not token.text[0].isupper()):
            return False
    return False
