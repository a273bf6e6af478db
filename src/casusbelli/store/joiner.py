"""New reports joined with what the store holds: the same happening keeps its id, and its telling is added to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from casusbelli.merging import Telling, tellings_of
from casusbelli.merging.match import kind_of, months
from casusbelli.records import Report
from casusbelli.store.happenings import StoreIndex, link_targets
from casusbelli.store.reader import StoreReader

__all__ = ["Joiner", "blocks_of", "types_of"]

TYPES_OF_KIND = {"YIELD": ("CONCEDE", "RETREAT")}
MOST_TELLINGS = 20_000
"""Tellings kept at hand between batches; past that, and past twice what the next batch needed, they are dropped and
read again as needed."""

Block = tuple[str, str | None]


class Joiner:
    """Joins batches of reports with the events of one store; reads only the months and types that the reports touch."""

    def __init__(self, store: StoreReader, most_tellings: int = MOST_TELLINGS) -> None:
        self._store = store
        self._most = most_tellings
        self._needed: int
        self._tellings: int
        self._forget()

    def join(self, reports: Sequence[Report], families: dict[str, str]) -> list[Report]:
        """The reports with their events as they stand with all tellings, old and new.

        `families` maps the documents of the batch to their families of copies.
        """
        if self._tellings > max(self._most, 2 * self._needed):
            self._forget()
        homes = [self._add(report) for report in reports]
        self._needed = self._needed or self._tellings
        self._families.update(families)
        touched = dict.fromkeys(home for told in homes for home in told)
        events = {home: self._index.event(home, self._families) for home in touched}
        return [
            replace(report, events=tuple(events[home] for home in told))
            for report, told in zip(reports, homes, strict=True)
        ]

    def _add(self, report: Report) -> tuple[str, ...]:
        for block in blocks_of(tellings_of(report.document, report.mentions)):
            self._load(block)
        self._tellings += len(report.mentions)
        homes = self._index.add(report.document, report.mentions)
        self._restored.update((home, report.document.id) for home in homes)
        return homes

    def _load(self, block: Block) -> None:
        if block in self._blocks:
            return
        self._blocks.add(block)
        kind, month = block
        targets: list[str] = []
        for home, document, mentions in self._store.neighbours(types_of(kind), month):
            telling = Telling(document, tuple(mentions))
            if (home, document.id) not in self._restored:
                self._restored.add((home, document.id))
                self._families.update(self._store.families([document.id]))
                self._index.restore(home, telling)
                self._tellings += len(mentions)
                targets += link_targets(mentions)
        self._index.know(self._store.homes(self._index.unknown(targets)))

    def _forget(self) -> None:
        self._index = StoreIndex()
        self._blocks: set[Block] = set()
        self._restored: set[tuple[str, str]] = set()
        self._families: dict[str, str] = {}
        self._tellings = 0
        self._needed = 0


def blocks_of(tellings: Iterable[Telling]) -> Iterator[Block]:
    """The kinds and months in which what the tellings may join is found."""
    for telling in tellings:
        for month in months(telling) or (None,):
            yield kind_of(telling), month


def types_of(kind: str) -> tuple[str, ...]:
    """The event types of a kind."""
    return TYPES_OF_KIND.get(kind, (kind,))
