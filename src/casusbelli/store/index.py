"""What is derived from the facts: each event as it now stands, its sides, its mentions, and the roll-ups."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casusbelli.records import Event, Participant, loads
from casusbelli.store.codes import CodeBook
from casusbelli.store.revision import corrected, revisions_of

__all__ = ["Index"]

STATUS = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "merge": "merged", "split": "corrected"}
UNCOUNTED = frozenset({"rejected", "merged"})
UNKNOWN_MONTH = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An event's part in the roll-ups, all names as code numbers."""

    type: int
    country: int | None
    month: str
    actors: tuple[int, ...]
    recipients: tuple[int, ...]

    def cells(self) -> Iterator[tuple[str, int, int, str]]:
        yield "type", self.type, 0, self.month
        if self.country is not None:
            yield "country", self.country, 0, self.month
        for source, target in self._dyads():
            yield "dyad", source, target, self.month

    def _dyads(self) -> set[tuple[int, int]]:
        """From every actor to every recipient; both ways between actors when there is no recipient."""
        targets = self.recipients or self.actors
        pairs = {(source, target) for source in self.actors for target in targets}
        return pairs if self.recipients else {(source, target) for source, target in pairs if source != target}


class Index:
    """Keeps the derived tables true to the facts, within the transaction that is open."""

    def __init__(self, connection: sqlite3.Connection, codes: CodeBook) -> None:
        self._connection = connection
        self._codes = codes

    def refresh(self, event_id: str, newest: Event | None = None) -> None:
        """Derive one event anew from its newest state, its revisions and its newest review.

        `newest` is that state, where the caller has just written it and need not have it read again.
        """
        state, body = self._connection.execute(
            "SELECT number, body FROM event WHERE id = ? ORDER BY number DESC LIMIT 1", (event_id,)
        ).fetchone()
        event = corrected(newest or loads(Event, body), revisions_of(self._connection, "event", event_id))
        status = self._status(event_id)
        self._count(self._entry_now(event_id), -1)
        number = self._put(event, state, status)
        self._put_sides(number, event)
        self._put_mentions(number, event.mentions)
        self._count(self._entry_now(event_id), 1)

    def rebuild(self) -> None:
        """Derive every event anew, in the order in which they first came."""
        self.clear()
        rows = self._connection.execute("SELECT id FROM event GROUP BY id ORDER BY min(number)").fetchall()
        for (event,) in rows:
            self.refresh(event)

    def clear(self) -> None:
        """Empty the derived tables of events."""
        for table in ("event_mention", "event_side", "event_now", "rollup"):
            self._connection.execute(f"DELETE FROM {table}")

    def _status(self, event_id: str) -> str:
        row = self._connection.execute(
            "SELECT decision FROM review WHERE \"table\" = 'event' AND record = ? ORDER BY number DESC LIMIT 1",
            (event_id,),
        ).fetchone()
        return STATUS[row[0]] if row else "unreviewed"

    def _put(self, event: Event, state: int, status: str) -> int:
        country = event.place.country if event.place else None
        row = self._connection.execute(
            "INSERT INTO event_now (id, state, type, country, first, last, reports, mentions, status)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state,"
            " type = excluded.type, country = excluded.country, first = excluded.first, last = excluded.last,"
            " reports = excluded.reports, mentions = excluded.mentions, status = excluded.status RETURNING number",
            (
                event.id,
                state,
                self._codes.sure("type", event.event_type),
                self._codes.number("country", country),
                *_days(event),
                self._independent(event.documents) or event.reports,
                len(event.mentions),
                status,
            ),
        ).fetchone()
        return int(row[0])

    def _independent(self, documents: Sequence[str]) -> int:
        """How many documents tell of it, copies of one story counted once."""
        families = {self._family(document) for document in documents}
        return len(families - {None})

    def _family(self, document: str) -> str | None:
        row = self._connection.execute(
            "SELECT coalesce(family, id) FROM document"
            " LEFT JOIN family ON family.document = document.number WHERE id = ?",
            (document,),
        ).fetchone()
        return row[0] if row else None

    def _put_sides(self, number: int, event: Event) -> None:
        self._connection.execute("DELETE FROM event_side WHERE event = ?", (number,))
        for side, participants in (("actor", event.actors), ("recipient", event.recipients)):
            self._connection.executemany(
                "INSERT INTO event_side (event, side, entity, country, sector, name, party)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(number, side, *self._coded(one)) for one in participants],
            )

    def _coded(self, one: Participant) -> tuple[int | None, ...]:
        codes = self._codes
        return (
            codes.number("entity", one.entity),
            codes.number("country", one.country),
            codes.number("sector", one.sector),
            codes.number("name", one.name or one.text),
            codes.number("party", one.country or one.entity or one.sector),
        )

    def _put_mentions(self, number: int, mentions: Sequence[str]) -> None:
        self._connection.execute("DELETE FROM event_mention WHERE event = ?", (number,))
        self._connection.executemany(
            "INSERT OR IGNORE INTO event_mention VALUES (?, ?)", [(number, one) for one in mentions]
        )

    def _entry_now(self, event_id: str) -> _Entry | None:
        row = self._connection.execute(
            "SELECT number, type, country, first, mentions, status FROM event_now WHERE id = ?", (event_id,)
        ).fetchone()
        if row is None or row[4] == 0 or row[5] in UNCOUNTED:
            return None
        sides: dict[str, list[int]] = {"actor": [], "recipient": []}
        for side, party in self._connection.execute("SELECT side, party FROM event_side WHERE event = ?", (row[0],)):
            sides[side].append(party)
        month = row[3][:7] if row[3] else UNKNOWN_MONTH
        return _Entry(row[1], row[2], month, tuple(sides["actor"]), tuple(sides["recipient"]))

    def _count(self, entry: _Entry | None, step: int) -> None:
        """Add the entry to the roll-ups, or (step -1) take it out; a cell that comes to nothing goes."""
        for cell in Counter(entry.cells()) if entry else ():
            self._connection.execute(
                "INSERT INTO rollup VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET events = events + excluded.events",
                (*cell, step),
            )
            self._connection.execute(
                "DELETE FROM rollup WHERE kind = ? AND a = ? AND b = ? AND month = ? AND events = 0", cell
            )


def _days(event: Event) -> tuple[str | None, str | None]:
    """First and last day; a side left open is closed with the other, so that a filter by days finds it."""
    if event.time is None:
        return None, None
    return event.time.first or event.time.last, event.time.last or event.time.first
