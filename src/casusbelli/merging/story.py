"""What a whole document is about, in a form that two documents are quickly compared by."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["NO_STORY", "Story", "closeness", "story_of"]

WORD = re.compile(r"[^\W\d_]{2,}")
SHORTEST_NAME = 4
SHORTEST_WORD = 5
STEM = 6
LONGEST_TEXT = 20_000
"""Code points read of a document: a long one names its people and places early."""
FEWEST_NAMES = 6
"""Two names of three in common say little: shorter lists count as this long."""


@dataclass(frozen=True, slots=True)
class Story:
    """Words that a document only ever writes with a capital, in lower case; and the stems of its longer words."""

    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


NO_STORY = Story()


def story_of(text: str) -> Story:
    """The story of a text; a text without capitals or all in capitals has words only."""
    found = set(WORD.findall(text[:LONGEST_TEXT]))
    lower = {word for word in found if word[0].islower()}
    names = {word.lower() for word in found if word[0].isupper() and len(word) >= SHORTEST_NAME} - lower
    words = {word.lower()[:STEM] for word in found if len(word) >= SHORTEST_WORD}
    return Story(frozenset(names) if lower else frozenset(), frozenset(words))


def closeness(one: Story, two: Story) -> float | None:
    """Share of the shorter list of names that the other has too, 0 to 1; None when one of them has no names."""
    if not one.names or not two.names:
        return None
    return len(one.names & two.names) / max(FEWEST_NAMES, min(len(one.names), len(two.names)))
