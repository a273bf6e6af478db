"""The state a report is about, for a national title that is told without one: "the interior minister, X"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from casusbelli.coding.cast import Cast
from casusbelli.coding.tree import Tree

__all__ = ["homeland"]

NAMED = frozenset({"Location", "NORP", "Organization", "Facility"})
WHOLE = frozenset({"Location", "NORP", "Person"})
MODIFIERS = frozenset({"compound", "amod", "nmod:poss", "flat", "nmod"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
LEADING = 0.5
"""What the first state to act has ahead of the others, as a share of how often the most frequent is told of."""


def homeland(tree: Tree, cast: Cast) -> str | None:
    """ISO3 of the state told of most, with a start for the first one that acts; None where no state is told of."""
    told = sorted(dict([*_named(tree, cast), *_called(tree, cast)]).items())
    if not told:
        return None
    counts = Counter(country for _, country in told)
    start = LEADING * max(counts.values())
    first = next((country for word, country in told if _acts(tree, word)), None)
    return max(counts, key=lambda country: counts[country] + start * (country == first))


def _named(tree: Tree, cast: Cast) -> Iterator[tuple[int, str]]:
    """The last word of each name of a place, people or body, and its country where that is told and no guess."""
    for name in tree.analysis.names:
        if name.type in NAMED:
            found = cast.resolve(name.first, name.last)
            plain = found.type == "state" or name.type != "Organization"
            if found.country and plain and not found.inferred:
                yield name.last - 1, found.country


def _called(tree: Tree, cast: Cast) -> Iterator[tuple[int, str]]:
    """Words that name a country, its people or its capital outside such names."""
    for word in tree.words:
        if not word.text[:1].isupper() or any(n.type in WHOLE for n in tree.names_at(word.index)):
            continue
        country = cast.base.demonym(word.text)
        if country is None and (cast.base.is_seat(word.text) or cast.base.is_state_name(word.text)):
            country = cast.base.resolve(word.text).country
        if country:
            yield word.index, country


def _acts(tree: Tree, index: int) -> bool:
    """Whether a name, or the phrase that it opens or owns, is a subject."""
    word = tree.words[index]
    for _ in range(3):
        if word.deprel not in MODIFIERS or word.head < 0:
            break
        word = tree.words[word.head]
    return word.deprel in SUBJECTS
