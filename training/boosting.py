"""Gradient boosting of small trees on yes-or-no questions, with numpy alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

__all__ = ["boosted"]

TREES, DEPTH, RATE, SMALLEST, RIDGE, SHARE, MOST_BOUNDS = 100, 3, 0.1, 8, 3.0, 0.8, 12


def boosted(rows: Sequence[dict[str, float]], truth: Sequence[bool], seed: int = 0) -> tuple[float, list[Any]]:
    """The bias, and trees of [feature, bound, tree at most, tree above] or votes, summed to log-odds."""
    names = sorted(rows[0])
    x, y = np.array([[row[name] for name in names] for row in rows]), np.array(truth, dtype=float)
    splits = [(column, bound) for column in range(len(names)) for bound in _bounds(x[:, column])]
    above = np.stack([x[:, column] > bound for column, bound in splits], axis=1)
    random = np.random.default_rng(seed)
    bias = float(np.log(y.sum() / (1 - y).sum()))
    total, trees = np.full(len(y), bias), []
    for _ in range(TREES):
        p = 1 / (1 + np.exp(-total))
        drawn = np.flatnonzero(random.random(len(y)) < SHARE)
        tree, votes = _grown(above, y - p, p * (1 - p), drawn, DEPTH)
        trees.append(_named(tree, names, splits))
        total += votes(np.arange(len(y)))
    return bias, trees


def _bounds(column: np.ndarray) -> np.ndarray:
    values = np.unique(column)
    middles = (values[:-1] + values[1:]) / 2
    return middles[:: max(1, len(middles) // MOST_BOUNDS)]


def _grown(above: np.ndarray, slope: np.ndarray, bend: np.ndarray, rows: np.ndarray, depth: int) -> tuple[Any, Any]:
    """A tree over numbered splits, and a function of row numbers to its votes."""
    g, h = slope[rows].sum(), bend[rows].sum()
    vote = float(RATE * g / (h + RIDGE))
    leaf = (vote, lambda asked: np.full(len(asked), vote))
    if depth == 0 or len(rows) < 2 * SMALLEST:
        return leaf
    side = above[rows]
    gs, hs, count = slope[rows] @ side, bend[rows] @ side, side.sum(axis=0)
    gain = gs**2 / (hs + RIDGE) + (g - gs) ** 2 / (h - hs + RIDGE) - g**2 / (h + RIDGE)
    gain[(count < SMALLEST) | (len(rows) - count < SMALLEST)] = 0
    best = int(gain.argmax())
    if gain[best] <= 0:
        return leaf
    low, low_votes = _grown(above, slope, bend, rows[~side[:, best]], depth - 1)
    high, high_votes = _grown(above, slope, bend, rows[side[:, best]], depth - 1)

    def votes(asked: np.ndarray) -> np.ndarray:
        return np.where(above[asked, best], high_votes(asked), low_votes(asked))

    return [best, low, high], votes


def _named(tree: Any, names: Sequence[str], splits: Sequence[tuple[int, float]]) -> Any:
    if not isinstance(tree, list):
        return round(tree, 4)
    column, bound = splits[tree[0]]
    return [names[column], round(float(bound), 4), *(_named(branch, names, splits) for branch in tree[1:])]
