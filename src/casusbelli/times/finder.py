"""Finds the time expressions of a text and reads them in order, each against what came before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from casusbelli.language.analysis import Analysis
from casusbelli.times.dateline import dateline_day
from casusbelli.times.grammar import Match, grammar
from casusbelli.times.items import items_of
from casusbelli.times.lexicon import Lexicon, cues
from casusbelli.times.readings import MAKERS
from casusbelli.times.readings.days import on_day
from casusbelli.times.readings.habits import named_reference
from casusbelli.times.scene import Scene
from casusbelli.times.span import Anchor, Reading, TimeSpan
from casusbelli.times.tense import is_habit_at, tense_at
from casusbelli.times.tokens import Token, tokens_of, tokens_of_analysis

__all__ = ["find_times", "find_times_in_text"]

_DAYS = frozenset({"calendar_day", "weekday", "deictic_day", "stamp", "holiday", "weekday_of_month"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Tokens `first` to `last` (exclusive) that may be an expression: a grammar match or a whole phrase's value."""

    first: int
    last: int
    order: int
    meant: Match | str


def find_times(analysis: Analysis, published: date | None) -> tuple[TimeSpan, ...]:
    """The time expressions of an analysed text, in text order, read against the day it was published."""
    return _found(analysis.text, tokens_of_analysis(analysis), published)


def find_times_in_text(text: str, published: date | None) -> tuple[TimeSpan, ...]:
    """The same without a language model: tenses and ambiguous words are judged by the words around."""
    return _found(text, tokens_of(text), published)


def _found(text: str, tokens: Sequence[Token], published: date | None) -> tuple[TimeSpan, ...]:
    report, anchor = published, "published"
    earlier: list[Reading] = []
    out: list[TimeSpan] = []
    done = 0
    read: list[_Candidate] = []
    for rivals in _rivals(tokens):
        if rivals[0].first < done:
            continue
        at = rivals[0].first
        scene = Scene(report, _anchor(anchor), tense_at(tokens, at, rivals[0].last), earlier, is_habit_at(tokens, at))
        chosen = _first_read(rivals, scene)
        if chosen is None:
            continue
        candidate, reading = chosen
        for back in range(1, _hours_told(read, candidate, reading, tokens) + 1):
            out[-back] = on_day(out[-back], reading)
        read.append(candidate)
        done = candidate.last
        earlier.append(reading)
        out.append(_span(text, tokens, candidate, reading))
        told = dateline_day(tokens, candidate.first, candidate.last, reading, published) if len(out) == 1 else None
        if told is not None:
            out[-1] = replace(out[-1], dateline=True)
            report, anchor = told, "dateline"
    return tuple(out)


def _hours_told(read: Sequence[_Candidate], day: _Candidate, reading: Reading, tokens: Sequence[Token]) -> int:
    """How many expressions just before a day are hours of it: "5 p.m. on Friday", "8 a.m. (0500 GMT) on Friday"."""
    if reading.precision != "day" or not isinstance(day.meant, Match) or day.meant.make not in _DAYS:
        return 0
    place, count = day.first, 0
    for hour in reversed(read):
        between = [token.lower for token in tokens[hour.last : place]]
        joined = between in (["("], []) if count else any(word in cues("of_day") for word in between)
        if not joined or not all(word in cues("of_day") or word in ("(", ")") for word in between):
            break
        if not isinstance(hour.meant, Match) or not _is_bare_hour(hour.meant):
            break
        place, count = hour.first, count + 1
    return count


def _is_bare_hour(match: Match) -> bool:
    return match.make in ("clock_time", "day_part") and not match.has("rel", "story", "back", "on")


def _anchor(name: str) -> Anchor:
    return "dateline" if name == "dateline" else "published"


def _rivals(tokens: Sequence[Token]) -> Iterator[list[_Candidate]]:
    """Candidates grouped by where they begin, leftmost group first, longest candidate first within it."""
    rules = grammar()
    starts: dict[int, list[_Candidate]] = {}
    for order, match in rules.matches(items_of(tokens, rules.words)):
        first, last = match.items[match.first].first, match.items[match.last - 1].last
        starts.setdefault(first, []).append(_Candidate(first, last, order, match))
    for candidate in _phrases(tokens, rules.words):
        starts.setdefault(candidate.first, []).append(candidate)
    for first in sorted(starts):
        yield sorted(starts[first], key=lambda c: (-c.last, c.order))


def _phrases(tokens: Sequence[Token], words: Lexicon) -> Iterator[_Candidate]:
    for at, (token, following) in enumerate(pairwise(tokens)):
        if (token.lower, following.lower) not in words.phrase_pairs:
            continue
        for length in range(min(words.phrase_heads.get(token.lower, 0), len(tokens) - at), 1, -1):
            value = words.phrases.get(tuple(t.lower for t in tokens[at : at + length]))
            if value is not None:
                yield _Candidate(at, at + length, 0, value)
                break


def _first_read(rivals: Sequence[_Candidate], scene: Scene) -> tuple[_Candidate, Reading] | None:
    for candidate in rivals:
        meant = candidate.meant
        try:
            reading = named_reference(meant, scene) if isinstance(meant, str) else MAKERS[meant.make](meant, scene)
        except (ValueError, OverflowError):
            continue
        if reading is not None:
            return candidate, reading
    return None


def _word_before(tokens: Sequence[Token], first: int) -> str:
    """The word before an expression, or before "at least" and the like."""
    at = first - 1
    while at > 0 and tokens[at].lower in cues("how_exactly"):
        at -= 1
    return tokens[at].lower if at >= 0 else ""


def _span(text: str, tokens: Sequence[Token], candidate: _Candidate, reading: Reading) -> TimeSpan:
    opening, closing = tokens[candidate.first], tokens[candidate.last - 1]
    before = _word_before(tokens, candidate.first)
    return TimeSpan(
        start=opening.start,
        end=closing.end,
        text=text[opening.start : closing.end],
        first=reading.first,
        last=reading.last,
        value=reading.value,
        kind=reading.kind,
        mod=reading.mod,
        precision=reading.precision,
        first_word=opening.word if opening.word >= 0 else candidate.first,
        last_word=(closing.word if closing.word >= 0 else candidate.last - 1) + 1,
        anchor=reading.anchor,
        since=before in cues("since"),
        until=before in cues("until"),
    )
