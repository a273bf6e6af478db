"""When and where an event happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from casusbelli.coding.setting import Setting, as_interval, as_place, is_ahead, place_of, time_of, unclaimed
from casusbelli.coding.tree import Tree
from casusbelli.knowledge.places import PlaceSpan
from casusbelli.records import Interval, Participant
from casusbelli.times import find_times

from .parts import at, drawn, trigger

DRAWING = """
Rebels|rebel|NOUN/NNS|2|nsubj shelled|shell|VERB/VBD|0|root huts|hut|NOUN/NNS|2|obj in|in|ADP|5|case
Tesk|Tesk|PROPN|2|obl
on|on|ADP|7|case Monday|Monday|PROPN|2|obl .|.|PUNCT|2|punct

Police|police|NOUN|2|nsubj arrested|arrest|VERB/VBD|0|root him|he|PRON|2|obj .|.|PUNCT|2|punct
"""
PUBLISHED = date(2031, 3, 5)


@pytest.fixture(scope="module")
def tree() -> Tree:
    return drawn(DRAWING, {"Monday": "Date", "Tesk": "Location"})


def tesk(tree: Tree) -> PlaceSpan:
    word = tree.words[at(tree, "Tesk")]
    return PlaceSpan(
        word.start,
        word.end,
        "Tesk",
        "Tesk",
        7,
        1.5,
        2.5,
        "COR",
        "North",
        "exact",
        "location",
        0.9,
        word.index,
        word.index + 1,
    )


def setting(tree: Tree, published: date | None = PUBLISHED) -> Setting:
    return Setting(tree, find_times(tree.analysis, published), (tesk(tree),), published)


def test_the_place_and_time_of_its_sentence(tree: Tree) -> None:
    event = trigger(tree, "shelled")
    (place,) = place_of(setting(tree), event)
    assert (place.name, place.country, place.inferred) == ("Tesk", "COR", False)
    time, rule = time_of(setting(tree), event)
    assert (time.first, time.last, time.text, time.inferred) == ("2031-03-03", "2031-03-03", "Monday", False)
    assert rule == "time said of the trigger or its clause"


def test_another_sentence_governs_nothing(tree: Tree) -> None:
    event = trigger(tree, "arrested", "COERCE")
    assert place_of(setting(tree), event) == ()
    time, rule = time_of(setting(tree), event)
    assert (time.first, time.last, time.precision, time.inferred) == ("2031-03-05", "2031-03-05", "report", True)
    assert (time.text, time.start, rule) == (None, None, "report's date")


def test_without_a_report_s_date_the_time_is_open(tree: Tree) -> None:
    time, _ = time_of(setting(tree, None), trigger(tree, "arrested", "COERCE"))
    assert (time.first, time.last) == (None, None)


def test_records_of_found_places_and_times(tree: Tree) -> None:
    place = as_place(tesk(tree), inferred=True, rule="why")
    assert (place.geonameid, place.lat, place.lon, place.admin1) == (7, 1.5, 2.5, "North")
    assert (place.inferred, place.rule) == (True, "why")
    assert tree.analysis.text[place.start : place.end] == place.text
    (span,) = find_times(tree.analysis, PUBLISHED)
    interval = as_interval(span)
    assert interval.start is not None and interval.end is not None
    assert tree.analysis.text[interval.start : interval.end] == interval.text == "Monday"


STRETCHES = """
Rebels|rebel|NOUN/NNS|3|nsubj have|have|AUX/VBP|3|aux shelled|shell|VERB/VBN|0|root huts|hut|NOUN/NNS|3|obj
since|since|ADP|6|case January|January|PROPN|3|obl .|.|PUNCT|3|punct

Police|police|NOUN|2|nsubj arrested|arrest|VERB/VBD|0|root many|many|ADJ|2|obj this|this|DET|5|det year|year|NOUN|2|obl
.|.|PUNCT|2|punct
"""


@pytest.mark.parametrize(("word", "first"), [("shelled", "2031-01-01"), ("arrested", "2031-01-01")])
def test_a_stretch_not_over_ends_with_the_report(word: str, first: str) -> None:
    told = drawn(STRETCHES)
    time, _ = time_of(setting_of(told), trigger(told, word))
    assert (time.first, time.last) == (first, "2031-03-05")


def setting_of(told: Tree) -> Setting:
    return Setting(told, find_times(told.analysis, PUBLISHED), (), PUBLISHED)


def test_a_time_behind_the_report_is_ahead() -> None:
    told = Setting(drawn(STRETCHES), (), (), PUBLISHED)
    assert is_ahead(Interval(first="2031-04-01", last="2031-04-30", precision="month"), told)
    assert not is_ahead(Interval(first="2031-03-05", last="2031-03-05", precision="day"), told)
    assert not is_ahead(Interval(first="2031-04-01", precision="month"), replace(told, published=None))


def test_a_place_is_kept_where_a_party_only_lies_in_it(tree: Tree) -> None:
    place = as_place(tesk(tree))
    start = place.start - len("the consulate in ")
    consulate = Participant(f"the consulate in {place.text}", start, place.end, type="state")
    town = Participant(place.text, place.start, place.end, type="state")
    assert unclaimed((place,), (consulate,), "AID") == (place,)
    assert unclaimed((place,), (town,), "AID") == ()
    assert unclaimed((place,), (), "AID") == (place,)


def test_what_is_done_on_the_spot_is_done_where_its_target_lies(tree: Tree) -> None:
    place = as_place(tesk(tree))
    town = Participant(place.text, place.start, place.end, type="state")
    army = Participant(f"{place.text} army", place.start, place.end + len(" army"), type="state")
    assert unclaimed((place,), (town,), "CONSULT") == (place,)
    assert unclaimed((place,), (army,), "CONSULT") == ()
