from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest

from casusbelli.errors import StoreError
from casusbelli.store import VERSION, EventQuery, StoreReader, StoreWriter
from casusbelli.store.schema import APPLICATION_ID, migrate

RELEASED = sorted(Path(__file__).parent.joinpath("released").glob("v*.db.gz"))


def test_every_released_version_has_a_fixture():
    assert [fixture.name for fixture in RELEASED] == [f"v{number}.db.gz" for number in range(1, VERSION + 1)]


@pytest.mark.parametrize("fixture", RELEASED, ids=lambda fixture: fixture.name)
def test_every_released_version_opens_and_keeps_what_it_held(fixture, path):
    Path(path).write_bytes(gzip.decompress(fixture.read_bytes()))
    with StoreWriter.open(path) as store:
        assert store.check() == []
        assert [event.event_type for event in store.events(EventQuery(actor="ARL"))] == ["PROTEST", "ACCUSE"]
        assert store.search("harbour") == [name for table, name in store.matching("") if table == "document"]
        assert [revision.who for revision in store.revisions("event", next(store.events()).id)] == ["ana"]


def test_a_newer_store_is_refused_and_left_alone(writer, path):
    writer.close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = Path(path).read_bytes()
    for opened in (StoreReader.open, StoreWriter.open):
        with pytest.raises(StoreError, match=r"newer casus.*upgrade casus"):
            opened(path)
    assert Path(path).read_bytes() == before


def test_somebody_elses_database_is_refused(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    with pytest.raises(StoreError, match="no casus store"):
        StoreWriter.open(path, create=True)


def test_a_file_that_is_no_database_is_refused(path):
    Path(path).write_bytes(b"Arland attacked Boria. " * 100)
    with pytest.raises(StoreError, match="no SQLite file"):
        StoreWriter.open(path)
    with pytest.raises(StoreError, match="no SQLite file"):
        StoreReader.open(path)


def test_migration_is_whole_or_nothing():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, "here", ["CREATE TABLE one (x);"])
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, "here", ["CREATE TABLE one (x);", "CREATE TABLE two (x);\nNONSENSE;"])
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master")]
    assert (tables, connection.execute("PRAGMA user_version").fetchone()) == (["one"], (1,))
    migrate(connection, "here", ["CREATE TABLE one (x);", "CREATE TABLE two (x);"])
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_an_older_library_is_refused_by_name(monkeypatch, path):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 30, 0))
    with pytest.raises(StoreError, match=r"SQLite 3\.37\.0 or later"):
        StoreWriter.open(path, create=True)
