"""What the fitted models share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.coding.weights import log_odds, logistic, shipped
from casusbelli.errors import KnowledgeError


def test_features_without_a_weight_count_nothing() -> None:
    assert log_odds({"a": 2.0, "b": 1.0}, {"a": 0.5, "c": 9.0}) == 1.0


@given(st.floats(allow_nan=False))
def test_log_odds_become_a_probability(odds: float) -> None:
    assert 0 < logistic(odds) < 1


def test_even_odds_are_a_half() -> None:
    assert logistic(0.0) == 0.5


def test_missing_weights_are_one_clear_line() -> None:
    with pytest.raises(KnowledgeError, match=r"nowhere\.json is missing from the package; run: make confidence"):
        shipped("nowhere", "make confidence")
