"""Compiled reports beside what the coder makes of them: what is right, by the corpus's own gold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from casusbelli.coding import Resources
from casusbelli.coding.coder import Coder
from casusbelli.coding.draft import Draft
from casusbelli.coding.fitted import Fitted
from casusbelli.coding.report import coder_of
from casusbelli.language.analysis import Analysis
from casusbelli.records import Document, Participant, document_id

__all__ = ["COMPILED", "DATA", "Gold", "Reading", "kind_of", "lands", "load", "overlap", "read", "spans_of"]

ROOT = Path(__file__).resolve().parents[1]
COMPILED = ROOT / "corpus" / "compiled"
DATA = ROOT / "src" / "casusbelli" / "coding" / "data"
FOLDERS = ("train_gold", "dev_gold", "gold")
FILLERS = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "and",
        "in",
        "to",
        "for",
        "at",
        "on",
        "by",
        "its",
        "his",
        "her",
        "their",
        "s",
    }
)
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
Spans = list[tuple[int, int]]


def lands(parties: Iterable[Participant]) -> frozenset[str]:
    """The countries of a side as the report scorer compares them."""
    return frozenset(p.country or "none" for p in parties)


def kind_of(event_type: str) -> str:
    """The type, where no gold tells CONCEDE and RETREAT apart."""
    return YIELD.get(event_type, event_type)


@dataclass(frozen=True)
class Gold:
    """Of one gold event (all its tellings): triggers, type, the countries and the words of both sides."""

    spans: Spans
    event_type: str
    actors: frozenset[str]
    recipients: frozenset[str]
    names: dict[str, frozenset[str]]

    def agrees(self, parties: Sequence[Participant], side: str) -> bool:
        """Whether these have the countries of a side."""
        return lands(parties) == getattr(self, side)

    def names_any(self, parties: Sequence[Participant], side: str) -> bool:
        """Whether these share at least a word with those named on a side."""
        told = frozenset().union(*(content_words(f"{p.text} {p.name}") for p in parties))
        return bool(told & self.names[side] or not parties)


@dataclass(frozen=True)
class Reading:
    """One report with its analysis, ready to be coded with any weights."""

    row: dict[str, Any]
    analysis: Analysis
    resources: Resources
    events: Sequence[Gold]

    def coder(self, fitted: Fitted) -> Coder:
        """The coder of this report with these weights."""
        text = self.row["text"]
        document = Document(document_id(text), text, published=self.row["published"])
        return coder_of(document, self.analysis, replace(self.resources, fitted=fitted))

    def told_by(self, words: Any, draft: Draft) -> Gold | None:
        """The gold event of the draft's type whose trigger overlaps the draft's, if any."""
        own = spans_of(words, draft)
        kind = kind_of(draft.event_type)
        same = (e for e in self.events if kind_of(e.event_type) == kind)
        return next((e for e in same if overlap(own, e.spans)), None)

    def is_told(self, words: Any, draft: Draft) -> bool:
        """Whether a gold mention of the draft's type has a trigger that overlaps the draft's."""
        kind = kind_of(draft.event_type)
        spans = [tuple(m["trigger"]) for m in self.row["mentions"] if kind_of(m["event_type"]) == kind]
        return overlap(spans_of(words, draft), spans)

    def is_whole(self, words: Any, draft: Draft) -> bool:
        """Whether type and the countries of both sides are those of a gold event that the trigger overlaps."""
        own, kind = spans_of(words, draft), kind_of(draft.event_type)
        sides = (lands(draft.actors), lands(draft.recipients))
        same = (e for e in self.events if kind_of(e.event_type) == kind and (e.actors, e.recipients) == sides)
        return any(overlap(own, e.spans) for e in same)


def spans_of(words: Any, draft: Draft) -> Spans:
    return [(words[w].start, words[w].end) for w in draft.trigger.spread]


def overlap(first: Spans, second: Iterable[tuple[int, ...]]) -> bool:
    return any(start < b and a < end for a, b in second for start, end in first)


def content_words(text: str) -> frozenset[str]:
    """The words of a name in lower case, without those of any phrase."""
    return frozenset(re.findall(r"\w+", text.lower())) - FILLERS


def gold_events(row: dict[str, Any]) -> list[Gold]:
    """The events of one report's gold."""
    paths = (COMPILED / folder / f"{row['id']}.json" for folder in FOLDERS)
    gold = json.loads(next(p for p in paths if p.exists()).read_text(encoding="utf-8"))
    found = []
    for event in gold["events"]:
        spans = [(at, at + len(t)) for t in event["triggers"] if (at := row["text"].find(t)) >= 0]
        sides = (frozenset(p["country"] or "none" for p in event[side]) for side in ("actors", "recipients"))
        names = {
            side: frozenset().union(*(content_words(f"{p['text']} {p['name']}") for p in event[side]))
            for side in ("actors", "recipients")
        }
        found.append(Gold(spans, event["event_type"], *sides, names))
    return found


def load(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """Compiled reports."""
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def read(rows: Iterable[dict[str, Any]], analyser: Any, resources: Resources) -> list[Reading]:
    """Reports with their analyses and gold."""
    return [Reading(row, analyser.analyse(row["text"]), resources, gold_events(row)) for row in rows]
