"""Named steps of a write, so that tests can make each of them fail."""

from __future__ import annotations

from typing import Protocol

__all__ = ["STEPS", "Faults", "NoFaults", "RecordedSteps"]

STEPS = ("begin", "moment", "document", "coding", "mention", "tie", "failed", "event", "index", "run", "commit", "done")
"""In the order in which a batch passes them; "done" comes after the commit."""


class Faults(Protocol):
    """Told of each step as it is about to happen (of "done" once all has happened); may raise."""

    def reach(self, step: str) -> None: ...


class NoFaults:
    """The one that is used outside tests: nothing ever fails on purpose."""

    def reach(self, step: str) -> None:
        """Do nothing."""


class RecordedSteps:
    """Remembers the steps passed, and raises `error` when it comes to step number `fail_at` (from 0)."""

    def __init__(self, fail_at: int | None = None, error: BaseException | None = None) -> None:
        self.steps: list[str] = []
        self._fail_at = fail_at
        self._error = error

    def reach(self, step: str) -> None:
        self.steps.append(step)
        if self._error is not None and len(self.steps) - 1 == self._fail_at:
            raise self._error
