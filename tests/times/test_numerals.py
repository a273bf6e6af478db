from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.times.lexicon import lexicon
from casusbelli.times.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "value", "ordinal"),
    [
        ("27", 27, False),
        ("1,500", 1500, False),
        ("2 1/2", 2.5, False),
        ("two and a half", 2.5, False),
        ("twenty-four", 24, False),
        ("twenty four", 24, False),
        ("one hundred and five", 105, False),
        ("a hundred", 100, False),
        ("two thousand", 2000, False),
        ("nineteen ninety-six", 1996, False),
        ("third", 3, True),
        ("twenty-first", 21, True),
        ("3rd", 3, True),
    ],
)
def test_reads(text: str, value: float, ordinal: bool) -> None:
    tokens = tokens_of(text)
    number = lexicon().numerals.read(tokens, 0)
    assert number is not None
    assert (number.value, number.ordinal, number.end) == (value, ordinal, len(tokens))


@pytest.mark.parametrize("text", ["a man", "the two", "9" * 40, "-"])
def test_reads_nothing(text: str) -> None:
    assert lexicon().numerals.read(tokens_of(text), 0) is None


def test_two_numbers_side_by_side_stay_two() -> None:
    number = lexicon().numerals.read(tokens_of("five six"), 0)
    assert number is not None
    assert (number.value, number.end) == (5, 1)


@given(
    st.lists(st.sampled_from(["ten", "and", "-", "hundred", "two", "a", "third", "million", "nineteen"]), min_size=1)
)
def test_any_run_of_number_words_ends_inside(words: list[str]) -> None:
    tokens = tokens_of(" ".join(words))
    number = lexicon().numerals.read(tokens, 0)
    assert number is None or 0 < number.end <= len(tokens)
