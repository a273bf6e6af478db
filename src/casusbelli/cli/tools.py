"""What the commands work with: the coder and the reader, exchangeable for tests and for other coders."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from casusbelli.pipeline.coder import DEFAULT_CODER
from casusbelli.records import Document, Report
from casusbelli.reading.failure import Failure, Note

__all__ = ["Merge", "Reader", "Tell", "Tools", "default_tools"]

Tell = Callable[[Note], None]
Merge = Callable[[Iterable[Report]], Iterable[Report]]
Reader = Callable[[Sequence[str], "date | None", Tell], Iterable[Document | Failure]]


@dataclass(frozen=True, slots=True)
class Tools:
    """`coder` is a "module:callable" that makes the coder, so that every worker process can make its own."""

    coder: str
    read: Reader
    merge: Merge


def default_tools() -> Tools:
    """The shipped tools; the environment variable CASUS_CODER names another coder."""
    return Tools(coder=os.environ.get("CASUS_CODER", DEFAULT_CODER), read=_read, merge=_merge)


def _read(paths: Sequence[str], day: date | None, tell: Tell) -> Iterator[Document | Failure]:
    from casusbelli.reading import Setting, read_sources

    return iter(read_sources(paths, Setting(date=day, tell=tell)))


def _merge(reports: Iterable[Report]) -> Iterable[Report]:
    from casusbelli.merging import merge_reports

    return merge_reports(reports)
