"""The learned judge of lines: multinomial logistic regression over `features`, its weights a small JSON file."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from casusbelli.errors import ModelError
from casusbelli.reading.lines.features import LONGEST, features_of

__all__ = ["EXTRACTED", "PLAIN", "judge", "probabilities"]

PLAIN, EXTRACTED = 0.5, 0.05
"""Below which probability of being the report's own a line is left out: of a text as it came, and of the text that was
taken out of a page, where little else is left and a heading dropped is worse than a button kept.
"""
_SENTENCE = 0.2
_SENTENCE_WORDS = 10


@dataclass(frozen=True, slots=True)
class _Weights:
    kinds: tuple[str, ...]
    rows: dict[str, tuple[float, ...]]


def judge(line: str, place: int, total: int, least: float = PLAIN) -> str | None:
    """The kind of boilerplate the `place`-th of `total` lines most likely is; None when it is the report's own with a
    probability of `least` or more. Whole sentences get the benefit of more doubt, and of those in capitals only, whose
    words look alike, nothing is said.
    """
    long = line.count(" ") >= _SENTENCE_WORDS - 1
    if len(line) > LONGEST or (long and line.isupper()):
        return None
    shares = probabilities(line, place, total)
    if shares["report"] >= (min(least, _SENTENCE) if long and line[-1:] in '.!?"' else least):
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
    whole = sum(powers)
    return {kind: power / whole for kind, power in zip(weights.kinds, powers, strict=True)}


@cache
def _weights() -> _Weights:
    try:
        table = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
        return _Weights(tuple(table["kinds"]), {name: tuple(row) for name, row in table["weights"].items()})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"the weights of the line classifier are missing or damaged ({error}); reinstall casusbelli"
        ) from None
