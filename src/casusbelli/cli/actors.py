"""`casus actors`: ask who is meant, look actors up, add one's own, list the unlisted of a store."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from casusbelli.cli.options import parse_day
from casusbelli.errors import InputError, UsageError
from casusbelli.knowledge.actors import Entity, KnowledgeBase, Resolution
from casusbelli.knowledge.actors.overlay import SECTORS, OverlayActor, add_row, default_overlay

__all__ = ["actors"]

_OVERLAY = click.option(
    "--overlay",
    type=click.Path(path_type=Path),
    help="Your own actors, CSV or TOML. [default: CASUS_ACTORS, else user data]",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
_DAY = click.option(
    "--date", "day", metavar="DAY", callback=parse_day, help="The report's day (YYYY-MM-DD): who held the office then."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
def actors() -> None:
    """Ask who is meant by a name or description."""


@actors.command()
@click.argument("text", required=False)
@_DAY
@click.option("--context", help="Sentences around the words.")
@click.option(
    "--from-jsonl", "lines", type=click.Path(), help='Lines {"text", "date"?, "context"?}; "-" is standard input.'
)
@_OVERLAY
@_JSON
def resolve(
    text: str | None, day: date | None, context: str | None, lines: str | None, overlay: Path | None, as_json: bool
) -> None:
    """Say whom TEXT means, by which rule, and whom else it could mean."""
    if (text is None) == (lines is None):
        raise UsageError("give either TEXT or --from-jsonl FILE")
    base = KnowledgeBase.load(overlay)
    asked = _asked(lines) if lines else iter([(text or "", day, context)])
    for words, when, around in asked:
        answer = base.resolve(words, date=when or day, context=around or context)
        click.echo(json.dumps(answer.json(), ensure_ascii=False) if as_json or lines else _spoken(answer))


def _asked(source: str) -> Iterator[tuple[str, date | None, str | None]]:
    """Text, day and context of every line. Raises InputError for a line that is none of ours."""
    try:
        stream = sys.stdin if source == "-" else Path(source).open(encoding="utf-8")  # noqa: SIM115
    except OSError as error:
        raise InputError(f"{source}: cannot be read ({error.strerror})") from error
    with stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield _line(line, f"{source}, line {number}")


def _line(line: str, where: str) -> tuple[str, date | None, str | None]:
    try:
        row = json.loads(line)
        text, day, context = row["text"], row.get("date"), row.get("context")
        if not isinstance(text, str) or not isinstance(context, str | None):
            raise TypeError
        return text, day_of(day), context
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f'{where}: each line must be {{"text": ..., "date"?: "2019-12-30", "context"?: ...}}'
        ) from error


def day_of(day: str | None) -> date | None:
    """An ISO day; a day said otherwise counts by its year alone, an unreadable one not at all."""
    if not day:
        return None
    try:
        return date.fromisoformat(day)
    except ValueError:
        year = next((word for word in day.replace(",", " ").split() if len(word) == 4 and word.isdigit()), None)
        return date(int(year), 7, 1) if year and int(year) else None


def _spoken(answer: Resolution) -> str:
    found = [
        f"{answer.name or answer.text}: {answer.country or 'no country'}, {answer.sector or 'no sector'}, {answer.type}"
    ]
    for label, value in (
        ("entity", answer.entity),
        ("office", answer.office or answer.role),
        ("sponsor", answer.sponsor),
        ("why", answer.why),
    ):
        if value:
            found.append(f"  {label}: {value}")
    found += [
        f"  or: {one.name} ({one.country or '-'} {one.sector or '-'}, {one.entity})" for one in answer.candidates[1:6]
    ]
    return "\n".join(found)


@actors.command()
@click.argument("key")
@_OVERLAY
@_JSON
def show(key: str, overlay: Path | None, as_json: bool) -> None:
    """Print all that is known of the actor with the identifier KEY, with its sources."""
    base = KnowledgeBase.load(overlay)
    entity = base.entity(key)
    if entity is None:
        raise UsageError(f"no actor has the identifier {key!r}; find it with: casus actors search NAME")
    facts = base.facts(entity)
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False))
        return
    for label, value in facts.items():
        for one in value if isinstance(value, list) else [value]:
            if one:
                click.echo(f"{label}: {one if isinstance(one, str) else _flat(one)}")


def _flat(fact: dict[str, Any]) -> str:
    return ", ".join(f"{key} {value}" for key, value in fact.items() if value)


@actors.command()
@click.argument("text")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="The most actors to print.")
@_OVERLAY
@_JSON
def search(text: str, limit: int, overlay: Path | None, as_json: bool) -> None:
    """List actors with TEXT in one of their spellings."""
    found = KnowledgeBase.load(overlay).search(text, limit)
    if not found:
        raise UsageError(
            f"no actor's name has {text!r} in it; add one with: casus actors add NAME --country ISO3 --sector SECTOR"
        )
    for entity in found:
        click.echo(
            json.dumps(_brief(entity), ensure_ascii=False)
            if as_json
            else f"{entity.key}\t{entity.name}\t{entity.country or '-'}\t{entity.sector or '-'}\t{entity.kind}"
        )


def _brief(entity: Entity) -> dict[str, str]:
    return {
        "entity": entity.key,
        "name": entity.name,
        "country": entity.country,
        "sector": entity.sector,
        "type": entity.kind,
    }


@actors.command()
@click.argument("name")
@click.option("--country", default="", help="ISO 3166 alpha-3 code; none for an actor without a country.")
@click.option(
    "--sector", required=True, type=click.Choice(sorted(SECTORS), case_sensitive=False), help="PLOVER sector."
)
@click.option(
    "--type",
    "kind",
    default="organisation",
    show_default=True,
    type=click.Choice(["state", "organisation", "armed_group", "person", "group"]),
    help="What it is.",
)
@click.option("--alias", "aliases", multiple=True, help="Another spelling; may be given again.")
@click.option("--since", default="", help="First year or day.")
@click.option("--until", default="", help="Last year or day.")
@click.option("--source", default="", help="Where you know it from.")
@_OVERLAY
def add(
    name: str,
    country: str,
    sector: str,
    kind: str,
    aliases: tuple[str, ...],
    since: str,
    until: str,
    source: str,
    overlay: Path | None,
) -> None:
    """Add an actor of your own, which outranks the shipped ones.

    For example: casus actors add "Black Brigade" --country SYR --sector REB
    """
    path = overlay or default_overlay()
    add_row(path, OverlayActor(name, country.upper(), sector.upper(), kind, aliases, since, until, source))
    click.echo(f"{path}: {name} added", err=True)


@actors.command()
@click.argument("key")
@click.argument("spelling", nargs=-1, required=True)
@_OVERLAY
def merge(key: str, spelling: tuple[str, ...], overlay: Path | None) -> None:
    """Say that SPELLING is the actor with the identifier KEY."""
    path = overlay or default_overlay()
    if KnowledgeBase.load(path if path.exists() else None).entity(key) is None:
        raise UsageError(f"no actor has the identifier {key!r}; find it with: casus actors search NAME")
    add_row(path, OverlayActor(key, "", "", "", spelling, merges=key))
    click.echo(f"{path}: {', '.join(spelling)} is {key}", err=True)


@actors.command()
@click.argument("store", type=click.Path(exists=True, dir_okay=False))
@click.option("--limit", type=click.IntRange(1, 10000), default=30, show_default=True, help="The most actors to print.")
@_JSON
def unknown(store: str, limit: int, as_json: bool) -> None:
    """List the actors of STORE that the base does not know, the most frequent first."""
    from casusbelli.store import StoreReader

    counts: Counter[tuple[str, str, str]] = Counter()
    with StoreReader.open(store) as reader:
        for event in reader.events():
            for one in (*event.actors, *event.recipients):
                name = one.name or one.text or ""
                if one.entity is None and any(letter.isupper() for letter in name[1:] + name[:1]):
                    counts[name, one.country or "", one.sector or ""] += 1
    for (name, country, sector), number in counts.most_common(limit):
        row = {"name": name, "country": country or None, "sector": sector or None, "events": number}
        click.echo(
            json.dumps(row, ensure_ascii=False) if as_json else f"{number}\t{name}\t{country or '-'}\t{sector or '-'}"
        )
