"""The place of an event is the one its tree ties to it, not the nearest."""

from __future__ import annotations

from casusbelli.knowledge.places import Gazetteer, find_places, governing_place, governing_places

from .reading import flat, tree

SHIPPED = Gazetteer.load()


def place_of(reading, word):
    index = next(found.index for found in reading.words if found.text == word)
    return [span.text for span in governing_places(reading, find_places(reading, SHIPPED), index)]


def test_each_event_has_its_own_place():
    reading = tree(
        ("Gunmen", "NOUN", 2, "nsubj"),
        ("killed", "VERB", 0, "root"),
        ("two", "NUM", 4, "nummod"),
        ("men", "NOUN", 2, "obj"),
        ("in", "ADP", 6, "case"),
        ("Kirkuk", "PROPN", 2, "obl"),
        ("and", "CCONJ", 8, "cc"),
        ("burned", "VERB", 2, "conj"),
        ("shops", "NOUN", 8, "obj"),
        ("in", "ADP", 11, "case"),
        ("Mosul", "PROPN", 8, "obl"),
    )
    assert place_of(reading, "killed")[0] == "Kirkuk"
    assert place_of(reading, "burned")[0] == "Mosul"


def test_not_the_nearest():
    reading = tree(
        ("In", "ADP", 2, "case"),
        ("Basra", "PROPN", 7, "obl"),
        (",", "PUNCT", 7, "punct"),
        ("officials", "NOUN", 7, "nsubj"),
        ("from", "ADP", 6, "case"),
        ("Baghdad", "PROPN", 4, "nmod"),
        ("protested", "VERB", 0, "root"),
    )
    assert place_of(reading, "protested") == ["Basra"]


def test_the_city_of():
    reading = tree(
        ("Rockets", "NOUN", 2, "nsubj"),
        ("landed", "VERB", 0, "root"),
        ("in", "ADP", 5, "case"),
        ("the", "DET", 5, "det"),
        ("city", "NOUN", 2, "obl"),
        ("of", "ADP", 7, "case"),
        ("Erbil", "PROPN", 5, "nmod"),
    )
    assert place_of(reading, "landed") == ["Erbil"]


def test_compound_and_light_verb():
    reading = tree(
        ("Militants", "NOUN", 2, "nsubj"),
        ("launched", "VERB", 0, "root"),
        ("an", "DET", 4, "det"),
        ("attack", "NOUN", 2, "obj"),
        ("in", "ADP", 6, "case"),
        ("Ramadi", "PROPN", 2, "obl"),
    )
    assert place_of(reading, "attack") == ["Ramadi"]
    compound = tree(
        ("The", "DET", 3, "det"),
        ("Kirkuk", "PROPN", 3, "compound"),
        ("attack", "NOUN", 4, "nsubj"),
        ("failed", "VERB", 0, "root"),
    )
    assert place_of(compound, "attack") == ["Kirkuk"]


def test_the_place_of_what_was_struck():
    reading = tree(
        ("Jets", "NOUN", 2, "nsubj"),
        ("struck", "VERB", 0, "root"),
        ("depots", "NOUN", 2, "obj"),
        ("near", "ADP", 5, "case"),
        ("Qaim", "PROPN", 3, "nmod"),
    )
    assert place_of(reading, "struck") == ["Qaim"]


def test_the_inner_place_stands_for_the_outer():
    reading = tree(
        ("Two", "NUM", 2, "nummod"),
        ("died", "VERB", 0, "root"),
        ("in", "ADP", 4, "case"),
        ("Zakho", "PROPN", 2, "obl"),
        (",", "PUNCT", 8, "punct"),
        ("in", "ADP", 8, "case"),
        ("northern", "ADJ", 8, "amod"),
        ("Iraq", "PROPN", 2, "obl"),
    )
    assert place_of(reading, "died") == ["Zakho"]


def test_several_places():
    reading = tree(
        ("Strikes", "NOUN", 2, "nsubj"),
        ("hit", "VERB", 0, "root"),
        ("in", "ADP", 4, "case"),
        ("Homs", "PROPN", 2, "obl"),
        ("and", "CCONJ", 6, "cc"),
        ("Aleppo", "PROPN", 4, "conj"),
    )
    assert place_of(reading, "hit") == ["Homs", "Aleppo"]


def test_an_adjective_is_not_where_it_happens():
    reading = tree(("Iraqi", "ADJ", 2, "amod"), ("troops", "NOUN", 3, "nsubj"), ("fired", "VERB", 0, "root"))
    assert governing_place(reading, find_places(reading, SHIPPED), 2) is None


def test_another_sentence_gives_nothing():
    reading = flat("Troops fired. They had come from Mosul.")
    fired = next(word.index for word in reading.words if word.text == "fired")
    assert governing_place(reading, find_places(reading, SHIPPED), fired) is None


def test_without_a_tree_a_preposition_must_lead_in():
    reading = flat("Troops fired on a crowd in Mosul yesterday.")
    fired = next(word.index for word in reading.words if word.text == "fired")
    assert governing_place(reading, find_places(reading, SHIPPED), fired).text == "Mosul"
