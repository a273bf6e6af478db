"""When and where an event happened."""

from __future__ import annotations

from datetime import date

import pytest

from casusbelli.coding.setting import Setting, as_interval, as_place, place_of, time_of
from casusbelli.coding.tree import Tree
from casusbelli.knowledge.places import PlaceSpan
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
