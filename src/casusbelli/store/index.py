"""What is derived from the facts: each event as it now stands, its sides, its mentions, and the roll-ups."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from casusbelli.records import Event, Participant, loads
from casusbelli.store.codes import CodeBook
from casusbelli.store.revision import corrected, revisions_of

__all__ = ["Index"]

STATUS = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "merge": "merged", "split": "corrected"}
NOT_REVIEWED = "unreviewed"
UNCOUNTED = frozenset({"rejected", "merged"})
UNKNOWN_MONTH = ""
FAMILIES_AT_HAND = 10_000
"""Documents whose families are remembered within one transaction."""

Side = tuple[str, int | None, int | None, int | None, int | None, int | None]
"""A row of `event_side` without its event; the last is the party."""


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


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the derived tables hold of an event."""

    number: int
    sides: list[Side]
    entry: _Entry | None


class Index:
    """Keeps the derived tables true to the facts, within the transaction that is open: one for each transaction."""

    def __init__(self, connection: sqlite3.Connection, codes: CodeBook) -> None:
        self._connection = connection
        self._codes = codes
        self._family = lru_cache(maxsize=FAMILIES_AT_HAND)(self._family_of)
        self._has_decisions = lru_cache(maxsize=1)(self._finds_decisions)

    def refresh(self, event_id: str, newest: tuple[int, Event] | None = None) -> None:
        """Derive one event anew from its newest state, its revisions and its newest review.

        `newest` is that state with its number, where the caller has just written it and need not have it read again.
        """
        state, event = newest or self._newest(event_id)
        status = NOT_REVIEWED
        if self._has_decisions():
            event = corrected(event, revisions_of(self._connection, "event", event_id))
            status = self._status(event_id)
        kept = self._kept(event_id)
        number = self._put(event, state, status)
        sides = list(self._sides(event))
        self._put_sides(number, sides, kept.sides if kept else [])
        self._put_mentions(number, event.mentions, known=kept is not None)
        self._count(kept.entry if kept else None, self._entry(event, sides, status))

    def _newest(self, event_id: str) -> tuple[int, Event]:
        number, body = self._connection.execute(
            "SELECT number, body FROM event WHERE id = ? ORDER BY number DESC LIMIT 1", (event_id,)
        ).fetchone()
        return number, loads(Event, body)

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

    def _finds_decisions(self) -> bool:
        (found,) = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM revision) OR EXISTS (SELECT 1 FROM review)"
        ).fetchone()
        return bool(found)

    def _status(self, event_id: str) -> str:
        row = self._connection.execute(
            "SELECT decision FROM review WHERE \"table\" = 'event' AND record = ? ORDER BY number DESC LIMIT 1",
            (event_id,),
        ).fetchone()
        return STATUS[row[0]] if row else NOT_REVIEWED

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

    def _family_of(self, document: str) -> str | None:
        row = self._connection.execute(
            "SELECT coalesce(family, id) FROM document"
            " LEFT JOIN family ON family.document = document.number WHERE id = ?",
            (document,),
        ).fetchone()
        return row[0] if row else None

    def _sides(self, event: Event) -> Iterator[Side]:
        for side, participants in (("actor", event.actors), ("recipient", event.recipients)):
            for one in participants:
                yield (side, *self._coded(one))

    def _put_sides(self, number: int, sides: Sequence[Side], kept: Sequence[Side]) -> None:
        if sides == kept:
            return
        if kept:
            self._connection.execute("DELETE FROM event_side WHERE event = ?", (number,))
        self._connection.executemany(
            "INSERT INTO event_side (event, side, entity, country, sector, name, party) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(number, *side) for side in sides],
        )

    def _coded(self, one: Participant) -> tuple[int | None, int | None, int | None, int | None, int | None]:
        codes = self._codes
        return (
            codes.number("entity", one.entity),
            codes.number("country", one.country),
            codes.number("sector", one.sector),
            codes.number("name", one.name or one.text),
            codes.number("party", one.country or one.entity or one.sector),
        )

    def _put_mentions(self, number: int, mentions: Sequence[str], *, known: bool) -> None:
        kept: set[str] = set()
        if known:
            rows = self._connection.execute("SELECT mention FROM event_mention WHERE event = ?", (number,))
            kept = {row[0] for row in rows}
        gone = kept.difference(mentions)
        if gone:
            self._connection.executemany(
                "DELETE FROM event_mention WHERE event = ? AND mention = ?", [(number, one) for one in sorted(gone)]
            )
        self._connection.executemany(
            "INSERT OR IGNORE INTO event_mention VALUES (?, ?)",
            [(number, one) for one in mentions if one not in kept],
        )

    def _kept(self, event_id: str) -> _Kept | None:
        row = self._connection.execute(
            "SELECT number, type, country, first, mentions, status FROM event_now WHERE id = ?", (event_id,)
        ).fetchone()
        if row is None:
            return None
        number, kind, country, first, mentions, status = row
        sides: list[Side] = self._connection.execute(
            "SELECT side, entity, country, sector, name, party FROM event_side WHERE event = ? ORDER BY rowid",
            (number,),
        ).fetchall()
        return _Kept(number, sides, _entry(kind, country, first, sides) if _counts(mentions, status) else None)

    def _entry(self, event: Event, sides: Sequence[Side], status: str) -> _Entry | None:
        if not _counts(len(event.mentions), status):
            return None
        country = event.place.country if event.place else None
        kind = self._codes.sure("type", event.event_type)
        return _entry(kind, self._codes.number("country", country), _days(event)[0], sides)

    def _count(self, before: _Entry | None, after: _Entry | None) -> None:
        """Bring the roll-ups from one entry to the other; a cell that comes to nothing goes."""
        steps = Counter(after.cells()) if after else Counter()
        steps.subtract(before.cells() if before else ())
        for cell, step in steps.items():
            if step:
                self._connection.execute(
                    "INSERT INTO rollup VALUES (?, ?, ?, ?, ?)"
                    " ON CONFLICT DO UPDATE SET events = events + excluded.events",
                    (*cell, step),
                )
            if step < 0:
                self._connection.execute(
                    "DELETE FROM rollup WHERE kind = ? AND a = ? AND b = ? AND month = ? AND events = 0", cell
                )


def _counts(mentions: int, status: str) -> bool:
    """Whether the roll-ups count an event."""
    return mentions > 0 and status not in UNCOUNTED


def _entry(kind: int, country: int | None, first: str | None, sides: Sequence[Side]) -> _Entry:
    parties: dict[str, list[int]] = {"actor": [], "recipient": []}
    for side, *_, party in sides:
        if party is not None:
            parties[str(side)].append(int(party))
    month = first[:7] if first else UNKNOWN_MONTH
    return _Entry(kind, country, month, tuple(parties["actor"]), tuple(parties["recipient"]))


def _days(event: Event) -> tuple[str | None, str | None]:
    """First and last day; a side left open is closed with the other, so that a filter by days finds it."""
    if event.time is None:
        return None, None
    return event.time.first or event.time.last, event.time.last or event.time.first
