from __future__ import annotations

import pytest

from casusbelli.times.tense import tense_at
from casusbelli.times.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The court will sit on Friday", "future"),
        ("The court sat down and was heard on Friday", "past"),
        ("The vote will be held on Friday", "future"),
        ("The pact is expected to be signed on Friday", "future"),
        ("It had been due to expire on Friday", "past"),
        ("The two are to meet on Friday", "future"),
        ("They agreed to meet on Friday", "future"),
        ("Troops attacked the town on Friday", "past"),
        ("They have until Friday", "future"),
        ("A meeting on Friday", "present"),
        ("He will go, officials said. On Friday", "present"),
    ],
)
def test_tense(text: str, tense: str) -> None:
    tokens = tokens_of(text)
    at = next(i for i, token in enumerate(tokens) if token.text == "Friday")
    assert tense_at(tokens, at, at + 1) == tense


def test_the_clause_after_counts_when_none_stands_before() -> None:
    assert tense_at(tokens_of("Friday the court will sit"), 0, 1) == "future"
