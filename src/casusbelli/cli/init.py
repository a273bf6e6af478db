"""`casus init`: a new store."""

from __future__ import annotations

import click

__all__ = ["init"]


@click.command()
@click.argument("path", default="casus.db", metavar="[FILE]")
def init(path: str) -> None:
    """Make a new, empty store.

    FILE is casus.db when none is given. A store is one SQLite file. An older store is brought up to date; one that is
    up to date stays as it is.
    """
    from casusbelli.store import StoreWriter

    with StoreWriter.open(path, create=True) as store:
        documents = store.counts()["document"]
    click.echo(f"{path} is ready: {documents} documents", err=True)
