"""What the commands work with: the coder and the reader, exchangeable for tests and for other coders."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from casusbelli.pipeline.coder import DEFAULT_CODER
from casusbelli.reading.failure import Failure, Note
from casusbelli.records import Document

__all__ = ["Reader", "Tell", "Tools", "default_tools"]

Tell = Callable[[Note], None]
Reader = Callable[[Sequence[str], "date | None", Tell], Iterable[Document | Failure]]


@dataclass(frozen=True, slots=True)
class Tools:
    """`coder` is a "module:callable" that makes the coder, so that every worker process can make its own."""

    coder: str
    read: Reader


def default_tools() -> Tools:
    """The shipped tools; the environment variable CASUS_CODER names another coder."""
    return Tools(coder=os.environ.get("CASUS_CODER", DEFAULT_CODER), read=_read)


def _read(paths: Sequence[str], day: date | None, tell: Tell) -> Iterator[Document | Failure]:
    from casusbelli.reading import Setting, read_sources

    return read_sources(paths, stdin=sys.stdin.buffer, setting=Setting(date=day, tell=tell))
