"""A user's own actors: a CSV or TOML file that outranks the shipped base.

CSV has the heading `name,country,sector,type,aliases,first,last,source` (aliases separated by "|"); TOML has
`[[actor]]` tables with the same keys, aliases as a list. A row whose name begins with "=" merges its aliases into the
shipped actor of that identifier.
"""

from __future__ import annotations

import csv
import io
import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casusbelli.errors import KnowledgeError

__all__ = ["COLUMNS", "SECTORS", "OverlayActor", "add_row", "default_overlay", "read_overlay"]

COLUMNS = ("name", "country", "sector", "type", "aliases", "first", "last", "source")
SECTORS = frozenset(
    [
        "GOV",
        "MIL",
        "COP",
        "SPY",
        "JUD",
        "LEG",
        "PTY",
        "OPP",
        "REB",
        "PRM",
        "CRM",
        "CVL",
        "REL",
        "BUS",
        "MED",
        "EDU",
        "NGO",
        "IGO",
        "REF",
        "LAB",
        "UNK",
    ]
)
TYPES = frozenset({"state", "organisation", "armed_group", "person", "group"})


@dataclass(frozen=True, slots=True)
class OverlayActor:
    """One row of a user's file.

    `merges` is the identifier of the shipped actor it adds spellings to, "" for a new actor.
    """

    name: str
    country: str
    sector: str
    type: str
    aliases: tuple[str, ...]
    first: str = ""
    last: str = ""
    source: str = ""
    merges: str = ""


def default_overlay(environment: Mapping[str, str] | None = None) -> Path:
    """Where `casus actors add` keeps rows by default: CASUS_ACTORS, else the platform's user data."""
    environment = os.environ if environment is None else environment
    if own := environment.get("CASUS_ACTORS"):
        return Path(own)
    if sys.platform == "win32":
        base = Path(environment.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "casusbelli" / "actors.csv"


def read_overlay(path: Path) -> list[OverlayActor]:
    """The rows of `path`. Raises KnowledgeError for a file that cannot be read or a row with an unknown code."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = (
            tomllib.loads(text).get("actor", [])
            if path.suffix.lower() == ".toml"
            else list(csv.DictReader(io.StringIO(text)))
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, csv.Error) as error:
        raise KnowledgeError(f"{path}: the actors' overlay cannot be read ({error})") from error
    if not isinstance(rows, list):
        raise KnowledgeError(f"{path}: write each actor as an [[actor]] table")
    return [_checked(row, path, number) for number, row in enumerate(rows, 2)]


def _checked(row: Mapping[str, Any], path: Path, number: int) -> OverlayActor:
    def field(key: str) -> str:
        value = row.get(key)
        return value.strip() if isinstance(value, str) else "" if value is None else str(value)

    listed = row.get("aliases") or ""
    aliases = tuple(
        str(one).strip() for one in (listed if isinstance(listed, list) else str(listed).split("|")) if str(one).strip()
    )
    name = field("name")
    where = f"{path}, row {number}"
    if not name or None in row:
        raise KnowledgeError(f"{where}: a row needs a name and no more than the fields {', '.join(COLUMNS)}")
    if name.startswith("="):
        return OverlayActor(name[1:], "", "", "", aliases, merges=name[1:])
    country, sector, kind = field("country").upper(), field("sector").upper() or "UNK", field("type") or "organisation"
    if country and (len(country) != 3 or not country.isalpha()):
        raise KnowledgeError(f"{where}: {country!r} is no ISO 3166 alpha-3 code")
    if sector not in SECTORS:
        raise KnowledgeError(f"{where}: {sector!r} is no sector; one of {', '.join(sorted(SECTORS))}")
    if kind not in TYPES:
        raise KnowledgeError(f"{where}: {kind!r} is no type; one of {', '.join(sorted(TYPES))}")
    return OverlayActor(name, country, sector, kind, aliases, field("first"), field("last"), field("source"))


def add_row(path: Path, actor: OverlayActor) -> None:
    """Append one row to the CSV at `path`, made with its heading when new.

    Raises KnowledgeError when it cannot be written.
    """
    name = f"={actor.merges}" if actor.merges else actor.name
    row = (
        name,
        actor.country,
        actor.sector,
        actor.type,
        "|".join(actor.aliases),
        actor.first,
        actor.last,
        actor.source,
    )
    _checked(dict(zip(COLUMNS, row, strict=True)), path, 0)
    if path.suffix.lower() == ".toml":
        raise KnowledgeError(f"{path}: rows are added to CSV files only; edit a TOML file by hand")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = not path.exists() or not path.stat().st_size
        ends = new or path.read_bytes().endswith(b"\n")
        with path.open("a", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            if not ends:
                out.write("\n")
            if new:
                writer.writerow(COLUMNS)
            writer.writerow(row)
    except OSError as error:
        raise KnowledgeError(f"{path}: the actors' overlay cannot be written ({error})") from error
