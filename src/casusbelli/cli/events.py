"""`casus events`: what a store says happened."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TextIO

import click

from casusbelli.cli.options import force_option, format_option, output_option, parse_day, store_option
from casusbelli.cli.output import destination, write_lines
from casusbelli.records import Event, dumps, to_json
from casusbelli.store import EventQuery, StoreReader
from casusbelli.views import event_table, sheet

__all__ = ["events"]


@click.command()
@store_option
@click.option("--actor", metavar="WHO", help="On either side: an entity id, a country code, or part of a name.")
@click.option("--type", "event_type", metavar="TYPE", help="A PLOVER type, such as ASSAULT.")
@click.option("--country", metavar="CODE", help="Where it happened: ISO 3166-1 alpha-3.")
@click.option("--from", "first", metavar="DAY", callback=parse_day, help="Not over before this day.")
@click.option("--to", "last", metavar="DAY", callback=parse_day, help="Begun by this day.")
@click.option("--words", metavar="WORDS", help='All of these stand in the words of one telling ("..." for a phrase).')
@click.option("--rejected", is_flag=True, help="Also the events a person has rejected.")
@click.option("--limit", type=click.IntRange(1), help="So many at most.")
@format_option("table", "json", "jsonl", "csv")
@output_option
@force_option
def events(
    store: str,
    actor: str | None,
    event_type: str | None,
    country: str | None,
    first: date | None,
    last: date | None,
    words: str | None,
    rejected: bool,
    limit: int | None,
    form: str,
    output: str | None,
    force: bool,
) -> None:
    """List a store's events.

    They come by day; every filter given must hold.
    """
    query = EventQuery(
        actor=actor,
        event_type=event_type,
        country=country,
        first=first.isoformat() if first else None,
        last=last.isoformat() if last else None,
        words=words,
        rejected=rejected,
        limit=limit,
    )
    with StoreReader.open(store) as reader, reader.snapshot(), destination(output, force=force) as stream:
        _write(reader.events(query), form, stream)


def _write(found: Iterator[Event], form: str, stream: TextIO) -> None:
    if form == "jsonl":
        write_lines(map(dumps, found), stream)
    elif form == "csv":
        sheet(found, stream)
    elif form == "json":
        json.dump([to_json(event) for event in found], stream, ensure_ascii=False, indent=2)
        stream.write("\n")
    else:
        event_table(found, stream)
