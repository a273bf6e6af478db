"""All stored documents coded again: what was known of a happening stays with it, people's decisions above all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from casusbelli.merging import Telling, tellings_of
from casusbelli.merging.merge import event_id
from casusbelli.records import Document, Event, Mention, Report
from casusbelli.store.happenings import StoreIndex, link_targets
from casusbelli.store.joiner import blocks_of, types_of
from casusbelli.store.writer import RECODE, RECODED, Added, Run, StoreWriter

__all__ = ["Recoding"]

PAGE = 200
DECIDED = frozenset({"accepted", "corrected"})


@dataclass(slots=True)
class _Before:
    """One document's last coding: its mentions, their events, and how many tellings each event had of it."""

    mentions: tuple[Mention, ...]
    homes: dict[str, str]
    tellings: Counter[str] = field(default_factory=Counter)


class Recoding:
    """One run over a store's documents; one that was interrupted is gone on with, unless `anew`."""

    def __init__(self, store: StoreWriter, run: Run, *, anew: bool = False) -> None:
        self._store = store
        self._run = run
        begun = 0 if anew else store.last_moment(RECODE, store.last_moment(RECODED), first=True)
        self._since = begun or store.last_moment() + 1

    def pending(self) -> Iterator[Document]:
        """The documents not coded again yet, in the order in which they were added."""
        number = 0
        while page := self._store.coded_before(self._since, number, PAGE):
            yield from (document for _, document in page)
            number = page[-1][0]

    def keep(self, reports: Sequence[Report]) -> Added:
        """Keep a batch of new codings, all of it or on any error nothing."""
        good = [report for report in reports if report.error is None]
        return self._store.recode(reports, self._run, self._events(good))

    def finish(self) -> None:
        """Put on record that all is done."""
        self._store.end_recode()

    def _events(self, reports: Sequence[Report]) -> list[Event]:
        before = {report.document.id: self._before(report.document) for report in reports}
        touched = dict.fromkeys(home for one in before.values() for home in one.homes.values())
        index = _Loaded(self._store, frozenset(before))
        for home in touched:
            index.load_event(home)
        homeless = [
            (report.document.id, telling, taken)
            for report in reports
            for telling, taken in _settle(report, before[report.document.id], index)
        ]
        for _, telling, _ in homeless:
            index.load_around(telling)
        for _, telling, taken in homeless:
            home = index.place(telling, taken)
            taken.add(home)
            touched[home] = None
        index.know_targets()
        return list(self._states(touched, index))

    def _before(self, document: Document) -> _Before:
        report = self._store.report(document.id)
        mentions = report.mentions if report else ()
        before = _Before(mentions, self._store.homes(mention.id for mention in mentions))
        before.tellings.update(
            before.homes[telling.lead.id]
            for telling in tellings_of(document, mentions)
            if telling.lead.id in before.homes
        )
        return before

    def _states(self, homes: dict[str, None], index: _Loaded) -> Iterator[Event]:
        documents = index.documents(homes)
        order, families = self._store.numbers(documents), self._store.families(documents)
        for home in homes:
            if index.has(home):
                yield index.ordered(home, order, families)
            elif self._store.status(home) not in DECIDED:
                event = self._store.event(home)
                if event is not None:
                    yield replace(event, mentions=(), evidence=(), documents=(), publishers=(), links=(), reports=0)


class _Loaded(StoreIndex):
    """The events that a batch touches, without what its own documents told of them before."""

    def __init__(self, store: StoreWriter, batch: frozenset[str]) -> None:
        super().__init__()
        self._store = store
        self._batch = batch
        self._seen: set[tuple[str, str]] = set()
        self._targets: list[str] = []

    def load_event(self, home: str) -> None:
        self._take(self._store.tellings(home))

    def load_around(self, telling: Telling) -> None:
        """What the telling may join: its neighbours, and an event that already has the name it would found."""
        self.load_event(event_id(telling.lead))
        for kind, month in blocks_of([telling]):
            self._take(self._store.neighbours(types_of(kind), month))

    def know_targets(self) -> None:
        self.know(self._store.homes(self.unknown(self._targets)))

    def _take(self, rows: Iterator[tuple[str, Document, list[Mention]]]) -> None:
        for home, document, mentions in rows:
            if document.id not in self._batch and (home, document.id) not in self._seen:
                self._seen.add((home, document.id))
                self._targets += link_targets(mentions)
                self.restore(home, Telling(document, tuple(mentions)))


def _settle(report: Report, before: _Before, index: StoreIndex) -> list[tuple[Telling, set[str]]]:
    """Put back each telling that was told before; the others, with the events that are taken."""
    taken: set[str] = set()
    room, left = before.tellings.copy(), []
    for telling in tellings_of(report.document, report.mentions):
        home = next((old for old in _old_homes(telling, before) if room[old] > 0), None)
        if home is None:
            left.append((telling, taken))
        else:
            room[home] -= 1
            taken.add(home)
            index.restore(home, telling)
    return left


def _old_homes(telling: Telling, before: _Before) -> Iterator[str]:
    """The events of the mentions that had a telling's triggers: first the same words, then any of them."""
    for mention in telling.mentions:
        if mention.id in before.homes:
            yield before.homes[mention.id]
    for mention in telling.mentions:
        for old in before.mentions:
            overlap = old.trigger.start < mention.trigger.end and mention.trigger.start < old.trigger.end
            if overlap and old.id in before.homes:
                yield before.homes[old.id]
