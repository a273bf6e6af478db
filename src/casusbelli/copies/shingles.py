"""A text as the set of its three-word runs, hashed alike on every machine."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from casusbelli.reading.lines import boilerplate_spans, fold

__all__ = ["WIDTH", "Hashes", "shingles_of"]

Hashes = npt.NDArray[np.uint64]
WIDTH = 3
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)


def shingles_of(text: str) -> Hashes:
    """Sorted distinct 64-bit hashes of the runs of three words, case and typography folded, boilerplate lines left out.

    A text of one or two words has one run; an empty one none.
    """
    words = _WORD.findall(fold(_own_words(text)).lower())
    if not words:
        return np.empty(0, dtype=np.uint64)
    padded = [*words, *[""] * (WIDTH - len(words))]
    hashed = np.fromiter((_word_hash(word) for word in padded), dtype=np.uint64, count=len(padded))
    runs = np.lib.stride_tricks.sliding_window_view(hashed, WIDTH)
    return np.unique(_mixed((runs * _FACTORS).sum(axis=1, dtype=np.uint64)))


def _own_words(text: str) -> str:
    kept: list[str] = []
    place = 0
    for start, end, _ in boilerplate_spans(text):
        kept.append(text[place:start])
        place = end
    return "".join((*kept, text[place:])) or text


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    data = word.encode("utf-8", "replace")
    return zlib.crc32(data) << 32 | zlib.crc32(data, 0x5BD1E995)


def _mixed(values: Hashes) -> Hashes:
    """The finaliser of SplitMix64, so that low and high bits are equally good (Steele, Lea and Flood 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
