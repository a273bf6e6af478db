"""`casus add`: reports into a store."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date

import click

from casusbelli.cli.coding import code_paths, read_paths
from casusbelli.cli.options import date_option, jobs_option, quiet_option, store_option
from casusbelli.cli.progress import Progress
from casusbelli.cli.tools import Tools, default_tools
from casusbelli.errors import UsageError
from casusbelli.pipeline.garbage import seldom_collected
from casusbelli.records import Document, Report
from casusbelli.store import Added, Intake, Run, StoreReader, StoreWriter

__all__ = ["add", "batches", "summed"]

BATCH_REPORTS = 200
BATCH_SECONDS = 5.0
"""A batch is kept when it has so many reports or is so old: what an interruption can cost."""


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@store_option
@date_option
@jobs_option
@quiet_option
@click.pass_obj
def add(
    tools: Tools | None, paths: tuple[str, ...], store: str, day: date | None, jobs: int | None, quiet: bool
) -> int:
    """Code reports and keep them in a store.

    PATHs are as for casus code. Every few seconds what is coded is put on the disk, whole; after an interruption the
    same command goes on where it stopped. A report that is there already is left as it is; one that cannot be read or
    coded is kept as a failed row with its reason, and the rest goes on.
    """
    if not paths and sys.stdin.isatty():
        raise UsageError("nothing to read: give a file or folder, or pipe a text in")
    tools = tools or default_tools()
    progress = Progress("reports", quiet=quiet)
    total = Added()
    with seldom_collected(), StoreWriter.open(store) as writer, StoreReader.open(store) as known:
        run = Run(command=" ".join(("casus add", *paths)), coder=tools.coder)
        reports = code_paths(tools, _new(read_paths(tools, paths, day, quiet=quiet), known), jobs, lean=True)
        counted = progress.over(reports, lambda report: report.error is not None)
        intake = Intake(writer, run)
        for batch in batches(counted):
            total = summed(total, intake.add(batch))
    if not quiet:
        _tell(total, store)
    return 1 if progress.failed else 0


def _new(documents: Iterable[Document | Report], store: StoreReader) -> Iterator[Document | Report]:
    """Without the documents that are stored already: they need no second coding."""
    for document in documents:
        if isinstance(document, Report) or not store.has_document(document.id):
            yield document


def batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """The reports in batches that are kept at once."""
    batch: list[Report] = []
    started = time.monotonic()
    for report in reports:
        batch.append(report)
        if len(batch) >= BATCH_REPORTS or time.monotonic() - started > BATCH_SECONDS:
            yield batch
            batch, started = [], time.monotonic()
    if batch:
        yield batch


def summed(some: Added, more: Added) -> Added:
    """Both changes together."""
    return Added(
        some.documents + more.documents, some.known + more.known, some.failed + more.failed, some.events + more.events
    )


def _tell(total: Added, store: str) -> None:
    failed = f", {total.failed} could not be read or coded" if total.failed else ""
    click.echo(f"{store}: {total.documents} new reports, {total.events} events new or added to{failed}", err=True)
