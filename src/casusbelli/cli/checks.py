"""What `casus doctor` looks at; each check is one function that never raises for a fault it finds."""

from __future__ import annotations

import platform
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from casusbelli.errors import CasusError
from casusbelli.store.schema import OLDEST_SQLITE
from casusbelli.store.schema import VERSION as STORE_VERSION

__all__ = ["Finding", "check_installation", "check_store"]

LEAST_FREE = 200 * 1024 * 1024
"""Bytes of free disk below which the doctor warns."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `advice` says what to do when it is not `good`."""

    what: str
    good: bool
    found: str
    advice: str = ""


def check_installation() -> Iterator[Finding]:
    """Versions, SQLite, the model, the knowledge tables, the disk."""
    yield Finding("casus", True, f"{_version('casusbelli')}, store version {STORE_VERSION}")
    yield Finding("Python", True, f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield _sqlite()
    yield from (_package(name) for name in ("click", "lxml", "numpy", "onnxruntime", "rich", "trafilatura"))
    yield _tried("language model", _model)
    yield _tried("knowledge tables", _knowledge)
    yield _disk(Path.cwd())


def check_store(path: str) -> Iterator[Finding]:
    """Version, soundness and size of a store."""
    from casusbelli.store import StoreReader

    try:
        with StoreReader.open(path) as store:
            faults = store.check()
            counts = ", ".join(f"{count} {table}" for table, count in store.counts().items())
    except CasusError as error:
        yield Finding("store", False, str(error))
        return
    yield Finding("store", not faults, f"{path}: {faults[0] if faults else counts}", "restore a copy" if faults else "")
    yield _disk(Path(path).resolve().parent)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _package(name: str) -> Finding:
    found = _version(name)
    good = found != "not installed"
    return Finding(name, good, found, "" if good else "install casusbelli again with pip")


def _sqlite() -> Finding:
    good = sqlite3.sqlite_version_info >= OLDEST_SQLITE
    try:
        sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE words USING fts5 (word)")
    except sqlite3.Error:
        return Finding("SQLite", False, f"{sqlite3.sqlite_version} without FTS5", "use a Python whose SQLite has FTS5")
    advice = "" if good else f"use a Python with SQLite {'.'.join(map(str, OLDEST_SQLITE))} or later"
    return Finding("SQLite", good, f"{sqlite3.sqlite_version} with FTS5", advice)


def _tried(what: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(what, True, check())
    except CasusError as error:
        return Finding(what, False, str(error), "install casusbelli again with pip")


def _model() -> str:
    import json

    from casusbelli.language import Analyser
    from casusbelli.language.model import DATA

    Analyser.load()
    digests = json.loads((DATA / "manifest.json").read_text(encoding="utf-8"))
    return ", ".join(f"{name} {digest[:12]}" for name, digest in digests.items() if name.endswith(".onnx"))


def _knowledge() -> str:
    from casusbelli.coding import Resources

    Resources.load()
    return "loaded"


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    good = free >= LEAST_FREE
    return Finding("disk", good, f"{free / 1e9:.1f} GB free in {folder}", "" if good else "make room")
