"""Several coding processes side by side, with answers in the order of the questions."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from types import TracebackType

from casusbelli.errors import ModelError
from casusbelli.pipeline.guard import GUARD, GuardLimits
from casusbelli.pipeline.lines import LEAN, READY, pack, unpack
from casusbelli.records import Document, Report

__all__ = ["Pool"]

LOOK = 0.25
"""Seconds between two looks at whether a child is past its time."""
WINDOW_PER_WORKER = 8
"""Documents asked for ahead of the one awaited: bounds memory, and keeps the others busy behind a slow one."""


class Pool:
    """Codes documents in `jobs` child processes; a child that hangs, dies or swells costs its own document only.

    Raises:
        ModelError: the coder cannot be loaded at all.
    """

    def __init__(self, spec: str, *, jobs: int | None = None, limits: GuardLimits = GUARD, lean: bool = False) -> None:
        """`lean`: reports come without spans and without the events of the document alone, for whoever merges them."""
        self._jobs = jobs or os.cpu_count() or 1
        self._limits = limits
        self._spec = spec
        self._idle: SimpleQueue[_Child] = SimpleQueue()
        self._children: list[_Child] = []
        for _ in range(self._jobs):
            child = _Child(spec, limits, lean)
            self._children.append(child)
            self._idle.put(child)
        self._threads = ThreadPoolExecutor(self._jobs, thread_name_prefix="casus-coder")
        self._over = threading.Event()
        threading.Thread(target=self._watch, name="casus-watchdog", daemon=True).start()

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._threads.shutdown(wait=False, cancel_futures=True)
        for child in self._children:
            child.stop()
        self._threads.shutdown()

    def code(self, documents: Iterable[Document | Report]) -> Iterator[Report]:
        """The report of each document, in order; what is already a report (a failure) passes through in its place."""
        waiting: deque[Future[Report] | Report] = deque()
        for document in documents:
            waiting.append(document if isinstance(document, Report) else self._threads.submit(self._code_one, document))
            if len(waiting) >= self._jobs * WINDOW_PER_WORKER:
                yield _answer(waiting.popleft())
        while waiting:
            yield _answer(waiting.popleft())

    def _watch(self) -> None:
        """Kill the children that are past their time, until the pool is closed."""
        while not self._over.wait(LOOK):
            for child in self._children:
                child.end_if_late()

    def _code_one(self, document: Document) -> Report:
        child = self._idle.get()
        try:
            return child.code(document)
        finally:
            self._idle.put(child)


def _answer(waiting: Future[Report] | Report) -> Report:
    return waiting if isinstance(waiting, Report) else waiting.result()


class _Child:
    """One worker process, started when first needed and again after it had to be killed."""

    def __init__(self, spec: str, limits: GuardLimits, lean: bool) -> None:
        self._spec = spec
        self._limits = limits
        self._lean = lean
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline = math.inf

    def code(self, document: Document) -> Report:
        process = self._started()
        self._deadline = time.monotonic() + self._limits.allowed(document) + self._limits.grace
        try:
            line = self._ask(process, pack(document))
        finally:
            self._deadline = math.inf
        if line:
            return unpack(Report, line)
        self.stop()
        return Report(document, error=f"the coding process ended on this text (exit {process.returncode})")

    def end_if_late(self) -> None:
        """Kill the process if its answer is overdue; whoever waits for that then goes on without."""
        process = self._process
        if process is not None and time.monotonic() > self._deadline:
            process.kill()

    def stop(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                _close_quietly(pipe)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = _start(self._spec, self._limits, self._lean)
        return self._process

    @staticmethod
    def _ask(process: subprocess.Popen[bytes], line: bytes) -> bytes:
        """The worker's answer to one line; nothing when it is gone."""
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(line)
            process.stdin.flush()
            answer = process.stdout.readline()
        except OSError:
            return b""
        return answer if answer.endswith(b"\n") else b""


def _start(spec: str, limits: GuardLimits, lean: bool) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "casusbelli.pipeline.worker", spec, str(limits.seconds), str(limits.memory)]
    command += [LEAN] if lean else []
    environment = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", **os.environ}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
    assert process.stdout is not None
    first = process.stdout.readline()
    if first != READY:
        process.kill()
        process.communicate()
        raise ModelError(first.decode("utf-8", "replace").strip() or "the coder could not be started; see above")
    return process


def _close_quietly(pipe: object) -> None:
    try:
        pipe.close()  # type: ignore[attr-defined]
    except OSError:
        return
