"""What the fitted models of the coder share: reading the shipped weights, and weighing features by them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from math import exp
from typing import Any

from casusbelli.errors import KnowledgeError

__all__ = ["log_odds", "logistic", "shipped"]

FARTHEST = 30.0


def shipped(name: str, made_by: str) -> Any:
    """The JSON of coding/data/NAME.json; raises KnowledgeError, naming the command, when the package lacks it."""
    try:
        text = (files("casusbelli.coding") / "data" / f"{name}.json").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise KnowledgeError(f"coding/data/{name}.json is missing from the package; run: {made_by}") from error
    return json.loads(text)


def log_odds(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The sum of the features, each times its weight; what has no weight counts nothing."""
    total = 0.0
    for name, value in features.items():
        weight = weights.get(name)
        if weight is not None:
            total += weight * value
    return total


def logistic(odds: float) -> float:
    """The probability of log-odds, which are cut off at 30 either way."""
    return 1 / (1 + exp(-max(min(odds, FARTHEST), -FARTHEST)))
