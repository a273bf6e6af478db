"""A person's decision on a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Review"]


@dataclass(frozen=True, slots=True)
class Review:
    """One decision: accept, reject, correct, merge or split; append-only, the newest wins.

    `table` and `record` name what it is about; `changes` maps a field to its corrected JSON value (for merge and split:
    "into" and "mentions"). `at` is an ISO timestamp in UTC.
    """

    id: str
    table: str
    record: str
    decision: str
    who: str
    at: str
    why: str = ""
    changes: Mapping[str, str] = field(default_factory=dict)
