"""Wire credits: whole lines that name the agency or paper a report was taken from, and datelines."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from casusbelli.reading.lines.agencies import agencies_in, agency_name, agency_pattern
from casusbelli.reading.lines.folding import fold

__all__ = ["BylineTable", "byline_table", "dateline_wire", "wire_of_line"]

_NAME = r"(?P<name>(?-i:(?:The |the )?[A-Z][\w.&'/-]*(?: (?:of|and|for|the|&|in|on|de|del|la|le|du|al|[A-Z0-9][\w.&'/-]*)){0,6}))"  # noqa: E501
_LONGEST = 300
_DATELINE_REACH = 160
_CLOSING_REACH = 240


@dataclass(frozen=True, slots=True)
class BylineTable:
    """Wordings of bylines: leads before the names, trailing forms after them, where the names stop, words no
    person is called, and those of them that name a job.
    """

    leads: tuple[str, ...]
    trailing: tuple[str, ...]
    stops: str
    roles: frozenset[str]
    jobs: frozenset[str]
    particles: frozenset[str]


@dataclass(frozen=True, slots=True)
class _WirePatterns:
    any_name: tuple[re.Pattern[str], ...]
    agency_only: tuple[re.Pattern[str], ...]
    dateline: tuple[re.Pattern[str], ...]
    closing: tuple[re.Pattern[str], ...]


def wire_of_line(line: str) -> str | None:
    """The wire a whole credit line names, properly spelt ("Via Financial Times"); None when the line is no such
    credit.
    """
    folded = fold(line).strip()
    if not folded or len(folded) > _LONGEST:
        return None
    patterns = _patterns()
    for pattern in patterns.agency_only:
        if pattern.fullmatch(folded):
            return ", ".join(agencies_in(folded)) or None
    for pattern in patterns.any_name:
        found = pattern.fullmatch(folded)
        if found:
            name = found["name"].strip(" .,")
            return ", ".join(agencies_in(name)) if agency_name(name) else name
    return None


def dateline_wire(line: str) -> str | None:
    """The wire a line of running text credits at its start ("BAGHDAD (Reuters) -") or its very end ("... said. -
    AFP").
    """
    folded = fold(line).strip()
    for pattern in _patterns().dateline:
        found = pattern.match(folded[:_DATELINE_REACH])
        if found:
            return ", ".join(agencies_in(found.group())) or None
    tail = folded[-_CLOSING_REACH:]
    for pattern in _patterns().closing:
        if pattern.fullmatch(tail):
            return ", ".join(agencies_in(tail)[-1:]) or None
    return None


@cache
def byline_table() -> BylineTable:
    """The byline wordings of `credits.toml`."""
    table = _table()["byline"]
    return BylineTable(
        tuple(table["leads"]),
        tuple(table["trailing"]),
        table["stops"],
        frozenset(table["roles"]),
        frozenset(table["jobs"]),
        frozenset(table["particles"]),
    )


@cache
def _table() -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = tomllib.loads(
        files(__package__).joinpath("credits.toml").read_text(encoding="utf-8")
    )
    return table


@cache
def _patterns() -> _WirePatterns:
    several = f"{agency_pattern()}(?:(?:,? and |, ?| ?/ ?| ?& ?){agency_pattern()}){{0,3}}"

    def compiled(kind: str, flags: re.RegexFlag) -> tuple[re.Pattern[str], ...]:
        listed = _table()["wire"][kind]
        return tuple(re.compile(p.replace("{agency}", several).replace("{name}", _NAME), flags) for p in listed)

    return _WirePatterns(
        compiled("any_name", re.IGNORECASE),
        compiled("agency_only", re.IGNORECASE),
        compiled("dateline", re.NOFLAG),
        compiled("closing", re.NOFLAG),
    )
