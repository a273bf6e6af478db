"""Content codings undone piece by piece, so that a bomb is cut off before it has grown."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any

from casusbelli.errors import InputError

__all__ = ["ACCEPTED", "unpacked"]

ACCEPTED = "gzip, deflate"
_PIECE = 65536
_MOST_MEMBERS = 1000
_MOST_CODINGS = 2
_GZIP_MARK, _GZIP_HEAD = b"\x1f\x8b", 2


def unpacked(chunks: Iterable[bytes], coding: str | None, limit: int) -> bytes:
    """The bytes of `chunks` with the content codings named in `coding` undone; gzip may have several members.

    Brotli and zstd are undone when a library for them is installed; they are never asked for.

    Raises:
        InputError: more than `limit` bytes, a broken stream, or a coding that is not known.
    """
    names = [name.strip().lower() for name in (coding or "").split(",") if name.strip()]
    names = [name for name in names if name != "identity"]
    if len(names) > _MOST_CODINGS:
        raise InputError(f"packed {len(names)} times over: not read")
    pieces: Iterator[bytes] = iter(chunks)
    for name in reversed(names):
        pieces = _coder(name)(pieces)
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise InputError(f"more than {limit:,} bytes: not read on")
        held.append(piece)
    return b"".join(held)


def _coder(name: str) -> Callable[[Iterator[bytes]], Iterator[bytes]]:
    known = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstd}
    if name not in known:
        raise InputError(f"packed as {name[:20]!r}: not known")
    return known[name]


def _gzip(chunks: Iterator[bytes]) -> Iterator[bytes]:
    members = 0
    inflater: zlib._Decompress | None = None
    rest = b""
    for chunk in chunks:
        rest += chunk
        while len(rest) >= _GZIP_HEAD or (inflater is not None and rest):
            if inflater is None:
                if members and not rest.startswith(_GZIP_MARK):
                    return
                members += 1
                if members > _MOST_MEMBERS:
                    raise InputError(f"more than {_MOST_MEMBERS} gzip members: not read on")
                inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
            yield from _inflated(inflater, rest)
            rest = inflater.unused_data
            inflater = None if inflater.eof else inflater
    if inflater is not None or (rest and not members):
        raise InputError("packed data that breaks off")


def _deflate(chunks: Iterator[bytes]) -> Iterator[bytes]:
    inflater = None
    for chunk in chunks:
        if inflater is None and chunk:
            inflater = zlib.decompressobj(zlib.MAX_WBITS if chunk[0] & 0x0F == 8 else -zlib.MAX_WBITS)
        if inflater is not None and not inflater.eof:
            yield from _inflated(inflater, chunk)
    if inflater is not None and not inflater.eof:
        raise InputError("packed data that breaks off")


def _inflated(inflater: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    try:
        while data:
            piece = inflater.decompress(data, _PIECE)
            if piece:
                yield piece
            data = inflater.unconsumed_tail
            if inflater.eof:
                return
    except zlib.error as error:
        raise InputError(f"packed data that cannot be unpacked: {error}") from None


def _brotli(chunks: Iterator[bytes]) -> Iterator[bytes]:
    try:
        brotli: Any = import_module("brotli")
    except ImportError:
        raise InputError("packed as brotli: not asked for and not read") from None
    decoder = brotli.Decompressor()
    try:
        for chunk in chunks:
            yield decoder.process(chunk, output_buffer_limit=_PIECE)
            while not decoder.can_accept_more_data():
                yield decoder.process(b"", output_buffer_limit=_PIECE)
    except (brotli.error, TypeError) as error:
        raise InputError(f"packed data that cannot be unpacked: {error}") from None
    if not decoder.is_finished():
        raise InputError("packed data that breaks off")


def _zstd(chunks: Iterator[bytes]) -> Iterator[bytes]:
    try:
        zstandard: Any = import_module("zstandard")
    except ImportError:
        raise InputError("packed as zstd: not asked for and not read") from None
    decoder = zstandard.ZstdDecompressor(max_window_size=8 * 1024 * 1024)
    try:
        with decoder.stream_reader(_Pieces(chunks), read_across_frames=True) as reader:
            while piece := reader.read(_PIECE):
                yield piece
    except zstandard.ZstdError as error:
        raise InputError(f"packed data that cannot be unpacked: {error}") from None


class _Pieces:
    """Chunks as something that can be read from."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._held = b""

    def read(self, size: int) -> bytes:
        """At most `size` bytes; empty at the end."""
        if not self._held:
            self._held = next(self._chunks, b"")
        piece, self._held = self._held[:size], self._held[size:]
        return piece
