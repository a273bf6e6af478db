"""Makes copies of reports the way re-publishers do, each kind from its own seed, so that every run makes the same
ones.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

__all__ = ["HELD_OUT", "KINDS", "Maker"]

Maker = Callable[[str, random.Random, Sequence[str]], str]
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+")
_FILLERS = (
    "reportedly",
    "the",
    "officials",
    "yesterday",
    "some",
    "local",
    "again",
    "nearly",
    "a",
    "sources",
    "meanwhile",
    "several",
)
_PROMOS = (
    "READ ALSO: What we know so far about the talks",
    "Subscribe to our newsletter for the latest news in your inbox",
    "Via Meridian News",
    "Follow us on Facebook and Twitter",
    "Share this article",
    "RELATED: Timeline of the crisis",
    "Advertisement",
    "Sign up for our daily briefing here.",
)
_OWN_LINES = (
    "Our correspondent adds that shops in the centre had reopened by the evening and that traffic was normal.",
    "The news was met with silence in the capital, where parliament is in recess until the end of the month.",
    "Readers of this paper will remember that a similar case was before the courts two winters ago.",
    "No reaction was to be had from the embassy by the time this edition went to press.",
    "Analysts in the region had long expected something of the kind, our newsroom understands.",
)


def _sentences(text: str) -> list[str]:
    return [piece for line in text.split("\n") for piece in _SENTENCE.split(line) if piece.strip()]


def _cut(share: float) -> Maker:
    def cut(text: str, chance: random.Random, others: Sequence[str]) -> str:
        words = text.split(" ")
        return " ".join(words[: max(12, round(len(words) * (1 - share)))])

    return cut


def _edited(text: str, chance: random.Random, others: Sequence[str]) -> str:
    words = text.split(" ")
    for place in range(len(words)):
        if chance.random() < 0.05:
            words[place] = chance.choice(_FILLERS)
    return " ".join(words)


def _wrapped(text: str, chance: random.Random, others: Sequence[str]) -> str:
    lines = text.split("\n")
    for promo in chance.sample(_PROMOS, 4):
        lines.insert(chance.randrange(len(lines) + 1), promo)
    return "\n".join(lines)


def _merged(text: str, chance: random.Random, others: Sequence[str]) -> str:
    sentences = _sentences(text)
    for own in chance.sample(_OWN_LINES, 2):
        sentences.insert(chance.randrange(len(sentences) + 1), own)
    return " ".join(sentences)


def _retitled(text: str, chance: random.Random, others: Sequence[str]) -> str:
    words = text.split()
    return f"{' '.join(chance.sample(words, min(8, len(words)))).title()}\n\nBy our staff\n\n{text}"


def _rewritten_lead(text: str, chance: random.Random, others: Sequence[str]) -> str:
    sentences = _sentences(text)
    return " ".join([chance.choice(_OWN_LINES), *sentences[1:]])


def _cut_and_edited(text: str, chance: random.Random, others: Sequence[str]) -> str:
    return _wrapped(_edited(_cut(0.3)(text, chance, others), chance, others), chance, others)


KINDS: dict[str, Maker] = {
    "wrapped": _wrapped,
    "edited 5 %": _edited,
    "cut 30 %": _cut(0.3),
    "cut 50 %": _cut(0.5),
    "merged with own lines": _merged,
    "retitled": _retitled,
}
"""The kinds of the target."""

HELD_OUT: dict[str, Maker] = {"lead rewritten": _rewritten_lead, "cut, edited and wrapped": _cut_and_edited}
"""Kinds that were not looked at while the thresholds were chosen."""
