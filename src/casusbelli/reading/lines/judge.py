"""The learned judge of lines: multinomial logistic regression over `features`, its weights a small JSON file."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from casusbelli.errors import ModelError
from casusbelli.reading.lines.features import LONGEST, features_of

__all__ = ["judge", "probabilities"]

_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class _Weights:
    kinds: tuple[str, ...]
    rows: dict[str, tuple[float, ...]]


def judge(line: str, place: int, total: int) -> str | None:
    """The kind of boilerplate the `place`-th of `total` lines most likely is; None when it is more likely the
    report's own.
    """
    if len(line) > LONGEST:
        return None
    shares = probabilities(line, place, total)
    if shares["report"] >= _LEAST:
        return None
    return max((kind for kind in shares if kind != "report"), key=lambda kind: shares[kind])


def probabilities(line: str, place: int, total: int) -> dict[str, float]:
    """The probability of each kind, "report" among them; they add up to 1."""
    weights = _weights()
    scores = [0.0] * len(weights.kinds)
    for name, value in features_of(line, place, total).items():
        for number, weight in enumerate(weights.rows.get(name, ())):
            scores[number] += weight * value
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    return {kind: power / sum(powers) for kind, power in zip(weights.kinds, powers, strict=True)}


@cache
def _weights() -> _Weights:
    try:
        table = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
        return _Weights(tuple(table["kinds"]), {name: tuple(row) for name, row in table["weights"].items()})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"the weights of the line classifier are missing or damaged ({error}); reinstall casusbelli"
        ) from None
