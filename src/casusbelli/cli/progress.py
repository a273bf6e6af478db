"""Progress on standard error, for work that takes longer than two seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeVar

__all__ = ["Progress"]

Item = TypeVar("Item")

PATIENCE = 2.0
"""Seconds before anything is shown."""
TERMINAL_STEP, LOG_STEP = 0.2, 10.0
"""Seconds between two updates, on a terminal and in a log."""


class Progress:
    """Counts what passes and says so: one line rewritten on a terminal, a line now and then elsewhere."""

    def __init__(
        self,
        noun: str,
        *,
        quiet: bool = False,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._noun = noun
        self._stream = stream or sys.stderr
        self._quiet = quiet
        self._clock = clock
        self._terminal = self._stream.isatty()
        self._started = clock()
        self._next = self._started + PATIENCE
        self._shown = False
        self.done = 0
        self.failed = 0

    def over(self, items: Iterable[Item], failed: Callable[[Item], bool]) -> Iterator[Item]:
        """Pass `items` through, counting them."""
        for item in items:
            self.done += 1
            self.failed += failed(item)
            self._tell()
            yield item
        self.close()

    def close(self) -> None:
        """Leave the terminal's line clean."""
        if self._shown and self._terminal:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False

    def _tell(self) -> None:
        now = self._clock()
        if self._quiet or now < self._next:
            return
        self._next = now + (TERMINAL_STEP if self._terminal else LOG_STEP)
        self._shown = True
        rate = self.done / max(now - self._started, 1e-9)
        failures = f", {self.failed} failed" if self.failed else ""
        line = f"{self.done} {self._noun}{failures}, {rate:.1f} a second"
        self._stream.write(f"\r\x1b[K{line}" if self._terminal else f"casus: {line}\n")
        self._stream.flush()
