"""How much this process holds."""

from __future__ import annotations

import sys

import pytest

from casusbelli.memory import held


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_what_is_held_is_told_and_grows() -> None:
    before = held()
    block = bytearray(300 * 1024 * 1024)
    after = held()
    assert before is not None and after is not None
    assert after - before >= 200 * 1024 * 1024
    assert len(block)
