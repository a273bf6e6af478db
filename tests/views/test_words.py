from __future__ import annotations

import pytest

from casusbelli.records import Attribution, Event, Interval, Participant, Place, Toll
from casusbelli.views.words import act, by_whose_word, counted, people, place_name, toll_line, when


@pytest.mark.parametrize(
    ("toll", "said"),
    [
        ((7, 7, "guards", False), "killed 7 guards"),
        ((27, None, "fighters", False), "killed 27+ fighters"),
        ((None, 30, None, False), "killed up to 30"),
        ((30, 30, None, True), "killed about 30"),
        ((3, 5, None, False), "killed 3-5"),
        ((None, None, "people", False), "killed people"),
    ],
)
def test_a_toll_never_loses_its_open_end(toll, said):
    least, most, whom, approx = toll
    assert toll_line([Toll("killed", least, most, whom, "x", 0, 1, approx)]) == said


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        (None, ""),
        (Interval(first="2020-01-05", last="2020-01-05", precision="day"), "2020-01-05"),
        (Interval(first="2020-01-01", last="2020-01-31", precision="month"), "2020-01-01 to 2020-01-31"),
        (Interval(last="2020-01-05", precision="past"), "by 2020-01-05"),
        (Interval(first="1980-01-01", precision="decade"), "since 1980-01-01"),
        (Interval(text="recently", start=0, end=8, precision="past"), "recently"),
        (Interval(first="2020-01-05", last="2020-01-05"), "2020-01-05 (report's date)"),
    ],
)
def test_days_are_said_as_far_as_they_are_known(interval, said):
    assert when(interval) == said


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("Kirkuk", 0, 6, "Kirkuk", country="IRQ"), "Kirkuk, IRQ"),
        (Place("near Kirkuk", 0, 11, "Kirkuk", country="IRQ", precision="near"), "near Kirkuk, IRQ"),
        (Place("near the hill", 0, 13, None, precision="near"), "near the hill"),
        (Place("Iraq", 0, 4, "Iraq", country="IRQ", precision="country"), "Iraq"),
    ],
)
def test_places_say_how_near(place, said):
    assert place_name(place) == said


def test_people_show_their_codes_and_whether_their_part_is_only_alleged():
    state = Participant("Washington", 0, 10, "USA", "United States", "USA", "GOV")
    unknown = Participant("gunmen", 0, 6, alleged=True)
    assert people((state, unknown)) == "United States [USA/GOV]; gunmen?"


def test_what_is_no_plain_fact_is_marked():
    assert act(Event("e", (), "ASSAULT", modes=("drone", "aerial"))) == "ASSAULT drone aerial"
    assert act(Event("e", (), "AID", factuality="negated", historical=True)) == "AID (negated, background)"


def test_speakers_come_outermost_first():
    iran = Participant("Iran", 0, 4)
    assert by_whose_word((Attribution(None, "reports"), Attribution(iran, "denies"))) == "somebody said; Iran denied it"


def test_numbers_and_nouns_agree():
    assert [counted(number, "event") for number in (0, 1, 2)] == ["0 events", "1 event", "2 events"]
