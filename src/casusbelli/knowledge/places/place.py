"""The records of the gazetteer and of places found in a text."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["AREAS", "KINDS", "PRECISIONS", "Country", "Place", "PlaceSpan"]

KINDS = (
    "country", "admin1", "admin2", "capital", "city", "region", "continent", "water", "landform", "site", "district",
)  # fmt: skip
"""What a gazetteer entry is; the position in this tuple is the number stored in the compiled table."""

PRECISIONS = ("exact", "near", "admin1", "country", "region")
AREAS = frozenset({"country", "admin1", "admin2", "region", "continent", "water", "landform"})
"""Kinds whose point only stands for an area, so that a dot on the map would claim too much."""

_PRECISION_OF = {"country": "country", "admin1": "admin1"}


@dataclass(frozen=True, slots=True)
class Place:
    """One gazetteer entry.

    `index` numbers the entry within its table, `parent` is the index of the area that holds it (-1 for none); `country`
    is ISO 3166-1 alpha-3 or None for what lies in no one country; `population` is that of the entry or, for an area
    without a census figure, of its towns.
    """

    index: int
    geonameid: int | None
    name: str
    kind: str
    lat: float
    lon: float
    country: str | None
    population: int
    parent: int

    @property
    def precision(self) -> str:
        """How closely the entry's own point places something, in the codebook's words."""
        return _PRECISION_OF.get(self.kind, "region" if self.kind in AREAS else "exact")


@dataclass(frozen=True, slots=True)
class Country:
    """One country: ISO codes, names, demonyms, capital, a point in degrees, and neighbours (ISO3)."""

    iso3: str
    iso2: str
    geonameid: int | None
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    lat: float
    lon: float
    neighbours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A place named in a text.

    `start` and `end` are code points into the text and `first_word`, `last_word` (exclusive) word numbers, of the name
    alone; `precision` is one of `PRECISIONS`; `role` is "location", "metonym" (a government or team that goes by the
    name) or "modifier" ("the Iraqi army", "Kirkuk police"). `score`, 0 to 1, is the chance that the entry is the right
    one. Where the text names a place the gazetteer lacks, everything from `geonameid` to `admin1` is None.
    """

    start: int
    end: int
    text: str
    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: str
    role: str
    score: float
    first_word: int
    last_word: int
