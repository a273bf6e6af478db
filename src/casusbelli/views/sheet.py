"""Events as comma-separated values, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from casusbelli.records import Event, Participant
from casusbelli.views.words import by_whose_word

__all__ = ["COLUMNS", "escaped", "sheet"]

COLUMNS = (
    "id", "first", "last", "time_precision",
    "event_type", "modes", "cameo", "score", "quad", "factuality", "historical",
    "actors", "actor_countries", "actor_sectors", "recipients", "recipient_countries", "recipient_sectors",
    "place", "geonameid", "lat", "lon", "country", "place_precision",
    "killed_min", "killed_max", "injured_min", "injured_max", "said_by", "confidence",
    "reports", "mentions", "documents",
)  # fmt: skip
FORMULA_STARTS = ("=", "+", "-", "@", "\t")
LINE_BREAKS = str.maketrans(dict.fromkeys("\r\n\x00", " "))


def sheet(events: Iterable[Event], stream: TextIO) -> None:
    """Write a heading and one line an event; lists are joined by "; "."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for event in events:
        writer.writerow([escaped(cell) for cell in _cells(event)])


def escaped(cell: object) -> object:
    """The cell on one line, an apostrophe before words that a spreadsheet would run; numbers stay numbers."""
    if not isinstance(cell, str):
        return cell
    line = cell.translate(LINE_BREAKS)
    return f"'{line}" if line.startswith(FORMULA_STARTS) else line


def _cells(event: Event) -> tuple[object, ...]:
    time, place = event.time, event.place
    return (
        event.id,
        time.first if time else None,
        time.last if time else None,
        time.precision if time else None,
        event.event_type,
        "; ".join(event.modes),
        event.cameo,
        event.score,
        event.quad,
        event.factuality,
        int(event.historical),
        *_side(event.actors),
        *_side(event.recipients),
        (place.name or place.text) if place else None,
        place.geonameid if place else None,
        place.lat if place else None,
        place.lon if place else None,
        place.country if place else None,
        place.precision if place else None,
        *_toll(event, "killed"),
        *_toll(event, "injured"),
        by_whose_word(event.attributions),
        event.confidence,
        event.reports,
        len(event.mentions),
        "; ".join(event.documents),
    )


def _side(participants: tuple[Participant, ...]) -> tuple[str, str, str]:
    return (
        "; ".join(one.name or one.text for one in participants),
        "; ".join(one.country or "" for one in participants),
        "; ".join(one.sector for one in participants),
    )


def _toll(event: Event, kind: str) -> tuple[int | None, int | None]:
    """The lowest and the highest figure told; the highest stays open when a telling leaves it open."""
    told = [toll for toll in event.toll if toll.kind == kind]
    lows = [toll.min for toll in told if toll.min is not None]
    highs = [toll.max for toll in told if toll.max is not None]
    return (min(lows, default=None), max(highs, default=None))
