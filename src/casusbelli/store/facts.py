"""What is only ever added: documents, codings, mentions, ties, states of events, failures."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from casusbelli.records import Document, Event, Mention, Participant, Report, Tie, dumps
from casusbelli.store.codes import CodeBook
from casusbelli.store.faults import Faults

__all__ = ["Copy", "Facts", "coder_of"]


@dataclass(frozen=True, slots=True)
class Copy:
    """Which family of copies a document belongs to, and the signature by which the next copy is found."""

    family: str
    signature: bytes | None = None


class Facts:
    """Adds facts within the transaction that is open; `moment` is that transaction's number."""

    def __init__(self, connection: sqlite3.Connection, codes: CodeBook, faults: Faults, moment: int) -> None:
        self._connection = connection
        self._codes = codes
        self._faults = faults
        self._moment = moment

    def add_report(self, report: Report, copy: Copy | None) -> None:
        """Keep a document that is not there yet, and its coding."""
        self.add_coding(report, self.add_document(report.document, copy), coder_of(report))

    def add_coding(self, report: Report, document: int, coder: str) -> None:
        """Keep one more coding, by `coder`, of the document with this number."""
        self._faults.reach("coding")
        coding = self._insert(
            "INSERT INTO coding (document, moment, coder, sentences) VALUES (?, ?, ?, ?)",
            document, self._moment, self._codes.sure("coder", coder),
            json.dumps([[sentence.start, sentence.end] for sentence in report.sentences], separators=(",", ":")),
        )  # fmt: skip
        for mention in report.mentions:
            self._add_mention(mention, report.document.text, document, coding)
        for tie in report.ties:
            self._add_tie(tie, coding)

    def add_failed(self, report: Report) -> None:
        """Keep what could not be read or coded, and why; the same failure twice is one row."""
        self._faults.reach("failed")
        document = report.document
        self._connection.execute(
            "INSERT OR IGNORE INTO failed (moment, key, digest, reason) VALUES (?, ?, ?, ?)",
            (self._moment, document.key or document.id, document.digest or "", report.error),
        )

    def add_event(self, event: Event, body: str) -> int:
        """Keep a new state of an event, `body` being its JSON; returns its number."""
        self._faults.reach("event")
        return self._insert("INSERT INTO event (id, moment, body) VALUES (?, ?, ?)", event.id, self._moment, body)

    def add_document(self, document: Document, copy: Copy | None) -> int:
        """Keep a document without a coding; returns its number."""
        self._faults.reach("document")
        codes = self._codes
        number = self._insert(
            "INSERT INTO document"
            " (id, moment, key, title, published, publisher, wire, byline, url, language, digest, text)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            document.id, self._moment, document.key, document.title, document.published,
            codes.number("publisher", document.publisher), codes.number("wire", document.wire),
            json.dumps(document.byline, ensure_ascii=False), document.url,
            codes.number("language", document.language), document.digest, document.text,
        )  # fmt: skip
        self._insert(
            "INSERT INTO document_words (rowid, title, text) VALUES (?, ?, ?)", number, document.title, document.text
        )
        if copy is not None:
            self._insert("INSERT INTO family VALUES (?, ?, ?)", number, copy.family, copy.signature)
        return number

    def _add_mention(self, mention: Mention, text: str, document: int, coding: int) -> None:
        self._faults.reach("mention")
        number = self._insert(
            "INSERT INTO mention (id, coding, document, sentence, trigger_start, trigger_end, type, confidence, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            mention.id, coding, document, mention.sentence, mention.trigger.start, mention.trigger.end,
            self._codes.sure("type", mention.event_type), mention.confidence, dumps(mention),
        )  # fmt: skip
        quote = " ".join(text[extent.start : extent.end] for extent in mention.evidence)
        self._insert("INSERT INTO quote_words (rowid, quote) VALUES (?, ?)", number, quote)

    def _add_tie(self, tie: Tie, coding: int) -> None:
        self._faults.reach("tie")
        codes = self._codes
        self._insert(
            "INSERT INTO tie (coding, subject, relation, object, confidence, body) VALUES (?, ?, ?, ?, ?, ?)",
            coding, codes.sure("name", _name(tie.subject)), codes.sure("relation", tie.relation),
            codes.sure("name", _name(tie.object)), tie.confidence, dumps(tie),
        )  # fmt: skip

    def _insert(self, statement: str, *values: object) -> int:
        return int(self._connection.execute(statement, values).lastrowid or 0)


def coder_of(report: Report) -> str:
    """The coder that made the report, as its mentions say; "" when it has none."""
    return next((mention.coder for mention in report.mentions), "")


def _name(participant: Participant) -> str:
    return participant.name or participant.text
