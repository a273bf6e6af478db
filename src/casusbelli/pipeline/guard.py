"""A bound on what one document may cost, so that a bad one becomes a failed row and the batch goes on."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from casusbelli.errors import CasusError
from casusbelli.memory import held
from casusbelli.pipeline.coder import Coder
from casusbelli.records import Document, Report

__all__ = ["GUARD", "GuardLimits", "guarded", "limit_memory"]


@dataclass(frozen=True, slots=True)
class GuardLimits:
    """Seconds and bytes one document may take, in the worker that codes it."""

    seconds: float = 20.0
    """For a document of any length."""
    characters_per_second: float = 1000.0
    """A longer text is given more time, at this many characters a second: far slower than any machine codes."""
    grace: float = 10.0
    """Seconds a worker has to stop by itself before it is killed."""
    memory: int = 1536 * 1024 * 1024
    """Bytes a worker may take on top of what it holds once the model is loaded."""

    def allowed(self, document: Document) -> float:
        """Seconds that coding `document` may take."""
        return self.seconds + len(document.text) / self.characters_per_second


GUARD = GuardLimits()


class _OutOfTimeError(Exception):
    """Raised inside the coder by the alarm; never leaves this module."""


def guarded(coder: Coder, document: Document, limits: GuardLimits = GUARD) -> Report:
    """The report of `document`; one whose `error` says what went wrong when the coder fails or takes too long."""
    seconds = limits.allowed(document)
    try:
        with _alarm(seconds):
            return coder.code(document)
    except _OutOfTimeError:
        return Report(document, error=f"coding took more than {seconds:.0f} s and was stopped")
    except MemoryError:
        return Report(document, error="coding needed too much memory and was stopped")
    except CasusError as error:
        return Report(document, error=str(error))
    except Exception as error:
        # The boundary between one document and the batch: whatever a hostile text provokes is kept as its reason.
        return Report(document, error=f"the coder failed on this text ({type(error).__name__}: {_one_line(error)})")


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Interrupt the block after `seconds`, where the platform and the thread allow it."""
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise _OutOfTimeError


def limit_memory(limits: GuardLimits) -> None:
    """Cap this process at what it holds now plus `limits.memory`; does nothing where the platform has no such cap."""
    now = held()
    if now is None:
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (now + limits.memory, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
