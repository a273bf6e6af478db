"""Scores of event heads, written by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from casusbelli.coding.signals import Signals

Floats = npt.NDArray[np.float32]

LABELS: Mapping[str, tuple[str, ...]] = {
    "trigger": ("none", "ASSAULT", "COERCE", "ACCUSE"),
    "modes": ("aerial", "drone"),
    "event_factuality": ("actual", "negated", "future"),
    "stance": ("", "says", "denies"),
    "argument": ("actor", "recipient"),
}


@dataclass(frozen=True)
class HandArguments:
    """Scores of a word filling a role of another, all in one window that starts at the first word."""

    length: int
    table: Mapping[int, Mapping[tuple[str, int], float]]

    def window(self, _word: int) -> tuple[int, int]:
        return 0, self.length

    def scores(self, word: int) -> Floats:
        found = np.zeros((self.length, len(LABELS["argument"])), np.float32)
        for (role, place), score in self.table.get(word, {}).items():
            found[place, LABELS["argument"].index(role)] = score
        return found


def silence() -> Signals:
    """The signals of a model without event heads."""
    return Signals({}, LABELS)


def heard(
    types: Sequence[Mapping[str, float]],
    *,
    factuality: Sequence[Mapping[str, float]] = (),
    historical: Sequence[float] = (),
    arguments: Mapping[int, Mapping[tuple[str, int], float]] | None = None,
) -> Signals:
    """Signals with the given scores, a row a word; what is left of a word's types says that it is none."""
    rows = [{"none": 1.0 - sum(row.values()), **row} for row in types]
    heads = {
        "trigger": _table("trigger", rows),
        "event_factuality": _table("event_factuality", factuality or [{}] * len(types)),
        "historical": np.array(historical or [0.0] * len(types), np.float32),
        "argument": HandArguments(len(types), arguments or {}),
    }
    return Signals(heads, LABELS)


def _table(head: str, rows: Sequence[Mapping[str, float]]) -> Floats:
    return np.array([[row.get(name, 0.0) for name in LABELS[head]] for row in rows], np.float32)
