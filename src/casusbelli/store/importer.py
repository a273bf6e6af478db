"""A store made from the lines of an export, equal to the one they came from."""

from __future__ import annotations

import json
import sqlite3
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from casusbelli.errors import CasusError, InputError, StoreError
from casusbelli.records import Document, Event, Extent, Mention, Report, Review, Tie, dumps, from_json
from casusbelli.store.codes import CodeBook
from casusbelli.store.connection import connect_writer, explained
from casusbelli.store.exporter import END, FORMAT
from casusbelli.store.facts import Copy, Facts
from casusbelli.store.faults import NoFaults
from casusbelli.store.index import Index
from casusbelli.store.schema import VERSION, migrate

__all__ = ["import_store"]

LINES_A_TRANSACTION = 1000
RUN = ("number", "started", "finished", "who", "command", "coder", "documents", "failed")
MOMENT = ("number", "at", "who", "what", "run")
REVISION = ("moment", "at", "who", "table", "id", "field", "old", "new", "why")

Row = Mapping[str, Any]


def import_store(lines: Iterable[str], path: str, source: str) -> int:
    """Make the store `path` from exported lines; returns how many there were. `source` names them in complaints.

    It is built beside `path` and takes its name once all is there: an import that fails leaves nothing behind.

    Raises:
        StoreError: `path` exists, or cannot be written to.
        InputError: the lines are no whole export.
    """
    if Path(path).exists():
        raise StoreError(f"{path} exists; an import makes a new store: choose another name")
    part = f"{path}.part"
    _remove(part)
    try:
        with explained(path), closing(connect_writer(part, create=True)) as connection:
            migrate(connection, part)
            count = _Importer(connection).take(lines, source)
        Path(part).replace(path)
    finally:
        _remove(part)
    return count


def _remove(part: str) -> None:
    for name in (part, f"{part}-wal", f"{part}-shm"):
        with suppress(FileNotFoundError):
            Path(name).unlink()


class _Importer:
    """Puts records into an empty store as they come; the derived tables follow at the end."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._codes = CodeBook(connection)
        self._kinds: Mapping[str, Callable[[Row], None]] = {
            "run": lambda row: self._plain("run", RUN, row),
            "moment": lambda row: self._plain("moment", MOMENT, row),
            "revision": lambda row: self._plain("revision", REVISION, row),
            "report": self._report,
            "coding": self._coding,
            "event": self._event,
            "failed": self._failed,
            "review": self._review,
        }

    def take(self, lines: Iterable[str], source: str) -> int:
        number = 0
        self._connection.execute("BEGIN IMMEDIATE")
        for number, row in _parsed(lines, source):
            try:
                self._kinds[row["record"]](row)
            except (CasusError, KeyError, TypeError, ValueError, AttributeError, sqlite3.IntegrityError) as error:
                raise InputError(f"{source}:{number}: no record of a store ({error}); export it again") from error
            if number % LINES_A_TRANSACTION == 0:
                self._connection.execute("COMMIT")
                self._connection.execute("BEGIN IMMEDIATE")
        Index(self._connection, self._codes).rebuild()
        self._connection.execute("COMMIT")
        return number

    def _plain(self, table: str, columns: tuple[str, ...], row: Row) -> None:
        names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" for _ in columns)
        values = [row[name] for name in columns]
        self._connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)

    def _facts(self, row: Row) -> Facts:
        return Facts(self._connection, self._codes, NoFaults(), row["moment"])

    def _report(self, row: Row) -> None:
        document = from_json(Document, row["document"])
        signature = None if row["signature"] is None else b64decode(row["signature"], validate=True)
        copy = None if row["family"] is None else Copy(row["family"], signature)
        facts = self._facts(row)
        facts.add_coding(_report_of(document, row), facts.add_document(document, copy), row["coder"])

    def _coding(self, row: Row) -> None:
        found = self._connection.execute("SELECT number, text FROM document WHERE id = ?", (row["document"],))
        number, text = found.fetchone() or (0, "")
        self._facts(row).add_coding(_report_of(Document(row["document"], text), row), number, row["coder"])

    def _event(self, row: Row) -> None:
        event = from_json(Event, row["body"])
        self._facts(row).add_event(event, dumps(event))

    def _failed(self, row: Row) -> None:
        self._plain("failed", ("moment", "key", "digest", "reason"), row)

    def _review(self, row: Row) -> None:
        review = from_json(Review, row["body"])
        self._connection.execute(
            'INSERT INTO review (id, moment, "table", record, decision, body) VALUES (?, ?, ?, ?, ?, ?)',
            (review.id, row["moment"], review.table, review.record, review.decision, dumps(review)),
        )


def _report_of(document: Document, row: Row) -> Report:
    return Report(
        document,
        tuple(Extent(start, end) for start, end in row["sentences"]),
        tuple(from_json(Mention, one) for one in row["mentions"]),
        tuple(from_json(Tie, one) for one in row["ties"]),
    )


def _parsed(lines: Iterable[str], source: str) -> Iterator[tuple[int, Row]]:
    """(line number, record) of each line between the head and the end; both are checked."""
    number, ended = 0, False
    for number, line in enumerate(lines, start=1):
        row = _object(line, f"{source}:{number}")
        if ended:
            raise InputError(f"{source}:{number}: something follows the end of the export; export it again")
        if number == 1:
            _check_head(row, source)
        elif row["record"] == END:
            ended = row.get("lines") == number - 1
            if not ended:
                raise InputError(f"{source}:{number}: {row.get('lines')} lines were written, {number - 1} are here")
        else:
            yield number, row
    if not ended:
        raise InputError(f"{source}: the export is cut short after line {number}; export it again")


def _check_head(row: Row, source: str) -> None:
    if row["record"] != "store" or row.get("format") != FORMAT:
        raise InputError(f"{source} is no export of a store; casus export writes one")
    if row.get("version") != VERSION:
        version = row.get("version")
        raise InputError(
            f"{source} is of store version {version}, this casus knows {VERSION}; use the casus that wrote it"
        )


def _object(line: str, where: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON ({error}); export it again") from error
    if not isinstance(row, dict) or not isinstance(row.get("record"), str):
        raise InputError(f"{where}: no record of a store; casus export writes one a line")
    return row
