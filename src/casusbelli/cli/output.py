"""Standard output: always UTF-8, and quiet when its reader has gone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from casusbelli.errors import UsageError

__all__ = ["close_quietly", "destination", "use_utf8", "write_lines"]


def use_utf8() -> None:
    """Write UTF-8 whatever the locale; a lone surrogate becomes its backslash escape, which JSON reads back."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def close_quietly() -> None:
    """Point standard output at nowhere, so that the interpreter's last flush does not complain of a closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def destination(path: str | None, *, force: bool) -> Iterator[TextIO]:
    """The stream that data goes to: the file `path`, or standard output when it is None or "-".

    Raises:
        UsageError: the file exists and `force` is not set.
    """
    if path is None or path == "-":
        yield sys.stdout
        return
    try:
        with Path(path).open("w" if force else "x", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
    except FileExistsError as error:
        raise UsageError(f"{path} exists; choose another name, or give --force to replace it") from error


def write_lines(lines: Iterable[str], stream: TextIO) -> None:
    """Write each line as it comes, flushed, so that a pipe's reader sees it at once."""
    for line in lines:
        stream.write(line + "\n")
        stream.flush()
