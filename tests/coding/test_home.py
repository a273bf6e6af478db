"""The land of those a report names without one."""

from __future__ import annotations

from casusbelli.coding.home import Home
from casusbelli.knowledge.places import PlaceSpan
from casusbelli.records import Place

from .parts import draft, drawn, party

TREE = drawn("Police|police|NOUN|2|nsubj detained|detain|VERB|0|root students|student|NOUN|2|obj")
POLICE = party("Police", sector="COP", type="group")


def named(country: str | None, role: str = "location") -> PlaceSpan:
    return PlaceSpan(0, 4, "Tesk", "Tesk", 1, 0.0, 0.0, country, None, "exact", role, 0.9, 0, 1)


def test_the_land_named_most() -> None:
    assert Home.of([named("COR"), named("COR"), named("ARD")], []).country == "COR"
    assert Home.of([], []).country is None
    assert Home.of([named(None)], []).country is None


def test_no_land_leads_among_many() -> None:
    assert Home.of([named(c) for c in ("COR", "ARD", "BEL")], []).country is None


def test_places_proper_count_twice_as_much_as_names_used_for_governments() -> None:
    assert Home.of([named("ARD", "metonym"), named("COR")], []).country == "COR"


def test_parties_vote_too() -> None:
    assert Home.of([], [draft(TREE, "detained", actors=(party("x", "BEL"),))]).country == "BEL"


def test_the_unnamed_are_of_the_place_first_then_of_the_report() -> None:
    event = draft(TREE, "detained", actors=(POLICE,))
    (told,) = Home("COR").settle(event).actors
    assert (told.country, told.rule) == ("COR", "country the report tells of")
    placed = draft(TREE, "detained", actors=(POLICE,), places=(Place("Tesk", 0, 4, country="ARD"),))
    (near,) = Home("COR").settle(placed).actors
    assert (near.country, near.rule) == ("ARD", "country of the place")


def test_who_has_a_land_or_needs_none_keeps_it() -> None:
    parties = (
        party("the Ardovian police", "ARD", sector="COP", type="group"),
        party("the Tarn Brigade", entity="TARN", sector="REB", type="armed_group"),
        party("envoys", sector="IGO", type="group"),
        party("a state", sector="GOV", type="state"),
        party("a bridge", type="object"),
    )
    assert Home("COR").settle(draft(TREE, "detained", recipients=parties)).recipients == parties


def test_without_a_land_nothing_changes() -> None:
    event = draft(TREE, "detained", actors=(POLICE,))
    assert Home(None).settle(event) is event
