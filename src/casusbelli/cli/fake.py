"""Tools for tests: a reader of plain UTF-8 files, the fake coder, no merging."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from casusbelli.cli.tools import Tell, Tools
from casusbelli.reading.failure import Failure
from casusbelli.records import Document, document_id

__all__ = ["FAKE_CODER", "fake_tools"]

FAKE_CODER = "casusbelli.pipeline.fake:FakeCoder"


def fake_tools() -> Tools:
    """Tools that need no model, no tables and no parser of pages."""
    return Tools(coder=FAKE_CODER, read=_read, merge=lambda reports: reports)


def _read(paths: Sequence[str], day: date | None, _tell: Tell) -> Iterator[Document | Failure]:
    for path in paths:
        try:
            text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
        except OSError as error:
            yield Failure(path, str(error.strerror))
            continue
        yield Document(document_id(text), text, key=path, published=day.isoformat() if day else None)
