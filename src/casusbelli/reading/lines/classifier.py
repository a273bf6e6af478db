"""Which lines of a clean text are no part of the report itself, and what they credit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from casusbelli.reading.languages import detect, is_foreign
from casusbelli.reading.lines.credits import dateline_wire, wire_of_line
from casusbelli.reading.lines.folding import fold
from casusbelli.reading.lines.judge import EXTRACTED, PLAIN, judge
from casusbelli.reading.lines.names import byline_names
from casusbelli.reading.lines.rules import sure_kind

__all__ = ["Credit", "boilerplate_spans", "credits_of", "kind_of_line"]

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_LONGEST = 500
_SHORT = 20_000
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Credit:
    """What a text's own credit lines say: the wire, and the persons of its byline."""

    wire: str | None
    byline: tuple[str, ...]


def boilerplate_spans(text: str, *, extracted: bool = False) -> tuple[tuple[int, int, str], ...]:
    """Ranges `(start, end, kind)` of the lines of `text` that are no part of the report, in order.

    Offsets are code points; a range runs from the first to the last visible character of its line. `kind` is one of
    promo, related, newsletter, syndication, byline, caption. A line is a paragraph as well as a line here. A text that
    was `extracted` from a page has less of them, and is judged so.
    """
    return tuple((start, end, kind) for start, end, kind in _judged(text, extracted) if kind)


def credits_of(text: str, *, extracted: bool = False) -> Credit:
    """Wire and byline as the text's own lines credit them; a wire on a line of its own outranks a dateline."""
    wires: list[str] = []
    datelines: list[str] = []
    byline: dict[str, None] = {}
    for start, end, kind in _judged(text, extracted):
        line = text[start:end]
        if kind in ("syndication", "byline"):
            if wire := wire_of_line(line):
                wires.append(wire)
            byline |= dict.fromkeys(byline_names(line))
        elif not kind and (wire := dateline_wire(line)):
            datelines.append(wire)
    found = wires or datelines
    return Credit(found[0] if found else None, tuple(byline))


def kind_of_line(line: str, place: int = 0, total: int = 1, *, least: float | None = PLAIN) -> str | None:
    """The kind of boilerplate a line is, the `place`-th of `total`; None for a line of the report.

    Wordings are looked at first; where none is sure, the learned judge decides by `least`, unless that is None.
    """
    if len(line) > _LONGEST:
        return None
    folded = _SPACES.sub(" ", fold(line)).strip()
    if wire_of_line(folded):
        return "syndication"
    if byline_names(folded):
        return "byline"
    return sure_kind(folded) or (judge(folded, place, total, least) if least is not None else None)


Judged = tuple[tuple[int, int, str | None], ...]


def _judged(text: str, extracted: bool) -> Judged:
    return _judged_short(text, extracted) if len(text) <= _SHORT else _judged_long(text, extracted)


@lru_cache(maxsize=256)
def _judged_short(text: str, extracted: bool) -> Judged:
    # Kept from the reading of a text until the store asks which text it copies: a batch and those being coded.
    return _judged_anew(text, extracted)


@lru_cache(maxsize=4)
def _judged_long(text: str, extracted: bool) -> Judged:
    # Kept for the last few texts, as one reading asks for the spans, the wire and the byline of the same text.
    return _judged_anew(text, extracted)


def _judged_anew(text: str, extracted: bool) -> Judged:
    lines = [found for found in _LINE.finditer(text) if not found.group().isspace()]
    least = None if len(lines) < 2 or is_foreign(detect(text)) else EXTRACTED if extracted else PLAIN
    return tuple(_placed(found, place, len(lines), least) for place, found in enumerate(lines))


def _placed(found: re.Match[str], place: int, total: int, least: float | None) -> tuple[int, int, str | None]:
    line = found.group()
    start = found.start() + len(line) - len(line.lstrip())
    end = found.start() + len(line.rstrip())
    return start, end, kind_of_line(line.strip(), place, total, least=least)
