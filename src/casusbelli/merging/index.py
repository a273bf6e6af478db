"""Events over many reports: which telling joins which event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from casusbelli.merging.match import kind_of, likeness, months
from casusbelli.merging.merge import build_event, event_id
from casusbelli.merging.telling import Telling, tellings_of
from casusbelli.records import Document, Event, Mention, Report

__all__ = ["EventIndex", "events_of", "merge_reports"]

NO_MONTH = "?"


class EventIndex:
    """Tellings by event, looked up by type and month; the order of addition decides names and so stays stable."""

    def __init__(self) -> None:
        self._events: dict[str, list[Telling]] = {}
        self._homes: dict[str, str] = {}
        self._blocks: dict[tuple[str, str], list[str]] = {}

    def add(self, document: Document, mentions: Sequence[Mention]) -> tuple[str, ...]:
        """Take in one document's mentions; the ids of the events they went to, in text order."""
        taken: set[str] = set()
        touched = []
        for telling in tellings_of(document, mentions):
            home = self._best(telling, taken) or event_id(telling.lead)
            taken.add(home)
            touched.append(home)
            self._put(home, telling)
        return tuple(touched)

    def restore(self, home: str, telling: Telling) -> None:
        """Put back a telling that went to event `home` in an earlier run: what is decided stays decided."""
        self._put(home, telling)

    def _best(self, telling: Telling, taken: set[str]) -> str | None:
        """The event a telling joins: the likest one; two tellings of one document never join the same."""
        candidates = {home for block in self._keys(telling) for home in self._blocks.get(block, ())} - taken
        scored = [(max(likeness(old, telling) for old in self._events[home]), home) for home in sorted(candidates)]
        best = max(scored, default=(0.0, ""), key=lambda pair: pair[0])
        return best[1] if best[0] > 0 else None

    def _keys(self, telling: Telling) -> list[tuple[str, str]]:
        return [(kind_of(telling), month) for month in months(telling) or {NO_MONTH}]

    def _put(self, home: str, telling: Telling) -> None:
        self._events.setdefault(home, []).append(telling)
        for mention in telling.mentions:
            self._homes[mention.id] = home
        for key in self._keys(telling):
            block = self._blocks.setdefault(key, [])
            if home not in block:
                block.append(home)

    def event(self, id: str, families: Mapping[str, str] | None = None) -> Event:
        """The merged event as it now stands; `families` maps copies to one family, so that they count once."""
        return build_event(id, self._events[id], self._homes, families or {})


def events_of(mentions: Sequence[Mention], document: Document) -> tuple[Event, ...]:
    """The events of one document alone."""
    return merge_reports([Report(document, mentions=tuple(mentions))])[0].events


def merge_reports(reports: Iterable[Report], families: Mapping[str, str] | None = None) -> list[Report]:
    """The reports with events that carry one id over all of them; the mentions of each event stay those of its report."""
    index = EventIndex()
    listed = list(reports)
    homes = [index.add(report.document, report.mentions) for report in listed]
    return [
        replace(report, events=tuple(_own_part(index.event(home, families), report) for home in ids))
        for report, ids in zip(listed, homes, strict=True)
    ]


def _own_part(event: Event, report: Report) -> Event:
    """The event with its merged fields and, of its mentions, those this report tells."""
    own = {m.id for m in report.mentions}
    return replace(event, mentions=tuple(id for id in event.mentions if id in own))
