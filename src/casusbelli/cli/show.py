"""`casus show`: one record, and the words it rests on."""

from __future__ import annotations

import sys

import click

from casusbelli.cli.options import format_option, store_option
from casusbelli.errors import UsageError
from casusbelli.records import dumps
from casusbelli.store import LAST_MOMENT, StoreReader
from casusbelli.views import event_card, mention_card, report_table

__all__ = ["show"]


@click.command()
@click.argument("record", metavar="ID")
@store_option
@click.option("--as-of", metavar="DAY|N", help="As the store stood on that day, or at that moment's number.")
@format_option("text", "json")
def show(record: str, store: str, as_of: str | None, form: str) -> None:
    """Show one record with the words it rests on.

    ID is an event, a mention or a document, or the beginning of its id. An event is shown with each of its tellings,
    and in each quoted sentence the words of every field are marked.
    """
    with StoreReader.open(store) as reader, reader.snapshot():
        moment = _moment(reader, as_of)
        table, name = _found(reader, record)
        if form == "json":
            found = {"event": reader.event, "mention": reader.mention, "document": reader.report}[table](name, moment)
            click.echo(dumps(found))
        else:
            _write(reader, table, name, moment)


def _moment(reader: StoreReader, as_of: str | None) -> int:
    if as_of is None:
        return LAST_MOMENT
    return int(as_of) if as_of.isdecimal() else reader.moment_at(as_of)


def _found(reader: StoreReader, record: str) -> tuple[str, str]:
    """The one record whose id is, or begins with, what was given."""
    matches = list(dict.fromkeys(reader.matching(record)))
    exact = [match for match in matches if match[1] == record]
    if len(exact or matches) == 1:
        return (exact or matches)[0]
    if not matches:
        raise UsageError(f"{reader.path} has no record {record}; casus events lists the ids")
    raise UsageError(f"{record} could be {', '.join(name for _, name in matches)}; give more of the id")


def _write(reader: StoreReader, table: str, name: str, moment: int) -> None:
    if table == "document":
        report = reader.report(name, moment)
        if report is not None:
            report_table(report, sys.stdout)
        return
    event = reader.event(name, moment) if table == "event" else None
    mentions = event.mentions if event else (name,)
    if event is not None:
        event_card(event, reader.status(name) or "", reader.revisions("event", name, moment), sys.stdout)
    for mention_id in mentions:
        mention = reader.mention(mention_id, moment)
        document = reader.document(mention.document) if mention else None
        if mention is not None and document is not None:
            mention_card(mention, document, reader.revisions("mention", mention_id, moment), sys.stdout)
