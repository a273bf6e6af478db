"""Everything found in a text, whether or not an event uses it (printed with `--spans`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casusbelli.coding.speech import Saying, outermost
from casusbelli.coding.tree import Tree
from casusbelli.knowledge.places import PlaceSpan
from casusbelli.records import Extent, FoundAttribution, FoundName, FoundPlace, FoundTime, Spans
from casusbelli.times import TimeSpan

__all__ = ["spans_of"]


def spans_of(tree: Tree, times: Sequence[TimeSpan], places: Sequence[PlaceSpan], sayings: Sequence[Saying]) -> Spans:
    """The spans of one document."""
    return Spans(
        names=tuple(FoundName(n.start, n.end, n.type) for n in tree.analysis.names),
        times=tuple(_time(t) for t in times),
        places=tuple(
            FoundPlace(p.start, p.end, p.text, p.name, p.geonameid, p.lat, p.lon, p.country, p.precision)
            for p in places
        ),
        attributions=tuple(_attribution(tree, s) for s in outermost(tree, sayings)),
    )


def _time(span: TimeSpan) -> FoundTime:
    first, last = (day.isoformat() if day else None for day in (span.first, span.last))
    return FoundTime(span.start, span.end, span.text, first, last, span.value, span.kind)


def _attribution(tree: Tree, saying: Saying) -> FoundAttribution:
    source = _extents(tree, saying.speaker)[0] if saying.speaker else None
    return FoundAttribution(source, _extents(tree, saying.cue)[0], tuple(_extents(tree, saying.content)), saying.stance)


def _extents(tree: Tree, words: Iterable[int]) -> list[Extent]:
    """Runs of consecutive words as stretches of text; punctuation between two runs joins them."""
    found: list[list[int]] = []
    for index in sorted(words):
        if found and index - found[-1][1] <= 1:
            found[-1][1] = index
        else:
            found.append([index, index])
    return [Extent(tree.words[first].start, tree.words[last].end) for first, last in found]
