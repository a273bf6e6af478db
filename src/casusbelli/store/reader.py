"""Reading a store. This type cannot write; StoreWriter adds that."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import lru_cache
from itertools import groupby
from types import TracebackType
from typing import Any, TypeVar

from casusbelli.errors import StoreError
from casusbelli.records import Document, Event, Extent, Mention, Report, Review, Tie, from_json, loads
from casusbelli.store.connection import connect_reader, explained
from casusbelli.store.exporter import export_lines
from casusbelli.store.query import EventQuery, match_words
from casusbelli.store.revision import LAST_MOMENT, Revision, corrected, revisions_of
from casusbelli.store.schema import VERSION, check_version

__all__ = ["StoreReader"]

EVERYTHING = EventQuery()
Record = TypeVar("Record", Mention, Event)
Parsed = TypeVar("Parsed")
Self = TypeVar("Self", bound="StoreReader")

DOCUMENTS_AT_HAND = 1000
"""Documents kept while tellings are read: those of one report lie scattered over the events."""
COUNTED = ("document", "mention", "tie", "event_now", "failed", "revision", "review", "run", "moment")
DOCUMENT = """SELECT document.id, text, key, title, published, publisher.name, wire.name, byline, url, language.name,
    digest
    FROM document LEFT JOIN code publisher ON publisher.number = document.publisher
    LEFT JOIN code wire ON wire.number = document.wire LEFT JOIN code language ON language.number = document.language"""


class StoreReader:
    """A store as it was when the transaction in progress began (`snapshot`), else as it is at each question.

    `as_of` is the number of a moment: facts and corrections added later are not seen.
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: str) -> StoreReader:
        """Open for reading only; raises StoreError."""
        connection = connect_reader(path)
        with explained(path):
            try:
                version = check_version(connection, path)
                if version < VERSION:
                    raise StoreError(
                        f"{path} is of store version {version}; bring it to {VERSION} with: casus init {path}"
                    )
            except BaseException:
                connection.close()
                raise
        return StoreReader(connection, path)

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a writer's log is folded in by SQLite then."""
        self._connection.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All questions inside see one state of the store, whatever is written meanwhile."""
        with explained(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def has_document(self, document: str) -> bool:
        """Is the document with this id there?"""
        return self._one("SELECT 1 FROM document WHERE id = ?", document) is not None

    def document(self, document: str) -> Document | None:
        """The document with this id."""
        row = self._one(f"{DOCUMENT} WHERE document.id = ?", document)
        return None if row is None else self._document(row)

    def documents(self) -> Iterator[Document]:
        """All documents, in the order in which they were added."""
        return (self._document(row) for row in self._rows(f"{DOCUMENT} ORDER BY document.number"))

    def search(self, words: str) -> list[str]:
        """Ids of the documents whose title or text has all the words, best first."""
        statement = (
            "SELECT document.id FROM document_words JOIN document ON document.number = document_words.rowid"
            " WHERE document_words MATCH ? ORDER BY rank"
        )
        return [row[0] for row in self._rows(statement, match_words(words))]

    def report(self, document: str, as_of: int = LAST_MOMENT) -> Report | None:
        """The document with all that was found in it."""
        found = self.document(document)
        row = self._one(
            "SELECT coding.number, sentences FROM coding JOIN document ON document.number = coding.document"
            " WHERE document.id = ? AND coding.moment <= ? ORDER BY coding.number DESC LIMIT 1",
            document, as_of,
        )  # fmt: skip
        if found is None or row is None:
            return None
        coding, sentences = row
        mentions = tuple(self._mentions(coding, as_of))
        events = (self.event(event, as_of) for event in self._events_of(mentions))
        extents = self._parse(lambda: tuple(Extent(start, end) for start, end in json.loads(sentences)))
        ties = tuple(loads(Tie, body) for (body,) in self._rows("SELECT body FROM tie WHERE coding = ?", coding))
        return Report(found, extents, mentions, ties, tuple(event for event in events if event is not None))

    def mention(self, mention: str, as_of: int = LAST_MOMENT) -> Mention | None:
        """The mention with this id, as corrected."""
        row = self._one(
            "SELECT body FROM mention JOIN coding ON coding.number = mention.coding"
            " WHERE mention.id = ? AND coding.moment <= ? ORDER BY mention.coding DESC LIMIT 1",
            mention, as_of,
        )  # fmt: skip
        return None if row is None else self._corrected("mention", loads(Mention, row[0]), as_of)

    def event(self, event: str, as_of: int = LAST_MOMENT) -> Event | None:
        """The event with this id, as corrected."""
        row = self._one(
            "SELECT body FROM event WHERE id = ? AND moment <= ? ORDER BY number DESC LIMIT 1", event, as_of
        )
        if row is None:
            return None
        found = self._corrected("event", loads(Event, row[0]), as_of)
        now = self._one("SELECT reports FROM event_now WHERE id = ?", event) if as_of == LAST_MOMENT else None
        return replace(found, reports=now[0]) if now else found

    def events(self, query: EventQuery = EVERYTHING) -> Iterator[Event]:
        """The events asked for, by first day."""
        statement, values = query.sql()
        for row in self._rows(statement, *values):
            event = self.event(row[0])
            if event is not None:
                yield event

    def status(self, event: str) -> str | None:
        """unreviewed, accepted, corrected, rejected or merged; None when there is no such event."""
        row = self._one("SELECT status FROM event_now WHERE id = ?", event)
        return None if row is None else str(row[0])

    def matching(self, prefix: str, limit: int = 10) -> list[tuple[str, str]]:
        """(table, id) of the events, mentions and documents whose id begins so."""
        statement = " UNION ".join(
            f"SELECT '{table}' AS place, id FROM {source} WHERE substr(id, 1, ?) = ?"
            for table, source in (("event", "event_now"), ("mention", "mention"), ("document", "document"))
        )
        return [tuple(row) for row in self._rows(f"{statement} LIMIT ?", *[len(prefix), prefix] * 3, limit)]

    def neighbours(self, types: Sequence[str], month: str | None) -> Iterator[tuple[str, Document, list[Mention]]]:
        """Tellings of the events of these types that may fall in `month` ("2019-12"; None: that have no day).

        One (event id, document, mentions) for each document that tells of one; the events in the order in which they
        came, and so each one's documents.
        """
        days = "first IS NULL" if month is None else "substr(first, 1, 7) <= ? AND substr(last, 1, 7) >= ?"
        asked = (
            f"event_now.type IN (SELECT number FROM code WHERE kind = 'type' AND name IN ({_marks(types)})) AND {days}"
        )
        yield from self._tellings(asked, *types, *(() if month is None else (month, month)))

    def tellings(self, event: str) -> Iterator[tuple[str, Document, list[Mention]]]:
        """One (event id, document, mentions) for each document that tells of the event now."""
        yield from self._tellings("event_now.id = ?", event)

    def _tellings(self, asked: str, *values: object) -> Iterator[tuple[str, Document, list[Mention]]]:
        # CROSS JOIN: from the events outwards. Left to choose, SQLite reads every mention of the store.
        statement = (
            "SELECT event_now.id, document.id, mention.body FROM event_now"
            " CROSS JOIN event_mention ON event = event_now.number"
            " CROSS JOIN mention ON mention.id = event_mention.mention"
            " CROSS JOIN document ON document.number = mention.document"
            f" WHERE {asked} AND status <> 'merged'"
            " AND mention.coding = (SELECT max(number) FROM coding WHERE coding.document = document.number)"
            " ORDER BY event_now.number, document.number, mention.number"
        )
        found = lru_cache(maxsize=DOCUMENTS_AT_HAND)(self.document)
        for (event, name), group in groupby(self._rows(statement, *values), key=lambda row: row[:2]):
            document = found(name)
            if document is not None:
                yield event, document, [loads(Mention, row[2]) for row in group]

    def homes(self, mentions: Iterable[str]) -> dict[str, str]:
        """The event that each of the mentions now tells of; none for one that tells of no event."""
        statement = (
            "SELECT id FROM event_mention JOIN event_now ON number = event"
            " WHERE mention = ? AND status <> 'merged' ORDER BY number LIMIT 1"
        )
        found = ((mention, self._one(statement, mention)) for mention in mentions)
        return {mention: row[0] for mention, row in found if row is not None}

    def numbers(self, documents: Iterable[str]) -> dict[str, int]:
        """The place of each document in the order in which they were added."""
        found = ((name, self._one("SELECT number FROM document WHERE id = ?", name)) for name in documents)
        return {name: row[0] for name, row in found if row is not None}

    def coded_before(self, moment: int, after: int, limit: int) -> list[tuple[int, Document]]:
        """(number, document) of at most `limit` documents past number `after` not coded since `moment`."""
        statement = (
            f"SELECT document.number, {DOCUMENT.removeprefix('SELECT ')} WHERE document.number > ? AND ? >"
            " (SELECT max(moment) FROM coding WHERE coding.document = document.number)"
            " ORDER BY document.number LIMIT ?"
        )
        return [(row[0], self._document(row[1:])) for row in self._rows(statement, after, moment, limit)]

    def last_moment(self, what: str = "", after: int = 0, *, first: bool = False) -> int:
        """The last (or first) moment after `after` at which `what` was done, or anything; 0 when there is none."""
        choice = "min" if first else "max"
        row = self._one(
            f"SELECT {choice}(number) FROM moment WHERE number > ? AND (what = ? OR ? = '')", after, what, what
        )
        return int(row[0] or 0) if row else 0

    def signatures(self, latest: int) -> list[tuple[str, str, bytes]]:
        """(document id, family, signature) of the newest `latest` documents that have one, oldest first."""
        statement = (
            "SELECT id, family, signature FROM family JOIN document ON document.number = family.document"
            " WHERE signature IS NOT NULL ORDER BY family.document DESC LIMIT ?"
        )
        return [tuple(row) for row in self._rows(statement, latest)][::-1]

    def families(self, documents: Iterable[str]) -> dict[str, str]:
        """The family of each document that is in one."""
        statement = "SELECT family FROM family JOIN document ON document.number = family.document WHERE id = ?"
        found = ((document, self._one(statement, document)) for document in documents)
        return {document: row[0] for document, row in found if row is not None}

    def revisions(self, table: str, record: str, as_of: int = LAST_MOMENT) -> tuple[Revision, ...]:
        """The corrections of one record, oldest first."""
        with explained(self.path):
            return revisions_of(self._connection, table, record, as_of)

    def reviews(self, table: str, record: str) -> list[Review]:
        """The decisions on one record, oldest first."""
        statement = 'SELECT body FROM review WHERE "table" = ? AND record = ? ORDER BY number'
        return [loads(Review, body) for (body,) in self._rows(statement, table, record)]

    def failed(self) -> list[tuple[str, str]]:
        """(key, reason) of what could not be read or coded, oldest first."""
        return [tuple(row) for row in self._rows("SELECT key, reason FROM failed ORDER BY number")]

    def export(self) -> Iterator[str]:
        """All facts as JSON lines, of one state of the store; `import_store` reads them."""
        with self.snapshot():
            yield from export_lines(self._connection)

    def rollup(self, kind: str) -> dict[tuple[str, ...], int]:
        """Numbers of events by (type | country | source, target; month)."""
        statement = (
            "SELECT a.name, b.name, month, events FROM rollup JOIN code a ON a.number = rollup.a"
            " LEFT JOIN code b ON b.number = rollup.b WHERE rollup.kind = ? ORDER BY month, a.name, b.name"
        )
        rows = self._rows(statement, kind)
        return {((a, b, month) if kind == "dyad" else (a, month)): events for a, b, month, events in rows}

    def moment_at(self, day: str) -> int:
        """The last moment on or before an ISO date or timestamp; 0 when nothing was there yet."""
        row = self._one("SELECT max(number) FROM moment WHERE at < ? OR substr(at, 1, length(?)) = ?", day, day, day)
        return int(row[0] or 0) if row else 0

    def counts(self) -> Mapping[str, int]:
        """Rows of each kind."""
        return {table: int((self._one(f"SELECT count(*) FROM {table}") or (0,))[0]) for table in COUNTED}

    def check(self) -> list[str]:
        """What SQLite's own check and the foreign keys find wrong; empty for a sound store."""
        faults = [str(row[0]) for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]
        return faults + [f"{row[0]}: row {row[1]} points nowhere" for row in self._rows("PRAGMA foreign_key_check")]

    def _mentions(self, coding: int, as_of: int) -> Iterator[Mention]:
        for (body,) in self._rows("SELECT body FROM mention WHERE coding = ? ORDER BY number", coding):
            yield self._corrected("mention", loads(Mention, body), as_of)

    def _events_of(self, mentions: Sequence[Mention]) -> dict[str, None]:
        statement = "SELECT id FROM event_mention JOIN event_now ON number = event WHERE mention = ?"
        return dict.fromkeys(row[0] for mention in mentions for row in self._rows(statement, mention.id))

    def _corrected(self, table: str, record: Record, as_of: int) -> Record:
        return corrected(record, self.revisions(table, record.id, as_of))

    def _document(self, row: Sequence[Any]) -> Document:
        def make() -> Document:
            names = [field.name for field in fields(Document)]
            return from_json(Document, {**dict(zip(names, row, strict=True)), "byline": json.loads(row[7])})

        return self._parse(make)

    def _parse(self, make: Callable[[], Parsed]) -> Parsed:
        try:
            return make()
        except (TypeError, ValueError) as error:
            raise StoreError(f"{self.path}: the file is damaged ({error}); restore a copy") from error

    def _one(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        with explained(self.path):
            row: tuple[Any, ...] | None = self._connection.execute(statement, values).fetchone()
            return row

    def _rows(self, statement: str, *values: object) -> Iterator[tuple[Any, ...]]:
        with explained(self.path):
            # Not `yield from`: that would close the cursor of a reader that may be closed already.
            for row in self._connection.execute(statement, values):  # noqa: UP028
                yield row


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" for _ in values)
