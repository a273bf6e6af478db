"""Choosing among namesakes, given the names."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from casusbelli.knowledge.places import Gazetteer
from casusbelli.knowledge.places.resolve import resolve
from casusbelli.knowledge.places.toponym import Toponym, read_name

SHIPPED = Gazetteer.load()
NAMES = [
    "Kirkuk",
    "Paris",
    "Texas",
    "Georgia",
    "Atlanta",
    "Tripoli",
    "Lebanon",
    "Springfield",
    "Ohio",
    "Iraqi",
    "Zzyzxq",
]


def toponyms(text, names):
    found, at = [], 0
    for number, name in enumerate(names):
        start = text.index(name, at)
        at = start + len(name)
        found.append(Toponym(start, at, name, number, number + 1, "location", read_name(name, SHIPPED)))
    return found


def choose(text, *names):
    return [choice and choice.place for choice in resolve(text, toponyms(text, names), SHIPPED)]


def test_other_names_lend_their_state():
    town, *_ = choose("Athens is near Macon and Augusta, and Atlanta is far.", "Athens", "Macon", "Augusta", "Atlanta")
    assert town.country == "USA"


def test_an_unknown_name_does_not_empty_the_rest():
    unknown, known = choose("Zzyzxq and Kirkuk", "Zzyzxq", "Kirkuk")
    assert unknown is None
    assert known.country == "IRQ"


def test_a_province_of_its_towns_name_gives_way_to_the_town():
    (place,) = choose("It was in Kirkuk.", "Kirkuk")
    assert place.kind == "city"


def test_nothing_to_resolve():
    assert resolve("", [], SHIPPED) == ()


@given(st.lists(st.sampled_from(NAMES), max_size=12), st.sampled_from([" ", ", ", " in ", "'s ", " and "]))
@settings(deadline=None, max_examples=80)
def test_scores_are_chances_and_places_bear_the_name(names, between):
    text = between.join(names)
    given_names = toponyms(text, names)
    for toponym, choice in zip(given_names, resolve(text, given_names, SHIPPED), strict=True):
        assert (choice is None) == (not toponym.wording.hits)
        if choice is not None:
            assert 0 < choice.score <= 1
            assert choice.place in [hit.place for hit in toponym.wording.hits]
