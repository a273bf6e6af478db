"""init, add, events, show, review, doctor: a store's life from the command line."""

from __future__ import annotations

import csv
import io
import json

import pytest

from casusbelli.cli.checks import Finding
from casusbelli.store import StoreReader


def ids(casus, store, *filters):
    return [
        json.loads(line)["id"] for line in casus("events", "-s", store, "--format", "jsonl", *filters).out.splitlines()
    ]


def test_init_makes_an_empty_store_and_leaves_a_full_one_alone(casus, store):
    assert "1 documents" in casus("init", store).err
    with StoreReader.open(store) as reader:
        assert reader.counts()["document"] == 1


def test_add_twice_changes_nothing(casus, store, report):
    with StoreReader.open(store) as reader:
        before = reader.counts()
    again = casus("add", "-s", store, "--date", "2020-01-02", report)
    assert (again.code, again.out) == (0, "")
    assert "0 new reports" in again.err
    with StoreReader.open(store) as reader:
        assert reader.counts() == before


@pytest.mark.parametrize("jobs", [(), ("-j", "2")])
def test_a_bad_report_is_a_failed_row_and_the_rest_is_added(casus, store, jobs):
    texts = ["!crash now", "Dolia bombed Cora.", "!die now" if jobs else "!crash again", "Dolia met Cora."]
    lines = "".join(json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(texts))
    outcome = casus("add", "-s", store, *jobs, "-", stdin=lines.encode())
    assert outcome.code == 1
    assert "2 new reports" in outcome.err
    with StoreReader.open(store) as reader:
        assert [key for key, _ in reader.failed()] == ["0", "2"]
        assert reader.counts()["document"] == 3


def test_many_reports_are_added_by_several_processes_in_batches(casus, store):
    lines = "".join(json.dumps({"id": str(n), "text": f"{n}. Dolia bombed Cora."}) + "\n" for n in range(450))
    assert casus("add", "-s", store, "-j", "2", "-q", "-", stdin=lines.encode()).err == ""
    with StoreReader.open(store) as reader:
        assert reader.counts()["document"] == 451
        assert reader.counts()["run"] == 2
        assert reader.counts()["moment"] >= 4


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ((), 3),
        (("--actor", "ARL"), 2),
        (("--type", "SUPPORT"), 1),
        (("--from", "2021-01-01"), 0),
        (("--to", "2020-01-02"), 3),
        (("--words", "killing 7"), 1),
        (("--country", "BOR"), 0),
        (("--limit", "2"), 2),
    ],
)
def test_events_are_filtered(casus, store, filters, number):
    assert len(ids(casus, store, *filters)) == number


def test_events_in_every_format_are_the_same_events(casus, store):
    expected = ids(casus, store)
    whole = json.loads(casus("events", "-s", store, "--format", "json").out)
    rows = list(csv.DictReader(io.StringIO(casus("events", "-s", store, "--format", "csv").out)))
    table = casus("events", "-s", store).out
    assert [event["id"] for event in whole] == expected
    assert [row["id"] for row in rows] == expected
    assert all(one in table for one in expected)


def test_show_quotes_the_sentence_with_each_fields_words_marked(casus, store):
    event = ids(casus, store, "--words", "killing")[0]
    shown = casus("show", "-s", store, event)
    assert shown.code == 0
    assert "“[who: Arland] [what: attacked] [to whom: Boria], killing [toll: 7].”" in shown.out
    assert "killed 7" in shown.out


def test_show_takes_the_beginning_of_an_id_and_refuses_one_of_several(casus, store):
    event = ids(casus, store)[0]
    document = event[1:].split(":")[0]
    assert casus("show", "-s", store, document).code == 0
    assert "3 events" in casus("show", "-s", store, document).out
    assert "give more of the id" in casus("show", "-s", store, "e").err
    assert "has no record zzz" in casus("show", "-s", store, "zzz").err
    assert json.loads(casus("show", "-s", store, "--format", "json", event).out)["id"] == event


def test_a_correction_is_shown_with_who_and_why_and_the_old_value_as_of_before(casus, store):
    event = ids(casus, store, "--words", "praised")[0]
    done = casus(
        "review", "-s", store, event, "correct", "--set", "event_type=PROTEST", "--why", "a march", "--who", "ana"
    )
    assert done.code == 0
    now = casus("show", "-s", store, event).out
    assert "PROTEST" in now and 'event_type from "SUPPORT" to "PROTEST" by ana' in now and "a march" in now
    assert f"event {event}  SUPPORT" in casus("show", "-s", store, "--as-of", "1", event).out


def test_rejected_events_are_left_out_unless_asked_for(casus, store):
    event = ids(casus, store)[0]
    assert casus("review", "-s", store, event, "reject").code == 0
    assert event not in ids(casus, store)
    assert event in ids(casus, store, "--rejected")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("correct", "--set", "event_type"), "FIELD=VALUE"),
        (("correct", "--set", "nonsense=1"), "no field 'nonsense'"),
        (("merge", "--into", "nobody"), "cannot be merged"),
    ],
)
def test_a_review_that_does_not_fit_is_refused(casus, store, arguments, said):
    outcome = casus("review", "-s", store, ids(casus, store)[0], *arguments)
    assert outcome.code == 2
    assert said in outcome.err


def test_an_argument_that_is_no_text_is_said(casus, store):
    outcome = casus("events", "-s", store, "--actor", "\udced\udca0")
    assert (outcome.code, outcome.err) == (2, "casus: an argument is no valid text; write it in UTF-8\n")


def test_doctor_says_what_is_wrong_and_exits_with_one(casus, store, report, monkeypatch):
    monkeypatch.setattr("casusbelli.cli.doctor.check_installation", lambda: [Finding("all", True, "fine")])
    assert casus("doctor").out == "ok    all: fine\n"
    sound = casus("doctor", "-s", store)
    assert sound.code == 0 and "1 document" in sound.out
    broken = casus("doctor", "-s", report)
    assert broken.code == 1 and "FAIL  store" in broken.out
