"""Times told by their distance from another event: "a day after gunmen burst in", "after three weeks of shelling"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from casusbelli.language.analysis import Analysis, Word
from casusbelli.times.governing import governing_time
from casusbelli.times.lexicon import table
from casusbelli.times.periods import Period, containing, moved
from casusbelli.times.span import Precision, TimeSpan

__all__ = ["time_opening_clause", "time_told_apart", "time_told_as_length"]

_LENGTH = re.compile(r"P(\d+)([DWMY])|PT\d+([HM])")
_DAY = timedelta(days=1)
_HIGHEST = 4
_UP = frozenset({"conj", "nsubj", "obj", "compound", "flat", "aux"})


def time_told_apart(analysis: Analysis, times: Sequence[TimeSpan], number: int, report: date | None) -> TimeSpan | None:
    """When word `number` happened, where its clause stands behind a length and "after", "before" or "into".

    The length is counted from the time of the clause above, else from the report.
    """
    for node in _node_and_above(analysis, number):
        mark = _mark(analysis, node)
        if mark is None:
            continue
        direction = table("offsets")["direction"][mark.text.lower()]
        span = next((s for s in times if s.kind == "DURATION" and s.last_word == mark.index), None)
        span = span or _bare_hours(analysis, mark)
        if span is None:
            return None
        base = _base(analysis, times, node, report)
        return None if base is None else _moved(span, mark, base, direction)
    return None


def time_opening_clause(analysis: Analysis, times: Sequence[TimeSpan], number: int) -> TimeSpan | None:
    """The time that "when" takes up: "quiet since May 3, when rebels took it"."""
    dated = {span.last_word: span for span in times if span.kind in ("DATE", "TIME") and span.last}
    for node in _node_and_above(analysis, number):
        opening = next((kid for kid in analysis.children(node.index) if kid.text.lower() == "when"), None)
        if opening is not None and opening.index < node.index:
            before = analysis.words[opening.index - 1].text if opening.index else ""
            return dated.get(opening.index - (before == ","))
    return None


def time_told_as_length(
    analysis: Analysis, times: Sequence[TimeSpan], number: int, report: date | None
) -> TimeSpan | None:
    """The stretch of "three weeks of shelling", up to the time of the clause, else to the report.

    What has gone on "for three weeks" goes on until the report.
    """
    word = analysis.words[number]
    ends = {kid.index for kid in analysis.children(number) if kid.text.lower() == "of" and kid.index < number}
    span = next((s for s in times if s.kind == "DURATION" and s.last_word in ends), None)
    if span is not None:
        over = analysis.words[word.head] if word.head >= 0 else word
        inside = span.first_word <= over.index < span.last_word
        return _up_to(span, _base(analysis, times, over if inside else word, report))
    span = next((s for s in times if s.kind == "DURATION" and _lasts(analysis, s, word)), None)
    return None if span is None else _up_to(span, report)


def _lasts(analysis: Analysis, span: TimeSpan, verb: Word) -> bool:
    """ "have blocked the road for three weeks": the length of what is told in the perfect."""
    kids = analysis.children(verb.index)
    perfect = any(kid.deprel.startswith("aux") and kid.lemma.lower() == "have" for kid in kids)
    told = any(kid.deprel.startswith("obl") and span.first_word <= kid.index < span.last_word for kid in kids)
    before = analysis.words[span.first_word - 1].text.lower() if span.first_word else ""
    return perfect and told and before in table("offsets")["lasting"]["words"]


def _up_to(span: TimeSpan, last: date | None) -> TimeSpan | None:
    """A length as the stretch that ends on `last`, its first day counted."""
    found = _LENGTH.fullmatch(span.value)
    if last is None or found is None or found[1] is None:
        return None
    count, unit = int(found[1]), found[2]
    first = _day_at(last, unit, -(count - 1 if unit == "D" else count))
    if first is None:
        return None
    precision: Precision = "week" if (last - first).days <= 10 else "month" if (last - first).days <= 100 else "year"
    return replace(span, kind="DATE", first=first, last=last, precision=precision)


def _bare_hours(analysis: Analysis, mark: Word) -> TimeSpan | None:
    """ "hours after": no expression of its own, but it says that the day is the same."""
    word = analysis.words[mark.index - 1] if mark.index else None
    if word is None or word.text.lower() not in table("offsets")["same_day"]["units"]:
        return None
    return TimeSpan(
        start=word.start,
        end=word.end,
        text=word.text,
        first=None,
        last=None,
        value="PTXH",
        kind="DURATION",
        mod=None,
        precision=None,
        first_word=word.index,
        last_word=mark.index,
        anchor=None,
    )


def _node_and_above(analysis: Analysis, number: int) -> list[Word]:
    nodes = [analysis.words[number]]
    while len(nodes) < _HIGHEST and nodes[-1].head >= 0 and nodes[-1].deprel.partition(":")[0] in _UP:
        nodes.append(analysis.words[nodes[-1].head])
    return nodes


def _mark(analysis: Analysis, node: Word) -> Word | None:
    """The "after" that ties a clause or a noun to the length before it."""
    known = table("offsets")["direction"]
    kids = analysis.children(node.index)
    return next((k for k in kids if k.deprel in ("mark", "case") and k.text.lower() in known), None)


def _base(analysis: Analysis, times: Sequence[TimeSpan], node: Word, report: date | None) -> date | None:
    """The day counted from: that of the clause the node hangs on, else the report's."""
    dated = tuple(span for span in times if span.kind in ("DATE", "TIME") and span.last and not span.dateline)
    said = governing_time(analysis, dated, node.head) if node.head >= 0 else None
    return said.last if said is not None else report


def _day_at(base: date, unit: str, count: int) -> date | None:
    """The day so far from `base`, where the calendar has it."""
    try:
        return moved(base, unit, count)
    except OverflowError:
        return None


def _moved(span: TimeSpan, mark: Word, base: date, direction: int) -> TimeSpan | None:
    """The length read as a time: hours leave the day, and weeks are good to a day or so."""
    text = f"{span.text} {mark.text}"
    found = _LENGTH.fullmatch(span.value)
    if found is None and not span.value.startswith("PT"):
        return None
    if found is None or found[1] is None:
        return replace(span, text=text, end=mark.end, kind="DATE", first=base, last=base, precision="day")
    count, unit = direction * int(found[1]), found[2]
    on = _day_at(base, unit, count)
    if on is None:
        return None
    whole = Period(on - _DAY, on + _DAY, "", "week") if unit == "W" else containing(on, unit)
    said = replace(span, text=text, end=mark.end, kind="DATE", first=whole.first, last=whole.last)
    return replace(said, precision=whole.precision)
