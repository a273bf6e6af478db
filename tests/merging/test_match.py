"""What speaks for and against one happening."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.merging.sketch import at, document, killed, mention, party, telling

from casusbelli.merging import likeness
from casusbelli.merging.match import THRESHOLD, months

KAVER, NEAR, FAR = at("Kaver", 10.0, 10.0), at("Ostra", 10.3, 10.0), at("Milport", 14.0, 10.0)
STORY = "Guns fired on Kavertown near Lake Ostra, said governor Milan Derro of the Varn Brigade."


def pair(first=None, second=None, text=""):
    one = telling(document("a", text), mention("a", **(first or {})))
    two = telling(document("b", text), mention("b", **(second or {})))
    return likeness(one, two)


def test_same_type_sides_and_day_is_one_happening():
    assert pair() >= THRESHOLD


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"event_type": "CONSULT"}),
        ({}, {"day": "2020-01-05"}),
        ({}, {"factuality": "planned"}),
        ({"place": KAVER}, {"place": FAR}),
        ({"place": KAVER}, {"place": at("Kaver", 10.0, 10.0, "BOR")}),
        ({"modes": ("aerial",)}, {"modes": ("bombing",)}),
    ],
)
def test_type_day_reality_place_and_mode_each_forbid(first, second):
    assert pair(first, second) == 0.0


def test_a_day_of_slack_is_allowed():
    assert pair(second={"day": "2020-01-03"}) >= THRESHOLD


def test_giving_way_and_drawing_back_are_one_kind():
    assert pair({"event_type": "CONCEDE"}, {"event_type": "RETREAT"}) >= THRESHOLD


def test_neighbouring_towns_speak_against_and_one_town_for():
    apart, together = pair({"place": KAVER}, {"place": NEAR}), pair({"place": KAVER}, {"place": KAVER})
    assert 0.0 < apart < pair() < together


def test_a_place_without_coordinates_forbids_nothing():
    assert pair({"place": KAVER}, {"place": at("Elsewhere", None, None)}) >= THRESHOLD


def test_accusing_another_actor_leaves_one_happening():
    accused = {"actors": (party("Cora", "COR"),), "place": KAVER, "toll": (killed(7, 7),)}
    assert pair({"place": KAVER, "toll": (killed(7, 7),)}, accused) >= THRESHOLD


def test_without_parties_and_without_a_story_nothing_joins():
    nobody = {"actors": (), "recipients": (), "place": KAVER}
    assert pair(nobody, nobody) == 0.0
    assert pair(nobody, nobody, STORY) >= THRESHOLD


def test_one_story_joins_undated_tellings_but_strange_stories_do_not():
    undated = {"day": None, "actors": ()}
    assert pair(undated, undated, STORY) >= THRESHOLD
    assert pair({**undated, "recipients": ()}, {**undated, "recipients": ()}) == 0.0


def test_months_of_a_telling_are_those_its_days_may_fall_in():
    assert months(telling(document("a"), mention("a"))) == {"2020-01"}
    assert months(telling(document("a"), mention("a", day=None))) == frozenset()


PARTS = st.fixed_dictionaries(
    {
        "event_type": st.sampled_from(["ASSAULT", "CONSULT"]),
        "day": st.sampled_from([None, "2020-01-02", "2020-01-03", "2020-02-01"]),
        "place": st.sampled_from([None, KAVER, NEAR, FAR]),
        "modes": st.sampled_from([(), ("aerial",), ("bombing",)]),
        "actors": st.sampled_from([(), (party("Arland", "ARL"),), (party("Cora", "COR"),)]),
        "toll": st.sampled_from([(), (killed(7, 7),), (killed(None, 3),)]),
    }
)


@given(PARTS, PARTS, st.sampled_from(["", STORY]))
def test_likeness_has_no_direction_and_is_nothing_or_enough(first, second, text):
    found = pair(first, second, text)
    assert found == pair(second, first, text)
    assert found == 0.0 or found >= THRESHOLD
