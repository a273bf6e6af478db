"""Named spans from BIO tag scores."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

__all__ = ["best_tags", "spans", "without_article"]

Floats = npt.NDArray[np.float32]


def best_tags(scores: Floats, tags: Sequence[str]) -> list[int]:
    """The best valid tag sequence by Viterbi: I-X only after B-X or I-X; `scores` [n, tags]."""
    if len(scores) == 0:
        return []
    if not (scores.argmax(1) != tags.index("O")).any():
        return [tags.index("O")] * len(scores)
    allowed = _transitions(tuple(tags))
    best = scores[0] + np.where(np.array([tag.startswith("I-") for tag in tags]), -1e4, 0.0)
    back = np.zeros(scores.shape, np.int64)
    for i in range(1, len(scores)):
        steps = best[:, None] + allowed
        back[i] = steps.argmax(0)
        best = steps.max(0) + scores[i]
    path = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


@lru_cache(maxsize=4)
def _transitions(tags: tuple[str, ...]) -> npt.NDArray[np.float64]:
    allowed = np.zeros((len(tags), len(tags)))
    for j, tag in enumerate(tags):
        if tag.startswith("I-"):
            for i, before in enumerate(tags):
                if before[2:] != tag[2:]:
                    allowed[i, j] = -1e4
    return allowed


def spans(path: Sequence[int], tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first, last exclusive, type) of each name in a valid tag sequence."""
    found: list[tuple[int, int, str]] = []
    for i, number in enumerate(path):
        tag = tags[number]
        if tag.startswith("B-"):
            found.append((i, i + 1, tag[2:]))
        elif tag.startswith("I-") and found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1, found[-1][2])
    return found


def without_article(first: int, last: int, kind: str, words: Sequence[str]) -> tuple[int, int] | None:
    """The name's range without a leading "the", which only places keep ("The Hague"); None when nothing is left."""
    if kind != "Location" and words[first].casefold() == "the":
        first += 1
    return (first, last) if first < last else None
