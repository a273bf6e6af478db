"""What documents are about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casusbelli.merging.story import NO_STORY, closeness, story_of

ONE = "Rebels shelled Kavertown near Lake Ostra, said governor Milan Derro. Derro blamed the Varn Brigade and Sorvia."
TWO = "Shells fell on Kavertown, wounding nine. Governor Derro accused Sorvia and the Varn Brigade from Lake Ostra."
OTHER = "Ministers of Peland and Quary met in Marsk to sign a treaty on fish, with envoys of Tolland looking on there."


def test_names_are_words_never_written_small():
    assert story_of("Rain fell. The rain in Kavertown fell on Derro").names == {"kavertown", "derro"}


def test_a_text_all_in_capitals_has_no_names():
    assert story_of("REBELS SHELL KAVERTOWN").names == frozenset()


def test_two_reports_of_one_story_are_closer_than_strangers():
    same, strange = closeness(story_of(ONE), story_of(TWO)), closeness(story_of(ONE), story_of(OTHER))
    assert same is not None and strange is not None
    assert same > 0.5 > 0.15 > strange


def test_nothing_is_known_of_a_document_without_names():
    assert closeness(story_of(ONE), NO_STORY) is None


@given(st.text(), st.text())
def test_closeness_is_a_share_and_has_no_direction(one, two):
    first, second = story_of(one), story_of(two)
    close = closeness(first, second)
    assert close == closeness(second, first)
    assert close is None or 0 <= close <= 1


@given(st.text(min_size=1))
def test_names_of_a_story_stand_in_its_text(text):
    assert all(name in text.lower() for name in story_of(text).names)
