"""The shipped gazetteer: names people write, the areas that hold them, countries and peoples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.errors import KnowledgeError
from casusbelli.knowledge.places import Gazetteer
from casusbelli.knowledge.places.place import KINDS, PRECISIONS
from casusbelli.knowledge.places.table import ARTEFACT
from casusbelli.knowledge.places.weights import prior


def best(gazetteer, name):
    return max(gazetteer.look_up(name), key=prior).place


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Turkey", "TUR"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Ivory Coast", "CIV"),
        ("Swaziland", "SWZ"),
        ("Czech Republic", "CZE"),
        ("Persia", "IRN"),
        ("Ceylon", "LKA"),
        ("East Timor", "TLS"),
        ("DR Congo", "COD"),
        ("U.S.", "USA"),
        ("UK", "GBR"),
        ("UAE", "ARE"),
        ("North Korea", "PRK"),
        ("Macedonia", "MKD"),
        ("Holland", "NLD"),
    ],
)
def test_countries_by_old_and_short_names(gazetteer, name, country):
    place = best(gazetteer, name)
    assert (place.kind, place.country) == ("country", country)


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Hodeidah", "YEM", 14.8, 42.95),
        ("Hudaydah", "YEM", 14.8, 42.95),
        ("Qaim", "IRQ", 34.37, 41.1),
        ("al-Qa'im", "IRQ", 34.37, 41.1),
        ("Al Bukamal", "SYR", 34.45, 40.92),
        ("Baghuz", "SYR", 34.45, 40.95),
        ("Deir Ezzor", "SYR", 35.34, 40.14),
        ("Khan Younis", "PSE", 31.35, 34.3),
        ("Bakhmut", "UKR", 48.6, 38.0),
        ("Kiev", "UKR", 50.45, 30.52),
        ("Taji base", "IRQ", 33.52, 44.26),
        ("El Fasher", "SDN", 13.63, 25.35),
        ("Sana'a", "YEM", 15.35, 44.2),
        ("Bagram", "AFG", 34.95, 69.26),
        ("Saigon", "VNM", 10.8, 106.7),
    ],
)
def test_conflict_places_lie_where_they_lie(gazetteer, name, country, lat, lon):
    place = best(gazetteer, name)
    assert place.country == country
    assert abs(place.lat - lat) < 0.3
    assert abs(place.lon - lon) < 0.3


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Middle East", "region"),
        ("Sahel", "region"),
        ("Balkans", "region"),
        ("Donbas", "region"),
        ("Horn of Africa", "region"),
        ("Kashmir", "region"),
        ("Soviet Union", "region"),
        ("Bab al-Mandab", "water"),
        ("Strait of Hormuz", "water"),
        ("Black Sea", "water"),
        ("Euphrates", "water"),
        ("Africa", "continent"),
        ("Qandil Mountains", "landform"),
        ("Iraqi Kurdistan", "region"),
    ],
)
def test_areas_are_never_exact(gazetteer, name, kind):
    place = best(gazetteer, name)
    assert place.kind == kind
    assert place.precision == "region"


def test_disputed_areas_belong_to_no_one_country(gazetteer):
    for name in ("Kashmir", "Golan Heights", "Spratly Islands", "Abyei", "Senkaku Islands"):
        assert best(gazetteer, name).country is None, name


def test_containment(gazetteer):
    kirkuk = next(hit.place for hit in gazetteer.look_up("Kirkuk") if hit.place.kind == "city")
    iraq = gazetteer.country_place("IRQ")
    assert gazetteer.inside(kirkuk, iraq)
    assert not gazetteer.inside(iraq, kirkuk)
    assert gazetteer.areas(kirkuk)[-1] == iraq
    assert gazetteer.admin1(kirkuk).kind == "admin1"


def test_us_counties_and_states(gazetteer):
    county = next(hit.place for hit in gazetteer.look_up("Rapides Parish"))
    assert (county.kind, gazetteer.admin1(county).name) == ("admin2", "Louisiana")
    calif = best(gazetteer, "Calif.")
    assert (calif.kind, calif.name) == ("admin1", "California")


def test_country_table(gazetteer):
    iraq = gazetteer.country("IRQ")
    assert iraq.name == "Iraq"
    assert iraq.capital == "Baghdad"
    assert "Iraqi" in iraq.demonyms
    assert set(iraq.neighbours) == {"IRN", "JOR", "KWT", "SAU", "SYR", "TUR"}
    assert gazetteer.country("XYZ") is None
    assert gazetteer.country(None) is None
    assert len(gazetteer.countries()) > 240


@pytest.mark.parametrize(
    ("people", "land"), [("Iraqis", "Iraq"), ("Turkish", "Türkiye"), ("Texan", "Texas"), ("Kurdish", "Kurdistan")]
)
def test_peoples(gazetteer, people, land):
    place = gazetteer.land_of(people)
    assert place.name in (land, "Turkey") if people == "Turkish" else place.name == land


def test_every_country_has_a_people_or_is_small(gazetteer):
    nameless = [country.iso3 for country in gazetteer.countries() if not country.demonyms and country.iso3 != "DMA"]
    assert not set(nameless) & {"IRQ", "SYR", "USA", "FRA", "NGA", "IND", "CHN", "RUS", "UKR", "YEM"}


def test_every_entry_is_well_formed(gazetteer):
    for number in range(0, len(gazetteer), 97):
        place = gazetteer.place(number)
        assert place.kind in KINDS
        assert place.precision in PRECISIONS
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert place.parent < len(gazetteer)
        assert number not in gazetteer.ancestors(place.parent)


def test_size_and_licence(gazetteer):
    assert ARTEFACT.stat().st_size <= 12_000_000
    assert len(gazetteer) > 280_000


@given(st.text(max_size=30))
def test_look_up_never_fails(name):
    for hit in SHIPPED.look_up(name):
        assert hit.place.name


SHIPPED = Gazetteer.load()


def test_search_puts_whole_names_first(gazetteer):
    found = gazetteer.search("mosul", limit=5)
    assert found[0].country == "IRQ"
    assert len(gazetteer.search("san", limit=7)) == 7
    assert gazetteer.search("zzzzzz") == []


def test_a_missing_user_database_is_named(tmp_path):
    with pytest.raises(KnowledgeError, match="casus places import"):
        Gazetteer.load(tmp_path / "none.sqlite")
