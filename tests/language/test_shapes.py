import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.language import shapes
from casusbelli.language.shapes import shape_of


@pytest.mark.parametrize(
    ("word", "shape"),
    [("army", shapes.LOWER), ("Army", shapes.CAPITALISED), ("ARMY", shapes.UPPER), ("A", shapes.INITIAL),
     ("U.S.", shapes.DOTTED), ("30,000", shapes.NUMBER), ("5th", shapes.LETTERS_DIGITS), ("--", shapes.PUNCTUATION),
     ("McCain", shapes.INNER_CAPITAL), ("iPhone", shapes.MIXED), ("部队", shapes.OTHER)],
)  # fmt: skip
def test_shapes(word: str, shape: int) -> None:
    assert shape_of(word) == shape


@given(st.text(max_size=30))
def test_every_word_has_a_shape_above_padding(word: str) -> None:
    assert 0 < shape_of(word) < shapes.SHAPE_COUNT
