"""The listed news agencies: finding one in a credit, and its proper name."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["agencies_in", "agency_name", "agency_pattern"]


@cache
def _names() -> dict[str, str]:
    table = tomllib.loads(files(__package__).joinpath("agencies.toml").read_text(encoding="utf-8"))
    forms: dict[str, str] = {}
    for row in table["agency"]:
        forms |= {form.lower(): row["name"] for form in [row["name"], *row.get("forms", ())]}
        forms |= dict.fromkeys(row.get("short", ()), row["name"])
    return forms


@cache
def agency_pattern() -> str:
    """A pattern for any listed agency: full forms in any case, short forms only in capitals."""
    forms = sorted(_names(), key=len, reverse=True)
    long = "|".join(re.escape(form) for form in forms if form == form.lower())
    short = "|".join(re.escape(form) for form in forms if form != form.lower())
    return rf"(?:(?<!\w)(?i:{long})(?!\w)|(?<!\w)(?-i:{short})(?!\w))"


def agency_name(text: str) -> str | None:
    """The proper name of the agency `text` is a form of; None when it is none."""
    plain = text.strip()
    bare = re.sub(r"(?i)^the ", "", plain)
    names = _names()
    return names.get(plain) or names.get(plain.lower()) or names.get(bare.lower()) or names.get(bare)


def agencies_in(text: str) -> tuple[str, ...]:
    """Proper names of the agencies in a credit, in order, without repeats."""
    found = (agency_name(match.group()) for match in _compiled().finditer(text))
    return tuple(dict.fromkeys(name for name in found if name))


@cache
def _compiled() -> re.Pattern[str]:
    return re.compile(agency_pattern())
