"""What a watch remembers between runs: validators, failures and what was seen of each feed."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from casusbelli.errors import StoreError

__all__ = ["FeedState", "WatchState", "state_path"]

_VERSION = 1
_MOST_SEEN = 20_000


@dataclass(frozen=True, slots=True)
class FeedState:
    """One feed: its validators, failures in a row, the time (seconds since 1970) before which it is left alone, and
    the marks of its entries that were read, oldest first."""

    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    not_before: float = 0.0
    seen: tuple[str, ...] = ()

    def has_seen(self, entry: str) -> bool:
        """True when an entry of this name was read before."""
        return _mark(entry) in self.seen

    def with_seen(self, entries: Iterable[str]) -> FeedState:
        """This state with more entries read; the oldest are forgotten beyond 20,000."""
        marks = dict.fromkeys((*self.seen, *map(_mark, entries)))
        return replace(self, seen=tuple(marks)[-_MOST_SEEN:])


@dataclass(slots=True)
class WatchState:
    """The states of all feeds, kept in one small JSON file."""

    path: Path
    feeds: dict[str, FeedState] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> WatchState:
        """The state kept at `path`; an empty one when there is none yet.

        Raises:
            StoreError: the file is damaged, or of a newer version.
        """
        if not path.exists():
            return cls(path)
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            feeds = {url: FeedState(**{**row, "seen": tuple(row["seen"])}) for url, row in kept["feeds"].items()}
            version = int(kept["version"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreError(f"{path}: not the state of a watch ({error}); remove it to start anew") from None
        if version > _VERSION:
            raise StoreError(f"{path}: written by a newer version; update casusbelli")
        return cls(path, feeds)

    def save(self) -> None:
        """Put the state on the disk, whole or not at all.

        Raises:
            StoreError: it cannot be written.
        """
        kept = {"version": _VERSION, "feeds": {url: asdict(feed) for url, feed in self.feeds.items()}}
        try:
            with tempfile.NamedTemporaryFile("w", dir=self.path.parent, delete=False, encoding="utf-8") as draft:
                json.dump(kept, draft)
                draft.flush()
                os.fsync(draft.fileno())
            Path(draft.name).replace(self.path)
        except OSError as error:
            raise StoreError(f"{self.path}: cannot be written: {error.strerror or error}") from None


def state_path(store: str | Path) -> Path:
    """Where the watch of a store keeps its state: beside it."""
    return Path(f"{store}.watch.json")


def _mark(entry: str) -> str:
    return hashlib.sha256(entry.encode("utf-8", "replace")).hexdigest()[:16]
