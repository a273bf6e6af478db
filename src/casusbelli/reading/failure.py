"""What the reader says of a source it could not read, or read with a reservation."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Failure", "Note"]


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that gave no document: `key` names it, `reason` is one line that says what is wrong."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """A document that was read, with something refused on the way (a date in the future, a wrong encoding label)."""

    key: str
    text: str
