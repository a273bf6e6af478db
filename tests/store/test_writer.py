from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from casusbelli.errors import StoreError
from casusbelli.records import Document, Report, Review
from casusbelli.store import Copy, EventQuery, Run, StoreReader, StoreWriter

AT = "2024-05-01T10:00:00+00:00"


def review(table, record, decision, **changes):
    return Review(f"r-{decision}-{record}", table, record, decision, "ana", AT, "because", changes)


def failed(key, reason):
    return Report(Document("", "", key=key), error=reason)


def test_what_is_added_is_read_back_whole(writer, coded, run):
    report = coded(
        "Arland attacked Boria, killing 7. Boria blamed Arland.",
        title="War",
        publisher="Daily",
        url="https://a.example/1",
    )
    added = writer.add([report], run)
    assert (added.documents, added.events, added.failed) == (1, 2, 0)
    assert writer.report(report.document.id) == report


def test_the_same_report_twice_changes_not_one_row(writer, coded, run):
    reports = [coded("Arland attacked Boria."), coded("Cora met Dolia."), failed("x.pdf", "damaged")]
    writer.add(reports, run)
    before = writer.counts()
    again = writer.add(reports, Run(command="again", coder="fake.v1"))
    assert writer.counts() == before
    assert (again.documents, again.known, again.failed, again.events) == (0, 2, 0, 0)


def test_the_same_report_twice_in_one_batch_is_one_document(writer, coded, run):
    report = coded("Arland attacked Boria.")
    assert writer.add([report, report], run).documents == 1
    assert writer.counts()["document"] == 1


def test_a_failed_report_is_a_row_with_its_reason_and_the_rest_is_kept(writer, coded, run):
    writer.add([failed("bad.html", "broken beyond reading"), coded("Arland attacked Boria.")], run)
    assert writer.failed() == [("bad.html", "broken beyond reading")]
    assert writer.counts()["document"] == 1


@pytest.mark.parametrize("table", ["document", "coding", "mention", "event"])
@pytest.mark.parametrize("change", ["UPDATE {} SET number = number + 1", "DELETE FROM {}"])
def test_facts_cannot_be_changed_or_deleted(writer, coded, run, path, table, change):
    writer.add([coded("Arland attacked Boria.")], run)
    with sqlite3.connect(path) as connection, pytest.raises(sqlite3.IntegrityError, match="never"):
        connection.execute(change.format(table))


def test_a_run_is_told_of_with_who_and_how_much(writer, coded, run, path):
    writer.add([coded("Arland attacked Boria.")], run)
    writer.add([coded("Cora met Dolia."), failed("x", "no")], run)
    rows = sqlite3.connect(path).execute("SELECT who, command, coder, documents, failed FROM run").fetchall()
    assert rows == [("tester", "test", "fake.v1", 2, 1)]


def test_a_later_report_adds_a_state_to_an_event_and_the_old_one_stays(writer, coded, run, path):
    first, second = coded("Arland attacked Boria."), coded("Again: Arland attacked Boria.")
    writer.add([first], run)
    joined = replace(
        first.events[0],
        mentions=(first.mentions[0].id, second.mentions[0].id),
        documents=(first.document.id, second.document.id),
    )
    writer.add([replace(second, events=(joined,))], run)
    assert writer.event(joined.id).mentions == joined.mentions
    assert writer.event(joined.id).reports == 2
    assert writer.event(joined.id, as_of=1).mentions == (first.mentions[0].id,)
    assert sqlite3.connect(path).execute("SELECT count(*) FROM event WHERE id = ?", (joined.id,)).fetchone() == (2,)


def test_copies_of_one_story_count_once(writer, coded, run):
    reports = [coded(f"{start}Arland attacked Boria.") for start in ("", "By wire. ", "Own: ")]
    ids = tuple(report.document.id for report in reports)
    event = replace(reports[0].events[0], documents=ids, mentions=tuple(report.mentions[0].id for report in reports))
    copies = {ids[0]: Copy("wire-1", b"\x00\x01"), ids[1]: Copy("wire-1")}
    writer.add([replace(report, events=(event,)) for report in reports], run, copies)
    assert writer.event(event.id).reports == 2


def test_a_correction_outranks_the_coder_and_the_old_value_stays(writer, coded, run):
    report = coded("Arland attacked Boria.")
    event = report.events[0].id
    writer.add([report], run)
    before = writer.counts()["moment"]
    writer.review(review("event", event, "correct", event_type='"PROTEST"'))
    assert writer.event(event).event_type == "PROTEST"
    assert writer.event(event, as_of=before).event_type == "ASSAULT"
    assert [(one.old, one.new, one.who, one.why) for one in writer.revisions("event", event)] == [
        ('"ASSAULT"', '"PROTEST"', "ana", "because")
    ]
    assert [found.id for found in writer.events(EventQuery(event_type="PROTEST"))] == [event]
    assert list(writer.events(EventQuery(event_type="ASSAULT"))) == []


def test_a_correction_stands_when_the_event_is_told_again(writer, coded, run):
    report, again = coded("Arland attacked Boria."), coded("More: Arland attacked Boria.")
    writer.add([report], run)
    event = report.events[0]
    writer.review(review("event", event.id, "correct", event_type='"PROTEST"'))
    writer.add([replace(again, events=(replace(event, documents=(report.document.id, again.document.id)),))], run)
    assert writer.event(event.id).event_type == "PROTEST"
    assert writer.event(event.id).reports == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [("event_type", "7"), ("nonsense", '"x"'), ("id", '"y"'), ("score", "not json"), ("modes", '"a"')],
)
def test_a_correction_that_does_not_fit_is_refused_and_leaves_nothing(writer, coded, run, field, value):
    report = coded("Arland attacked Boria.")
    writer.add([report], run)
    before = writer.counts()
    with pytest.raises(StoreError, match=field):
        writer.review(review("event", report.events[0].id, "correct", **{field: value}))
    assert writer.counts() == before


def test_the_newest_decision_counts(writer, coded, run):
    report = coded("Arland attacked Boria.")
    event = report.events[0].id
    writer.add([report], run)
    assert writer.status(event) == "unreviewed"
    writer.review(review("event", event, "reject"))
    assert list(writer.events()) == []
    assert [found.id for found in writer.events(EventQuery(rejected=True))] == [event]
    writer.review(review("event", event, "accept"))
    assert writer.status(event) == "accepted"
    assert [found.id for found in writer.events()] == [event]
    assert [one.decision for one in writer.reviews("event", event)] == ["reject", "accept"]


def test_merged_events_are_one_and_split_ones_two(writer, coded, run):
    report = coded("Arland attacked Boria. Arland bombed Boria.")
    one, two = report.events
    writer.add([report], run)
    writer.review(review("event", two.id, "merge", into=one.id))
    assert [event.id for event in writer.events()] == [one.id]
    assert writer.event(one.id).mentions == one.mentions + two.mentions
    writer.review(review("event", one.id, "split", mentions=two.mentions[0]))
    assert [event.mentions for event in writer.events()] == [one.mentions, two.mentions]


@pytest.mark.parametrize(
    ("decision", "changes"),
    [("merge", {}), ("merge", {"into": "nobody"}), ("split", {"mentions": "nobody"}), ("split", {}), ("dither", {})],
)
def test_a_decision_that_does_not_fit_is_refused(writer, coded, run, decision, changes):
    report = coded("Arland attacked Boria.")
    writer.add([report], run)
    with pytest.raises(StoreError):
        writer.review(review("event", report.events[0].id, decision, **changes))


def test_a_decision_on_nothing_is_refused(writer):
    with pytest.raises(StoreError, match="has no event nobody"):
        writer.review(review("event", "nobody", "accept"))


def test_a_second_writer_waits_and_then_says_so(writer, coded, run, path):
    impatient = StoreWriter.open(path, busy_seconds=0.05)
    with impatient, writer._transaction("hold", None), pytest.raises(StoreError, match="another process is writing"):
        impatient.add([coded("Arland attacked Boria.")], run)
    with StoreReader.open(path) as reader:
        assert reader.counts()["document"] == 0
