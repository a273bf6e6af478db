"""What a phrase hints of its country: its owner, and where its word came first."""

from __future__ import annotations

from casusbelli.coding.cast import Cast
from casusbelli.coding.hints import Hints
from casusbelli.coding.tree import Tree
from casusbelli.knowledge.actors import DocumentActors, KnowledgeBase

from .parts import at, drawn

RECALLED = """
Norway|Norway|PROPN/NNP|2|nsubj recalled|recall|VERB/VBD|0|root two|two|NUM|2|obj of|of|ADP|6|case
its|its|PRON/PRP$|6|nmod:poss envoys|envoy|NOUN/NNS|3|nmod from|from|ADP|8|case Peru|Peru|PROPN/NNP|2|obl
"""
AGAIN = """
Chilean|chilean|ADJ/JJ|2|amod miners|miner|NOUN/NNS|3|nsubj marched|march|VERB/VBD|0|root .|.|PUNCT|3|punct

The|the|DET|2|det miners|miner|NOUN/NNS|3|nsubj sang|sing|VERB/VBD|0|root .|.|PUNCT|3|punct
"""
NOTHING: dict[str, set[str | None]] = {"subject": {"NOR"}, "acting before": {None}}


def hints(tree: Tree, countries: dict[int, str]) -> Hints:
    base = KnowledgeBase.load()
    return Hints(Cast(tree, DocumentActors(base, tree.analysis, None), base), countries)


def test_a_pronoun_says_whose_somebody_is() -> None:
    tree = drawn(RECALLED)
    told = hints(tree, {0: "NOR", at(tree, "Peru"): "PER"}).around(at(tree, "two"), NOTHING)
    assert told["owned before"] == {"NOR"}
    assert told["owned subject"] == {"NOR"}


def test_who_has_no_owner_has_no_such_hint() -> None:
    tree = drawn(RECALLED)
    assert not hints(tree, {0: "NOR"}).around(at(tree, "Peru"), NOTHING)


def test_a_word_used_again_recalls_who_came_with_it_first() -> None:
    tree = drawn(AGAIN)
    second = [w.index for w in tree.words if w.text == "miners"][1]
    told = hints(tree, {0: "CHL"}).around(second, NOTHING)
    assert told["introduced before"] == {"CHL"}


def test_a_definite_phrase_points() -> None:
    tree = drawn("The|the|DET|2|det miners|miner|NOUN|3|nsubj sang|sing|VERB|0|root songs|song|NOUN|3|obj")
    assert hints(tree, {}).is_definite(at(tree, "miners"))
    assert not hints(tree, {}).is_definite(at(tree, "songs"))
