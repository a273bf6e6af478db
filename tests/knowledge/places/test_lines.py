"""Blocks of lines: numbers and look-up agree with a plain list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.knowledge.places.lines import Lines, SortedLines

words = st.lists(st.text(alphabet="abc z", min_size=1, max_size=6), min_size=1, max_size=300, unique=True)


@given(words)
def test_every_line_is_found_at_its_number(found):
    ordered = sorted(found)
    lines = SortedLines("\n".join(ordered).encode())
    assert len(lines) == len(ordered)
    assert [lines.find(word) for word in ordered] == list(range(len(ordered)))


@given(words, st.text(alphabet="abc z", max_size=7))
def test_a_stranger_is_not_found(found, word):
    ordered = sorted(found)
    expected = ordered.index(word) if word in ordered else -1
    assert SortedLines("\n".join(ordered).encode()).find(word) == expected


@given(words, st.text(alphabet="abc z", min_size=1, max_size=3))
def test_prefixes(found, prefix):
    ordered = sorted(found)
    expected = [(number, word) for number, word in enumerate(ordered) if word.startswith(prefix)]
    assert list(SortedLines("\n".join(ordered).encode()).starting(prefix)) == expected


@given(st.lists(st.text(alphabet="aé中 ", max_size=5), min_size=1, max_size=50))
def test_unsorted_lines_by_number(found):
    lines = Lines("\n".join(found).encode())
    assert [lines[number] for number in range(len(found))] == found


def test_no_such_line():
    with pytest.raises(IndexError):
        Lines(b"a\nb")[2]
