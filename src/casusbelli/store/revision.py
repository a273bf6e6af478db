"""A person's corrections, laid over what the coder said."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from casusbelli.records import from_json, to_json

__all__ = ["LAST_MOMENT", "Revision", "corrected", "revisions_of"]

Record = TypeVar("Record")

LAST_MOMENT = 2**62
"""As of now."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One field of one record set to `new` (JSON; `old` is what it was); the highest `rev` of a field wins."""

    rev: int
    at: str
    who: str
    table: str
    id: str
    field: str
    old: str | None
    new: str
    why: str


def revisions_of(
    connection: sqlite3.Connection, table: str, record: str, moment: int = LAST_MOMENT
) -> tuple[Revision, ...]:
    """The corrections of one record up to `moment`, oldest first."""
    rows = connection.execute(
        'SELECT rev, at, who, "table", id, field, old, new, why FROM revision'
        ' WHERE "table" = ? AND id = ? AND moment <= ? ORDER BY rev',
        (table, record, moment),
    )
    return tuple(Revision(*row) for row in rows)


def corrected(record: Record, revisions: Iterable[Revision]) -> Record:
    """The record with every revised field as its newest revision has it."""
    changes = {revision.field: json.loads(revision.new) for revision in revisions}
    return from_json(type(record), {**to_json(record), **changes}) if changes else record
