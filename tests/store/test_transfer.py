"""Export, then import: an equal store, or none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from casusbelli.errors import InputError, StoreError
from casusbelli.records import Document, Report, Review
from casusbelli.store import Intake, StoreReader, StoreWriter, import_store


@pytest.fixture
def lines(writer, run, coded):
    intake = Intake(writer, run)
    told = [coded("Arland attacked Boria, killing 7.", publisher="One", title="A “name” — é"), coded("Cora met Dolia.")]
    intake.add([*told, Report(Document("f", "", key="bad.html"), error="it is empty")])
    intake.add(
        [coded("On Thursday Arland attacked Boria, killing 9.", None, key="k", url="http://x/"), coded("Nothing.")]
    )
    (event, other) = [event.id for event in writer.events()][:2]
    writer.review(Review("r1", "event", event, "correct", "me", "2020-01-03T00:00:00+00:00", "why", {"score": "1.5"}))
    writer.review(Review("r2", "event", other, "reject", "me", "2020-01-04T00:00:00+00:00"))
    return list(writer.export())


def everything(path):
    with StoreReader.open(path) as store:
        documents = [document.id for document in store.documents()]
        events = [(event, store.status(event.id)) for event in store.events()]
        rollups = [store.rollup(kind) for kind in ("type", "country", "dyad")]
        families = store.families(documents)
        reports = [store.report(document) for document in documents]
        return store.counts(), reports, events, rollups, families, store.failed(), store.search("boria"), store.check()


def test_the_imported_store_is_equal_and_exports_the_same(lines, path, tmp_path):
    copy = str(tmp_path / "copy.db")
    assert import_store(lines, copy, "x") == len(lines) - 1
    assert everything(copy) == everything(path)
    with StoreReader.open(copy) as store:
        assert list(store.export()) == lines
    assert [name.name for name in tmp_path.iterdir() if "part" in name.name] == []


def test_as_of_and_later_work_go_on_as_in_the_first(lines, path, tmp_path, coded, run):
    copy = str(tmp_path / "copy.db")
    import_store(lines, copy, "x")
    for place in (path, copy):
        run.number = None
        with StoreWriter.open(place) as store:
            Intake(store, run).add([coded("Again Arland attacked Boria, killing 7.")])
    assert everything(copy)[:3] == everything(path)[:3]
    with StoreReader.open(copy) as one, StoreReader.open(path) as two:
        ids = [event.id for event in one.events()]
        assert [one.event(name, 1) for name in ids] == [two.event(name, 1) for name in ids]


def test_an_empty_store_comes_back(writer, tmp_path):
    copy = str(tmp_path / "copy.db")
    import_store(list(writer.export()), copy, "x")
    assert everything(copy)[0]["document"] == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda lines: lines[:-1], "cut short after line"),
        (lambda lines: [], "cut short"),
        (lambda lines: [*lines[:-2], lines[-1]], "lines were written"),
        (lambda lines: [*lines, lines[1]], "follows the end"),
        (lambda lines: lines[1:], "no export of a store"),
        (lambda lines: [lines[0].replace('"version":1', '"version":99'), *lines[1:]], "version 99"),
        (lambda lines: [lines[0], "{", *lines[2:]], "x:2: not JSON"),
        (lambda lines: [lines[0], "[]", *lines[2:]], "x:2: no record"),
        (lambda lines: [lines[0], json.dumps({"record": "spell"}), *lines[2:]], "x:2: no record"),
        (lambda lines: [lines[0], json.dumps({"record": "report", "moment": 1}), *lines[2:]], "x:2: no record"),
        (lambda lines: [lines[0], lines[1], lines[1], *lines[3:]], "x:3: no record"),
    ],
)
def test_anything_wrong_is_said_and_leaves_nothing(lines, tmp_path, change, said):
    copy = tmp_path / "copy.db"
    with pytest.raises(InputError, match=said):
        import_store(change(lines), str(copy), "x")
    assert not [name for name in tmp_path.iterdir() if name.name.startswith("copy")]


def test_a_store_that_is_there_is_left_alone(lines, path):
    before = Path(path).read_bytes()
    with pytest.raises(StoreError, match="exists"):
        import_store(lines, path, "x")
    assert Path(path).read_bytes() == before
