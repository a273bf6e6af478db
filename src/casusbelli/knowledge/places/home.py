"""Where a publisher is at home: by the table of outlets, else by a place in its name or web address."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from .gazetteer import Gazetteer
from .normal import key
from .place import Place
from .weights import prior

__all__ = ["home_of"]

_HOST = re.compile(r"^(?:https?://)?(?:www\d?\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:dailynews|news|times|tribune|herald|journal|gazette|post|press|star|sun|record|chronicle|observer|courier|online|"
    r"today|dispatch|leader|daily|reporter|register|democrat|republican|independent|telegraph|citizen|review|sentinel|"
    r"examiner|mirror|mail|express|advertiser|banner|enterprise|argus|echo|live|now|tv|radio|local|info|world|"
    r"messenger|advocate|bulletin|eagle|standard|voice|weekly|globe|inquirer|freepress|newspress|paper)+$"
)
_SHORTEST = 4


def home_of(publisher: str | None, gazetteer: Gazetteer) -> Place | None:
    """The seat of `publisher`, a name ("The Erbil Courier") or an address; None when neither table nor name tells."""
    if not publisher:
        return None
    host = _HOST.match(publisher.strip())
    name = host.group(1).lower() if host else key(publisher)
    seat = _outlets().get(name.removeprefix("www."))
    if seat is not None:
        return _best(seat[0], gazetteer, seat[1])
    if host:
        label = name.split(".")[-2] if len(name.split(".")[-2]) > 3 else name.split(".")[0]
        return _named(label.replace("-", " "), gazetteer)
    return _in_words(publisher, gazetteer)


@cache
def _outlets() -> dict[str, tuple[str, str]]:
    """Web address or key of name -> (town, ISO3 or ISO3-division)."""
    with (Path(__file__).parent / "outlets.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table = {row["host"]: (row["town"], row["area"]) for row in rows if row["host"]}
    return table | {key(row["name"]): (row["town"], row["area"]) for row in rows if row["name"]}


def _named(label: str, gazetteer: Gazetteer) -> Place | None:
    """ "columbusdispatch" -> Columbus: the label without newspaper words, when that is a place of some size."""
    stem = _TAIL.sub("", label).removeprefix("the").strip()
    return _best(stem, gazetteer) if len(stem) >= _SHORTEST else None


def _in_words(name: str, gazetteer: Gazetteer) -> Place | None:
    words = name.split()
    for length in range(min(3, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            part = words[first : first + length]
            if part[0][:1].isupper() and (place := _best(" ".join(part), gazetteer)) is not None:
                return place
    return None


def _best(name: str, gazetteer: Gazetteer, area: str = "") -> Place | None:
    hits = [hit for hit in gazetteer.look_up(name) if hit.main or area]
    if area:
        iso3, _, division = area.partition("-")
        hits = [hit for hit in hits if hit.place.country == iso3]
        if division:
            hits = [hit for hit in hits if (one := gazetteer.admin1(hit.place)) is not None and one.name == division]
    hits = [hit for hit in hits if hit.place.kind in ("city", "capital")] or hits
    best = max(hits, key=prior, default=None)
    return best.place if best is not None and (area or best.place.population >= 5000) else None
