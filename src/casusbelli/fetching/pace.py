"""One host, one request at a time, and a pause in between."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

__all__ = ["Pace"]


@dataclass(slots=True)
class Pace:
    """Waits before a host's turn; `clock` and `sleep` are exchangeable so that no test waits."""

    seconds: float
    longest: float
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _next: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str, asked: float | None = None) -> None:
        """Return when `host` may be asked again; `asked` is the delay its robots.txt wants."""
        pause = min(max(self.seconds, asked or 0.0), self.longest)
        now = self.clock()
        left = self._next.get(host, now) - now
        if left > 0:
            self.sleep(left)
        self._next[host] = max(now, self._next.get(host, now)) + pause

    def hold(self, host: str, seconds: float) -> None:
        """Leave `host` alone for so many seconds, as its Retry-After asks."""
        self._next[host] = max(self._next.get(host, 0.0), self.clock() + min(seconds, self.longest))
