"""Word shapes: what an uncased vocabulary forgets about a word's spelling."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["LOWER", "SHAPE_COUNT", "shape_of"]

SHAPE_COUNT = 12
(
    PADDING,
    LOWER,
    CAPITALISED,
    UPPER,
    MIXED,
    INITIAL,
    NUMBER,
    LETTERS_DIGITS,
    PUNCTUATION,
    DOTTED,
    INNER_CAPITAL,
    OTHER,
) = range(SHAPE_COUNT)


@lru_cache(maxsize=65536)
def shape_of(word: str) -> int:
    """The shape class of `word` (0 is kept for padding)."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return NUMBER if any(c.isdigit() for c in word) else PUNCTUATION
    if any(c.isdigit() for c in word):
        return LETTERS_DIGITS
    if not any(c.isupper() for c in letters):
        return LOWER if any(c.islower() for c in letters) else OTHER
    if "." in word:
        return DOTTED
    if len(letters) == 1:
        return INITIAL
    if all(not c.islower() for c in letters):
        return UPPER
    if letters[0].isupper():
        return CAPITALISED if not any(c.isupper() for c in letters[1:]) else INNER_CAPITAL
    return MIXED
