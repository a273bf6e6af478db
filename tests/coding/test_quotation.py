"""Quotations are found by their marks alone."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from casusbelli.coding.quotation import is_speech, quotations
from casusbelli.coding.tree import Tree

from .sketch import sketch


def flat(sentence: str) -> str:
    """A drawing in which every word hangs on the first, for tests that need no tree."""
    drawn = []
    for number, form in enumerate(sentence.split()):
        tag = "PUNCT" if not form[0].isalnum() else "VERB" if form in {"left", "fell"} else "NOUN"
        drawn.append(f"{form}|{form.lower()}|{tag}|{min(number, 1)}|{'dep' if number else 'root'}")
    return " ".join(drawn)


def marked(*sentences: str) -> list[tuple[int, int, bool]]:
    tree = Tree(sketch("\n\n".join(flat(s) for s in sentences)))
    return [(q.first, q.last, q.closed) for q in quotations(tree)]


def test_curly_and_straight_marks() -> None:
    assert marked('He said “ they left ” and " all fell " .') == [(2, 5, True), (7, 10, True)]


def test_double_single_marks_open_and_close() -> None:
    assert marked("'' They left , '' she said") == [(0, 4, True)]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert marked("“ They left .", "Nobody asked .") == [(0, 3, False)]


def test_a_borrowed_word_is_no_speech() -> None:
    tree = Tree(sketch(flat("The “ safe ” zone fell")))
    assert [is_speech(tree, q) for q in quotations(tree)] == [False]


def test_a_quoted_clause_is_speech() -> None:
    tree = Tree(sketch(flat("He said “ they all left ”")))
    assert [is_speech(tree, q) for q in quotations(tree)] == [True]


@given(st.lists(st.sampled_from(["“", "”", '"', "''", "left", "Maya", ","]), min_size=1, max_size=25))
def test_quotations_stay_in_the_text_and_apart(words: list[str]) -> None:
    found = marked(" ".join(words))
    assert all(0 <= first < last < len(words) for first, last, _ in found)
    assert all(one[1] < two[0] for one, two in pairwise(found))
