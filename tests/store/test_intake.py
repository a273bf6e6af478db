"""Reports joined with what a store holds: same happening, same id; copies counted once."""

from __future__ import annotations

import pytest

from casusbelli.errors import StoreError
from casusbelli.pipeline import FakeCoder
from casusbelli.records import Document, document_id
from casusbelli.store import Intake, Run, StoreWriter
from casusbelli.store.copies import Copies
from casusbelli.store.faults import RecordedSteps
from casusbelli.store.joiner import Joiner

STORY = (
    "Arland attacked Boria, killing 7. The port of the capital was closed for the night and ships waited outside, "
    "pilots said, while crews looked for survivors under the fallen cranes and the mayor asked people to stay at home "
    "until the fires were out and the bridge had been looked at by engineers from the ministry of works."
)


def coded(text, published="2020-01-02", publisher=None):
    return FakeCoder().code(Document(document_id(text), text, published=published, publisher=publisher))


@pytest.fixture
def intake(writer, run):
    return Intake(writer, run)


def test_one_happening_told_twice_is_one_event_with_both_tellings(intake, writer):
    first, second = coded("Arland attacked Boria, killing 7."), coded("On Thursday Arland attacked Boria, killing 7.")
    intake.add([first])
    intake.add([second])
    (event,) = writer.events()
    assert event.mentions == (first.mentions[0].id, second.mentions[0].id)
    assert event.reports == 2
    assert writer.rollup("type") == {("ASSAULT", "2020-01"): 1}


def test_the_id_stays_in_a_later_run_with_nothing_at_hand(writer, path):
    first, second = coded("Arland attacked Boria, killing 7."), coded("On Thursday Arland attacked Boria, killing 7.")
    Intake(writer, Run("one", "fake")).add([first])
    (event,) = writer.events()
    with StoreWriter.open(path) as later:
        Intake(later, Run("two", "fake")).add([second])
        (again,) = later.events()
    assert again.id == event.id
    assert len(again.mentions) == 2


def test_batches_of_any_size_give_the_same_events(tmp_path):
    texts = [
        f"Note {number}. {verb}"
        for number in range(6)
        for verb in ("Arland attacked Boria, killing 7.", "Cora met Dolia.")
    ]
    found = []
    for size in (1, 5, 12):
        with StoreWriter.open(str(tmp_path / f"{size}.db"), create=True) as store:
            intake = Intake(store, Run("test", "fake"))
            reports = [coded(text) for text in texts]
            for start in range(0, len(reports), size):
                intake.add(reports[start : start + size])
            found.append({event.id: (event.mentions, event.reports) for event in store.events()})
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 2


def test_different_days_are_different_happenings(intake, writer):
    intake.add([coded("Arland attacked Boria."), coded("Later Arland attacked Boria.", published="2020-03-02")])
    assert len(list(writer.events())) == 2


def test_copies_of_a_story_are_one_source(intake, writer):
    intake.add([coded(STORY, publisher="One")])
    intake.add(
        [coded(f"By wire. {STORY}", publisher="Two"), coded("Arland attacked Boria, killing 7.", publisher="Own")]
    )
    (event,) = writer.events()
    assert len(event.documents) == 3
    assert event.reports == 2
    families = writer.families(event.documents)
    assert len(set(families.values())) == 2


def test_what_was_not_kept_is_forgotten(path, run):
    faults = RecordedSteps(5, RuntimeError("no"))
    with StoreWriter.open(path, create=True, faults=faults) as store:
        intake = Intake(store, run)
        with pytest.raises(RuntimeError):
            intake.add([coded("Arland attacked Boria, killing 7.")])
        faults._error = None
        intake.add([coded("On Thursday Arland attacked Boria, killing 7.")])
        (event,) = store.events()
        assert len(event.mentions) == 1


def test_memory_is_bounded_and_forgetting_changes_nothing(writer, run):
    joiner = Joiner(writer, most_tellings=2)
    copies = Copies(writer, remembered=2)
    for number in range(12):
        report = coded(f"{number}. Arland attacked Boria, killing 7.")
        copy = copies.place(report.document)
        writer.add(joiner.join([report], {report.document.id: copy.family}), run, {report.document.id: copy})
        assert joiner._tellings <= 2 + 12
    (event,) = writer.events()
    assert len(event.mentions) == 12


def test_the_same_batch_twice_changes_nothing(intake, writer):
    reports = [coded("Arland attacked Boria."), coded("Cora met Dolia.")]
    intake.add(reports)
    before = writer.counts()
    assert intake.add([*reports, *reports]).known == 4
    assert writer.counts() == before


def test_a_damaged_signature_is_said(writer, run):
    report = coded(STORY)
    from casusbelli.store import Copy

    writer.add([report], run, {report.document.id: Copy("f", b"nonsense")})
    with pytest.raises(StoreError, match="copies"):
        Copies(writer)
