"""Writes tests/store/released/vN.db.gz: a small store of the present version, kept for ever.

Run once when a store version is released; later versions must open it.
"""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

from casusbelli.pipeline import FakeCoder
from casusbelli.records import Document, Review, document_id
from casusbelli.store import VERSION, Run, StoreWriter

TEXT = "Arland attacked Boria near the harbour, killing 7. Boria blamed Arland."


def main() -> None:
    target = Path(__file__).parent.parent / "tests" / "store" / "released" / f"v{VERSION}.db.gz"
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "store.db")
        with StoreWriter.open(path, create=True) as store:
            report = FakeCoder().code(Document(document_id(TEXT), TEXT, key="a", published="2020-01-02"))
            store.add([report], Run("fixture", "fake.v1", "maker"))
            event = report.events[0].id
            changes = {"event_type": '"PROTEST"'}
            store.review(Review("r1", "event", event, "correct", "ana", "2024-01-01T00:00:00+00:00", "why", changes))
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(gzip.compress(Path(path).read_bytes(), mtime=0))


if __name__ == "__main__":
    main()
