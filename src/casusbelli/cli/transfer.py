"""`casus export` and `casus import`: a whole store as JSON lines, and back."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from casusbelli.cli.options import force_option, output_option, quiet_option, store_option
from casusbelli.cli.output import destination
from casusbelli.cli.progress import Progress
from casusbelli.errors import InputError, UsageError
from casusbelli.store import StoreReader, import_store

__all__ = ["export", "import_"]


@click.command()
@click.argument("store", default="casus.db", envvar="CASUS_STORE", metavar="[STORE]")
@output_option
@force_option
@quiet_option
def export(store: str, output: str | None, force: bool, quiet: bool) -> None:
    """Write all that a store keeps as JSON lines.

    STORE is casus.db when none is given. Every document, with each of its codings, every state of an event, failure,
    correction and decision is one line, with its time; casus import makes an equal store of them. Others may write to
    the store meanwhile.
    """
    progress = Progress("lines", quiet=quiet)
    with StoreReader.open(store) as reader, destination(output, force=force) as stream:
        for line in progress.over(reader.export(), lambda _line: False):
            stream.write(line + "\n")


@click.command("import")
@click.argument("path", default="-", metavar="[FILE|-]")
@store_option
@quiet_option
def import_(path: str, store: str, quiet: bool) -> None:
    """Make a store from what casus export wrote.

    FILE, or standard input, is read line by line. The store must not exist yet; it is there once all is read, and not
    at all when anything is wrong.
    """
    if path == "-" and sys.stdin.isatty():
        raise UsageError("nothing to read: give the file that casus export wrote, or pipe it in")
    progress = Progress("lines", quiet=quiet)
    source = "standard input" if path == "-" else path
    with _lines(path) as stream:
        count = import_store(progress.over(_decoded(stream, source), lambda _line: False), store, source)
    if not quiet:
        click.echo(f"{store} is ready: {count} records", err=True)


@contextmanager
def _lines(path: str) -> Iterator[TextIO]:
    if path != "-":
        with Path(path).open(encoding="utf-8") as stream:
            yield stream
        return
    wrapped = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8")
    try:
        yield wrapped
    finally:
        wrapped.detach()


def _decoded(stream: TextIO, source: str) -> Iterator[str]:
    try:
        yield from stream
    except UnicodeDecodeError as error:
        raise InputError(f"{source}: not UTF-8; casus export writes nothing else") from error
