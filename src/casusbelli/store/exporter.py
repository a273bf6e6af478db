"""All that a store keeps as JSON lines, from which `importer` makes an equal store."""

from __future__ import annotations

import json
import sqlite3
from base64 import b64encode
from collections.abc import Iterator, Mapping
from typing import Any

from casusbelli.store.schema import VERSION

__all__ = ["END", "FORMAT", "export_lines"]

FORMAT = "casus store"
END = "end"
"""The last line's record: without it an export is cut short."""

PLAIN: Mapping[str, str] = {
    "run": "SELECT number, started, finished, who, command, coder, documents, failed FROM run ORDER BY number",
    "moment": "SELECT number, at, who, what, run FROM moment ORDER BY number",
}
LATER: Mapping[str, str] = {
    "event": "SELECT moment, body FROM event ORDER BY number",
    "failed": "SELECT moment, key, digest, reason FROM failed ORDER BY number",
    "revision": 'SELECT moment, at, who, "table", id, field, old, new, why FROM revision ORDER BY rev',
    "review": "SELECT moment, body FROM review ORDER BY number",
}
CODINGS = """SELECT coding.number, coding.document, coding.moment, coder.name AS coder, sentences FROM coding
    JOIN code coder ON coder.number = coding.coder ORDER BY coding.number"""
DOCUMENT = """SELECT document.id, text, key, title, published, publisher.name AS publisher, wire.name AS wire, byline,
    url, language.name AS language, digest, family, signature,
    (SELECT min(number) FROM coding WHERE coding.document = document.number) AS coding
    FROM document LEFT JOIN code publisher ON publisher.number = document.publisher
    LEFT JOIN code wire ON wire.number = document.wire LEFT JOIN code language ON language.number = document.language
    LEFT JOIN family ON family.document = document.number WHERE document.number = ?"""

Row = dict[str, Any]


def export_lines(connection: sqlite3.Connection) -> Iterator[str]:
    """The store's facts, one JSON object a line, each table in the order of its rows.

    The first line names the format, the last counts the lines before it. A "report" is a document with its first
    coding, a "coding" a later coding of a document that came before. What is derived from the facts is left out.
    """
    written = 0
    for record, row in _rows(connection):
        yield json.dumps({"record": record, **row}, ensure_ascii=False, separators=(",", ":"))
        written += 1
    yield json.dumps({"record": END, "lines": written}, separators=(",", ":"))


def _rows(connection: sqlite3.Connection) -> Iterator[tuple[str, Row]]:
    yield "store", {"format": FORMAT, "version": VERSION}
    for record, statement in PLAIN.items():
        yield from ((record, row) for row in _select(connection, statement))
    for coding in _select(connection, CODINGS):
        yield _coding(connection, coding)
    for record, statement in LATER.items():
        for row in _select(connection, statement):
            yield record, {**row, "body": json.loads(row["body"])} if "body" in row else row


def _coding(connection: sqlite3.Connection, coding: Row) -> tuple[str, Row]:
    (document,) = _select(connection, DOCUMENT, coding["document"])
    signature, family, first = (document.pop(name) for name in ("signature", "family", "coding"))
    document["byline"] = json.loads(document["byline"])
    found = {
        "moment": coding["moment"],
        "coder": coding["coder"],
        "sentences": json.loads(coding["sentences"]),
        "mentions": _bodies(connection, "mention", coding["number"]),
        "ties": _bodies(connection, "tie", coding["number"]),
    }
    if first != coding["number"]:
        return "coding", {"document": document["id"], **found}
    packed = None if signature is None else b64encode(signature).decode("ascii")
    return "report", {"document": document, "family": family, "signature": packed, **found}


def _bodies(connection: sqlite3.Connection, table: str, coding: int) -> list[Any]:
    rows = connection.execute(f"SELECT body FROM {table} WHERE coding = ? ORDER BY number", (coding,))
    return [json.loads(body) for (body,) in rows]


def _select(connection: sqlite3.Connection, statement: str, *values: object) -> Iterator[Row]:
    cursor = connection.execute(statement, values)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))
