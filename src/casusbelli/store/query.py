"""Which events are asked for, and the SQL that finds them."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["EventQuery", "match_words"]

WORD = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Filters, all of which must hold; None asks for nothing.

    `actor` is an entity id, a country code, or part of a name, on either side; `country` is where it happened;
    `first` and `last` bound the days, inclusive; `words` must all stand in one quote ("..." for a phrase).
    """

    actor: str | None = None
    event_type: str | None = None
    country: str | None = None
    first: str | None = None
    last: str | None = None
    words: str | None = None
    rejected: bool = False
    limit: int | None = None

    def sql(self) -> tuple[str, list[object]]:
        """A SELECT of the ids of events, in order of their first day, and its parameters."""
        clauses = ["mentions > 0", "status <> 'merged'"]
        values: list[object] = []
        for clause, value in self._clauses():
            clauses.append(clause)
            values.extend(value)
        text = f"SELECT id FROM event_now WHERE {' AND '.join(clauses)} ORDER BY first IS NULL, first, number"
        if self.limit is not None:
            text += " LIMIT ?"
            values.append(self.limit)
        return text, values

    def _clauses(self) -> list[tuple[str, list[object]]]:
        found: list[tuple[str, list[object]]] = []
        if not self.rejected:
            found.append(("status <> 'rejected'", []))
        if self.event_type:
            found.append((_code("type"), ["type", self.event_type.upper()]))
        if self.country:
            found.append((_code("country"), ["country", self.country.upper()]))
        if self.first:
            found.append(("last >= ?", [self.first]))
        if self.last:
            found.append(("first <= ?", [self.last]))
        if self.actor and "\x00" in self.actor:
            found.append(("0", []))
        elif self.actor:
            found.append((ACTOR, [self.actor, self.actor.upper(), f"%{_literal(self.actor)}%"]))
        if self.words:
            found.append((WORDS, [match_words(self.words)]))
        return found


ACTOR = r"""number IN (
    SELECT event FROM event_side WHERE entity IN (SELECT number FROM code WHERE kind = 'entity' AND name = ?)
    UNION SELECT event FROM event_side WHERE country IN (SELECT number FROM code WHERE kind = 'country' AND name = ?)
    UNION SELECT event FROM event_side
        WHERE name IN (SELECT number FROM code WHERE kind = 'name' AND name LIKE ? ESCAPE '\'))"""
WORDS = """number IN (
    SELECT event FROM event_mention JOIN mention ON mention.id = event_mention.mention
    WHERE mention.number IN (SELECT rowid FROM quote_words WHERE quote_words MATCH ?))"""


def _code(column: str) -> str:
    return f"{column} = (SELECT number FROM code WHERE kind = ? AND name = ?)"


def _literal(text: str) -> str:
    """`text` for LIKE, with its wildcards taken at their word."""
    return re.sub(r"([\\%_])", r"\\\1", text)


def match_words(words: str) -> str:
    """An FTS5 query that asks for all the words, none of which is taken as an operator."""
    found = (phrase or word for phrase, word in WORD.findall(words.replace("\x00", " ")))
    return " AND ".join('"' + part.replace('"', '""') + '"' for part in found) or '""'
