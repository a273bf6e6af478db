"""A user's own gazetteer: a GeoNames dump put into an SQLite file, read beside the shipped table."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from casusbelli.errors import InputError, KnowledgeError

from .normal import is_latin, key

__all__ = ["UserPlaces", "UserRow", "import_dump"]

_SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
DROP TABLE IF EXISTS place; DROP TABLE IF EXISTS name; DROP TABLE IF EXISTS about;
CREATE TABLE about (format TEXT NOT NULL);
INSERT INTO about VALUES ('casus places 1');
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, lat REAL, lon REAL, kind TEXT, iso2 TEXT, admin1 TEXT,
    population INTEGER);
CREATE TABLE name (spelling TEXT, place INTEGER, main INTEGER, PRIMARY KEY (spelling, place)) WITHOUT ROWID;
"""
_FIELDS = 19
_BATCH = 20_000
_KINDS = {
    "P": "city", "H": "water", "T": "landform", "L": "region", "S": "site", "V": "landform", "U": "water", "R": "site",
}  # fmt: skip
_KIND_OF_CODE = {"PPLC": "capital", "PPLX": "district", "ISL": "landform", "CONT": "continent"}
_DIVISIONS = {"ADM1": "admin1", "ADM2": "admin2"} | dict.fromkeys(("PCLI", "PCLD", "PCLS", "PCL"), "country")


@dataclass(frozen=True, slots=True)
class UserRow:
    """One place of the user's database; coordinates in degrees, `iso2` and `admin1` as GeoNames writes them."""

    geonameid: int
    name: str
    lat: float
    lon: float
    kind: str
    iso2: str
    admin1: str
    population: int
    main: bool


class UserPlaces:
    """Look-up in a database made by `import_dump`; raises KnowledgeError when the file is not one."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise KnowledgeError(f"{path}: no such gazetteer; make one with: casus places import FILE")
        try:
            self._database = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
            self._database.execute("SELECT format FROM about").fetchone()
        except sqlite3.Error as trouble:
            raise KnowledgeError(f"{path}: not a gazetteer made by casus places import ({trouble})") from trouble

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def find(self, spelling: str, limit: int = 200) -> list[UserRow]:
        """The places of key `spelling`, most populous first."""
        rows = self._database.execute(
            "SELECT id, place.name, lat, lon, kind, iso2, admin1, population, main FROM name JOIN place ON place = id"
            " WHERE spelling = ? ORDER BY population DESC, id LIMIT ?",
            (spelling, limit),
        )
        return [UserRow(*row) for row in rows]


def import_dump(dump: Path, database: Path, progress: Callable[[int], None] = lambda count: None) -> int:
    """Put a GeoNames dump (allCountries, citiesN or one country; .txt or .zip) into `database`; returns the rows read.

    An older database at that path is replaced. Raises InputError when the file is not such a dump.
    """
    with _opened(dump) as lines, closing(sqlite3.connect(database)) as target:
        target.executescript(_SCHEMA)
        count = 0
        batch: list[UserRow] = []
        names: list[tuple[str, int, int]] = []
        for row, spellings in _rows(dump, lines):
            batch.append(row)
            names += spellings
            count += 1
            if len(batch) == _BATCH:
                _write(target, batch, names)
                progress(count)
        _write(target, batch, names)
        target.commit()
    return count


def _write(target: sqlite3.Connection, batch: list[UserRow], names: list[tuple[str, int, int]]) -> None:
    places = [(r.geonameid, r.name, r.lat, r.lon, r.kind, r.iso2, r.admin1, r.population) for r in batch]
    target.executemany("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", places)
    target.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", names)
    batch.clear()
    names.clear()


def _rows(dump: Path, lines: IO[str]) -> Iterator[tuple[UserRow, list[tuple[str, int, int]]]]:
    for number, fields in enumerate((line.rstrip("\n").split("\t") for line in lines), start=1):
        if len(fields) != _FIELDS:
            raise InputError(f"{dump}, line {number}: {len(fields)} fields where a GeoNames dump has {_FIELDS}")
        kind = _kind(fields[6], fields[7])
        if kind is None:
            continue
        try:
            row = UserRow(
                int(fields[0]), fields[1], float(fields[4]), float(fields[5]), kind, fields[8], fields[10],
                int(fields[14] or 0), True,
            )  # fmt: skip
        except ValueError as trouble:
            raise InputError(f"{dump}, line {number}: not a GeoNames row ({trouble})") from trouble
        main = {key(fields[1]), key(fields[2])}
        others = {key(name) for name in fields[3].split(",") if name and is_latin(name)} - main
        yield row, [(one, row.geonameid, 1) for one in main if one] + [(one, row.geonameid, 0) for one in others if one]


def _kind(feature_class: str, code: str) -> str | None:
    if feature_class == "A":
        return _DIVISIONS.get(code, "region")
    return _KIND_OF_CODE.get(code, _KINDS.get(feature_class))


@contextmanager
def _opened(dump: Path) -> Iterator[IO[str]]:
    try:
        if zipfile.is_zipfile(dump):
            with zipfile.ZipFile(dump) as archive:
                member = next((n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()), None)
                if member is None:
                    raise InputError(f"{dump}: the archive holds no .txt file; give a GeoNames dump")
                with archive.open(member) as raw:
                    yield io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
        else:
            with dump.open(encoding="utf-8", newline="\n") as lines:
                yield lines
    except OSError as trouble:
        raise InputError(f"{dump}: cannot be read ({trouble.strerror or trouble})") from trouble
    except UnicodeDecodeError as trouble:
        raise InputError(f"{dump}: not UTF-8 text; give a GeoNames dump") from trouble
