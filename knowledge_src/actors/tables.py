"""Read the curated tables and the cut facts, checked on the way in."""

from __future__ import annotations

import csv
import hashlib
import io
import lzma
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
TABLES, FACTS = HERE / "tables", HERE / "facts"
Row = dict[str, str]

__all__ = ["FACTS", "TABLES", "Row", "curated", "digest", "facts", "listed"]


def curated(name: str) -> list[Row]:
    """Rows of `tables/NAME.csv`; ";" or "," separates, whichever the heading holds.

    Raises ValueError on a short or long row.
    """
    path = TABLES / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    rows = list(reader)
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise ValueError(f"{path}: row {number} has the wrong number of fields: {row}")
    return rows


def facts(name: str) -> Iterator[Row]:
    """Rows of `facts/NAME.csv.xz`."""
    with lzma.open(FACTS / f"{name}.csv.xz", "rt", encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)


def listed(field: str) -> list[str]:
    """The parts of a field that "|" separates."""
    return [part.strip() for part in field.split("|") if part.strip()]


def digest() -> str:
    """One digest of every source table; the artefact keeps it, and is stale when it differs."""
    found = hashlib.sha256()
    for path in sorted([*TABLES.iterdir(), *FACTS.iterdir()]):
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()
