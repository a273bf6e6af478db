"""A stream that stops before it has given more than it should: the guard against decompression bombs."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import BinaryIO

from casusbelli.errors import InputError
from casusbelli.reading.limits import Limits

__all__ = ["Bounded"]


class Bounded(io.RawIOBase):
    """Bytes of `inner`, at most `limits.unpacked_bytes` of them and at most `limits.ratio` for each packed byte.

    `packed` tells how many packed bytes have been used so far. Reading on past a bound raises `InputError`.
    """

    def __init__(self, inner: BinaryIO, limits: Limits, packed: Callable[[], int]) -> None:
        super().__init__()
        self._inner = inner
        self._limits = limits
        self._packed = packed
        self._given = 0

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills `buffer` and returns how many bytes it got."""
        chunk = self._inner.read(len(buffer))
        self._given += len(chunk)
        self._check()
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def _check(self) -> None:
        if self._given > self._limits.unpacked_bytes:
            raise InputError(f"unpacks to more than {self._limits.unpacked_bytes:,} bytes: not read on")
        if self._given > self._limits.ratio_floor and self._given > self._limits.ratio * max(1, self._packed()):
            raise InputError(
                f"unpacks to more than {self._limits.ratio} times its size (a decompression bomb?): not read on"
            )
