"""Names that repeat, as small integers."""

from __future__ import annotations

import sqlite3

__all__ = ["CodeBook"]


class CodeBook:
    """The store's dictionary of codes: each (kind, name) has one number for ever.

    Numbers given out in a transaction that is rolled back must be forgotten with it: call `forget`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers: dict[tuple[str, str], int] = {}

    def number(self, kind: str, name: str | None) -> int | None:
        """The number of `name`, given out now if it is new; None for None."""
        return None if name is None else self.sure(kind, name)

    def sure(self, kind: str, name: str) -> int:
        """The number of a name that is there."""
        known = self._numbers.get((kind, name))
        if known is not None:
            return known
        self._connection.execute("INSERT OR IGNORE INTO code (kind, name) VALUES (?, ?)", (kind, name))
        row = self._connection.execute("SELECT number FROM code WHERE kind = ? AND name = ?", (kind, name)).fetchone()
        self._numbers[kind, name] = row[0]
        return int(row[0])

    def forget(self) -> None:
        """Trust nothing but the file again."""
        self._numbers.clear()
