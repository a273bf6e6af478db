"""The tense that decides whether "on Friday" is the last one or the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from casusbelli.times.lexicon import cues, table
from casusbelli.times.scene import Tense
from casusbelli.times.tokens import Token

__all__ = ["is_habit_at", "tense_at"]

_REACH = 14


def tense_at(tokens: Sequence[Token], first: int, last: int) -> Tense:
    """The tense around tokens `first` to `last` (exclusive): the nearest verb form of the clause, left one first."""
    sentence = tokens[first].sentence
    found, distance = _scan(tokens, range(first - 1, max(-1, first - 1 - _REACH), -1), sentence)
    ends = first > 0 and tokens[first - 1].lower in cues("ends")
    if ends and (found == "present" or distance > 3) and tokens[first - 1].sentence == sentence:
        return "future"
    if found != "present":
        return found
    return _scan(tokens, range(last, min(len(tokens), last + _REACH)), sentence)[0]


def is_habit_at(tokens: Sequence[Token], first: int) -> bool:
    """Whether the sentence has told just before that this is usual: "is usually held in March"."""
    near = tokens[max(0, first - _REACH) : first]
    return any(t.lower in cues("usual") for t in near if t.sentence == tokens[first].sentence)


def _scan(tokens: Sequence[Token], places: range, sentence: int) -> tuple[Tense, int]:
    for distance, at in enumerate(places):
        token = tokens[at]
        if token.sentence != sentence or token.lower in cues("clause_ends"):
            break
        tense = _tense_of(tokens, at)
        if tense:
            return tense, distance
    return "present", _REACH


def _tense_of(tokens: Sequence[Token], at: int) -> Tense | None:
    words = _words()
    word = tokens[at].lower
    before = tokens[at - 1].lower if at else ""
    if before == "be" or (word in words["plans"] and before in cues("before_old_plan")):
        return None
    if word in cues("nouns_of_plan") and before in cues("before_noun"):
        return None
    if word in words["future"] and not (word == "may" and tokens[at].text[0] == "M"):
        return "future"
    if word in words["plans"] or (word in words["before_to"] and _to_after(tokens, at)):
        return "past" if before == "been" and at > 1 and tokens[at - 2].lower == "had" else "future"
    if word in words["diary"] and before != "to":
        return "future"
    if word == "to" and (
        before in ("is", "are", "’s", "'s") or (at + 1 < len(tokens) and tokens[at + 1].lower == "be")
    ):
        return "future"
    if word in words["past"]:
        return "past"
    regular = len(word) > 4 and word.endswith("ed") and word not in words["not_past"]
    return "past" if regular and before not in cues("before_adjective") else None


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(members) for name, members in table("tense").items()}


def _to_after(tokens: Sequence[Token], at: int) -> bool:
    return any(t.lower == "to" for t in tokens[at + 1 : at + 3])
