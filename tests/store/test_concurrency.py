"""One writes, others read: nobody waits long, nobody sees half a batch."""

from __future__ import annotations

import subprocess
import sys
import time

from casusbelli.pipeline import FakeCoder
from casusbelli.records import Document, document_id
from casusbelli.store import Run, StoreWriter

SECONDS = 2.0
READERS = 2
READING = """
import sys, time
from casusbelli.store import StoreReader
end = time.monotonic() + float(sys.argv[2])
reads = 0
while time.monotonic() < end:
    with StoreReader.open(sys.argv[1]) as store, store.snapshot():
        counts = store.counts()
        assert counts["document"] % 5 == 0, counts
        assert counts["mention"] == counts["event_now"] == counts["document"], counts
        assert sum(store.rollup("type").values()) == counts["event_now"]
    reads += 1
print(reads)
"""


def test_readers_see_whole_batches_while_one_writes(path):
    with StoreWriter.open(path, create=True) as store:
        readers = [
            subprocess.Popen([sys.executable, "-c", READING, path, str(SECONDS)], stdout=subprocess.PIPE, text=True)
            for _ in range(READERS)
        ]
        end = time.monotonic() + SECONDS
        batch = 0
        while time.monotonic() < end or any(reader.poll() is None for reader in readers):
            texts = [f"{batch}-{number}. Arland attacked Boria." for number in range(5)]
            coded = [FakeCoder().code(Document(document_id(text), text, published="2020-01-02")) for text in texts]
            store.add(coded, Run("test", "fake"))
            batch += 1
    reads = [int(reader.communicate()[0]) for reader in readers]
    assert all(reader.returncode == 0 for reader in readers)
    assert min(reads) > 0
    assert batch > 1
