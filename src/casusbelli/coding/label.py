"""Sayings without a verb: "MINISTER: ..." at the head of a paragraph, and a name behind a quotation and a dash."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from casusbelli.coding.quotation import quotations
from casusbelli.coding.tree import Tree

__all__ = ["Label", "labels"]

LONGEST_NAME = 6
SHORTEST_SHOUT = 4
FULL_NAME = 2
DASHES = frozenset({"―", "—", "--", "–", "-"})

Label = tuple[tuple[int, ...], int, tuple[int, ...]]
"""Words of the name, its mark, words said."""


def labels(tree: Tree) -> Iterator[Label]:
    """All labelled sayings, those of paragraphs first."""
    for _, sentences in groupby(tree.analysis.sentences, key=lambda s: s.paragraph):
        group = list(sentences)
        yield from _labelled(tree, group[0].first, group[-1].last)
    for quotation in quotations(tree):
        name = _signature(tree, quotation.last + 1)
        if name:
            yield name, quotation.last + 1, tuple(quotation.words)


def _labelled(tree: Tree, first: int, last: int) -> Iterator[Label]:
    while first < last and tree.words[first].upos == "PUNCT":
        first += 1
    mark = next((i for i in range(first, min(first + LONGEST_NAME, last)) if tree.words[i].text == ":"), None)
    if mark is None or last - mark < SHORTEST_SHOUT:
        return
    name = tuple(range(first, mark))
    if name and (_named(tree, name) or _shouted(tree, name)):
        yield name, mark, tuple(range(mark + 1, last))


def _signature(tree: Tree, mark: int) -> tuple[int, ...]:
    """The name behind a dash, to the end of its line."""
    if mark >= len(tree.words) or tree.words[mark].text not in DASHES:
        return ()
    name: list[int] = []
    for index in range(mark + 1, min(mark + 1 + LONGEST_NAME, len(tree.words))):
        if name and "\n" in tree.analysis.text[tree.words[index - 1].end : tree.words[index].start]:
            break
        if tree.words[index].upos == "PUNCT":
            break
        if not tree.words[index].text[:1].isupper():
            return ()
        name.append(index)
    return tuple(name) if len(name) >= FULL_NAME or _named(tree, tuple(name)) else ()


def _named(tree: Tree, words: tuple[int, ...]) -> bool:
    """Whether a person's name ends the words."""
    return bool(words) and any(n.type == "Person" for n in tree.names_at(words[-1]))


def _shouted(tree: Tree, words: tuple[int, ...]) -> bool:
    texts = [tree.words[i].text for i in words]
    return all(t.isupper() or not t.isalpha() for t in texts) and len(texts[-1]) >= SHORTEST_SHOUT
