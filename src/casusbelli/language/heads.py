"""Scores of the event heads, per word and, on demand, per pair of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["ArgumentScores", "sigmoid", "softmax"]

Floats = npt.NDArray[np.float32]
_REACH = 16


def softmax(x: Floats) -> Floats:
    """Probabilities over the last axis."""
    e = np.exp(x - x.max(-1, keepdims=True))
    result: Floats = e / e.sum(-1, keepdims=True)
    return result


def sigmoid(x: Floats) -> Floats:
    """Independent probabilities."""
    bounded = np.minimum(np.maximum(x, np.float32(-30.0)), np.float32(30.0))
    result: Floats = (1.0 / (1.0 + np.exp(-bounded))).astype(np.float32)
    return result


@dataclass(frozen=True, slots=True)
class ArgumentScores:
    """Lazy scores of word j filling a role for, or being linked to, the event triggered at word i.

    `labels` names the columns: the codebook's roles (actor, recipient, place, time, source, toll, means, cue), then
    links to other triggers (retaliation_for, response_to, caused_by, part_of, aims_to_prevent, same_as).
    `windows[i]` is the range of words that were read together with word i.
    """

    labels: tuple[str, ...]
    trigger: Floats
    word: Floats
    windows: Sequence[tuple[int, int]]
    tensors: Mapping[str, Floats]

    def window(self, i: int) -> tuple[int, int]:
        """First and last (exclusive) word of the window around word `i`."""
        return self.windows[i]

    def scores(self, i: int) -> Floats:
        """Independent probabilities [words of the window, labels] for trigger `i`; row 0 is word `window(i)[0]`."""
        first, last = self.windows[i]
        t, words, tensors = self.trigger[i], self.word[first:last], self.tensors
        size = t.shape[0]
        left = (t @ tensors["pair_mid"]).reshape(-1, size)
        linear = tensors["pair_lin"]
        distance = np.minimum(np.maximum(np.arange(first - i, last - i), -_REACH), _REACH) + _REACH
        raw = words @ left.T + linear[:, :size] @ t + words @ linear[:, size:].T + tensors["pair_bias"]
        return sigmoid(raw + tensors["pair_distance"].T[distance])
