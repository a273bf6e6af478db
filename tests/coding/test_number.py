"""Counts in words and figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.coding.number import MAXIMUM, Count, read_count

CASES = [
    ("27 fighters", Count(27, 27)),
    ("at least 27 fighters", Count(27, None)),
    ("more than 36", Count(36, None)),
    ("up to 30 rockets", Count(None, 30)),
    ("as many as 1,200 people", Count(None, 1200)),
    ("about 30 villagers", Count(30, 30, approx=True)),
    ("some 40 soldiers", Count(40, 40, approx=True)),
    ("nearly two hundred families", Count(200, 200, approx=True)),
    ("dozens of people", Count(24, None)),
    ("scores of houses", Count(40, None)),
    ("hundreds", Count(200, None)),
    ("thousands of refugees", Count(2000, None)),
    ("several officers", Count(3, None)),
    ("a number of prisoners", Count(2, None)),
    ("between 20 and 30 rebels", Count(20, 30)),
    ("20 to 30 rebels", Count(20, 30)),
    ("12-15 men", Count(12, 15)),
    ("twenty-one sailors", Count(21, 21)),
    ("three hundred and fifty", Count(350, 350)),
    ("two million people", Count(2_000_000, 2_000_000)),
    ("fewer than 10 guards", Count(None, 10)),
    ("a dozen gunmen", Count(12, 12)),
    ("tens of thousands of people", Count(20_000, None)),
    ("the villagers", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "count"), CASES)
def test_counts(words: str, count: Count | None) -> None:
    assert read_count(words) == count


@given(st.text())
def test_any_text_gives_a_sound_range_or_none(words: str) -> None:
    count = read_count(words)
    if count is not None:
        bounds = [b for b in (count.min, count.max) if b is not None]
        assert bounds
        assert all(0 <= b <= MAXIMUM for b in bounds)
        assert bounds == sorted(bounds)


@given(st.integers(0, 999_999))
def test_figures_with_separators_are_read_whole(number: int) -> None:
    assert read_count(f"{number:,} people") == Count(number, number)


def test_long_input_is_read_in_linear_time() -> None:
    read_count("1 " * 200_000)
    read_count("9" * 200_000)
    read_count("between " * 100_000)
