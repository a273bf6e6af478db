"""Where publishers are at home, and when nothing may be said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.knowledge.places import Gazetteer
from casusbelli.knowledge.places.home import home_of

SHIPPED = Gazetteer.load()


@pytest.mark.parametrize(
    ("publisher", "town", "country"),
    [
        ("https://www.baltimoresun.com/news/1", "Baltimore", "USA"),
        ("dawn.com", "Karachi", "PAK"),
        ("Dawn", "Karachi", "PAK"),
        ("The Erbil Courier", "Erbil", "IRQ"),
        ("http://www.kirkuknews.example/a", "Kirkuk", "IRQ"),
    ],
)
def test_seats(publisher, town, country):
    place = home_of(publisher, SHIPPED)
    assert (place.name, place.country) == (town, country)


@pytest.mark.parametrize("publisher", [None, "", "Reuters", "https://apnews.com/x", "http://localhost.example"])
def test_world_agencies_have_no_home(publisher):
    assert home_of(publisher, SHIPPED) is None


@given(st.text(max_size=40))
def test_any_text(publisher):
    place = home_of(publisher, SHIPPED)
    assert place is None or place.name
