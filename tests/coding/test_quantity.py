"""Tolls and counted things."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.quantity import Harm, find_harm, quantities
from casusbelli.coding.tree import Tree

from .parts import at, drawn

KILLED = """
Shells|shell|NOUN|2|nsubj killed|kill|VERB|0|root at|at|ADP|4|case least|least|ADV|5|advmod nine|nine|NUM|6|nummod
monks|monk|NOUN/NNS|2|obj and|and|CCONJ|9|cc wounded|wound|VERB|2|conj dozens|dozen|NOUN/NNS|8|obj
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def tolls(tree: Tree, lexicon: Lexicon) -> list[tuple[str, int | None, int | None]]:
    return [(h.toll.kind, h.toll.min, h.toll.max) for h in find_harm(tree, lexicon)]


def typed(tree: Tree, form: str, kind: str) -> Tree:
    """The tree with an entity type at a word."""
    types = tuple(kind if word.text == form else "" for word in tree.words)
    return Tree(replace(tree.analysis, entity_types=types))


def only(tree: Tree, lexicon: Lexicon) -> Harm:
    (harm,) = find_harm(tree, lexicon)
    return harm


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("killed|kill|VERB|0|root nine|nine|NUM|3|nummod monks|monk|NOUN/NNS|1|obj", [("killed", 9, 9)]),
        ("Nine|nine|NUM|2|nummod monks|monk|NOUN/NNS|3|nsubj died|die|VERB|0|root", [("killed", 9, 9)]),
        (
            "Two|two|NUM|2|nummod men|man|NOUN/NNS|4|nsubj:pass were|be|AUX|4|aux:pass held|hold|VERB/VBN|0|root",
            [("captured", 2, 2)],
        ),
        ("killed|kill|VERB|0|root the|the|DET|3|det monks|monk|NOUN/NNS|1|obj", []),
        ("greeted|greet|VERB|0|root nine|nine|NUM|3|nummod monks|monk|NOUN/NNS|1|obj", []),
        (
            "left|leave|VERB|0|root nine|nine|NUM|3|nummod monks|monk|NOUN/NNS|1|obj dead|dead|ADJ|1|xcomp",
            [("killed", 9, 9)],
        ),
        ("five|five|NUM|2|nummod deaths|death|NOUN/NNS|0|root", [("killed", 5, 5)]),
        ("toll|toll|NOUN|2|nsubj reached|reach|VERB|0|root 30|30|NUM|2|obj", [("killed", 30, 30)]),
        (
            "displaced|displace|VERB|0|root 400|400|NUM|3|nummod families|family|NOUN/NNS|1|obj",
            [("displaced", 400, 400)],
        ),
    ],
)
def test_tolls(lexicon: Lexicon, drawing: str, expected: list[tuple[str, int, int]]) -> None:
    assert tolls(drawn(drawing), lexicon) == expected


@pytest.mark.parametrize(
    ("drawing", "whom", "kind"),
    [
        ("kidnapped|kidnap|VERB|0|root a|a|DET|3|det doctor|doctor|NOUN/NN|1|obj", "doctor", "captured"),
        ("death|death|NOUN/NN|0|root of|of|ADP|4|case a|a|DET|4|det guard|guard|NOUN/NN|1|nmod", "guard", "killed"),
    ],
)
def test_one_of_the_living_is_one_and_a_thing_is_not_counted(
    lexicon: Lexicon, drawing: str, whom: str, kind: str
) -> None:
    assert tolls(typed(drawn(drawing), whom, "person"), lexicon) == [(kind, 1, 1)]
    assert tolls(typed(drawn(drawing), whom, "object"), lexicon) == []


def test_two_kinds_in_one_sentence_with_their_words(lexicon: Lexicon) -> None:
    tree = drawn(KILLED)
    assert tolls(tree, lexicon) == [("killed", 9, None), ("injured", 24, None)]
    killed, injured = find_harm(tree, lexicon)
    assert (killed.word, injured.word) == (at(tree, "killed"), at(tree, "wounded"))
    assert killed.whom == at(tree, "monks")
    assert killed.toll.whom == "monks"
    assert killed.toll.text == "at least nine monks"


def test_offsets_are_of_the_text(lexicon: Lexicon) -> None:
    tree = drawn(KILLED)
    for harm in find_harm(tree, lexicon):
        assert tree.analysis.text[harm.toll.start : harm.toll.end] == harm.toll.text


def test_a_person_named_is_one(lexicon: Lexicon) -> None:
    drawing = "killed|kill|VERB|0|root Iva|Iva|PROPN/NNP|1|obj Tarn|Tarn|PROPN/NNP|2|flat"
    assert tolls(drawn(drawing, {"Iva Tarn": "Person"}), lexicon) == [("killed", 1, 1)]
    assert tolls(drawn(drawing), lexicon) == []


def test_coordinated_victims_are_counted_apart(lexicon: Lexicon) -> None:
    tree = drawn(
        "killed|kill|VERB|0|root two|two|NUM|3|nummod monks|monk|NOUN/NNS|1|obj and|and|CCONJ|6|cc "
        "five|five|NUM|6|nummod guards|guard|NOUN/NNS|3|conj"
    )
    assert tolls(tree, lexicon) == [("killed", 2, 2), ("killed", 5, 5)]


def test_a_year_is_no_toll(lexicon: Lexicon) -> None:
    tree = drawn("killed|kill|VERB|0|root 1999|1999|NUM|1|obj", {"1999": "Date"})
    assert find_harm(tree, lexicon) == ()


def test_an_approximate_count_says_so(lexicon: Lexicon) -> None:
    tree = drawn("killed|kill|VERB|0|root about|about|ADV|3|advmod 30|30|NUM|4|nummod monks|monk|NOUN/NNS|1|obj")
    assert only(tree, lexicon).toll.approx
    assert not only(drawn("killed|kill|VERB|0|root 30|30|NUM|3|nummod monks|monk|NOUN/NNS|1|obj"), lexicon).toll.approx


FIRED = (
    "fired|fire|VERB|0|root 12|12|NUM|3|nummod rockets|rocket|NOUN/NNS|1|obj at|at|ADP|5|case huts|hut|NOUN/NNS|1|obl"
)


def test_counted_things(lexicon: Lexicon) -> None:
    tree = drawn(FIRED)
    (quantity,) = quantities(tree, list(range(len(tree.words))), set(), lexicon)
    assert (quantity.what, quantity.min, quantity.max, quantity.text) == ("rockets", 12, 12, "12 rockets")
    assert tree.analysis.text[quantity.start : quantity.end] == quantity.text


def test_people_counted_already_and_words_elsewhere_are_left_out(lexicon: Lexicon) -> None:
    tree = drawn(FIRED)
    assert quantities(tree, list(range(len(tree.words))), {at(tree, "rockets")}, lexicon) == ()
    assert quantities(tree, [at(tree, "huts")], set(), lexicon) == ()


def test_dates_and_money_are_no_quantities(lexicon: Lexicon) -> None:
    drawing = "paid|pay|VERB|0|root 12|12|NUM|3|nummod crowns|crown|NOUN/NNS|1|obj"
    everything = [0, 1, 2]
    assert quantities(drawn(drawing, {"12 crowns": "Money"}), everything, set(), lexicon) == ()
    assert len(quantities(drawn(drawing), everything, set(), lexicon)) == 1
