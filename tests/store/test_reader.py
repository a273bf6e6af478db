from __future__ import annotations

import sqlite3

import pytest

from casusbelli.errors import StoreError
from casusbelli.store import StoreReader, StoreWriter


def test_a_reader_cannot_write_by_type_or_by_trick(writer, path):
    with StoreReader.open(path) as reader:
        assert not isinstance(reader, StoreWriter)
        assert not hasattr(reader, "add")
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader._connection.execute("DELETE FROM failed")


def test_a_snapshot_does_not_move_while_others_write(writer, coded, run, path):
    writer.add([coded("Arland attacked Boria.")], run)
    with StoreReader.open(path) as reader:
        with reader.snapshot():
            assert reader.counts()["document"] == 1
            writer.add([coded("Cora met Dolia.")], run)
            assert reader.counts()["document"] == 1
            assert len(list(reader.events())) == 1
        assert reader.counts()["document"] == 2


def test_texts_are_searched_by_their_words_best_first(writer, coded, run):
    first = coded("Arland attacked Boria near the harbour.")
    writer.add([first, coded("Cora met Dolia in the market.")], run)
    assert writer.search("harbour Boria") == [first.document.id]
    assert writer.search('"harbour Boria"') == []
    assert writer.search('NEAR(" OR *') == []


def test_records_are_found_by_the_beginning_of_their_ids(writer, coded, run):
    report = coded("Arland attacked Boria.")
    writer.add([report], run)
    assert writer.matching(report.events[0].id) == [("event", report.events[0].id)]
    assert ("document", report.document.id) in writer.matching(report.document.id[:6])
    assert writer.matching("%") == []


def test_a_day_names_its_last_moment(writer, coded, run):
    writer.add([coded("Arland attacked Boria.")], run)
    assert writer.moment_at("2999-01-01") == 1
    assert writer.moment_at("1999-01-01") == 0


def test_what_is_not_there_is_none(writer):
    assert writer.document("x") is None
    assert writer.report("x") is None
    assert writer.mention("x") is None
    assert writer.event("x") is None
    assert writer.status("x") is None


def test_a_missing_store_is_said_and_not_made(tmp_path):
    missing = tmp_path / "no.db"
    for opened in (StoreReader.open, StoreWriter.open):
        with pytest.raises(StoreError, match="no such store; make one with"):
            opened(str(missing))
    assert not missing.exists()
