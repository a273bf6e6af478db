"""Everything a person can get wrong: one clear line each, nothing lost, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta

import pytest

from casusbelli.reading import LIMITS

GOOD = "Arland attacked Boria."


def clear(outcome, code):
    """One line on standard error, the right exit code; returns the line."""
    assert outcome.code == code
    assert "Traceback" not in outcome.err
    lines = outcome.err.splitlines()
    assert len(lines) == 1, outcome.err
    return lines[0]


def error_of(outcome):
    return json.loads(outcome.out.splitlines()[0])["error"]


def test_missing_file(casus, tmp_path):
    missing = str(tmp_path / "no.txt")
    outcome = casus("code", "--format", "jsonl", missing)
    assert clear(outcome, 1) == f"casus: {missing}: no such file or folder"
    assert error_of(outcome) == "no such file or folder"


@pytest.mark.parametrize("content", [b"", b"   \n\n"])
def test_empty_file(casus, tmp_path, content):
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    outcome = casus("code", "--format", "jsonl", str(path))
    assert str(path) in clear(outcome, 1)
    assert error_of(outcome)


def test_binary_file(casus, tmp_path):
    path = tmp_path / "photo.txt"
    path.write_bytes(bytes(range(256)) * 40)
    assert str(path) in clear(casus("code", "--format", "jsonl", str(path)), 1)


def test_a_page_of_fifty_megabytes(casus, tmp_path):
    path = tmp_path / "huge.html"
    with path.open("wb") as stream:
        for _ in range(50):
            stream.write(b"<p>" + GOOD.encode() * 45_000 + b"</p>")
    assert path.stat().st_size > 2 * LIMITS.page_bytes
    line = clear(casus("code", "--format", "jsonl", str(path)), 1)
    assert str(path) in line


def test_wrong_encoding_is_read_as_what_it_is(casus, tmp_path):
    path = tmp_path / "latin.txt"
    path.write_bytes("Arland attacked Boria in Málaga’s café.".encode("cp1252"))
    outcome = casus("code", "--format", "jsonl", str(path))
    assert outcome.code == 0
    assert "Málaga’s café" in json.loads(outcome.out)["document"]["text"]


def test_broken_html(casus, tmp_path):
    path = tmp_path / "broken.html"
    body = "<p>Arland attacked Boria, killing 7, its ministry said in a long statement on the state of the war.</p>" * 3
    path.write_text(f"<html><body><div><article><h1>War</h2>{body}<table><p <b", encoding="utf-8")
    outcome = casus("code", "--format", "jsonl", str(path))
    assert outcome.code == 0
    assert json.loads(outcome.out)["mentions"]


def test_a_json_line_cut_in_half(casus, tmp_path):
    whole = json.dumps({"id": "a", "text": GOOD})
    path = tmp_path / "lines.jsonl"
    path.write_text(f"{whole}\n{whole[:20]}\n{json.dumps({'id': 'c', 'text': 'Cora met Dolia.'})}\n", encoding="utf-8")
    outcome = casus("code", "--format", "jsonl", str(path))
    found = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == 1
    assert [len(one["mentions"]) for one in found] == [1, 0, 1]
    assert found[1]["error"]


def test_a_date_in_the_future_in_the_data(casus):
    later = (date.today() + timedelta(days=400)).isoformat()
    line = json.dumps({"id": "a", "text": GOOD, "published": later})
    outcome = casus("code", "--format", "jsonl", "-", stdin=line.encode())
    assert later in clear(outcome, 0)
    assert json.loads(outcome.out)["document"]["published"] is None


def test_a_date_in_the_future_on_the_command_line(casus, report):
    later = (date.today() + timedelta(days=400)).isoformat()
    outcome = casus("code", "--date", later, report)
    assert outcome.code == 2
    assert f"{later} lies in the future" in outcome.err


@pytest.mark.parametrize("given", ["yesterday", "2020-13-45", "30/12/2019", ""])
def test_a_date_that_is_none(casus, report, given):
    outcome = casus("code", "--date", given, report)
    assert outcome.code == 2
    assert "write it as 2019-12-30" in outcome.err


@pytest.mark.parametrize("command", [["events"], ["show", "x"], ["add", "-"], ["review", "x", "accept"]])
def test_a_store_that_is_not_there(casus, tmp_path, command):
    missing = tmp_path / "no.db"
    line = clear(casus(*command, "--store", str(missing), stdin=GOOD.encode()), 2)
    assert line == f"casus: {missing}: there is no such store; make one with: casus init {missing}"
    assert not missing.exists()


def test_a_store_in_a_folder_that_is_not_there(casus, tmp_path):
    assert "cannot be opened" in clear(casus("init", str(tmp_path / "no" / "x.db")), 2)


def test_a_file_that_is_no_store(casus, report):
    assert "no SQLite file" in clear(casus("events", "--store", report), 2)


def run_apart(*arguments, **streams):
    """`casus` in a process of its own, with the fake coder."""
    script = "import sys; from casusbelli.cli import main; sys.argv[0] = 'casus'; main()"
    environment = {"CASUS_CODER": "casusbelli.pipeline.fake:FakeCoder", "PATH": "/usr/bin:/bin", "LC_ALL": "C"}
    return subprocess.run([sys.executable, "-c", script, *arguments], check=False, env=environment, **streams)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/full is Linux's")
def test_a_full_disk_under_the_output(report):
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = run_apart("schema", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == ["casus: standard output: No space left on device"]


def test_a_reader_that_has_gone_is_no_error(report):
    script = "import sys; from casusbelli.cli import main; sys.argv[0] = 'casus'; main()"
    process = subprocess.Popen([sys.executable, "-c", script, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_output_is_utf8_in_any_locale(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Árland praised Bória — “well”. Arland praised Boria.", encoding="utf-8")
    done = run_apart("code", "--format", "jsonl", str(path), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert "“well”" in json.loads(done.stdout.decode("utf-8"))["document"]["text"]


def test_an_unknown_coder_is_said(report, monkeypatch, casus):
    from casusbelli.pipeline import load_coder

    for spec in ("no.such:thing", "json:nothing", "json", "json:__doc__"):
        with pytest.raises(Exception, match="module:callable"):
            load_coder(spec)


def test_a_bug_of_ours_is_one_line_too(casus, monkeypatch, report):
    monkeypatch.setattr("casusbelli.cli.code.report_table", lambda *_a, **_k: 1 / 0)
    line = clear(casus("code", report), 2)
    assert line.startswith("casus: internal error (ZeroDivisionError")
