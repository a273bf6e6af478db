"""The store's versions: how an empty file becomes a store, and an older store a newer one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from importlib.resources import files

from casusbelli.errors import StoreError

__all__ = ["APPLICATION_ID", "MIGRATIONS", "OLDEST_SQLITE", "VERSION", "check_version", "migrate"]

APPLICATION_ID = 0x43425354
"""Marks a SQLite file as one of ours ("CBST")."""
OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""


def _script(name: str) -> str:
    return (files("casusbelli.store") / name).read_text(encoding="utf-8")


MIGRATIONS: Sequence[str] = ("schema.sql",)
"""Scripts, each bringing a store from the version of its place in the list to the next."""
VERSION = len(MIGRATIONS)


def check_version(connection: sqlite3.Connection, path: str) -> int:
    """The store's version, 0 for an empty file.

    Raises:
        StoreError: the file is somebody else's, or was written by a newer casus.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID and (tables or version or application):
        raise StoreError(f"{path} is a SQLite file but no casus store; choose another file")
    if version > VERSION:
        raise StoreError(
            f"{path} was written by a newer casus (store version {version}, this one knows {VERSION}); upgrade casus"
        )
    return int(version)


def migrate(connection: sqlite3.Connection, path: str, scripts: Sequence[str] | None = None) -> None:
    """Bring the store to the newest version, in one transaction; does nothing when it is there already."""
    scripts = [_script(name) for name in MIGRATIONS] if scripts is None else scripts
    version = check_version(connection, path)
    if version >= len(scripts):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in scripts[version:]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(scripts)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    """The script's statements one by one (executescript would commit between them)."""
    found: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    return found
