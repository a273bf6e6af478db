"""`casus review`: a person's decision, for the record."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import uuid4

import click

from casusbelli.cli.options import store_option
from casusbelli.errors import UsageError
from casusbelli.records import Review
from casusbelli.store import StoreWriter, user_name

__all__ = ["review"]


@click.command()
@click.argument("record", metavar="ID")
@click.argument("decision", type=click.Choice(["accept", "reject", "correct", "merge", "split"]))
@click.option(
    "--set", "changes", multiple=True, metavar="FIELD=VALUE", help="With correct: a field's new value (JSON)."
)
@click.option("--into", metavar="ID", help="With merge: the event it is really the same as.")
@click.option("--mentions", metavar="IDS", help="With split: the mentions that tell of something else.")
@click.option("--why", default="", help="The reason, kept with the decision.")
@click.option("--who", help="Who decides. [default: your user name]")
@store_option
def review(
    record: str,
    decision: str,
    changes: tuple[str, ...],
    into: str | None,
    mentions: str | None,
    why: str,
    who: str | None,
    store: str,
) -> None:
    """Accept, reject, correct, merge or split records of a store.

    A decision is added, never written over another: the newest one counts, the coder's own word stays readable, and a
    correction stands when the report is coded again.
    """
    values = dict(_parsed(change) for change in changes)
    values |= {name: value for name, value in (("into", into), ("mentions", mentions)) if value}
    with StoreWriter.open(store) as writer:
        tables = [table for table, name in writer.matching(record) if name == record and table != "document"]
        if not tables:
            raise UsageError(f"{store} has no event or mention {record}; casus events lists the ids")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        writer.review(Review(uuid4().hex[:12], tables[0], record, decision, who or user_name(), now, why, values))
    click.echo(f"{record}: {decision} is on record", err=True)


def _parsed(change: str) -> tuple[str, str]:
    """Field and JSON value; a value that is no JSON is taken as a plain word."""
    field, sign, value = change.partition("=")
    if not sign or not field:
        raise UsageError(f"--set {change!r}: write it as FIELD=VALUE, for example --set event_type=PROTEST")
    try:
        json.loads(value)
    except ValueError:
        value = json.dumps(value, ensure_ascii=False)
    return field, value
