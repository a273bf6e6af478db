"""The compiled file: what is written is read back, and damage is told in one line."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusbelli.errors import KnowledgeError
from casusbelli.knowledge.places.table import MAGIC, read_header, read_table, write_table

names = st.lists(
    st.text(alphabet=st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=12), min_size=1
)


@given(names, st.lists(st.integers(0, 2**32 - 1)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_round_trip(tmp_path, lines, numbers):
    path = tmp_path / "table.bin"
    size = write_table(path, {"n": np.array(numbers, dtype="<u4"), "lines": lines}, {"about": "x"})
    about, columns, texts = read_table(path)
    assert size == path.stat().st_size
    assert about == {"about": "x"}
    assert columns["n"].tolist() == numbers
    assert texts["lines"].decode().split("\n") == lines


def test_missing_file_is_named(tmp_path):
    with pytest.raises(KnowledgeError, match=r"nowhere\.bin: cannot read"):
        read_table(tmp_path / "nowhere.bin")


@pytest.mark.parametrize("content", [b"", b"hello", MAGIC, MAGIC + b"\xff\xff\xff\x7f", MAGIC + b"\x02\0\0\0{}"])
def test_foreign_or_cut_files_raise_one_line(tmp_path, content):
    path = tmp_path / "bad.bin"
    path.write_bytes(content)
    with pytest.raises(KnowledgeError) as caught:
        read_table(path)
    assert "\n" not in str(caught.value)


def test_damaged_section(tmp_path):
    path = tmp_path / "bad.bin"
    write_table(path, {"lines": ["a" * 500]}, {})
    content = path.read_bytes()
    path.write_bytes(content[:-6])
    with pytest.raises(KnowledgeError, match="damaged"):
        read_table(path)


def test_header_alone(tmp_path):
    path = tmp_path / "table.bin"
    write_table(path, {"lines": ["a", "b"]}, {"own_tables": "digest"})
    header = read_header(path)
    assert header["about"] == {"own_tables": "digest"}
    assert header["sections"][0]["rows"] == 2
