"""The compiled gazetteer file: columns of numbers and two blobs of text, each packed with zlib.

Layout: `MAGIC`, the header's length as a little-endian unsigned 32-bit number, the header (JSON, UTF-8), then
the sections end to end. The header says for each section its packed size and numpy type ("text" for joined lines).
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from casusbelli.errors import KnowledgeError

__all__ = ["ARTEFACT", "MAGIC", "Column", "read_header", "read_table", "write_table"]

ARTEFACT = Path(__file__).parent / "gazetteer.bin"
MAGIC = b"CASUSGAZ2\n"
Column = npt.NDArray[Any]


def write_table(path: Path, columns: Mapping[str, Column | list[str]], about: Mapping[str, Any]) -> int:
    """Write `columns` and the facts `about` them to `path`; returns the file's size in bytes."""
    sections, blobs = [], []
    for name, column in columns.items():
        raw, kind = _raw(column)
        blobs.append(zlib.compress(raw, 9))
        sections.append({"name": name, "type": kind, "size": len(blobs[-1]), "rows": len(column)})
    header = json.dumps({"about": dict(about), "sections": sections}, sort_keys=True, ensure_ascii=False).encode()
    content = b"".join([MAGIC, struct.pack("<I", len(header)), header, *blobs])
    path.write_bytes(content)
    return len(content)


def read_header(path: Path) -> dict[str, Any]:
    """The header of the table at `path`; raises KnowledgeError when it is missing or of another format."""
    return _header(_content(path), path)[0]


def read_table(path: Path) -> tuple[dict[str, Any], dict[str, Column], dict[str, bytes]]:
    """The facts about the table, its columns of numbers, and its text blobs as bytes (newline-joined UTF-8).

    Raises KnowledgeError when the file is missing, of another format or damaged.
    """
    content = _content(path)
    header, position = _header(content, path)
    numbers: dict[str, Column] = {}
    texts: dict[str, bytes] = {}
    try:
        for section in header["sections"]:
            raw = zlib.decompress(content[position : position + section["size"]])
            position += section["size"]
            if section["type"] == "text":
                texts[section["name"]] = raw
            else:
                numbers[section["name"]] = np.frombuffer(raw, dtype=np.dtype(section["type"]))
    except (KeyError, TypeError, ValueError, zlib.error) as damage:
        raise KnowledgeError(f"{path}: the gazetteer is damaged ({damage}); install or build it again") from damage
    return header["about"], numbers, texts


def _raw(column: Column | list[str]) -> tuple[bytes, str]:
    if isinstance(column, list):
        return "\n".join(column).encode(), "text"
    return column.tobytes(), column.dtype.str


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        raise KnowledgeError(f"{path}: cannot read the gazetteer ({reason}); install or build it again") from trouble


def _header(content: bytes, path: Path) -> tuple[dict[str, Any], int]:
    if not content.startswith(MAGIC):
        raise KnowledgeError(f"{path}: not a gazetteer of this version of the program; build it again")
    try:
        (length,) = struct.unpack_from("<I", content, len(MAGIC))
        start = len(MAGIC) + 4
        header = json.loads(content[start : start + length])
    except (struct.error, ValueError) as damage:
        raise KnowledgeError(f"{path}: the gazetteer is damaged ({damage}); install or build it again") from damage
    if not isinstance(header, dict):
        raise KnowledgeError(f"{path}: the gazetteer's header is not an object; build it again")
    return header, start + length
