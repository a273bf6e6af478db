"""The whole way with the shipped model and tables, on the shipped examples."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from casusbelli.records.schema import schema

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"


def casus(*arguments, **options):
    command = [sys.executable, "-m", "casusbelli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, **options)


@pytest.fixture(scope="module")
def reports():
    texts = sorted(str(path) for path in EXAMPLES.glob("*.txt"))
    done = casus(
        "code", "--date", "2024-03-12", "--format", "jsonl", "--spans", "--why", *texts, str(EXAMPLES / "wire.jsonl")
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with words and offsets, however deep."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("text"), str):
            yield value
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


def test_every_example_is_coded_and_fits_the_schema(reports):
    assert len(reports) == 5
    for report in reports:
        jsonschema.validate(report, schema())
        assert report["error"] is None
        assert report["mentions"]


def test_every_span_of_every_field_is_exactly_what_stands_there(reports):
    for report in reports:
        text = report["document"]["text"]
        found = [one for field in ("mentions", "ties", "spans") for one in spans(report[field])]
        assert found
        assert [one for one in found if text[one["start"] : one["end"]] != one["text"]] == []


def test_promo_and_credit_lines_are_kept_in_the_text_and_not_coded(reports):
    report = next(one for one in reports if one["document"]["key"].endswith("harbour-strike.txt"))
    text = report["document"]["text"]
    promo = text.index("READ ALSO")
    end = text.index("\n", promo)
    assert [one for one in report["mentions"] if promo <= one["trigger"]["start"] < end] == []
    assert "Huda Saleh" in report["document"]["byline"]


def test_the_examples_go_into_a_store_and_come_out_again(tmp_path):
    store = str(tmp_path / "store.db")
    assert casus("init", store).returncode == 0
    added = casus("add", "--store", store, "--date", "2024-03-12", "-j", "2", str(EXAMPLES / "wire.jsonl"))
    assert added.returncode == 0, added.stderr
    listed = casus("events", "--store", store, "--actor", "ARM", "--format", "jsonl")
    events = [json.loads(line) for line in listed.stdout.splitlines()]
    assert events
    shown = casus("show", "--store", store, events[0]["id"])
    assert shown.returncode == 0 and "[what: " in shown.stdout


def test_a_text_in_another_language_is_said_and_not_coded():
    text = (
        "Das Verteidigungsministerium teilte am Montag mit, dass bei dem Angriff auf den Stützpunkt mindestens sieben "
        "Soldaten getötet und zwölf weitere verletzt worden seien. Die Regierung verurteilte den Angriff scharf und "
        "kündigte an, die Verantwortlichen zur Rechenschaft zu ziehen."
    )
    done = casus("code", "--format", "jsonl", "-", input=text)
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert "another language (de)" in report["error"] and report["mentions"] == []
    assert done.stderr.endswith(f"casus: -: {report['error']}\n")  # a slow machine shows progress before it
