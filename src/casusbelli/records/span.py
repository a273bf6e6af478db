"""Words of a document, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Extent", "Span"]


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of a document's text: code points, start inclusive, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a document: `text` is exactly what stands from `start` to `end`."""

    text: str
    start: int
    end: int
