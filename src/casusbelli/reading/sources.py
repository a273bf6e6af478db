"""From what a user names (files, folders, "-", addresses) to documents, one at a time."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.jsonlines import read_json_line as _read_json_line
from casusbelli.reading.formats.source import Source
from casusbelli.reading.limits import LIMITS, Limits
from casusbelli.reading.reader import read_stream
from casusbelli.reading.setting import Fetch, Outcome, Setting

__all__ = ["read_bytes", "read_json_line", "read_path", "read_sources"]

STANDARD_INPUT = "-"


def read_sources(
    inputs: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    date: dt.date | None = None,
    limits: Limits = LIMITS,
    setting: Setting | None = None,
) -> Iterator[Outcome]:
    """Documents and failures of all inputs, in order; nothing is held longer than one document.

    An input is a path of a file or folder, "-" for `stdin`, or an http(s) address. Addresses, also those in lists and
    sitemaps, are fetched with the setting's `fetch`, by default a polite fetcher made when first needed.
    `date` is the publication day of what has none of its own.
    """
    chosen = setting or Setting(date=date, limits=limits)
    if chosen.fetch is None:
        chosen = replace(chosen, fetch=_on_demand())
    for named in inputs:
        if named == STANDARD_INPUT:
            if stdin is None:
                yield Failure(named, "no standard input to read")
            else:
                yield from read_stream(Source(named, stdin), chosen)
        elif named.lower().startswith(("http://", "https://")):
            yield from _fetched(named, chosen)
        else:
            yield from read_path(named, setting=chosen)


def read_path(path: str | Path, *, date: dt.date | None = None, setting: Setting | None = None) -> Iterator[Outcome]:
    """Documents and failures of a file, or of all files of a folder in the order of their names."""
    chosen = setting or Setting(date=date)
    yield from _read_path(Path(path), str(path), chosen, 0)


def read_bytes(
    data: bytes,
    *,
    key: str,
    date: dt.date | None = None,
    url: str | None = None,
    media_type: str | None = None,
    name: str = "",
    setting: Setting | None = None,
) -> Iterator[Outcome]:
    """Documents and failures of bytes already at hand; `name` and `media_type` help to tell what they are."""
    chosen = setting or Setting(date=date)
    yield from read_stream(Source(key, io.BytesIO(data), name, url, media_type), chosen)


def read_json_line(line: str, *, key: str, date: dt.date | None = None, setting: Setting | None = None) -> Outcome:
    """The document of one line of JSON; `key` is used when the line has no `id`."""
    return _read_json_line(line, key, setting or Setting(date=date))


def _on_demand() -> Fetch:
    made: list[Fetch] = []

    def fetch(address: str, setting: Setting) -> Iterator[Outcome]:
        if not made:
            # Imported here as most runs read files only, and the network's modules take time to load.
            from casusbelli.fetching import Fetcher, following

            made.append(following(Fetcher()))
        yield from made[0](address, setting)

    return fetch


def _fetched(address: str, setting: Setting) -> Iterator[Outcome]:
    if setting.fetch is None:
        yield Failure(address, "addresses are not fetched here")
    else:
        yield from setting.fetch(address, setting)


def _read_path(path: Path, key: str, setting: Setting, depth: int) -> Iterator[Outcome]:
    try:
        if path.is_dir():
            yield from _read_folder(path, key, setting, depth)
            return
        if not path.exists():
            yield Failure(key, "no such file or folder")
            return
        if not path.is_file():
            yield Failure(key, "neither a file nor a folder")
            return
        with path.open("rb") as stream:
            yield from read_stream(Source(key, stream, path.name), setting)
    except (OSError, ValueError) as error:
        yield Failure(key, f"cannot be opened: {getattr(error, 'strerror', None) or error}")


def _read_folder(folder: Path, key: str, setting: Setting, depth: int) -> Iterator[Outcome]:
    if depth >= setting.limits.folder_depth:
        yield Failure(key, f"folders nested deeper than {setting.limits.folder_depth}: not read")
        return
    names = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
    if not names and depth == 0:
        yield Failure(key, "empty folder")
    for name in names:
        entry = folder / name
        if entry.is_symlink() and entry.is_dir():
            continue
        yield from _read_path(entry, f"{key.rstrip('/')}/{name}", setting, depth + 1)
