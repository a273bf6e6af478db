"""The gazetteer: places by name, the areas that hold them, and the table of countries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from .flags import FLAG_BITS, MAIN, ONLY_AFTER_COMMA
from .lines import Lines, SortedLines
from .normal import key, variants
from .place import KINDS, Country, Place
from .table import ARTEFACT, read_table
from .user import UserPlaces, UserRow

__all__ = ["Gazetteer", "Hit"]

_NO_COUNTRY = 255


@dataclass(frozen=True, slots=True)
class Hit:
    """A place under one of its names: `main` for a usual name, `abbreviation` for one read only after a comma."""

    place: Place
    main: bool
    abbreviation: bool = False


class Gazetteer:
    """Places by name. Look-up is by key (see `normal.key`); memory is some 40 MB; nothing is ever written.

    `load` reads the shipped table and, when given, a database made by `casus places import`.
    """

    def __init__(
        self,
        about: Mapping[str, Any],
        numbers: Mapping[str, Any],
        texts: Mapping[str, bytes],
        user: UserPlaces | None = None,
    ) -> None:
        self._numbers = dict(numbers)
        self._keys = SortedLines(texts["keys"])
        self._names = Lines(texts["names"])
        self._starts = np.concatenate([[0], np.cumsum(numbers["postings_per_key"], dtype=np.int64)])
        self._user = user
        self._admin1: dict[str, int] = dict(about["admin1"])
        self._countries = {record["iso3"]: _country(record) for record in about["countries"]}
        self._iso3 = tuple(self._countries)
        self._numbers_of_iso2 = {record["iso2"]: number for number, record in enumerate(about["countries"])}
        self._peoples: dict[str, int] = dict(about["peoples"])
        self.hits = lru_cache(maxsize=20_000)(self._hits)
        self.place = lru_cache(maxsize=20_000)(self._place)
        self.ancestors = lru_cache(maxsize=20_000)(self._ancestors)

    @classmethod
    def load(cls, extra: Path | None = None, artefact: Path = ARTEFACT) -> Gazetteer:
        """The shipped gazetteer, and with it the user's database at `extra`.

        Raises KnowledgeError when either is missing or unreadable.
        """
        return cls(*read_table(artefact), user=None if extra is None else UserPlaces(extra))

    def __len__(self) -> int:
        return len(self._names)

    def look_up(self, name: str) -> tuple[Hit, ...]:
        """Every place called `name`, however it is spelt; other spellings are tried only when that one is unknown."""
        spelling = key(name)
        found: tuple[Hit, ...] = self.hits(spelling)
        return found or tuple(hit for other in variants(spelling) for hit in self.hits(other))

    def search(self, prefix: str, limit: int = 20) -> list[Place]:
        """Places one of whose names begins with `prefix`: whole names first, then the most populous."""
        spelling = key(prefix)
        found: dict[int, tuple[bool, int, Place]] = {}
        for number, text in self._keys.starting(spelling):
            for place in (hit.place for hit in self._shipped(number)):
                rank = (text != spelling, -place.population, place)
                if place.index not in found or rank[:2] < found[place.index][:2]:
                    found[place.index] = rank
            if len(found) > 50 * limit:
                break
        return [place for _, _, place in sorted(found.values(), key=lambda rank: rank[:2])[:limit]]

    def country(self, iso3: str | None) -> Country | None:
        """The country of ISO 3166-1 alpha-3 code `iso3`, or None."""
        return self._countries.get(iso3 or "")

    def countries(self) -> tuple[Country, ...]:
        """Every country and territory, by ISO2."""
        return tuple(self._countries.values())

    def land_of(self, people: str) -> Place | None:
        """The country or region whose adjective or people `people` is ("Iraqi", "Turks", "Texan"), or None."""
        number = self._peoples.get(key(people))
        return None if number is None else self.place(number)

    def country_place(self, iso3: str) -> Place:
        """The gazetteer entry of the country itself; raises KeyError for an unknown code."""
        place: Place = self.place(self._numbers_of_iso2[self._countries[iso3].iso2])
        return place

    def admin1(self, place: Place) -> Place | None:
        """The first-level division that `place` is or lies in."""
        return next((area for area in (place, *self.areas(place)) if area.kind == "admin1"), None)

    def areas(self, place: Place) -> tuple[Place, ...]:
        """The areas that hold `place`, the innermost first."""
        return tuple(self.place(number) for number in self.ancestors(place.parent))

    def inside(self, place: Place, area: Place) -> bool:
        """True when `area` is among the areas that hold `place`."""
        return area.index in self.ancestors(place.parent)

    def _ancestors(self, number: int) -> tuple[int, ...]:
        parents, found = self._numbers["parent"], []
        while number >= 0:
            found.append(number)
            number = int(parents[number])
        return tuple(found)

    def _hits(self, spelling: str) -> tuple[Hit, ...]:
        number = self._keys.find(spelling)
        shipped = self._shipped(number) if number >= 0 else ()
        if self._user is None:
            return shipped
        known = {hit.place.geonameid for hit in shipped}
        rows = (row for row in self._user.find(spelling) if row.geonameid not in known)
        return shipped + tuple(Hit(self._user_place(row), row.main) for row in rows)

    def _shipped(self, number: int) -> tuple[Hit, ...]:
        postings = self._numbers["postings"][self._starts[number] : self._starts[number + 1]]
        return tuple(
            Hit(self.place(posting >> FLAG_BITS), bool(posting & MAIN), bool(posting & ONLY_AFTER_COMMA))
            for posting in map(int, postings)
        )

    def _place(self, number: int) -> Place:
        column = self._numbers
        country = int(column["country"][number])
        return Place(
            index=number,
            geonameid=int(column["geonameid"][number]) or None,
            name=self._names[number],
            kind=KINDS[int(column["kind"][number])],
            lat=round(int(column["lat"][number]) / 1e5, 5),
            lon=round(int(column["lon"][number]) / 1e5, 5),
            country=None if country == _NO_COUNTRY else self._iso3[country],
            population=int(column["population"][number]),
            parent=int(column["parent"][number]),
        )

    def _user_place(self, row: UserRow) -> Place:
        country = self._numbers_of_iso2.get(row.iso2, -1)
        parent = (
            self._admin1.get(f"{row.iso2}.{row.admin1}", country) if row.kind not in ("admin1", "country") else country
        )
        iso3 = self._iso3[country] if country >= 0 else None
        return Place(-row.geonameid, row.geonameid, row.name, row.kind, row.lat, row.lon, iso3, row.population, parent)


def _country(record: Mapping[str, Any]) -> Country:
    return Country(
        iso3=record["iso3"],
        iso2=record["iso2"],
        geonameid=record["geonameid"],
        name=record["name"],
        names=tuple(record["names"]),
        demonyms=tuple(record["demonyms"]),
        capital=record["capital"],
        lat=record["lat"],
        lon=record["lon"],
        neighbours=tuple(record["neighbours"]),
    )
