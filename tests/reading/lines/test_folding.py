from hypothesis import given
from hypothesis import strategies as st

from casusbelli.reading.lines import fold


def test_quotes_dashes_and_spaces_become_plain():
    assert fold("“Kata’ib” — a\u00a0b\tc • d") == '"Kata\'ib" - a b c * d'


@given(st.text())
def test_no_offset_moves(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)
