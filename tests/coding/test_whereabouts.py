"""Datelines, and "the city" for a city named before."""

from __future__ import annotations

import pytest

from casusbelli.coding.tree import Tree
from casusbelli.coding.whereabouts import is_dateline, places_pointed_at
from casusbelli.knowledge.places import PlaceSpan

from .parts import at, drawn

DRAWING = """
VORN|Vorn|PROPN/NNP|6|parataxis ,|,|PUNCT|1|punct Lask|Lask|PROPN/NNP|1|appos -|-|PUNCT|1|punct
Rebels|rebel|NOUN/NNS|6|nsubj shelled|shell|VERB/VBD|0|root
Tesk|Tesk|PROPN/NNP|6|obj .|.|PUNCT|6|punct

Troops|troop|NOUN/NNS|2|nsubj left|leave|VERB/VBD|0|root the|the|DET|4|det city|city|NOUN/NN|2|obj
and|and|CCONJ|7|cc the|the|DET|7|det capital|capital|NOUN/NN|4|conj .|.|PUNCT|2|punct
"""


@pytest.fixture(scope="module")
def tree() -> Tree:
    return drawn(DRAWING, {"Tesk": "Location", "VORN": "Location", "Lask": "Location"})


def place(tree: Tree, name: str, precision: str = "exact") -> PlaceSpan:
    word = tree.words[at(tree, name)]
    last = word.index + 1
    return PlaceSpan(
        word.start, word.end, name, name, 7, 1.5, 2.5, "COR", "North", precision, "location", 0.9, word.index, last
    )


def test_a_dateline_is_all_that_stands_in_capitals_before_the_dash(tree: Tree) -> None:
    assert is_dateline(tree, place(tree, "VORN"))
    assert not is_dateline(tree, place(tree, "Tesk"))


def test_the_city_is_the_city_named_last(tree: Tree) -> None:
    places = [place(tree, "Lask", "country"), place(tree, "Tesk")]
    (found,) = places_pointed_at(tree, places, 1)
    assert (found.text, found.name, found.first_word) == ("the city", "Tesk", at(tree, "city") - 1)


def test_nothing_is_pointed_at_where_nothing_fitting_was_named(tree: Tree) -> None:
    assert list(places_pointed_at(tree, [place(tree, "Lask", "country")], 1)) == []
