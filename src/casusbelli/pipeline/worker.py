"""One coding process: documents in on standard input, reports out on standard output, a JSON object a line.

Run as `python -m casusbelli.pipeline.worker SPEC`. It never opens the store: the one writer does that.
"""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import replace
from typing import BinaryIO

from casusbelli.errors import CasusError
from casusbelli.pipeline.coder import Coder, Leaning, load_coder
from casusbelli.pipeline.guard import GuardLimits, guarded, limit_memory
from casusbelli.pipeline.lines import LEAN, READY, pack, unpack
from casusbelli.records import Document

__all__ = ["run", "serve"]

YOUNG = 20_000
"""New objects between two looks for garbage: a report makes many that all go with it."""


def serve(coder: Coder, requests: BinaryIO, answers: BinaryIO, limits: GuardLimits, *, lean: bool = False) -> None:
    """Answer every document of `requests` with its report, until the input ends."""
    for line in requests:
        report = guarded(coder, unpack(Document, line), limits)
        answers.write(pack(replace(report, events=(), spans=None) if lean else report))
        answers.flush()


def _claim_output() -> BinaryIO:
    """Standard output for answers alone: what libraries print goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def run(spec: str, seconds: float, memory: int, *, lean: bool = False) -> None:
    """Load the coder that `spec` names, say so, and serve; what it holds by then is never garbage to look through."""
    limits = GuardLimits(seconds=seconds, memory=memory)
    answers = _claim_output()
    try:
        coder = load_coder(spec)
    except CasusError as error:
        answers.write(f"{error}\n".encode())
        answers.flush()
        return
    if lean and isinstance(coder, Leaning):
        coder = coder.lean()
    gc.freeze()
    gc.set_threshold(YOUNG)
    limit_memory(limits)
    answers.write(READY)
    answers.flush()
    try:
        serve(coder, sys.stdin.buffer, answers, limits, lean=lean)
    except BrokenPipeError:
        # Whoever asked was killed; what is left in the buffer goes nowhere, without a complaint.
        os.dup2(os.open(os.devnull, os.O_WRONLY), answers.fileno())


if __name__ == "__main__":
    run(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), lean=LEAN in sys.argv[4:])
