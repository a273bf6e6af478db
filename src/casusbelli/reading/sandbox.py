"""Runs a function in a child process that may take only so much memory and so much time."""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from casusbelli.errors import InputError

__all__ = ["SANDBOX", "Bounds", "sandboxed"]

Result = TypeVar("Result")
_LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bytes of address space and seconds of wall time a child may take."""

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

    Raises:
        InputError: the child took too much memory or time, died, or the function raised; the text says which.
    """
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")
    inbox, outbox = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(outbox, function, arguments, bounds.memory), daemon=True)  # type: ignore[attr-defined]
    child.start()
    outbox.close()
    try:
        return _received(inbox, child, bounds)
    finally:
        inbox.close()
        if child.is_alive():
            child.kill()
        child.join()


def _received(inbox: Connection, child: multiprocessing.Process, bounds: Bounds) -> Result:  # type: ignore[type-var]
    if not inbox.poll(bounds.seconds):
        raise InputError(f"took more than {bounds.seconds:g} s: stopped")
    try:
        answer: _Answer[Result] = inbox.recv()
    except (EOFError, OSError):
        child.join(1.0)
        raise InputError(f"the reading process died (exit code {child.exitcode})") from None
    if answer.trouble is not None:
        raise InputError(answer.trouble)
    return answer.result  # type: ignore[return-value]


def _work(outbox: Connection, function: Callable[..., Result], arguments: tuple[object, ...], memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        answer = _Answer(function(*arguments), None)
    except MemoryError:
        answer = _Answer(None, f"took more than {memory // (1024 * 1024)} MB of memory: stopped")
    except Exception as error:
        # The boundary between a hostile source and the run: whatever it provokes becomes one line.
        answer = _Answer(None, f"{type(error).__name__}: {str(error)[:_LONGEST_REASON]}")
    outbox.send(answer)
