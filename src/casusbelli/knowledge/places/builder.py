"""Puts the sources of the gazetteer together: countries, divisions, towns, the project's own places and spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np

from casusbelli.errors import KnowledgeError

from . import sources
from .flags import FLAG_BITS, MAIN, ONLY_AFTER_COMMA
from .normal import is_latin, key
from .place import KINDS
from .table import Column
from .words import place_words

__all__ = ["Builder"]

_FEWEST_LETTERS = 2
_TOWNS = frozenset({"city", "capital", "district"})
_SAME = dict.fromkeys(_TOWNS, (_TOWNS, 0.25)) | {kind: (frozenset({"admin1"}), 3.0) for kind in ("region", "admin1")}
"""What an own entry of each kind may be in GeoNames' tables, and within how many degrees."""


@dataclass(slots=True)
class _Entry:
    geonameid: int
    name: str
    kind: str
    lat: float
    lon: float
    country: int
    population: int
    parent: int
    names: dict[str, int] = field(default_factory=dict)

    def call(self, name: str, flags: int = 0) -> None:
        spelling = key(name) if is_latin(name) else ""
        if len(spelling) >= _FEWEST_LETTERS and (not self.names.get(spelling, 0) & MAIN):
            self.names[spelling] = flags


class Builder:
    """Collects entries in order; positions in `entries` are the numbers they keep."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.entries: list[_Entry] = []
        self.countries: list[dict[str, Any]] = []
        self.by_iso2: dict[str, int] = {}
        self.by_iso3: dict[str, int] = {}
        self.by_code: dict[str, int] = {}
        self.by_row: dict[int, int] = {}
        self.peoples: dict[str, int] = {}
        self.given: dict[int, list[_Entry]] = defaultdict(list)

    def add_countries(self) -> None:
        rows = {row["iso3"]: row for row in sources.own_rows(self.folder, "countries.csv")}
        for iso2, record in sorted(sources.geonames_countries().items()):
            own = rows.get(record["iso3"])
            if own is None:
                continue
            number = len(self.entries)
            self.by_iso2[iso2], self.by_iso3[record["iso3"]] = number, number
            entry = _Entry(
                int(record["geonameid"]), record["name"], "country", float(own["lat"]), float(own["lon"]),
                number, int(record["population"]), -1,
            )  # fmt: skip
            self.peoples |= {key(name): number for name in _split(own["demonyms"])}
            entry.call(record["name"], MAIN)
            names = _split(own["names"])
            for name in names:
                entry.call(name, MAIN)
            self.entries.append(entry)
            self.countries.append(
                {
                    "iso3": record["iso3"], "iso2": iso2, "geonameid": int(record["geonameid"]), "name": record["name"],
                    "names": names, "demonyms": _split(own["demonyms"]), "capital": record["capital"],
                    "lat": entry.lat, "lon": entry.lon, "neighbours": record["neighbours"],
                }
            )  # fmt: skip
        known = {record["iso2"]: record["iso3"] for record in self.countries}
        for record in self.countries:
            around = [known[iso2] for iso2 in record["neighbours"].split(",") if iso2 in known]
            record["neighbours"] = sorted(around)

    def add_divisions(self, cities: Iterable[sources.City]) -> None:
        divisions = sources.subdivisions()
        parents = {division.row: division.parent for division in divisions}
        points: dict[int, list[sources.City]] = defaultdict(list)
        for city in cities:
            row = city.admin
            while row is not None:
                points[row].append(city)
                row = parents.get(row)
        for division in sorted(divisions, key=lambda one: (one.level, one.code)):
            country = self.by_iso2.get(division.code.partition(".")[0])
            if country is not None:
                self._add_division(division, country, points.get(division.row, []))

    def _add_division(self, division: sources.Subdivision, country: int, inside: list[sources.City]) -> None:
        parent = self.by_row.get(division.parent or 0, country)
        above = self.entries[parent]
        lat = fmean(city.lat for city in inside) if inside else above.lat
        lon = fmean(city.lon for city in inside) if inside else above.lon
        people = sum(city.population for city in inside)
        entry = _Entry(
            division.geonameid,
            division.name,
            f"admin{division.level}",
            round(lat, 2),
            round(lon, 2),
            country,
            people,
            parent,
        )
        entry.call(division.name, MAIN)
        for name in division.alternates:
            entry.call(name)
        for spelling in list(entry.names):
            if not spelling.startswith("district of "):
                entry.call(_bare(spelling))
        self.by_row[division.row] = self.by_code[division.code] = len(self.entries)
        self.entries.append(entry)
        self.given[country].append(entry)

    def add_cities(self, cities: Iterable[sources.City]) -> None:
        capitals = {(record["iso2"], key(record["capital"])) for record in self.countries if record["capital"]}
        best: dict[tuple[str, str], sources.City] = {}
        ordered = []
        for city in cities:
            country = self.by_iso2.get(city.iso2)
            if country is None:
                continue
            parent = self.by_row.get(city.admin or 0, country)
            ordered.append((parent, city.geonameid, city))
            for spelling in {key(city.name), *map(key, city.alternates)}:
                seat = (city.iso2, spelling)
                if seat in capitals and (seat not in best or city.population > best[seat].population):
                    best[seat] = city
        seats = {city.geonameid for city in best.values()}
        for parent, _, city in sorted(ordered, key=lambda one: one[:2]):
            kind = "capital" if city.geonameid in seats else "city"
            entry = _Entry(
                city.geonameid, city.name, kind, city.lat, city.lon, self.by_iso2[city.iso2], city.population, parent
            )
            entry.call(city.name, MAIN)
            for name in city.alternates:
                entry.call(name)
            self.entries.append(entry)
            self.given[entry.country].append(entry)

    def add_own_places(self) -> None:
        for number, row in enumerate(sources.own_rows(self.folder, "places.csv"), start=2):
            kind, lat, lon = row["kind"], row["lat"], row["lon"]
            if kind not in KINDS:
                raise KnowledgeError(f"{self.folder / 'places.csv'}, line {number}: {kind!r} is no kind of place")
            country = self.by_iso3.get(row["iso3"], -1)
            if row["iso3"] and country < 0:
                raise KnowledgeError(f"{self.folder / 'places.csv'}, line {number}: no country {row['iso3']!r}")
            parent = self.by_code.get(row["admin1"], country) if row["admin1"] else country
            entry = _Entry(
                int(row["geonameid"] or 0), row["name"], kind, float(lat), float(lon), country,
                int(row["weight"] or 0), parent,
            )  # fmt: skip
            known = self._known(entry, [row["name"], *_split(row["names"])])
            for name in (row["name"], *_split(row["names"])):
                (known or entry).call(name, MAIN)
            if known is None:
                self.entries.append(entry)

    def _known(self, entry: _Entry, names: Iterable[str]) -> _Entry | None:
        """The entry GeoNames has for a place of the project's own table: same name, same sort, about the same spot."""
        same = _SAME.get(entry.kind)
        if same is None:
            return None
        kinds, apart = same
        spellings = {key(name) for name in names}
        near = (
            other
            for other in self.given.get(entry.country, ())
            if other.kind in kinds and abs(other.lat - entry.lat) < apart and abs(other.lon - entry.lon) < apart
            and not spellings.isdisjoint(other.names)
        )  # fmt: skip
        return max(near, key=lambda other: other.population, default=None)

    def add_aliases(self) -> None:
        """Further spellings of entries the GeoNames tables hold under another name."""
        holders: dict[tuple[str, int], list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for spelling in entry.names:
                holders[spelling, entry.country].append(number)
        for table in ("aliases.csv", "peoples.csv"):
            for line, row in enumerate(sources.own_rows(self.folder, table), start=2):
                numbers = holders.get((key(row["of"]), self.by_iso3.get(row["iso3"], -1)), [])
                numbers = [one for one in numbers if not row["kind"] or self.entries[one].kind == row["kind"]]
                if not numbers:
                    where = f"{self.folder / table}, line {line}"
                    raise KnowledgeError(
                        f"{where}: the gazetteer has no {row['of']!r} in {row['iso3'] or 'no country'}"
                    )
                chosen = max(numbers, key=lambda one: self.entries[one].population)
                for name in _split(row["names"]):
                    if table == "peoples.csv":
                        self.peoples[key(name)] = chosen
                    else:
                        self.entries[chosen].call(name, MAIN)

    def add_abbreviations(self) -> None:
        for line, row in enumerate(sources.own_rows(self.folder, "abbreviations.csv"), start=2):
            number = self.by_code.get(row["code"], self.by_iso2.get(row["code"], -1))
            if number < 0:
                where = f"{self.folder / 'abbreviations.csv'}, line {line}"
                raise KnowledgeError(f"{where}: no division has the code {row['code']!r}")
            for name in _split(row["free"]):
                self.entries[number].call(name, MAIN)
            for name in _split(row["after_comma"]):
                self.entries[number].names.setdefault(key(name), ONLY_AFTER_COMMA)

    def columns(self) -> dict[str, Column | list[str]]:
        postings: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for spelling, flags in entry.names.items():
                postings[spelling].append(number << FLAG_BITS | flags)
        keys = sorted(postings)
        return {
            "geonameid": np.array([entry.geonameid for entry in self.entries], dtype="<u4"),
            "kind": np.array([KINDS.index(entry.kind) for entry in self.entries], dtype="u1"),
            "lat": np.array([round(entry.lat * 1e5) for entry in self.entries], dtype="<i4"),
            "lon": np.array([round(entry.lon * 1e5) for entry in self.entries], dtype="<i4"),
            "country": np.array([entry.country if entry.country >= 0 else 255 for entry in self.entries], dtype="u1"),
            "population": np.array([_rounded(entry.population) for entry in self.entries], dtype="<u4"),
            "parent": np.array([entry.parent for entry in self.entries], dtype="<i4"),
            "names": [entry.name for entry in self.entries],
            "keys": keys,
            "postings_per_key": np.array([len(postings[spelling]) for spelling in keys], dtype="<u2"),
            "postings": np.array([posting for spelling in keys for posting in postings[spelling]], dtype="<u4"),
        }


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split("|") if name.strip()]


def _bare(spelling: str) -> str:
    """ "rapides" for "rapides parish": the key without the generic words at its ends."""
    words, generic = spelling.split(), place_words().generic
    while len(words) > 1 and words[-1] in generic:
        words.pop()
    while len(words) > 1 and words[0] in generic:
        words.pop(0)
    return " ".join(words)


def _rounded(population: int) -> int:
    """Two leading figures: enough to rank namesakes, and it packs small."""
    unit: int = 10 ** max(0, len(str(population)) - 2)
    return population // unit * unit
