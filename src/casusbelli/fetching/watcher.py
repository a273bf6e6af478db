"""Following feeds: what is new in each is fetched, read, handed on, and only then remembered."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from casusbelli.errors import FetchError, InputError
from casusbelli.fetching.fetcher import Fetched
from casusbelli.fetching.limits import FETCH_LIMITS, FetchLimits
from casusbelli.fetching.state import FeedState, WatchState
from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.feed import Entry, document_of_entry, entries_of
from casusbelli.reading.setting import Outcome, Setting
from casusbelli.reading.sources import read_bytes
from casusbelli.records import Document

__all__ = ["Add", "Fetches", "Tally", "Watcher"]

Add = Callable[[Iterable[Outcome]], None]


class Fetches(Protocol):
    """What the watcher needs of a fetcher."""

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """The answer to GET `url`; raises FetchError."""
        ...


@dataclass(frozen=True, slots=True)
class Tally:
    """What one round did: feeds asked, feeds unchanged, feeds that failed, entries read, entries that failed."""

    asked: int = 0
    unchanged: int = 0
    failed: int = 0
    read: int = 0
    unread: int = 0


@dataclass(slots=True)
class Watcher:
    """`add` takes outcomes and returns when they are stored: only then are they remembered as seen, so that nothing
    is lost when the watch is killed (an entry may be read twice, which a store does not mind)."""

    fetcher: Fetches
    state: WatchState
    add: Add
    setting: Setting = field(default_factory=Setting)
    limits: FetchLimits = FETCH_LIMITS
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    batch: int = 20

    def round(self, feeds: Sequence[str]) -> Tally:
        """Ask every feed once that is due, and add what is new in it."""
        total = Tally()
        for feed in feeds:
            known = self.state.feeds.get(feed, FeedState())
            if self.clock() >= known.not_before:
                total = _sum(total, self._ask(feed, known))
        return total

    def follow(self, feeds: Sequence[str], every: float, rounds: int | None = None) -> Iterator[Tally]:
        """Rounds, `every` so many seconds, each as it is done; without `rounds` for ever."""
        done = 0
        while rounds is None or done < rounds:
            started = self.clock()
            yield self.round(feeds)
            done += 1
            if rounds is None or done < rounds:
                self.sleep(max(1.0, started + every - self.clock()))

    def _ask(self, feed: str, known: FeedState) -> Tally:
        try:
            answer = self.fetcher.fetch(feed, etag=known.etag, modified=known.modified)
            if answer.unchanged:
                self._remember(feed, replace(known, failures=0, not_before=0.0))
                return Tally(asked=1, unchanged=1)
            entries = entries_of(answer.body)
        except (FetchError, InputError) as error:
            self.add([Failure(feed, str(error).removeprefix(f"{feed}: "))])
            self._remember(feed, self._later(known))
            return Tally(asked=1, failed=1)
        tally, known = self._add_new(feed, known, entries)
        headers = answer.headers
        validated = replace(
            known, etag=headers.get("etag"), modified=headers.get("last-modified"), failures=0, not_before=0.0
        )
        self._remember(feed, validated)
        return tally

    def _add_new(self, feed: str, known: FeedState, entries: tuple[Entry, ...]) -> tuple[Tally, FeedState]:
        new = [entry for entry in entries[: self.setting.limits.urls] if not known.has_seen(_name(entry))]
        read = unread = 0
        for start in range(0, len(new), self.batch):
            part = new[start : start + self.batch]
            outcomes = [outcome for entry in part for outcome in self._read(entry, feed)]
            self.add(outcomes)
            read += sum(isinstance(outcome, Document) for outcome in outcomes)
            unread += sum(isinstance(outcome, Failure) for outcome in outcomes)
            known = known.with_seen(_name(entry) for entry in part)
            self._remember(feed, known)
        return Tally(asked=1, read=read, unread=unread), known

    def _read(self, entry: Entry, feed: str) -> Iterator[Outcome]:
        setting = replace(self.setting, date=entry.published or self.setting.date)
        if entry.url is None or entry.whole:
            yield document_of_entry(entry, entry.url or f"{feed}#{_name(entry)[:80]}", setting)
            return
        try:
            page = self.fetcher.fetch(entry.url)
        except FetchError as error:
            yield Failure(entry.url, str(error).removeprefix(f"{entry.url}: "))
            return
        yield from read_bytes(page.body, key=entry.url, url=page.url, media_type=page.media_type, setting=setting)

    def _later(self, known: FeedState) -> FeedState:
        wait = min(self.limits.backoff_first * 2**known.failures, self.limits.backoff_longest)
        spread = 0.75 + 0.5 * self.chance()
        return replace(known, failures=min(known.failures + 1, 30), not_before=self.clock() + wait * spread)

    def _remember(self, feed: str, state: FeedState) -> None:
        self.state.feeds[feed] = state
        self.state.save()


def _name(entry: Entry) -> str:
    return entry.url or f"{entry.title} {entry.published} {entry.content[:500]}"


def _sum(one: Tally, other: Tally) -> Tally:
    return Tally(
        one.asked + other.asked,
        one.unchanged + other.unchanged,
        one.failed + other.failed,
        one.read + other.read,
        one.unread + other.unread,
    )
