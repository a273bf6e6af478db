"""Learns which country those are of whom a report names without one (`casusbelli.coding.nationality`)."""

from __future__ import annotations

from collections.abc import Iterable

from casusbelli.coding.draft import SIDES
from casusbelli.coding.fitted import Fitted
from casusbelli.coding.nationality import NOBODY, Scene, is_open
from choice import Choice
from gold import Reading

__all__ = ["country_choices", "most_named"]


def gold_parties(reading: Reading) -> list[tuple[int, int, str]]:
    """Start, end and country of every party of a report's gold."""
    sides = [a for m in reading.row["mentions"] for a in m["args"] if "country" in a]
    return [(a["start"], a["end"], a["country"] or NOBODY) for a in sides]


def country_choices(readings: Iterable[Reading], fitted: Fitted) -> list[Choice]:
    """The candidates of every open party that is a party of the gold, each phrase once for each side."""
    return [choice for reading in readings for choice in _of_report(reading, fitted)]


def _of_report(reading: Reading, fitted: Fitted) -> list[Choice]:
    coder = reading.coder(fitted)
    story = coder.told()
    scene = Scene(coder.cast, coder.setting.places, story.drafts)
    gold = gold_parties(reading)
    found: dict[tuple[int, str], Choice] = {}
    for draft, side in ((d, side) for d in story.drafts for side in SIDES):
        for party in filter(is_open, getattr(draft, side)):
            met = ((a, b, c) for a, b, c in gold if a < party.end and party.start < b)
            country = next((c for a, b, c in met if a == party.start or b == party.end), None)
            options = scene.options(party, draft, side)
            if country in options:
                names = list(options)
                choice = Choice([options[n] for n in names], frozenset([names.index(country)]))
                found.setdefault((party.start, side), choice)
    return list(found.values())


most_named = {"share": 1.0}
"""Weights that always choose the country named most: what the fitted ones have to beat."""
