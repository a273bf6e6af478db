"""Where something happened."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a document names it; `country` ISO 3166-1 alpha-3, `lat`/`lon` WGS 84 degrees.

    `precision` is exact, near, admin1, country or region; `rule` says how an `inferred` place was carried over.
    """

    text: str
    start: int
    end: int
    name: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: str = "exact"
    inferred: bool = False
    rule: str | None = None
