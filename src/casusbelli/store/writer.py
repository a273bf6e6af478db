"""Writing a store: batches that are kept whole or not at all, and people's decisions."""

from __future__ import annotations

import getpass
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from casusbelli.records import Event, Report, Review, dumps
from casusbelli.store.codes import CodeBook
from casusbelli.store.connection import BUSY_SECONDS, connect_writer, explained
from casusbelli.store.decisions import decided
from casusbelli.store.facts import Copy, Facts, coder_of
from casusbelli.store.faults import Faults, NoFaults
from casusbelli.store.index import Index
from casusbelli.store.reader import StoreReader
from casusbelli.store.schema import migrate

__all__ = ["RECODE", "RECODED", "Added", "Run", "StoreWriter", "user_name"]

RECODE, RECODED = "recode", "recode: done"
"""What is said of the moments of coding again, and of its end."""

Clock = Callable[[], datetime]
State = tuple[Event, str]
"""An event and its JSON, made once."""


@dataclass(slots=True)
class Run:
    """One command that adds to the store; its row is written with its first batch, so that a run that adds nothing
    leaves nothing behind."""

    command: str
    coder: str
    who: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What one batch changed: new documents, documents that were there already, failures, new states of events."""

    documents: int = 0
    known: int = 0
    failed: int = 0
    events: int = 0


class StoreWriter(StoreReader):
    """The one process that writes; others may read meanwhile. Made by `open` or `create`."""

    def __init__(self, connection: sqlite3.Connection, path: str, *, faults: Faults, clock: Clock) -> None:
        super().__init__(connection, path)
        self._faults = faults
        self._clock = clock
        self._codes = CodeBook(connection)

    @classmethod
    def open(
        cls,
        path: str,
        *,
        create: bool = False,
        faults: Faults | None = None,
        clock: Clock | None = None,
        busy_seconds: float = BUSY_SECONDS,
    ) -> StoreWriter:
        """Open for writing, an older store being brought up to date; with `create` an empty one is made if need be.

        Raises:
            StoreError: it is not there, not ours, too new, or cannot be written to.
        """
        connection = connect_writer(path, busy_seconds=busy_seconds, create=create)
        try:
            with explained(path):
                migrate(connection, path)
        except BaseException:
            connection.close()
            raise
        return StoreWriter(connection, path, faults=faults or NoFaults(), clock=clock or _now)

    def limit_pages(self, pages: int) -> None:
        """Let the file grow to so many pages and no further, as on a disk with no more room."""
        self._connection.execute(f"PRAGMA max_page_count = {int(pages)}")

    def add(self, reports: Sequence[Report], run: Run, copies: Mapping[str, Copy] | None = None) -> Added:
        """Keep a batch of reports: all of it, or on any error nothing of it.

        Documents that are there already are left as they are. `copies` maps document ids to their families. When this
        returns, the batch is on the disk.
        """
        good = [report for report in reports if report.error is None]
        new = _distinct(report for report in good if not self.has_document(report.document.id))
        failures = [report for report in reports if report.error is not None and not self._knows_failure(report)]
        events = self._changed_events(new)
        added = Added(len(new), len(good) - len(new), len(failures), len(events))
        if new or failures:
            with self._transaction("add", run) as moment:
                facts = Facts(self._connection, self._codes, self._faults, moment)
                for report in new:
                    facts.add_report(report, (copies or {}).get(report.document.id))
                for report in failures:
                    facts.add_failed(report)
                self._put_events(facts, events)
                self._tell_run(run, added)
        return added

    def recode(self, reports: Sequence[Report], run: Run, events: Sequence[Event]) -> Added:
        """Keep new codings of documents that are there, and the states of events that follow: all or nothing.

        The codings before stay readable (`as_of`); a failed report leaves its document's coding as it is.
        """
        good = [report for report in reports if report.error is None]
        failures = [report for report in reports if report.error is not None]
        numbers = self.numbers(report.document.id for report in good)
        states = [(event, dumps(event)) for event in events]
        states = [(event, body) for event, body in states if self._state(event.id) != body]
        added = Added(len(good), 0, len(failures), len(states))
        with self._transaction(RECODE, run) as moment:
            facts = Facts(self._connection, self._codes, self._faults, moment)
            for report in good:
                facts.add_coding(report, numbers[report.document.id], coder_of(report))
            for report in failures:
                facts.add_failed(report)
            self._put_events(facts, states)
            self._tell_run(run, added)
        return added

    def end_recode(self) -> None:
        """Put on record that every document was coded again."""
        with self._transaction(RECODED, None):
            self._faults.reach("run")

    def review(self, review: Review) -> None:
        """Keep a person's decision; a correction outranks the coder from now on.

        Raises:
            StoreError: there is no such record, or the decision does not fit it.
        """
        changes = decided(self, review)
        with self._transaction(f"review: {review.decision}", None, who=review.who) as moment:
            self._connection.execute(
                'INSERT INTO review (id, moment, "table", record, decision, body) VALUES (?, ?, ?, ?, ?, ?)',
                (review.id, moment, review.table, review.record, review.decision, dumps(review)),
            )
            self._revise(review, changes.fields, moment)
            self._put_events(
                Facts(self._connection, self._codes, self._faults, moment),
                [(one, dumps(one)) for one in changes.events],
            )
            if review.table == "event":
                Index(self._connection, self._codes).refresh(review.record)

    def _revise(self, review: Review, fields: Sequence[tuple[str, str, str]], moment: int) -> None:
        self._connection.executemany(
            'INSERT INTO revision (moment, at, who, "table", id, field, old, new, why)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(moment, review.at, review.who, review.table, review.record, *field, review.why) for field in fields],
        )

    def rebuild(self) -> None:
        """Derive the index anew from the facts."""
        with self._transaction("rebuild", None):
            Index(self._connection, self._codes).rebuild()

    def _put_events(self, facts: Facts, states: Sequence[State]) -> None:
        index = Index(self._connection, self._codes)
        for event, body in states:
            number = facts.add_event(event, body)
            self._faults.reach("index")
            index.refresh(event.id, (number, event))

    def _knows_failure(self, report: Report) -> bool:
        document = report.document
        values = (document.key or document.id, document.digest or "", report.error)
        return self._one("SELECT 1 FROM failed WHERE key = ? AND digest = ? AND reason = ?", *values) is not None

    def _changed_events(self, reports: Sequence[Report]) -> list[State]:
        """The newest state of each event the reports tell of, where it differs from the one kept."""
        newest = {event.id: event for report in reports for event in report.events}
        states = [(event, dumps(event)) for event in newest.values()]
        return [(event, body) for event, body in states if self._state(event.id) != body]

    def _state(self, event: str) -> str | None:
        row = self._one("SELECT body FROM event WHERE id = ? ORDER BY number DESC LIMIT 1", event)
        return None if row is None else str(row[0])

    def _tell_run(self, run: Run, added: Added) -> None:
        self._faults.reach("run")
        self._connection.execute(
            "UPDATE run SET documents = documents + ?, failed = failed + ?, finished = ? WHERE number = ?",
            (added.documents, added.failed, self._time(), run.number),
        )

    @contextmanager
    def _transaction(self, what: str, run: Run | None, who: str = "") -> Iterator[int]:
        """One moment of the store; yields its number, commits at the end, takes everything back on an error."""
        started = run.number if run else None
        try:
            with explained(self.path):
                self._faults.reach("begin")
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._open_moment(what, run, who)
                self._faults.reach("commit")
                self._connection.execute("COMMIT")
                self._faults.reach("done")
        except BaseException:
            self._take_back(run, started)
            raise

    def _open_moment(self, what: str, run: Run | None, who: str) -> int:
        self._faults.reach("moment")
        who = who or (run.who if run else "") or user_name()
        if run is not None and run.number is None:
            run.number = self._connection.execute(
                "INSERT INTO run (started, who, command, coder) VALUES (?, ?, ?, ?)",
                (self._time(), who, run.command, run.coder),
            ).lastrowid
        return int(
            self._connection.execute(
                "INSERT INTO moment (at, who, what, run) VALUES (?, ?, ?, ?)",
                (self._time(), who, what, run.number if run else None),
            ).lastrowid
            or 0
        )

    def _take_back(self, run: Run | None, started: int | None) -> None:
        self._codes.forget()
        if not self._connection.in_transaction:
            return
        if run is not None:
            run.number = started
        with suppress(sqlite3.Error):
            self._connection.execute("ROLLBACK")

    def _time(self) -> str:
        return self._clock().isoformat(timespec="seconds")


def _distinct(reports: Iterator[Report]) -> list[Report]:
    """One report a document: the first."""
    found: dict[str, Report] = {}
    for report in reports:
        found.setdefault(report.document.id, report)
    return list(found.values())


def _now() -> datetime:
    return datetime.now(UTC)


def user_name() -> str:
    """Who runs this, for the record; "unknown" where the system does not say."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
