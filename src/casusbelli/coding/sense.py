"""One meaning of a verb or noun of the lexicon."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Sense"]


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a verb or noun: the event type it names and who its arguments are (`frame`).

    `words` are lemmas, the head among them; a `weak` sense often tells of no event and needs a political or armed
    participant.
    """

    words: tuple[str, ...]
    part: str
    event_type: str
    modes: tuple[str, ...]
    frame: str
    weak: bool

    @property
    def head(self) -> str:
        """The lemma that governs the others: the first of a verb or an "x of y" noun, the last of a compound."""
        return self.words[0] if self.part == "verbs" or "of" in self.words else self.words[-1]

    @property
    def others(self) -> tuple[str, ...]:
        """The lemmas beside the head, in order."""
        return self.words[1:] if self.head == self.words[0] else self.words[:-1]
