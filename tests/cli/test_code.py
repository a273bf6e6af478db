from __future__ import annotations

import json

import jsonschema
import pytest

from casusbelli.records import Report, loads
from casusbelli.records.schema import schema


def objects(outcome):
    return [json.loads(line) for line in outcome.out.splitlines()]


def test_jsonl_is_one_object_a_document_in_input_order_and_fits_the_schema(casus, tmp_path):
    paths = []
    for number in range(9):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Report {number}. Arland attacked Boria.", encoding="utf-8")
        paths.append(str(path))
    for jobs in ((), ("-j", "2")):
        outcome = casus("code", "--format", "jsonl", *jobs, *paths)
        found = objects(outcome)
        assert outcome.code == 0
        assert [one["document"]["key"] for one in found] == paths
        for one in found:
            jsonschema.validate(one, schema())
            assert loads(Report, json.dumps(one)).mentions[0].trigger.text == "attacked"


def test_every_quoted_span_is_what_stands_there(casus, report):
    (found,) = objects(casus("code", "--format", "jsonl", report))
    text = found["document"]["text"]
    for mention in found["mentions"]:
        for one in (mention["trigger"], *mention["actors"], *mention["recipients"], *mention["toll"]):
            assert text[one["start"] : one["end"]] == one["text"]


def test_plain_text_is_kept_exactly(casus):
    text = "READ ALSO  Ten terraces\r\n\nArland attacked Boria…  "
    (found,) = objects(casus("code", "--format", "jsonl", "-", stdin=text.encode()))
    assert found["document"]["text"] == text


def test_the_date_is_that_of_texts_that_have_none(casus):
    undated, dated = (
        {"id": "a", "text": "Arland attacked Boria."},
        {"id": "b", "text": "Cora met.", "published": "2019-03-04"},
    )
    lines = f"{json.dumps(undated)}\n{json.dumps(dated)}\n".encode()
    found = objects(casus("code", "--format", "jsonl", "--date", "2020-01-02", "-", stdin=lines))
    assert [one["document"]["published"] for one in found] == ["2020-01-02", "2019-03-04"]
    assert [one["document"]["key"] for one in found] == ["a", "b"]


def test_without_a_date_none_is_guessed(casus, report):
    (found,) = objects(casus("code", "--format", "jsonl", report))
    assert found["document"]["published"] is None
    assert all(mention["time"] is None for mention in found["mentions"])


def test_the_table_says_who_did_what_to_whom_and_quotes_it(casus, report):
    outcome = casus("code", "--date", "2020-01-02", report)
    assert outcome.code == 0
    assert "3 events, told in 3 places" in outcome.out
    assert "Arland [ARL/GOV]" in outcome.out
    assert "“Arland attacked Boria, killing 7.”" in outcome.out
    assert outcome.err == ""


def test_html_is_one_page_with_the_words_marked(casus, report):
    outcome = casus("code", "--format", "html", report)
    assert outcome.out.startswith("<!doctype html>")
    assert ">attacked</a>" in outcome.out


def test_standard_input_is_read_when_no_path_is_given(casus):
    assert len(objects(casus("code", "--format", "jsonl", stdin=b"Arland attacked Boria."))[0]["mentions"]) == 1


def test_output_goes_to_a_file_that_is_not_overwritten_unasked(casus, report, tmp_path):
    target = tmp_path / "out.jsonl"
    assert casus("code", "--format", "jsonl", "-o", str(target), report).out == ""
    first = target.read_text(encoding="utf-8")
    refused = casus("code", "--format", "html", "-o", str(target), report)
    assert (refused.code, target.read_text(encoding="utf-8")) == (2, first)
    assert "--force" in refused.err
    assert casus("code", "--format", "html", "--force", "-o", str(target), report).code == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("jobs", [(), ("-j", "2")])
def test_one_bad_document_stops_nobody(casus, tmp_path, jobs):
    texts = ["Arland attacked Boria.", "!crash", "Cora met Dolia."]
    lines = "".join(json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(texts))
    outcome = casus("code", "--format", "jsonl", *jobs, "-", stdin=lines.encode())
    found = objects(outcome)
    assert outcome.code == 1
    assert [len(one["mentions"]) for one in found] == [1, 0, 1]
    assert found[1]["error"] == "the coder failed on this text (ZeroDivisionError: told to crash)"
    assert outcome.err == f"casus: 1: {found[1]['error']}\n"


def test_a_document_that_kills_its_process_is_a_failed_one(casus):
    lines = b'{"id": "a", "text": "!die"}\n{"id": "b", "text": "Cora met Dolia."}\n'
    outcome = casus("code", "--format", "jsonl", "-j", "1", "-", stdin=lines)
    found = objects(outcome)
    assert "ended on this text (exit 9)" in found[0]["error"]
    assert len(found[1]["mentions"]) == 1
    assert outcome.code == 1
