"""Coding again: ids and decisions stay, what is no longer told goes, what was said before stays readable."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casusbelli.pipeline import FakeCoder
from casusbelli.records import Document, Link, Report, Review, document_id
from casusbelli.store import Intake, Recoding, Run, StoreReader, StoreWriter
from casusbelli.store.faults import RecordedSteps

FIRST = "Arland attacked Boria, killing 7. Cora met Dolia."
SECOND = "On Thursday Arland attacked Boria, killing 9. Cora praised Dolia."


def code(text, published="2020-01-02"):
    return FakeCoder().code(Document(document_id(text), text, published=published))


def code_again(document):
    return FakeCoder().code(document)


def of_type(report, *types):
    """The report as a coder tells it that knows these types only."""
    return replace(report, mentions=tuple(one for one in report.mentions if one.event_type in types))


def recode(store, coder=code_again, **options):
    recoding = Recoding(store, Run("casus recode", "fake", who="me"), **options)
    for document in list(recoding.pending()):
        recoding.keep([coder(document)])
    recoding.finish()


def decide(store, event, decision, **changes):
    store.review(Review("r1", "event", event, decision, "me", "2020-01-03T00:00:00+00:00", "", changes))


def listed(store):
    return {event.id: (event.event_type, event.mentions, event.documents, event.reports) for event in store.events()}


@pytest.fixture
def full(writer, run):
    Intake(writer, run).add([code(FIRST), code(SECOND)])
    return writer


def test_the_same_coder_changes_no_event(full):
    before, reports = listed(full), [full.report(one.id) for one in full.documents()]
    states = full._one("SELECT count(*) FROM event")
    recode(full)
    assert listed(full) == before
    assert [full.report(one.id) for one in full.documents()] == reports
    assert full._one("SELECT count(*) FROM event") == states
    assert full.counts()["mention"] == 2 * sum(len(one.mentions) for one in reports)
    assert full.check() == []


def test_what_is_no_longer_told_goes_and_stays_readable(full):
    before = listed(full)
    moment = full.last_moment()
    recode(full, lambda document: of_type(FakeCoder().code(document), "ASSAULT"))
    (event,) = full.events()
    assert before[event.id][1] == event.mentions
    gone = next(name for name, (kind, *_) in before.items() if kind == "CONSULT")
    assert full.event(gone).mentions == ()
    assert full.event(gone, moment).mentions == before[gone][1]
    assert full.rollup("type") == {("ASSAULT", "2020-01"): 1}


def test_an_event_that_lost_a_telling_keeps_its_id_and_the_other(full):
    first = document_id(FIRST)
    before = next(event for event in full.events() if event.event_type == "ASSAULT")
    recode(full, lambda one: of_type(FakeCoder().code(one), "CONSULT" if one.id == first else "ASSAULT"))
    event = full.event(before.id)
    assert event.documents == (document_id(SECOND),)
    assert event.reports == 1
    recode(full)
    assert full.event(before.id) == before


def test_new_tellings_join_what_is_there(writer, run):
    Intake(writer, run).add([of_type(code(FIRST), "CONSULT"), code(SECOND)])
    recode(writer)
    event = next(event for event in writer.events() if event.event_type == "ASSAULT")
    assert event.documents == (document_id(FIRST), document_id(SECOND))
    assert event.mentions[0].startswith(document_id(FIRST))


def test_a_moved_trigger_is_the_same_happening(full):
    def longer(document):
        report = FakeCoder().code(document)
        moved = (replace(m, id=f"{m.id}9", trigger=replace(m.trigger, end=m.trigger.end + 1)) for m in report.mentions)
        return replace(report, mentions=tuple(moved))

    before = listed(full)
    recode(full, longer)
    after = listed(full)
    assert list(after) == list(before)
    assert all(mention.endswith("9") for one in after.values() for mention in one[1])


def test_corrections_and_acceptance_outlive_the_coder(full):
    events = {event.event_type: event.id for event in full.events()}
    decide(full, events["CONSULT"], "correct", event_type='"AID"')
    recode(full, lambda document: of_type(FakeCoder().code(document), "ASSAULT"))
    assert {event.event_type for event in full.events()} == {"ASSAULT", "AID"}


def test_a_merge_by_hand_stands(full):
    events = {event.event_type: event.id for event in full.events()}
    decide(full, events["CONSULT"], "merge", into=events["SUPPORT"])
    before = listed(full)
    recode(full)
    after = listed(full)
    assert {name: set(one[1]) for name, one in after.items()} == {name: set(one[1]) for name, one in before.items()}


def test_a_failure_leaves_the_coding_as_it_is(full):
    before = listed(full)
    recode(full, lambda document: Report(document, error="no"))
    assert listed(full) == before
    assert {reason for _, reason in full.failed()} == {"no"}


def test_an_interrupted_run_goes_on_and_a_finished_one_begins_anew(full):
    recoding = Recoding(full, Run("casus recode", "fake"))
    recoding.keep([code(FIRST)])
    left = Recoding(full, Run("casus recode", "fake"))
    assert [one.text for one in left.pending()] == [SECOND]
    assert len(list(Recoding(full, Run("casus recode", "fake"), anew=True).pending())) == 2
    left.keep([code(SECOND)])
    left.finish()
    assert len(list(Recoding(full, Run("casus recode", "fake")).pending())) == 2


def test_every_step_of_a_batch_may_fail(path, run):
    with StoreWriter.open(path, create=True) as store:
        Intake(store, run).add([code(FIRST)])
    with StoreReader.open(path) as store:
        before = list(store.export())
    for number in range(1, 40):
        faults = RecordedSteps(number, RuntimeError("no"))
        with StoreWriter.open(path, faults=faults) as store:
            try:
                Recoding(store, Run("casus recode", "fake")).keep([of_type(code(FIRST), "ASSAULT")])
            except RuntimeError:
                if list(store.export()) != before:
                    break
            else:
                break
    assert number > 5
    with StoreReader.open(path) as store:
        assert [event.event_type for event in store.events()] == ["ASSAULT"]
        assert store.check() == []


def linked(report):
    first, second = report.mentions
    return replace(report, mentions=(first, replace(second, links=(Link("retaliates", first.id),))))


def test_links_to_what_is_not_loaded_are_kept(writer, path, run):
    Intake(writer, run).add([linked(code("Arland bombed Boria. Boria threatened Arland."))])
    bombed, threatened = writer.events()
    assert threatened.links == (Link("retaliates", bombed.id),)
    with StoreWriter.open(path) as later:
        Intake(later, Run("two", "fake")).add([code("On Thursday Boria threatened Arland.")])
        again = later.event(threatened.id)
        assert len(again.documents) == 2
        assert again.links == threatened.links
        recode(
            later,
            lambda document: linked(FakeCoder().code(document)) if "bombed" in document.text else code(document.text),
        )
        assert later.event(threatened.id).links == threatened.links


def test_neighbours_are_found_from_the_events_outwards(full, monkeypatch):
    asked = []
    monkeypatch.setattr(full, "_rows", lambda *question: asked.append(question) or iter(()))
    list(full.neighbours(["ASSAULT"], "2020-01"))
    ((statement, *values),) = asked
    plan = [row[3] for row in full._connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
    assert not [step for step in plan if step.startswith("SCAN mention")]


def test_neighbours_come_with_text_and_day(full):
    (month,) = {event.time.first[:7] for event in full.events()}
    found = list(full.neighbours(["ASSAULT"], month))
    assert [(document.text, document.published) for _, document, _ in found] == [
        (FIRST, "2020-01-02"),
        (SECOND, "2020-01-02"),
    ]
    recode(full)
    assert list(full.neighbours(["ASSAULT"], month)) == found
