"""Conditional logit (McFadden 1974) with sparse features, several options of a choice being right at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

__all__ = ["Choice", "fit", "share_right"]


@dataclass(frozen=True)
class Choice:
    """The features of each option, and which options are right."""

    options: Sequence[Mapping[str, float]]
    right: frozenset[int]


class _Table:
    """All options of all choices as one sparse matrix: row, column and value of every entry."""

    def __init__(self, data: Sequence[Choice], index: Mapping[str, int]) -> None:
        entries = [
            (row, index[name], value)
            for row, values in enumerate(o for c in data for o in c.options)
            for name, value in values.items()
            if name in index
        ]
        self.row, self.column = (np.array([e[i] for e in entries], dtype=np.int64) for i in (0, 1))
        self.value = np.array([e[2] for e in entries])
        self.starts = np.cumsum([0, *(len(c.options) for c in data[:-1])])
        self.choice = np.repeat(np.arange(len(data)), [len(c.options) for c in data])
        self.right = np.array([i in c.right for c in data for i in range(len(c.options))])

    def scores(self, weights: np.ndarray) -> np.ndarray:
        return np.bincount(self.row, self.value * weights[self.column], len(self.choice))

    def shares(self, scores: np.ndarray) -> np.ndarray:
        """Scores as probabilities within each choice."""
        top = np.maximum.reduceat(scores, self.starts)
        parts = np.exp(scores - top[self.choice])
        return parts / np.add.reduceat(parts, self.starts)[self.choice]

    def gradient(self, weights: np.ndarray) -> np.ndarray:
        scores = self.scores(weights)
        everyone, good = self.shares(scores), self.shares(np.where(self.right, scores, -1e3))
        return np.bincount(self.column, self.value * (everyone - good)[self.row], len(weights))


def fit(data: Sequence[Choice], ridge: float = 2.0, seen: int = 4, steps: int = 400) -> dict[str, float]:
    """The weights, of features met `seen` times, that make the right options likeliest (Adam on the whole data)."""
    times = Counter(n for c in data for o in c.options for n in o)
    names = sorted(n for n, count in times.items() if count >= seen)
    table = _Table(data, {n: i for i, n in enumerate(names)})
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, steps + 1):
        gradient = table.gradient(weights) + ridge * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        rate = 0.05 * min(1.0, 2 * (1 - step / (steps + 1)))
        weights = weights - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.02}


def share_right(weights: Mapping[str, float], data: Sequence[Choice]) -> float:
    """The share of choices whose likeliest option is right."""

    def best(choice: Choice) -> int:
        return max(
            range(len(choice.options)),
            key=lambda i: sum(weights.get(n, 0.0) * v for n, v in choice.options[i].items()),
        )

    return float(np.mean([best(c) in c.right for c in data])) if data else 0.0
