"""Something to read: a named stream of bytes with what is known of where it came from."""

from __future__ import annotations

import lzma
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from casusbelli.errors import InputError

__all__ = ["Source"]

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """An open binary stream; `key` names it to the user, `name` is its file name, `url` where it was fetched."""

    key: str
    stream: BinaryIO
    name: str = ""
    url: str | None = None
    media_type: str | None = None

    def whole(self, limit: int) -> bytes:
        """All bytes of the stream.

        Raises:
            InputError: nothing in it, more than `limit` bytes, or the stream breaks off.
        """
        chunks: list[bytes] = []
        size = 0
        while chunk := _read(self.stream, min(_CHUNK, limit + 1 - size)):
            chunks.append(chunk)
            size += len(chunk)
            if size > limit:
                raise InputError(f"larger than {limit // (1024 * 1024)} MB: not read")
        if not size:
            raise InputError("empty file")
        return b"".join(chunks)


def _read(stream: BinaryIO, size: int) -> bytes:
    try:
        return stream.read(size)
    except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError) as error:
        raise InputError(f"cannot be read: {error}") from None
