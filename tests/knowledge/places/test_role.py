"""Somewhere, someone, or a part of another phrase."""

from __future__ import annotations

from casusbelli.knowledge.places import Gazetteer, find_places

from .reading import tree

SHIPPED = Gazetteer.load()


def roles(*rows):
    return {span.text: span.role for span in find_places(tree(*rows), SHIPPED)}


def test_a_state_that_acts_is_a_metonym():
    rows = [
        ("Iraq", "PROPN", 2, "nsubj"),
        ("condemned", "VERB", 0, "root"),
        ("the", "DET", 4, "det"),
        ("raid", "NOUN", 2, "obj"),
    ]
    assert roles(*rows) == {"Iraq": "metonym"}


def test_somewhere_things_happen_is_a_location():
    rows = [
        ("Two", "NUM", 2, "nsubj"),
        ("died", "VERB", 0, "root"),
        ("in", "ADP", 4, "case"),
        ("Iraq", "PROPN", 2, "obl"),
    ]
    assert roles(*rows) == {"Iraq": "location"}


def test_a_compound_is_a_modifier():
    rows = [("Kirkuk", "PROPN", 2, "compound"), ("police", "NOUN", 3, "nsubj"), ("fled", "VERB", 0, "root")]
    assert roles(*rows) == {"Kirkuk": "modifier"}


def test_a_town_as_object_is_a_location():
    rows = [("They", "PRON", 2, "nsubj"), ("shelled", "VERB", 0, "root"), ("Kirkuk", "PROPN", 2, "obj")]
    assert roles(*rows) == {"Kirkuk": "location"}
