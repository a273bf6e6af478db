"""The evaluation gate itself: floors bite, and only rise."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

EVALUATION = Path(__file__).resolve().parents[2] / "evaluation"


@pytest.fixture(scope="module", autouse=True)
def evaluation_path():
    sys.path.insert(0, str(EVALUATION))
    yield
    sys.path.remove(str(EVALUATION))


@pytest.fixture
def gate():
    import floors
    import rows

    return floors, rows


def test_a_figure_below_its_floor_is_missed_and_rounding_is_not(gate):
    _, rows = gate
    row = rows.Row("set", "part", "metric", 0.7, floor=0.7, target=0.8)
    assert not row.misses(row.floor)
    assert not replace(row, value=0.6996).misses(row.floor)
    assert replace(row, value=0.69).verdict == "BELOW FLOOR"
    assert replace(row, value=None).verdict == "BELOW FLOOR"
    assert (row.verdict, replace(row, value=0.8).verdict) == ("short of target", "target met")


def test_where_less_is_better_more_is_missed(gate):
    _, rows = gate
    row = rows.Row("set", "part", "metric", 0.3, floor=0.2, lower=True)
    assert row.misses(row.floor)
    assert not replace(row, value=0.1).misses(row.floor)


def test_floors_only_rise_unless_told(gate):
    floors, rows = gate
    high = floors.Floor("s", "p", "high", 0.5)
    low = floors.Floor("s", "p", "low", 0.5, lower=True)
    new = floors.Floor("s", "p", "new")
    reached = [rows.Row("s", "p", name, 0.4567) for name in ("high", "low", "new")]
    assert [one.floor for one in floors.raised([high, low, new], reached, allow_regression=False)] == [
        0.5,
        0.457,
        0.456,
    ]
    assert [one.floor for one in floors.raised([high], reached, allow_regression=True)] == [0.456]
    assert floors.raised([high], [], allow_regression=True) == [high]


def test_the_file_of_floors_is_read_as_it_is_written(gate, tmp_path):
    floors, _ = gate
    committed = floors.read_floors(EVALUATION / "floors.toml")
    assert len(committed) > 20
    floors.write_floors(tmp_path / "floors.toml", committed.values())
    assert floors.read_floors(tmp_path / "floors.toml") == committed
    assert (tmp_path / "floors.toml").read_text(encoding="utf-8") == (EVALUATION / "floors.toml").read_text(
        encoding="utf-8"
    )


def test_the_table_names_every_figure(gate):
    _, rows = gate
    text = rows.table([rows.Row("times", "timebank", "value", 0.8123, 0.79, 0.83, 1243, 0.8, 0.85)])
    assert text.splitlines()[1].split("  ")[0] == "times/timebank"
    assert "0.812" in text and "0.790-0.830" in text and "short of target" in text


def test_suites_say_what_they_lack_by_name():
    import suites

    for suite in suites.read_suites(EVALUATION / "suites.toml"):
        assert (EVALUATION / suite.command[0]).is_file()
    assert suites.Suite("x", ("y.py",), needs="no/such/file").missing == "no/such/file"


def test_without_the_kit_its_sets_are_skipped_by_name(monkeypatch, capsys, tmp_path):
    import run

    monkeypatch.setenv("CASUS_BENCH", str(tmp_path))
    assert run.main(["--only", "seed", "--only", "times"]) == 0
    assert "skipped: seed (no scorer kit" in capsys.readouterr().err
