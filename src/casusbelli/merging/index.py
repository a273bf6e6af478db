"""Events over many reports: which telling joins which event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from casusbelli.merging.blocks import Blocks
from casusbelli.merging.match import compare
from casusbelli.merging.merge import build_event, event_id
from casusbelli.merging.story import NO_STORY, Story, story_of
from casusbelli.merging.summary import Summary, summary_of
from casusbelli.merging.telling import Telling, tellings_of
from casusbelli.records import Document, Event, Mention, Report

__all__ = ["EventIndex", "events_of", "merge_reports"]

MOST_COMPARED = 12
"""Tellings of one event that new ones are compared with, the first ones: a hundred copies add nothing."""


class EventIndex:
    """Tellings by event; the order of addition decides ids, so that what is added later never renames an event."""

    def __init__(self) -> None:
        self._events: dict[str, list[Telling]] = {}
        self._summaries: dict[str, list[Summary]] = {}
        self._homes: dict[str, str] = {}
        self._blocks = Blocks()
        self._story: tuple[str, Story] = ("", NO_STORY)

    def add(self, document: Document, mentions: Sequence[Mention]) -> tuple[str, ...]:
        """Take in one document's mentions; the ids of the events they went to, in text order."""
        taken: set[str] = set()
        touched = []
        for telling in tellings_of(document, mentions):
            summary = self._summary(telling)
            home = self._best(summary, taken) or event_id(telling.lead)
            taken.add(home)
            touched.append(home)
            self._put(home, telling, summary)
        return tuple(touched)

    def restore(self, home: str, telling: Telling) -> None:
        """Put back a telling that went to event `home` in an earlier run: what is decided stays decided."""
        self._put(home, telling, self._summary(telling))

    def _summary(self, telling: Telling) -> Summary:
        """Its summary; the tellings of one document come one after the other and share its story."""
        if self._story[0] != telling.document.id:
            self._story = (telling.document.id, story_of(telling.document.text))
        return summary_of(telling, self._story[1])

    def _best(self, summary: Summary, taken: set[str]) -> str | None:
        """The event a telling joins: the likest one; two tellings of one document never join the same."""
        best, likest = None, 0.0
        for home in self._blocks.near(summary):
            likeness = 0.0 if home in taken else max(compare(old, summary) for old in self._summaries[home])
            if likeness > likest:
                best, likest = home, likeness
        return best

    def _put(self, home: str, telling: Telling, summary: Summary) -> None:
        self._events.setdefault(home, []).append(telling)
        self._homes.update((mention.id, home) for mention in telling.mentions)
        compared = self._summaries.setdefault(home, [])
        if len(compared) < MOST_COMPARED:
            compared.append(summary)
            self._blocks.put(home, summary)

    def event(self, id: str, families: Mapping[str, str] | None = None) -> Event:
        """The merged event as it now stands; `families` maps copies to one family, so that they count once."""
        return build_event(id, self._events[id], self._homes, families or {})


def events_of(mentions: Sequence[Mention], document: Document) -> tuple[Event, ...]:
    """The events of one document alone: two of its tellings never join, so that nothing is compared."""
    tellings = list(tellings_of(document, tuple(mentions)))
    homes = {mention.id: event_id(telling.lead) for telling in tellings for mention in telling.mentions}
    return tuple(build_event(event_id(telling.lead), [telling], homes, {}) for telling in tellings)


def merge_reports(reports: Iterable[Report], families: Mapping[str, str] | None = None) -> list[Report]:
    """The reports with events that carry one id over all of them; each lists those of its own mentions only."""
    index = EventIndex()
    listed = list(reports)
    homes = [index.add(report.document, report.mentions) for report in listed]
    events = {home: index.event(home, families) for home in dict.fromkeys(home for told in homes for home in told)}
    return [
        replace(report, events=tuple(_own_part(events[home], report) for home in told))
        for report, told in zip(listed, homes, strict=True)
    ]


def _own_part(event: Event, report: Report) -> Event:
    """The event with its merged fields and, of its mentions, those this report tells."""
    own = {m.id for m in report.mentions}
    return replace(event, mentions=tuple(id for id in event.mentions if id in own))
