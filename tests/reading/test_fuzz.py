"""P2 of the reliability notes, in short: damaged sources of every kind. `scripts/fuzz.py` goes on for an hour."""

import importlib.util
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

_SPEC = importlib.util.spec_from_file_location("casus_fuzz", Path(__file__).parents[2] / "scripts" / "fuzz.py")
_FUZZ = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_FUZZ)
CASES = {"page.html": 600, "feed.xml": 300, "time": 300, "packed.gz": 150}
USUAL = 400


@pytest.mark.parametrize("path", sorted(_FUZZ.FOUND.glob("*.json")), ids=lambda path: path.stem)
def test_what_was_found_once_is_answered(path):
    assert _FUZZ.replay(path) is None


@pytest.mark.parametrize("name", _FUZZ.PARSERS)
def test_damaged_sources_are_answered(name):
    chance = random.Random(name)
    for _ in range(CASES.get(name, USUAL)):
        assert _FUZZ.tried(name, _FUZZ.damaged(chance.choice(_FUZZ.SEEDS[name]), chance)) is None


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), st.text(max_size=30))
def test_pages_damaged_by_hypothesis_are_answered(chance, piece):
    page = _FUZZ.damaged(_FUZZ.PAGE, chance)
    place = chance.randrange(len(page) + 1)
    assert _FUZZ.tried("page.html", page[:place] + piece + page[place:]) is None


def test_the_long_run_ends_when_its_time_is_up(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["fuzz.py", "--minutes", "0.01", "--seed", "3"])
    assert _FUZZ.main() == 0
    assert "0 findings" in capsys.readouterr().out
