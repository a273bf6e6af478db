"""From paths to reports: reading and coding as the commands do it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice

import click

from casusbelli.cli.tools import Tools
from casusbelli.pipeline import Pool, guarded, load_coder
from casusbelli.reading.failure import Failure, Note
from casusbelli.records import Document, Report, document_id

__all__ = ["code_paths", "failed", "read_paths"]

FEW = 6
"""So many documents or fewer are coded in this process: starting others would take longer."""


def read_paths(tools: Tools, paths: tuple[str, ...], day: date | None, *, quiet: bool) -> Iterator[Document | Report]:
    """What the paths hold, in order: documents, and a failed report for each source that could not be read."""
    for item in tools.read(paths or ("-",), day, _ignore if quiet else _tell):
        yield failed(item) if isinstance(item, Failure) else item


def _tell(note: Note) -> None:
    click.echo(f"casus: {note.key}: {note.text}", err=True)


def _ignore(_note: Note) -> None:
    """With --quiet nobody listens."""


def failed(failure: Failure) -> Report:
    """The report of a source that could not be read."""
    return Report(Document(id=document_id(""), text="", key=failure.key), error=failure.reason)


def code_paths(
    tools: Tools, documents: Iterable[Document | Report], jobs: int | None, *, lean: bool = False
) -> Iterator[Report]:
    """The report of each document, in order; what went wrong with one is said on standard error.

    `lean`: for whoever merges the mentions: spans and the events of each document alone may be missing.
    """
    for report in _coded(tools, iter(documents), jobs, lean):
        if report.error:
            click.echo(f"casus: {report.document.key or report.document.id}: {report.error}", err=True)
        yield report


def _coded(tools: Tools, documents: Iterator[Document | Report], jobs: int | None, lean: bool) -> Iterator[Report]:
    head = list(islice(documents, FEW + 1))
    if jobs is None and len(head) <= FEW:
        yield from _coded_here(tools, head)
        return
    with Pool(tools.coder, jobs=jobs, lean=lean) as pool:
        yield from pool.code(chain(head, documents))


def _coded_here(tools: Tools, documents: Iterable[Document | Report]) -> Iterator[Report]:
    coder = None
    for document in documents:
        if isinstance(document, Report):
            yield document
            continue
        coder = coder or load_coder(tools.coder)
        yield guarded(coder, document)
