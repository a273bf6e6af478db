"""Killed at any moment (signal 9), a store loses nothing it acknowledged and keeps no half of a batch."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from casusbelli.store import StoreReader

ROUNDS = 20
BATCH = 5
ADDING = """
import sys
from casusbelli.pipeline import FakeCoder
from casusbelli.records import Document, document_id
from casusbelli.store import Run, StoreWriter

path, first = sys.argv[1], int(sys.argv[2])
with StoreWriter.open(path, create=True) as store:
    run = Run("kill test", "fake")
    print("open", flush=True)
    for batch in range(first, first + 10000):
        texts = [f"Report {batch}-{number}. Arland attacked Boria. Boria blamed Arland." for number in range(BATCH)]
        store.add([FakeCoder().code(Document(document_id(text), text, published="2020-01-02")) for text in texts], run)
        print(batch, flush=True)
""".replace("BATCH", str(BATCH))


def add_until_killed(script: Path, path: str, first: int, seconds: float) -> int:
    """Start adding, kill after `seconds` of adding; the number of batches acknowledged."""
    process = subprocess.Popen([sys.executable, str(script), path, str(first)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    time.sleep(seconds)
    process.kill()
    said, _ = process.communicate()
    return said.count("\n")


def test_kill_nine_loses_and_tears_nothing(tmp_path, path):
    script = tmp_path / "adding.py"
    script.write_text(ADDING, encoding="utf-8")
    chance = random.Random(20)
    acknowledged = 0
    for number in range(ROUNDS):
        acknowledged += add_until_killed(script, path, number * 10000, chance.uniform(0.0, 0.25))
        started = time.monotonic()
        with StoreReader.open(path) as store:
            opened = time.monotonic() - started
            counts = store.counts()
            assert store.check() == []
        assert opened < 2
        assert counts["document"] % BATCH == 0
        assert counts["document"] >= acknowledged * BATCH
        assert counts["event_now"] == counts["mention"] == 2 * counts["document"]
    assert acknowledged > ROUNDS
