"""Learns how sure a candidate is: at first sight, with the whole report known, and as a row with both its sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from casusbelli.coding.acceptance import features, whole_features
from casusbelli.coding.fitted import Fitted
from choice import Choice
from gold import Reading

__all__ = ["calibration_error", "first_looks", "logistic", "told", "verdicts", "whole_rows"]

Judged = tuple[dict[str, float], bool]
RIDGE = 1.0


def first_looks(readings: Iterable[Reading], fitted: Fitted) -> list[Judged]:
    """Features at first sight and truth of every candidate."""
    found = []
    for reading in readings:
        coder = reading.coder(fitted)
        drafts = coder.told().drafts
        found += [(features(d, coder.signals), reading.is_told(coder.tree.words, d)) for d in drafts]
    return found


def verdicts(readings: Iterable[Reading], fitted: Fitted) -> list[Judged]:
    """Features with the whole report known, and truth, of every candidate."""
    found = []
    for reading in readings:
        coder = reading.coder(fitted)
        drafts, evidence = coder.weighed()
        found += [(e, reading.is_told(coder.tree.words, d)) for d, e in zip(drafts, evidence, strict=True)]
    return found


def whole_rows(readings: Iterable[Reading], fitted: Fitted) -> list[tuple[dict[str, float], bool, float]]:
    """Features of every row kept, whether it is right as a whole, and the confidence it has now."""
    found = []
    for reading in readings:
        coder = reading.coder(fitted)
        drafts = coder.story().drafts
        found += [(whole_features(d), reading.is_whole(coder.tree.words, d), d.whole) for d in drafts]
    return found


def told(data: Iterable[Judged]) -> list[Choice]:
    """Each candidate as a choice between a row and none."""
    return [Choice([{**f, "bias": 1.0}, {}], frozenset([0 if right else 1])) for f, right in data]


def logistic(data: Sequence[Judged]) -> tuple[dict[str, float], float]:
    """Weights by name, and bias, of a ridge logistic regression (Newton's method)."""
    names = sorted(data[0][0])
    x = np.array([[f[n] for n in names] + [1.0] for f, _ in data])
    y = np.array([float(t) for _, t in data])
    w = np.zeros(x.shape[1])
    penalty = np.array([RIDGE] * len(names) + [0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-9)
        w += np.linalg.solve(hessian, x.T @ (y - p) - penalty * w)
    return {n: round(float(v), 4) for n, v in zip(names, w, strict=False)}, round(float(w[-1]), 4)


def calibration_error(p: np.ndarray, y: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over equal-width bins (Naeini et al. 2015)."""
    which = np.minimum((p * bins).astype(int), bins - 1)
    gaps = [abs(p[which == b].mean() - y[which == b].mean()) * (which == b).sum() for b in set(which)]
    return float(sum(gaps) / len(p))
