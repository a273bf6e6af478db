"""What the pool and its workers say to each other: one JSON record a line, in bytes."""

from __future__ import annotations

from typing import Any, TypeVar

from casusbelli.records import dumps, loads

__all__ = ["LEAN", "READY", "pack", "unpack"]

Record = TypeVar("Record")

READY = b"ready\n"
"""A worker's first line, once its coder is loaded."""
LEAN = "lean"
"""What a worker is told that need not send spans and the events of a document alone."""


def pack(record: Any) -> bytes:
    """The record as one line; a lone surrogate of a damaged text passes unharmed."""
    return dumps(record).encode("utf-8", "surrogatepass") + b"\n"


def unpack(kind: type[Record], line: bytes) -> Record:
    """The record that one line holds; raises InputError."""
    return loads(kind, line.decode("utf-8", "surrogatepass"))
