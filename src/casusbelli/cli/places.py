"""`casus places`: look a name up, search the gazetteer, and add a GeoNames dump of one's own."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from casusbelli.errors import UsageError
from casusbelli.knowledge.places import Gazetteer, Place
from casusbelli.knowledge.places.user import import_dump
from casusbelli.knowledge.places.weights import prior

__all__ = ["places"]

_EXTRA = click.option(
    "--gazetteer",
    "extra",
    type=click.Path(path_type=Path),
    envvar="CASUS_PLACES",
    help="A database made by `casus places import`.",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
def places() -> None:
    """Ask which place a name means, or add place names of your own."""


@places.command("import")
@click.argument("dump", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--output", "-o", "database", type=click.Path(path_type=Path), default=Path("places.sqlite"), show_default=True,
    help="The database to make.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace the database if it exists.")
def import_places(dump: Path, database: Path, force: bool) -> None:
    """Put a GeoNames dump (allCountries, cities500 or one country; .txt or .zip) into a database."""
    if database.exists() and not force:
        raise UsageError(f"{database} exists; choose another name with --output, or give --force to replace it")
    count = import_dump(dump, database, lambda rows: click.echo(f"{rows:,} places", err=True))
    click.echo(f"{database}: {count:,} places; use it with --gazetteer {database} or CASUS_PLACES={database}", err=True)


@places.command()
@click.argument("name")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="The most places to print.")
@_EXTRA
@_JSON
def show(name: str, limit: int, extra: Path | None, as_json: bool) -> None:
    """Print every place called NAME, the likeliest first."""
    gazetteer = Gazetteer.load(extra)
    hits = sorted(gazetteer.look_up(name), key=lambda hit: (-prior(hit), hit.place.index))
    _print([hit.place for hit in hits[:limit]], gazetteer, name, as_json)


@places.command()
@click.argument("start")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="The most places to print.")
@_JSON
def search(start: str, limit: int, as_json: bool) -> None:
    """Print places one of whose names begins with START."""
    gazetteer = Gazetteer.load()
    _print(gazetteer.search(start, limit), gazetteer, start, as_json)


def _print(found: list[Place], gazetteer: Gazetteer, asked: str, as_json: bool) -> None:
    if not found:
        raise UsageError(
            f"no place is called {asked!r} in the gazetteer; `casus places search` looks for beginnings of names"
        )
    for place in found:
        click.echo(json.dumps(_fields(place, gazetteer), ensure_ascii=False) if as_json else _line(place, gazetteer))


def _fields(place: Place, gazetteer: Gazetteer) -> dict[str, Any]:
    fields = asdict(place)
    for internal in ("index", "parent"):
        del fields[internal]
    return fields | {"precision": place.precision, "areas": [area.name for area in gazetteer.areas(place)]}


def _line(place: Place, gazetteer: Gazetteer) -> str:
    where = ", ".join([place.name, *(area.name for area in gazetteer.areas(place))])
    number = place.geonameid or "-"
    return f"{where}  [{place.kind}]  {place.lat:.4f} {place.lon:.4f}  people {place.population:,}  geonames {number}"
