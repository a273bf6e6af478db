"""The tense that decides whether "on Friday" is the last one or the next."""

from __future__ import annotations

from collections.abc import Sequence

from casusbelli.times.scene import Tense
from casusbelli.times.tokens import Token

__all__ = ["tense_at"]

_FUTURE = frozenset("will shall 'll ’ll won't won’t wo would".split())
_PLANS = frozenset(
    "expected scheduled due set slated planned planning plan plans intends intend hopes hope aims vowed vows pledged ordered "
    "going likely supposed poised ready agreed promised threatened begins starts opens resumes meets returns arrives leaves "
    "travels visits visit expires upcoming forthcoming deadline tentatively".split()
)
_PAST = frozenset(
    "was were had did said told took came went began broke fell fought found gave held hit kept killed knew led left lost made met "
    "put ran saw sent shot spoke struck stood threw won wrote fled blew became brought bought built caught cut drove drew felt "
    "flew grew heard laid paid rose sought set shook showed sold spent stole swore taught thought understood withdrew been".split()
)
_STOPS = frozenset(". ; : ! ? — that but while when after which who".split())
_REACH = 14


def tense_at(tokens: Sequence[Token], first: int, last: int) -> Tense:
    """The tense around tokens `first` to `last` (exclusive), by the nearest verb form in its clause, the left one first."""
    sentence = tokens[first].sentence
    left = range(first - 1, max(-1, first - 1 - _REACH), -1)
    found = _scan(tokens, left, sentence)
    if found != "present":
        return found
    return _scan(tokens, range(last, min(len(tokens), last + _REACH)), sentence)


def _scan(tokens: Sequence[Token], places: range, sentence: int) -> Tense:
    for at in places:
        token = tokens[at]
        if token.sentence != sentence or (token.lower in _STOPS and token.shape != "break"):
            break
        tense = _tense_of(tokens, at)
        if tense:
            return tense
    return "present"


def _tense_of(tokens: Sequence[Token], at: int) -> Tense | None:
    word = tokens[at].lower
    if word in _FUTURE:
        return "future"
    if word in _PLANS and not (at and word in ("ordered", "agreed", "set", "plan", "visit") and word != "plan" and not _to_after(tokens, at)):
        return "future"
    if word in _PAST or (len(word) > 4 and word.endswith("ed") and word not in ("united", "armed")):
        return "past"
    return None


def _to_after(tokens: Sequence[Token], at: int) -> bool:
    return any(t.lower == "to" for t in tokens[at + 1 : at + 3])
