"""Stores and reports to put in them, all by the shipped fake coder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casusbelli.pipeline import FakeCoder
from casusbelli.records import Document, Report, document_id
from casusbelli.store import Run, StoreWriter

Coded = Callable[..., Report]


@pytest.fixture
def coded() -> Coded:
    def code(text: str, published: str | None = "2020-01-02", **known: str) -> Report:
        return FakeCoder().code(Document(document_id(text), text, published=published, **known))

    return code


@pytest.fixture
def run() -> Run:
    return Run(command="test", coder="fake.v1", who="tester")


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "store.db")


@pytest.fixture
def writer(path: str) -> Iterator[StoreWriter]:
    with StoreWriter.open(path, create=True) as store:
        yield store
