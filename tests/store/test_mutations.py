"""A damaged file is said to be damaged: never a crash, never an endless search."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from casusbelli.errors import CasusError
from casusbelli.pipeline import FakeCoder
from casusbelli.records import Document, document_id
from casusbelli.store import EventQuery, Run, StoreReader, StoreWriter

MUTATIONS = 150


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("sound") / "store.db"
    texts = [f"{number}. Arland attacked Boria, killing {number}. Boria blamed Arland." for number in range(40)]
    with StoreWriter.open(str(path), create=True) as store:
        store.add([FakeCoder().code(Document(document_id(text), text)) for text in texts], Run("test", "fake"))
    return path.read_bytes()


def mutated(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.2:
        return data[: chance.randrange(len(data))]
    changed = bytearray(data)
    for _ in range(chance.choice((1, 8, 64))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def read_everything(path: str) -> int:
    with StoreReader.open(path) as store, store.snapshot():
        store.check()
        documents = list(store.documents())
        reports = [store.report(document.id) for document in documents]
        found = list(store.events(EventQuery(words="killing", actor="ARL")))
        store.rollup("dyad")
        return len(reports) + len(found) + len(store.search("attacked"))


def test_a_damaged_store_is_a_clear_error_or_readable(sound, path):
    chance = random.Random(14)
    outcomes = set()
    for _ in range(MUTATIONS):
        Path(path).write_bytes(mutated(sound, chance))
        try:
            outcomes.add("read" if read_everything(path) >= 0 else "")
        except CasusError as error:
            assert "\n" not in str(error)
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}


def test_the_sound_store_is_read_whole(sound, path):
    Path(path).write_bytes(sound)
    assert read_everything(path) == 40 + 40 + 40
