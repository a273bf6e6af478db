"""A fault at every single step of a commit: what was acknowledged stays, what was not leaves nothing."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from casusbelli.errors import StoreError
from casusbelli.pipeline import FakeCoder
from casusbelli.records import Document, Report, document_id
from casusbelli.store import Run, StoreWriter
from casusbelli.store.faults import STEPS, RecordedSteps

TEXTS = ("Arland attacked Boria. Boria blamed Arland.", "Cora met Dolia.")


def reports():
    coded = [FakeCoder().code(Document(document_id(text), text, published="2020-01-02")) for text in TEXTS]
    return [*coded, Report(Document("", "", key="bad"), error="damaged")]


def all_steps(path):
    faults = RecordedSteps()
    with StoreWriter.open(path, create=True, faults=faults) as store:
        store.add(reports(), Run("test", "fake"))
    return faults.steps


COUNT = 19
"""Steps of this batch: asserted below, so that a new step cannot be forgotten."""


def test_every_named_step_is_passed(path):
    steps = all_steps(path)
    assert set(steps) == set(STEPS) - {"tie"}
    assert len(steps) == COUNT
    assert steps[-2:] == ["commit", "done"]


@pytest.mark.parametrize(
    "error", [RuntimeError("no"), OSError(errno.ENOSPC, "No space left"), OSError(errno.EIO, "I/O")]
)
@pytest.mark.parametrize("step", range(COUNT))
def test_a_fault_at_any_step_keeps_all_or_nothing(path, step, error):
    with StoreWriter.open(path, create=True, faults=RecordedSteps(step, error)) as store:
        with pytest.raises(StoreError if isinstance(error, OSError) else RuntimeError):
            store.add(reports(), Run("test", "fake"))
        committed = step == COUNT - 1
        assert store.counts()["document"] == (2 if committed else 0)
        assert store.counts()["run"] == (1 if committed else 0)
        assert store.check() == []
    with StoreWriter.open(path) as store:
        store.add(reports(), Run("test", "fake"))
        assert (store.counts()["document"], store.counts()["event_now"], len(store.failed())) == (2, 3, 1)
        assert store.check() == []


EXIT = """
import os, sys
from casusbelli.pipeline import FakeCoder
from casusbelli.records import Document, document_id
from casusbelli.store import Run, StoreWriter

class Exit:
    def __init__(self): self.left = int(sys.argv[2])
    def reach(self, step):
        if self.left == 0: os._exit(7)
        self.left -= 1

text = "Arland attacked Boria. Boria blamed Arland."
with StoreWriter.open(sys.argv[1], create=True, faults=Exit()) as store:
    store.add([FakeCoder().code(Document(document_id(text), text))], Run("test", "fake"))
"""


@pytest.mark.parametrize("step", [0, 3, 6, 9, 11, 12])
def test_a_process_that_ends_at_a_step_tears_nothing(path, step, tmp_path):
    script = Path(tmp_path / "exit.py")
    script.write_text(EXIT, encoding="utf-8")
    ended = subprocess.run([sys.executable, str(script), path, str(step)], check=False).returncode
    with StoreWriter.open(path) as store:
        assert ended == 7
        assert store.check() == []
        assert store.counts()["document"] in (0, 1)
        assert store.counts()["event_now"] == 2 * store.counts()["document"]
