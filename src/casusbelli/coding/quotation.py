"""Stretches of a text between quotation marks, by the marks themselves, so that a wrong tree does not tear them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casusbelli.coding.tree import Tree

__all__ = ["Quotation", "quotations"]

OPENING = frozenset({"“", "``", "«", "„"})
CLOSING = frozenset({"”", "»"})
EITHER = frozenset({'"', "''"})
SHORTEST_SPEECH = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words `first` to `last`, both inclusive, marks included; `closed` is false when its paragraph ends before it."""

    first: int
    last: int
    closed: bool

    @property
    def words(self) -> range:
        """The numbers of its words."""
        return range(self.first, self.last + 1)


def quotations(tree: Tree) -> tuple[Quotation, ...]:
    """All quotations of a document in text order; one never runs over the end of its paragraph."""
    return tuple(q for q in _marked(tree) if q.last > q.first)


def is_speech(tree: Tree, quotation: Quotation) -> bool:
    """Whether a quotation is a saying of its own and no borrowed word: long enough, or closed like a sentence."""
    spoken = [i for i in quotation.words if tree.words[i].upos != "PUNCT"]
    ends = {tree.words[i].text for i in (quotation.last - 1, quotation.last + 1) if i < len(tree.words)}
    clause = any(tree.words[i].upos in {"VERB", "AUX"} for i in spoken)
    return (len(spoken) >= SHORTEST_SPEECH and clause) or bool(spoken and ends & {",", ".", "?", "!"})


def _marked(tree: Tree) -> Iterator[Quotation]:
    opened: int | None = None
    paragraph = -1
    for word in tree.words:
        here = tree.analysis.sentences[word.sentence].paragraph
        if here != paragraph and opened is not None:
            yield Quotation(opened, word.index - 1, closed=False)
            opened = None
        paragraph = here
        if opened is None and word.text in OPENING | EITHER:
            opened = word.index
        elif opened is not None and word.text in CLOSING | EITHER:
            yield Quotation(opened, word.index, closed=True)
            opened = None
    if opened is not None:
        yield Quotation(opened, len(tree.words) - 1, closed=False)
