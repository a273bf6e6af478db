"""`casus schema`: the published shape of the records."""

from __future__ import annotations

import json

import click

from casusbelli.records.schema import schema as report_schema

__all__ = ["schema"]


@click.command()
def schema() -> None:
    """Print the JSON Schema of the records.

    The schema (draft 2020-12) describes the object `casus code --format jsonl` prints a line, and every record in it.
    """
    click.echo(json.dumps(report_schema(), indent=2, ensure_ascii=False))
