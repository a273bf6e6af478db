"""Runs a function in a child process that may take only so much memory and so much time."""

from __future__ import annotations

import math
import multiprocessing
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from casusbelli.errors import InputError
from casusbelli.memory import held

__all__ = ["SANDBOX", "Bounds", "sandboxed"]

Result = TypeVar("Result")
_START = "fork" if sys.platform == "linux" else "spawn"
"""A fork costs milliseconds, but on macOS not every library of the system outlives one."""
_LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bytes a child may take on top of what it starts with, and seconds of wall time; the bytes bind on Linux only."""

    memory: int = 1536 * 1024 * 1024
    seconds: float = 20.0


SANDBOX = Bounds()


@dataclass(frozen=True, slots=True)
class _Answer(Generic[Result]):
    result: Result | None
    trouble: str | None


def sandboxed(function: Callable[..., Result], *arguments: object, bounds: Bounds = SANDBOX) -> Result:
    """What `function(*arguments)` returns, run in a child of its own; function, arguments and result must be picklable
    between parent and child of one program.

    In a daemonic process, which may have no children, it is run at once: whoever made that process bounds it.
    Where children are spawned (not on Linux), a script that calls this needs an `if __name__ == "__main__"`.

    Raises:
        InputError: the child took too much memory or time, died, or the function raised; the text says which.
    """
    if multiprocessing.current_process().daemon:
        return _told(_answered(function, arguments, bounds))
    context: Any = multiprocessing.get_context(_START)
    inbox, outbox = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(outbox, function, arguments, bounds), daemon=True)
    try:
        child.start()
        outbox.close()
        return _told(_received(inbox, child, bounds))
    except OSError as error:
        raise InputError(f"no process to read it in: {error.strerror or error}") from None
    finally:
        inbox.close()
        if child.pid is not None:
            child.kill()
            child.join()


def _received(inbox: Connection, child: Any, bounds: Bounds) -> _Answer[Result]:
    if not wait([inbox, child.sentinel], bounds.seconds):
        return _Answer(None, f"reading took more than {bounds.seconds:g} s: stopped")
    try:
        if inbox.poll():
            answer: _Answer[Result] = inbox.recv()
            return answer
    except (EOFError, OSError):
        pass
    child.join(1.0)
    return _Answer(None, f"the reading process died (exit code {child.exitcode})")


def _told(answer: _Answer[Result]) -> Result:
    if answer.trouble is not None:
        raise InputError(answer.trouble)
    return answer.result  # type: ignore[return-value]


def _work(outbox: Connection, function: Callable[..., Result], arguments: tuple[object, ...], bounds: Bounds) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(bounds)
    outbox.send(_answered(function, arguments, bounds))


def _answered(function: Callable[..., Result], arguments: tuple[object, ...], bounds: Bounds) -> _Answer[Result]:
    try:
        return _Answer(function(*arguments), None)
    except MemoryError:
        return _Answer(None, f"reading took more than {bounds.memory // (1024 * 1024)} MB of memory: stopped")
    except InputError as error:
        return _Answer(None, str(error))
    except Exception as error:
        # The boundary between a hostile source and the run: whatever it provokes becomes one line.
        return _Answer(None, f"{type(error).__name__}: {' '.join(str(error).split())[:_LONGEST_REASON]}")


def _limit(bounds: Bounds) -> None:
    """Cap memory, processor time (should the parent be gone) and the dump of a crash, where the platform can."""
    now = held()
    if now is None:
        return
    import resource

    caps = {
        resource.RLIMIT_AS: now + bounds.memory,
        resource.RLIMIT_CPU: math.ceil(bounds.seconds) + 1,
        resource.RLIMIT_CORE: 0,
    }
    for kind, cap in caps.items():
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (cap if hard == resource.RLIM_INFINITY else min(cap, hard), hard))
