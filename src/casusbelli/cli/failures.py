"""`casus failures`: what a store could not read or code, and why."""

from __future__ import annotations

import json

import click

from casusbelli.cli.options import format_option, store_option
from casusbelli.store import StoreReader

__all__ = ["failures"]


@click.command()
@store_option
@format_option("table", "jsonl")
def failures(store: str, form: str) -> None:
    """List what could not be read or coded, and why.

    One line for each source: its file, address or id, and the reason. Nothing of it is in the store but this line;
    add it again when the reason is gone.
    """
    with StoreReader.open(store) as reader, reader.snapshot():
        for key, reason in reader.failed():
            if form == "jsonl":
                click.echo(json.dumps({"key": key, "reason": reason}, ensure_ascii=False))
            else:
                click.echo(f"{click.style(key, bold=True)}\n    {reason}")
