"""Learns who takes part (`casusbelli.coding.sides`)."""

from __future__ import annotations

from collections.abc import Iterable

from casusbelli.coding.draft import SIDES
from casusbelli.coding.fitted import Fitted
from casusbelli.coding.nationality import Scene
from casusbelli.coding.sides import Stage, crossed
from choice import Choice
from gold import Reading

__all__ = ["side_choices"]


def side_choices(readings: Iterable[Reading], fitted: Fitted) -> list[tuple[Choice, int]]:
    """Both sides of every draft that the gold knows: right are the options with the gold's countries, if not the
    rules' own with a word of its names, too; and which option
    is the rules' own."""
    return [choice for reading in readings for choice in _of_report(reading, fitted)]


def _of_report(reading: Reading, fitted: Fitted) -> list[tuple[Choice, int]]:
    coder = reading.coder(fitted)
    story = coder.peopled()
    scene = Scene(coder.cast, coder.setting.places, story.drafts)
    stage = Stage(coder.cast, coder.signals, story.drafts, scene, fitted.nationality)
    found = []
    for draft in story.drafts:
        event = reading.told_by(coder.tree.words, draft)
        if event is None:
            continue
        for side in SIDES:
            options = stage.options(draft, side)
            right = frozenset(
                i
                for i, o in enumerate(options)
                if event.agrees(o.parties, side) and (o.current or event.names_any(o.parties, side))
            )
            own = next(i for i, o in enumerate(options) if o.current)
            found.append((Choice([crossed(o.features, draft, side) for o in options], right), own))
    return found
