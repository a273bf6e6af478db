import json

import pytest
from click.testing import CliRunner

from casusbelli.cli.actors import actors


@pytest.fixture
def run(tmp_path):
    runner = CliRunner(env={"CASUS_ACTORS": str(tmp_path / "actors.csv")})
    return lambda *arguments, **more: runner.invoke(actors, arguments, **more)


def test_resolve_prints_one_object(run):
    found = json.loads(run("resolve", "the Kenyan president", "--date", "2008-01-05", "--json").output)
    assert found["country"] == "KEN"
    assert set(found) >= {
        "text",
        "entity",
        "name",
        "country",
        "sector",
        "type",
        "role",
        "office",
        "person",
        "sponsor",
        "why",
        "candidates",
    }


def test_resolve_reads_lines_and_answers_in_order(run):
    lines = '{"text": "Nairobi", "date": "2008-01-05"}\n\n{"text": "Lima", "context": "x"}\n'
    answers = [
        json.loads(line) for line in run("resolve", "--from-jsonl", "-", "--json", input=lines).output.splitlines()
    ]
    assert [answer["country"] for answer in answers] == ["KEN", "PER"]


@pytest.mark.parametrize("line", ["{", "[]", '{"words": 1}', '{"text": 3}'])
def test_a_bad_line_is_refused_with_its_place(run, line):
    result = run("resolve", "--from-jsonl", "-", input=line)
    assert "line 1" in str(result.exception)


def test_one_line_adds_an_actor(run):
    assert run("add", "Copper Brigade", "--country", "tcd", "--sector", "REB", "--type", "armed_group").exit_code == 0
    assert "own-copper-brigade" in run("resolve", "Copper Brigade").output
    assert "Copper Brigade" in run("search", "copper brig").output


def test_merge_adds_a_spelling(run):
    assert run("merge", "hezbollah", "Resistance House").exit_code == 0
    assert json.loads(run("resolve", "Resistance House", "--json").output)["entity"] == "hezbollah"


def test_show_gives_ties_and_sources(run):
    shown = run("show", "hezbollah").output
    assert "sources: curated" in shown
    assert "quds-force" in shown


@pytest.mark.parametrize(
    "arguments", [("show", "nobody-here"), ("search", "zzzzqqq"), ("merge", "nobody-here", "x"), ("resolve",)]
)
def test_mistakes_are_said_in_one_line(run, arguments):
    result = run(*arguments)
    assert result.exit_code != 0
    assert "\n" not in str(result.exception)
