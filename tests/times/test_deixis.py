from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from casusbelli.times import find_times_in_text

SUITE = Path(__file__).parents[2] / "evaluation" / "sets" / "deixis.jsonl"
ROWS = [json.loads(line) for line in SUITE.read_text(encoding="utf-8").splitlines()]


def test_the_suite_is_large_and_its_phrases_lie_in_their_sentences() -> None:
    assert len(ROWS) >= 300
    assert all(want["text"] in row["text"] for row in ROWS for want in row["times"])


@pytest.mark.parametrize("row", [row for row in ROWS if row["times"]], ids=lambda row: row["id"])
def test_phrases_mean_what_their_day_makes_them(row: dict) -> None:
    published = date.fromisoformat(row["published"]) if row["published"] else None
    found = find_times_in_text(row["text"], published)
    for want in row["times"]:
        spans = [span for span in found if span.text == want["text"]]
        assert [span.value for span in spans] == [want["value"]]
        if "first" in want:
            assert str(spans[0].first) == str(want["first"])
        if "last" in want:
            assert str(spans[0].last) == str(want["last"])


@pytest.mark.parametrize("row", [row for row in ROWS if not row["times"]], ids=lambda row: row["id"])
def test_nothing_is_found_where_no_time_is(row: dict) -> None:
    assert find_times_in_text(row["text"], date.fromisoformat(row["published"])) == ()
