"""When something happened, or is to happen."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Interval"]


@dataclass(frozen=True, slots=True)
class Interval:
    """From `first` to `last`, ISO dates, both inclusive, None where open or unknown.

    `text`, `start`, `end` are the words that say it, None when the report's own date stands in (`precision` "report").
    """

    text: str | None = None
    start: int | None = None
    end: int | None = None
    first: str | None = None
    last: str | None = None
    precision: str = "report"
    inferred: bool = False
    rule: str | None = None
