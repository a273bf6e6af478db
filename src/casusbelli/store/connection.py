"""Opening the file, and SQLite's complaints as ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from casusbelli.errors import StoreError
from casusbelli.store.schema import OLDEST_SQLITE

__all__ = ["BUSY_SECONDS", "connect_reader", "connect_writer", "explained"]

BUSY_SECONDS = 30.0
"""How long a writer waits for another before it gives up."""


def connect_writer(path: str, *, busy_seconds: float = BUSY_SECONDS, create: bool = False) -> sqlite3.Connection:
    """A connection that may write: write-ahead log, every commit on disk before it is acknowledged.

    Raises:
        StoreError: there is no such store (and `create` is not set), or it cannot be opened for writing.
    """
    _check_library()
    if not create and not Path(path).exists():
        raise StoreError(f"{path}: there is no such store; make one with: casus init {path}")
    with explained(path):
        connection = _connect(path, "rwc" if create else "rw", busy_seconds)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
        return connection


def connect_reader(path: str, *, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection that cannot write, whatever is asked of it; raises StoreError."""
    _check_library()
    if not Path(path).exists():
        raise StoreError(f"{path}: there is no such store; make one with: casus init {path}")
    with explained(path):
        connection = _connect(path, "ro", busy_seconds, immutable=_is_frozen(path))
        connection.execute("PRAGMA query_only = ON")
        return connection


def _connect(path: str, mode: str, busy_seconds: float, *, immutable: bool = False) -> sqlite3.Connection:
    address = f"file:{quote(str(Path(path).resolve()))}?mode={mode}" + ("&immutable=1" if immutable else "")
    return sqlite3.connect(address, uri=True, timeout=busy_seconds, isolation_level=None)


def _is_frozen(path: str) -> bool:
    """True for a store in a folder nobody can write to: SQLite then needs telling that no other process changes it."""
    folder = Path(path).resolve().parent
    return not os.access(folder, os.W_OK) and not Path(f"{path}-wal").exists()


def _check_library() -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise StoreError(f"SQLite {needed} or later is needed, Python has {sqlite3.sqlite_version}; use a newer Python")


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turn SQLite's and the system's errors about the file into one line that says what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path}: {_advice(error)}") from error
    except UnicodeDecodeError as error:
        # Python cannot even decode SQLite's own complaint, which quotes the damaged bytes.
        raise StoreError(f"{path}: {DAMAGED}") from error
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}; what was stored before is safe") from error


DAMAGED = "the file is damaged; restore a copy, or save what is left with sqlite3's .recover"
ADVICE = (
    ("disk is full", "the disk is full; nothing of this batch was kept, what was stored before is safe; make room"),
    ("locked", "another process is writing to it; wait for it to end, then try again"),
    ("readonly", "it cannot be written to; check the permissions of the file and its folder"),
    ("read-only", "it cannot be written to; check the permissions of the file and its folder"),
    ("unable to open", "it cannot be opened; check that the folder exists and may be written to"),
    ("not a database", "this is no SQLite file; choose another"),
    ("malformed", DAMAGED),
)


def _advice(error: sqlite3.DatabaseError) -> str:
    said = str(error)
    return next((advice for sign, advice in ADVICE if sign in said), f"SQLite says: {said}")
