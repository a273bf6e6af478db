import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.knowledge.actors.spelling import plain, skeleton, skeleton_code, tidy, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mu'ammar al-Qadhdhafi", "Moammar Kadafi"),
        ("Abd al-Rahman Hasan", "Abdul Rahman Hassan"),
        ("Yevgeny Petrov", "Yevgeniy Petrov"),
    ],
)
def test_transliterations_of_one_name_share_a_skeleton(one, other):
    assert skeleton(one) == skeleton(other) != ""


def test_one_word_has_no_skeleton():
    assert skeleton("Hezbollah") == ""
    assert skeleton_code("al-Hezbollah") == 0


def test_different_names_differ():
    assert skeleton("Kataib Hezbollah") != skeleton("Kataib Sayyid")


def test_plain_forgets_dots_apostrophes_and_the_article():
    assert plain("The U.S. Navy’s Sa'da") == "us navys sada"


def test_a_possessive_is_a_word_of_its_own():
    assert tokens("Mali's army") == ["Mali", "'s", "army"]
    assert tokens("the rebels' camp") == ["the", "rebels", "'s", "camp"]


@given(st.text(max_size=60))
def test_plain_is_stable(text):
    assert plain(plain(text)) in (plain(text), plain(plain(text)))
    assert plain(text) == plain(text).lower()


@given(st.text(max_size=60))
def test_tidy_leaves_no_edge_spaces(text):
    assert tidy(text) == tidy(text).strip()
