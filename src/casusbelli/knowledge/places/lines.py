"""Sorted and unsorted lists of strings kept as one block of bytes, so that half a million names cost little memory."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import numpy as np

__all__ = ["Lines", "SortedLines"]

_BLOCK = 64


class Lines:
    """Strings by number. `blob` is newline-joined UTF-8."""

    def __init__(self, blob: bytes) -> None:
        self._blob = blob
        breaks = np.flatnonzero(np.frombuffer(blob, dtype=np.uint8) == ord("\n"))
        self._starts = np.concatenate([[0], breaks + 1, [len(blob) + 1]]).astype(np.int32)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self):
            raise IndexError(number)
        return self._blob[self._starts[number] : self._starts[number + 1] - 1].decode()


class SortedLines(Lines):
    """ASCII strings in order, found by binary search over the first of every block and a scan of that block."""

    def __init__(self, blob: bytes) -> None:
        super().__init__(blob)
        self._heads = [self[number] for number in range(0, len(self), _BLOCK)]
        self._padded = b"\n" + blob + b"\n"

    def find(self, text: str) -> int:
        """The number of `text`, or -1."""
        block = bisect_right(self._heads, text) - 1
        if block < 0:
            return -1
        start = int(self._starts[block * _BLOCK])
        last = min((block + 1) * _BLOCK, len(self))
        place = self._padded.find(b"\n" + text.encode() + b"\n", start, int(self._starts[last]) + 1)
        return -1 if place < 0 else block * _BLOCK + self._padded.count(b"\n", start, place)

    def starting(self, prefix: str) -> Iterator[tuple[int, str]]:
        """Numbers and strings that begin with `prefix`, in order."""
        number = max(0, bisect_left(self._heads, prefix) - 1) * _BLOCK
        while number < len(self):
            text = self[number]
            if text > prefix and not text.startswith(prefix):
                return
            if text.startswith(prefix):
                yield number, text
            number += 1
