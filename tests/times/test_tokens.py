from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.language.fake import FakeAnalyser
from casusbelli.times.tokens import tokens_of, tokens_of_analysis


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("two-week", ["two", "-", "week"]),
        ("2019-12-27T03:00Z,", ["2019-12-27T03:00Z", ","]),
        ("the '80s", ["the", "'80s"]),
        ("1980s", ["1980s"]),
        ("5:30 p.m.", ["5:30", "p.m."]),
        ("1,500 men", ["1,500", "men"]),
        ("Friday's", ["Friday", "'s"]),
        ("3rd", ["3rd"]),
        ("o'clock", ["o'clock"]),
    ],
)
def test_cuts(text: str, pieces: list[str]) -> None:
    assert [token.text for token in tokens_of(text)] == pieces


def test_sentences_end_at_a_stop_before_a_capital_only() -> None:
    tokens = tokens_of("On Sept. 3 he fled. He died.")
    assert [t.sentence for t in tokens if t.shape == "word"] == [0, 0, 0, 0, 1, 1]


def test_words_of_the_analysis_are_known() -> None:
    analysis = FakeAnalyser().analyse("Rebels fled on Friday.")
    friday = next(t for t in tokens_of_analysis(analysis) if t.text == "Friday")
    assert analysis.words[friday.word].text == "Friday"


@given(st.text(max_size=200))
def test_offsets_cut_the_text(text: str) -> None:
    end = 0
    for token in tokens_of(text):
        assert text[token.start : token.end] == token.text
        assert token.start >= end
        end = token.end
