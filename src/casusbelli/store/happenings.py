"""The merging room's index, filled from a store: part of the events, with as little of their documents as needed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from casusbelli.merging import EventIndex, Telling
from casusbelli.merging.merge import event_id
from casusbelli.merging.story import Story, story_of
from casusbelli.merging.summary import Summary, summary_of
from casusbelli.records import Event, Mention

__all__ = ["StoreIndex", "link_targets"]

STORIES = 1000
"""Stories kept at hand: one report's tellings lie scattered over the events that are read."""


class StoreIndex(EventIndex):
    """Tellings by event, where what is not loaded may still be linked to; restored documents keep no text here."""

    def __init__(self) -> None:
        super().__init__()
        self._stories: OrderedDict[str, Story] = OrderedDict()

    def restore(self, home: str, telling: Telling) -> None:
        self._put(home, _without_text(telling), self._summary(telling))

    def place(self, telling: Telling, taken: set[str]) -> str:
        """The event a new telling goes to: the likest that is not taken, else one of its own."""
        summary = self._summary(telling)
        home = self._best(summary, taken) or event_id(telling.lead)
        self._put(home, _without_text(telling), summary)
        return home

    def unknown(self, mentions: Iterable[str]) -> list[str]:
        """Those of the mentions whose events are not known here."""
        return [mention for mention in mentions if mention not in self._homes]

    def know(self, homes: Mapping[str, str]) -> None:
        """Learn the events of mentions that are not loaded, so that links to them hold."""
        for mention, home in homes.items():
            self._homes.setdefault(mention, home)

    def has(self, home: str) -> bool:
        """Is any telling of this event here?"""
        return home in self._events

    def ordered(self, home: str, order: Mapping[str, int], families: Mapping[str, str]) -> Event:
        """The event with its tellings in the given order of their documents."""
        self._events[home].sort(key=lambda telling: order[telling.document.id])
        return self.event(home, families)

    def documents(self, homes: Iterable[str]) -> list[str]:
        """The documents that tell of the events."""
        return list(dict.fromkeys(told.document.id for home in homes for told in self._events.get(home, ())))

    def _summary(self, telling: Telling) -> Summary:
        document = telling.document
        story = self._stories.pop(document.id, None) or story_of(document.text)
        self._stories[document.id] = story
        if len(self._stories) > STORIES:
            self._stories.popitem(last=False)
        return summary_of(telling, story)


def link_targets(mentions: Iterable[Mention]) -> list[str]:
    """The mentions that these point to."""
    return [link.target for mention in mentions for link in mention.links]


def _without_text(telling: Telling) -> Telling:
    return Telling(replace(telling.document, text=""), telling.mentions)
