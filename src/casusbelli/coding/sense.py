"""One meaning of a verb or noun of the lexicon."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Sense"]


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a verb or noun: the event type it names and who its arguments are (`frame`).

    `words` are lemmas, the head among them; a `weak` sense often tells of no event and needs a political or armed
    participant. `head` is the lemma that governs the others: the first of a verb or an "x of y" noun, the last of a
    compound; `others` are the lemmas beside it, in order.
    """

    words: tuple[str, ...]
    part: str
    event_type: str
    modes: tuple[str, ...]
    frame: str
    weak: bool

    head: str = field(init=False, repr=False, compare=False)
    others: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        leads = self.part == "verbs" or "of" in self.words
        head = self.words[0] if leads else self.words[-1]
        object.__setattr__(self, "head", head)
        object.__setattr__(self, "others", self.words[1:] if head == self.words[0] else self.words[:-1])
