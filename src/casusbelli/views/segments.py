"""A text cut at every edge of every mark, so that overlapping marks become a plain run of stretches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casusbelli.views.rows import Row

__all__ = ["Segment", "segments"]


@dataclass(frozen=True, slots=True)
class Segment:
    """`text` with all (row number, kind) marks that cover the whole of it; none where nothing was found."""

    text: str
    marks: tuple[tuple[int, str], ...]


def segments(text: str, rows: Sequence[Row]) -> Iterator[Segment]:
    """The whole text in order; joined together, the segments are the text."""
    marks = [
        (mark.start, min(mark.end, len(text)), row.number, mark.kind)
        for row in rows
        for mark in row.marks
        if mark.start < len(text)
    ]
    opening: dict[int, list[tuple[int, str]]] = {}
    closing: dict[int, list[tuple[int, str]]] = {}
    for start, end, number, kind in marks:
        opening.setdefault(start, []).append((number, kind))
        closing.setdefault(end, []).append((number, kind))
    edges = sorted({0, len(text), *opening, *closing})
    alive: list[tuple[int, str]] = []
    for here, there in pairwise(edges):
        for mark in closing.get(here, ()):
            alive.remove(mark)
        alive.extend(opening.get(here, ()))
        if here < there <= len(text):
            yield Segment(text[here:there], tuple(sorted(set(alive))))
