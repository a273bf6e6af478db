"""How a name is to be taken: what it may mean, and whether at, near or in a part of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.knowledge.places import Gazetteer
from casusbelli.knowledge.places.toponym import read_name, same_name

SHIPPED = Gazetteer.load()


def kinds(*arguments):
    return {hit.place.kind for hit in read_name(*arguments).hits}


def test_sort_words_limit_what_a_name_may_be():
    assert "city" in kinds("Kirkuk", SHIPPED)
    assert kinds("Kirkuk", SHIPPED, "province") == {"admin1"}
    assert kinds("Kirkuk", SHIPPED, "", "city") == {"city"}
    assert kinds("Kirkuk province", SHIPPED) == {"admin1"}


def test_peoples_and_parts():
    assert read_name("Iraqis", SHIPPED).people
    assert read_name("northern Iraq", SHIPPED).part
    assert {hit.place.country for hit in read_name("northern Iraq", SHIPPED).hits if hit.place.kind == "country"} == {
        "IRQ"
    }


def test_sites_of_a_town_are_near_it_and_streets_nowhere():
    assert read_name("Erbil airport", SHIPPED).near
    assert read_name("Lancaster Avenue", SHIPPED).hits == ()
    assert read_name("Cornell University", SHIPPED).hits == ()


@pytest.mark.parametrize("name", ["Iraq's", "Iraq’s", "IRAQ"])
def test_possessives_and_case(name):
    assert same_name(name, "Iraq")
    assert read_name(name, SHIPPED).hits


@given(st.text(max_size=40))
def test_any_name(name):
    wording = read_name(name, SHIPPED)
    assert all(hit.place.name for hit in wording.hits)
