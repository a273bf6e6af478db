"""The tense that decides whether "on Friday" is the last one or the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from casusbelli.times.lexicon import cues, table
from casusbelli.times.scene import Tense
from casusbelli.times.tokens import Token

__all__ = ["is_habit_at", "tense_at"]

_REACH = 14
_HOUR = 5
_CLAUSE = 3


def tense_at(tokens: Sequence[Token], first: int, last: int) -> Tense:
    """The tense around tokens `first` to `last` (exclusive): the nearest verb form of the clause, left one first."""
    sentence = tokens[first].sentence
    found, distance, verb = _scan(tokens, range(first - 1, max(-1, first - 1 - _REACH), -1), sentence)
    before = _lead_in(tokens, first)
    if before in cues("ends"):
        if _opens_sentence(tokens, first) and _scan(tokens, _ahead(tokens, last), sentence)[0] == "past":
            return "past"
        if found == "present" or (distance > _CLAUSE and verb in cues("says")) or verb in cues("puts_off"):
            return "future"
    if found == "future" and (verb == "set" or verb in _words()["plans"]) and _is_called_off(tokens, last):
        return "either"
    if found != "present":
        return found
    found = _scan(tokens, _ahead(tokens, last), sentence)[0]
    opens = before in cues("opens_stretch") and not _goes_on(tokens, last) and not _has_perfect(tokens, first)
    return "future" if found == "present" and opens else found


def _ahead(tokens: Sequence[Token], last: int) -> range:
    return range(last, min(len(tokens), last + _REACH))


def _opens_sentence(tokens: Sequence[Token], first: int) -> bool:
    """Whether only the word before stands between the expression and the start of its sentence."""
    return first == 1 or (first > 1 and tokens[first - 2].sentence != tokens[first].sentence)


def _lead_in(tokens: Sequence[Token], first: int) -> str:
    """The word before; for a day behind its hour ("until noon on Wednesday") that before the hour."""
    near = [token for token in tokens[max(0, first - _HOUR) : first] if token.sentence == tokens[first].sentence]
    if near and near[-1].lower in cues("of_day"):
        while near and (near[-1].shape in ("number", "clock", "meridiem") or near[-1].lower in cues("hour_words")):
            near.pop()
        if not near or near[-1].lower not in cues("until_only"):
            return tokens[first - 1].lower
    return near[-1].lower if near else ""


def _has_perfect(tokens: Sequence[Token], first: int) -> bool:
    near = tokens[max(0, first - _REACH) : first]
    return any(token.lower in ("have", "has", "had") for token in near if token.sentence == tokens[first].sentence)


def _is_called_off(tokens: Sequence[Token], at: int) -> bool:
    """Whether it says next what befell the plan: "planned for Sunday was called off"."""
    words = [token.lower for token in tokens[at : at + 4] if token.sentence == tokens[at - 1].sentence]
    told = words[0] in ("was", "were", "has", "have", "had") if words else False
    return told and any(word in cues("called_off") for word in words[1:])


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the stretch has its end told: "from August to October"."""
    return at < len(tokens) and tokens[at].lower in cues("goes_on")


def is_habit_at(tokens: Sequence[Token], first: int) -> bool:
    """Whether the sentence has told just before that this is usual: "is usually held in March"."""
    near = tokens[max(0, first - _REACH) : first]
    return any(t.lower in cues("usual") for t in near if t.sentence == tokens[first].sentence)


def _scan(tokens: Sequence[Token], places: range, sentence: int) -> tuple[Tense, int, str]:
    """The first tense among `places`, how far off it is told, and by which word."""
    for distance, at in enumerate(places):
        token = tokens[at]
        if token.sentence != sentence or token.lower in cues("clause_ends"):
            break
        tense = _tense_of(tokens, at)
        if tense:
            return tense, distance, token.lower
    return "present", _REACH, ""


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
    if word == "could" and _may_come(tokens, at):
        return "future"
    if word == "set" and at + 1 < len(tokens) and tokens[at + 1].lower == "for":
        return "future"
    if word in words["plans"] or (word in words["before_to"] and _to_after(tokens, at)):
        return "past" if before == "been" and at > 1 and tokens[at - 2].lower == "had" else "future"
    if (word in words["diary"] and before != "to") or (word in words["diary_of_many"] and _is_many(before)):
        return "future"
    if word == "to" and (
        before in ("is", "are", "’s", "'s") or (at + 1 < len(tokens) and tokens[at + 1].lower == "be")
    ):
        return "future"
    if word in words["past"]:
        return "past"
    regular = len(word) > 4 and word.endswith("ed") and word not in words["not_past"]
    return "past" if regular and before not in cues("before_adjective") else None


def _may_come(tokens: Sequence[Token], at: int) -> bool:
    after = [token.lower for token in tokens[at + 1 : at + 3]]
    return bool(after) and (after[0] in cues("may_come") or (after[0] == "be" and after[-1] in cues("done_by_plan")))


def _is_many(word: str) -> bool:
    return len(word) > 3 and word.isalpha() and word.endswith("s") and word not in cues("ends_in_s")


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(members) for name, members in table("tense").items()}


def _to_after(tokens: Sequence[Token], at: int) -> bool:
    return any(t.lower == "to" for t in tokens[at + 1 : at + 3])
