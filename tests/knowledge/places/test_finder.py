"""Places of whole texts: what is found, which place it is, and that a map shows nothing the words do not say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casusbelli.knowledge.places import Gazetteer, find_places
from casusbelli.knowledge.places.place import PRECISIONS

from .reading import flat

SHIPPED = Gazetteer.load()


def places(text, *names, publisher=None):
    return {span.text: span for span in find_places(flat(text, *names), SHIPPED, publisher=publisher)}


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("Two farmers were killed in Zakho, in northern Iraq, on Monday.", "Zakho", "IRQ", None),
        ("The mayor of Paris, Texas, opened a new bridge.", "Paris", "USA", "Texas"),
        ("The mayor of Paris opened a new bridge near the river.", "Paris", "FRA", "Île-de-France"),
        ("Police in Lebanon, Pa., arrested four men.", "Lebanon", "USA", "Pennsylvania"),
        ("Fighting spread from Tripoli to Misrata and Benghazi in Libya.", "Tripoli", "LBY", None),
        ("Shells fell on Tripoli, in northern Lebanon, overnight.", "Tripoli", "LBN", None),
        ("In the Iraqi city of Basra, crowds burned tyres.", "Basra", "IRQ", None),
    ],
)
def test_the_text_says_which_namesake(text, name, country, admin1):
    span = places(text)[name]
    assert span.country == country
    assert admin1 is None or span.admin1 == admin1


def test_one_name_has_one_meaning_in_a_document():
    text = "A court in Alexandria, Virginia, heard the case. The accused had lived in Alexandria since May."
    found = [span for span in find_places(flat(text), SHIPPED) if span.text == "Alexandria"]
    assert len(found) == 2
    assert {span.admin1 for span in found} == {"Virginia"}


def test_two_namesakes_told_apart_stay_apart():
    text = "Envoys flew from Tripoli, Libya, to Tripoli, Lebanon, in one day."
    found = [span.country for span in find_places(flat(text), SHIPPED) if span.text == "Tripoli"]
    assert found == ["LBY", "LBN"]


def test_publisher_weighs_only_where_the_text_leaves_it_open():
    text = "Council members in Gainesville met on Monday to discuss the budget."
    assert places(text, publisher="gainesvilletimes.com")["Gainesville"].admin1 == "Georgia"
    assert places(text, publisher="gainesvilleregister.com")["Gainesville"].admin1 == "Texas"
    told = "Council members in Gainesville, Florida, met on Monday."
    assert places(told, publisher="gainesvilletimes.com")["Gainesville"].admin1 == "Florida"


@pytest.mark.parametrize("name", ["Georgia", "Jordan", "Chad", "Mali", "Cuba", "Lebanon", "Niger"])
def test_a_country_stays_a_country(name):
    span = places(f"The government of {name} said on Monday that it would send troops to {name}.")[name]
    assert (span.precision, span.name) == ("country", name)


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("A bomb went off in Kirkuk on Monday.", "Kirkuk", "exact"),
        ("A bomb went off near Kirkuk on Monday.", "Kirkuk", "near"),
        ("A bomb went off 20 km north of Kirkuk on Monday.", "Kirkuk", "near"),
        ("A bomb went off on the outskirts of Kirkuk.", "Kirkuk", "near"),
        ("A convoy was hit between Kirkuk and Mosul.", "Kirkuk", "near"),
        ("A convoy was hit between Kirkuk and Mosul.", "Mosul", "near"),
        ("Clashes went on in Kirkuk province.", "Kirkuk", "admin1"),
        ("Soldiers patrol the border with Syria.", "Syria", "country"),
        ("Drones flew over the Red Sea and the Sahel.", "Red Sea", "region"),
        ("Jihadists roam the Sahel in pickup trucks.", "Sahel", "region"),
    ],
)
def test_precision(text, name, precision):
    assert places(text)[name].precision == precision


def test_people_are_no_places():
    text = "Mr. Jordan Houston, 44, met a friend. Houston said he was tired."
    assert not {"Jordan", "Houston"} & set(places(text))
    found = places("Chad Lancaster went home to Mosul.", ("Chad Lancaster", "Person"))
    assert set(found) == {"Mosul"}


def test_ordinary_words_are_no_places():
    text = "Police said Sunday that nothing happened. Of course, March was cold. Christmas is near. The Battle goes on."
    assert places(text) == {}


def test_a_found_name_the_gazetteer_lacks_keeps_its_span_and_gets_no_point():
    span = places("They fled to Qurrat Zubbayn at night.", ("Qurrat Zubbayn", "Location"))["Qurrat Zubbayn"]
    assert (span.lat, span.lon, span.geonameid, span.country, span.admin1) == (None,) * 5
    assert span.score == 0.0


def test_a_name_the_gazetteer_lacks_stands_at_the_town_it_is_told_to_lie_in():
    found = places(
        "They fled to Qurrat Zubbayn in Zakho at night.", ("Qurrat Zubbayn", "Location"), ("Zakho", "Location")
    )
    span, town = found["Qurrat Zubbayn"], found["Zakho"]
    assert (span.lat, span.lon, span.country, span.precision) == (town.lat, town.lon, "IRQ", "near")
    assert span.geonameid is None and 0 < span.score < town.score


def test_streets_and_schools_are_not_their_namesake_towns():
    found = places("A car burned on Lancaster Avenue.", ("Lancaster Avenue", "Facility"))
    assert all(span.lat is None for span in found.values())


def test_an_airport_is_near_its_town():
    assert places("Rockets hit Erbil airport.", ("Erbil airport", "Facility"))["Erbil airport"].precision == "near"


def test_a_found_name_with_a_comma_is_two_names():
    found = places("They fled Zakho, Iraq yesterday.", ("Zakho, Iraq", "Location"))
    assert set(found) == {"Zakho", "Iraq"}


def test_adjectives_are_modifiers():
    span = places("The Iraqi army shelled a village.")["Iraqi"]
    assert (span.role, span.country, span.precision) == ("modifier", "IRQ", "country")


def test_datelines_in_capitals():
    assert places("KIRKUK, Iraq (Agency) - Two men died.")["KIRKUK"].country == "IRQ"


REPORT = (
    "BAGHDAD (Wire) - A militia fired six rockets at a base near Kirkuk on Friday, killing a driver, it said. "
    "Jets then struck depots in Qaim and at Al Bukamal, across the border in Syria. Mr Salem, was in Erbil."
)


def test_a_map_of_the_report_shows_only_what_its_words_say():
    found = find_places(flat(REPORT), SHIPPED)
    dots = {span.text for span in found if span.precision == "exact"}
    assert dots == {"BAGHDAD", "Qaim", "Al Bukamal", "Erbil"}
    assert {span.text: span.precision for span in found if span.precision != "exact"} == {
        "Kirkuk": "near",
        "Syria": "country",
    }
    assert {span.country for span in found} == {"IRQ", "SYR"}


pieces = st.lists(
    st.sampled_from(
        [
            "Kirkuk",
            "Iraq",
            "in",
            "near",
            ",",
            "the",
            "Deir",
            "ez-Zor",
            "U.S.",
            "Paris",
            "Texas",
            "said",
            ".",
            "(",
            ")",
            "—",
            "Mr.",
            "northern",
            "province",
            "al-Qaim",
            "Sana’a",
            "Straße",
            "é",
            "'s",
            "\n",
            "and",
            "between",
            "42",
            "of",
        ]
    ),
    max_size=25,
)


@given(pieces)
@settings(deadline=None, max_examples=150)
def test_every_span_is_right_and_nothing_comes_from_elsewhere(words):
    reading = flat(" ".join(words))
    at = 0
    for span in find_places(reading, SHIPPED):
        assert reading.text[span.start : span.end] == span.text
        assert span.start >= at, "spans are in order and never overlap"
        at = span.end
        assert reading.words[span.first_word].start == span.start
        assert reading.words[span.last_word - 1].end == span.end
        assert span.precision in PRECISIONS
        assert 0 <= span.score <= 1
        assert (span.lat is None) == (span.lon is None)


@given(st.text(max_size=120))
@settings(deadline=None, max_examples=80)
def test_any_text_can_be_read(text):
    for span in find_places(flat(text), SHIPPED):
        assert text[span.start : span.end] == span.text


def test_nothing_in_nothing():
    assert find_places(flat(""), SHIPPED) == ()
