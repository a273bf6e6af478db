"""What every reader is told besides the bytes: the fallback date, the bounds, today's date, whom to tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from casusbelli.reading.failure import Failure, Note
from casusbelli.reading.limits import LIMITS, Limits
from casusbelli.records import Document

__all__ = ["Fetch", "Outcome", "Setting", "Tell"]

Outcome: TypeAlias = Document | Failure
Tell: TypeAlias = Callable[[Note], None]
Fetch: TypeAlias = Callable[[str, "Setting"], Iterator[Outcome]]


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def _ignore(note: Note) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Setting:
    """`date` is used for a source that has none of its own; `fetch`, when given, reads what an address leads to."""

    date: dt.date | None = None
    limits: Limits = LIMITS
    today: dt.date = field(default_factory=_today)
    tell: Tell = _ignore
    fetch: Fetch | None = None
    level: int = 0

    def latest(self) -> dt.date:
        """The last day a report may be dated."""
        return self.today + dt.timedelta(days=self.limits.lookahead_days)
