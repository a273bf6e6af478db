"""The command line in this process, with the shipped fakes."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from casusbelli.cli.fake import fake_tools
from casusbelli.cli.main import run as run_casus


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Casus = Callable[..., Outcome]


class _Input(io.TextIOWrapper):
    """Standard input that is a pipe."""

    def isatty(self) -> bool:
        return False


@pytest.fixture
def casus(capsys, monkeypatch) -> Casus:
    def call(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", _Input(io.BytesIO(stdin), encoding="utf-8"))
        code = run_casus(arguments, obj=fake_tools())
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("Arland attacked Boria, killing 7. Boria blamed Arland.\n\nCora praised Dolia.", encoding="utf-8")
    return str(path)


@pytest.fixture
def store(casus, tmp_path, report) -> str:
    path = str(tmp_path / "store.db")
    assert casus("init", path).code == 0
    assert casus("add", "-s", path, "--date", "2020-01-02", report).code == 0
    return path
