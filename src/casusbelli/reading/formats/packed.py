"""Packed sources: gzip, bzip2, xz, ZIP and tar, opened member by member without unpacking to disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import IO, BinaryIO, cast

from casusbelli.errors import InputError
from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.bounded import Bounded
from casusbelli.reading.formats.source import Source
from casusbelli.reading.setting import Outcome, Setting

__all__ = ["Reader", "read_bzip2", "read_gzip", "read_tar", "read_xz", "read_zip"]

Reader = Callable[[Source, Setting], Iterator[Outcome]]
_ENDINGS = (".gz", ".bz2", ".xz")
_COPY = 1024 * 1024


def read_gzip(source: Source, setting: Setting, read: Reader) -> Iterator[Outcome]:
    """What a gzip file (of one or many members) holds, read by `read`."""
    yield from _read_packed(source, setting, read, cast(BinaryIO, gzip.GzipFile(fileobj=source.stream)))


def read_bzip2(source: Source, setting: Setting, read: Reader) -> Iterator[Outcome]:
    """What a bzip2 file holds, read by `read`."""
    yield from _read_packed(source, setting, read, cast(BinaryIO, bz2.BZ2File(source.stream)))


def read_xz(source: Source, setting: Setting, read: Reader) -> Iterator[Outcome]:
    """What an xz file holds, read by `read`."""
    yield from _read_packed(source, setting, read, cast(BinaryIO, lzma.LZMAFile(source.stream)))  # noqa: SIM115


def read_tar(source: Source, setting: Setting, read: Reader) -> Iterator[Outcome]:
    """Every file in a tar archive, in its order, read by `read`; links and devices are left out."""
    try:
        with tarfile.open(fileobj=source.stream, mode="r|") as archive:
            for number, member in enumerate(archive):
                if number >= setting.limits.members:
                    raise InputError(f"archive of more than {setting.limits.members:,} members: not read on")
                if member.isfile() and not _is_hidden(member.name) and (opened := archive.extractfile(member)):
                    yield from _member(source, member.name, cast(BinaryIO, opened), setting, read)
    except (tarfile.TarError, ValueError) as error:
        raise InputError(f"tar archive that cannot be read on: {str(error)[:80]}") from None


def read_zip(source: Source, setting: Setting, read: Reader) -> Iterator[Outcome]:
    """Every file in a ZIP archive, in its order, read by `read`; members under a password become failures."""
    with _seekable(source.stream, setting.limits.unpacked_bytes) as stream:
        try:
            archive = zipfile.ZipFile(stream)
            members = archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise InputError(f"ZIP archive that cannot be read: {str(error)[:80]}") from None
        if len(members) > setting.limits.members:
            raise InputError(f"archive of {len(members):,} members: more than {setting.limits.members:,} are not read")
        for member in members:
            if not member.is_dir() and not _is_hidden(member.filename):
                yield from _zip_member(archive, member, source, setting, read)


def _zip_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source, setting: Setting, read: Reader
) -> Iterator[Outcome]:
    key = f"{source.key}!/{member.filename}"
    try:
        with archive.open(member) as opened:
            bounded = Bounded(cast(BinaryIO, opened), setting.limits, lambda: member.compress_size)
            yield from _member(source, member.filename, cast(BinaryIO, bounded), setting, read)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError) as error:
        yield Failure(key, f"cannot be unpacked: {str(error)[:80]}")


def _read_packed(source: Source, setting: Setting, read: Reader, opened: BinaryIO) -> Iterator[Outcome]:
    counter = _position(source.stream)
    bounded = cast(BinaryIO, io.BufferedReader(Bounded(opened, setting.limits, counter), buffer_size=65536))
    yield from read(Source(source.key, bounded, _inner_name(source.name), source.url, None), _deeper(setting))


def _member(source: Source, name: str, stream: BinaryIO, setting: Setting, read: Reader) -> Iterator[Outcome]:
    plain = name.replace("\\", "/").encode("utf-8", "replace").decode()
    yield from read(Source(f"{source.key}!/{plain}", stream, plain.rsplit("/", 1)[-1]), _deeper(setting))


def _deeper(setting: Setting) -> Setting:
    if setting.level >= setting.limits.depth:
        raise InputError(f"archives nested deeper than {setting.limits.depth}: not read")
    return replace(setting, level=setting.level + 1)


def _inner_name(name: str) -> str:
    lower = name.lower()
    if lower.endswith((".tgz", ".tbz2", ".txz")):
        return name[: name.rfind(".")] + ".tar"
    ending = next((ending for ending in _ENDINGS if lower.endswith(ending)), "")
    return name[: len(name) - len(ending)] if ending else name


def _is_hidden(name: str) -> bool:
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return name.startswith("__MACOSX/") or last.startswith(".")


def _position(stream: BinaryIO) -> Callable[[], int]:
    def used() -> int:
        try:
            return stream.tell()
        except (OSError, ValueError):
            return 1 << 62

    return used


@contextmanager
def _seekable(stream: BinaryIO, limit: int) -> Iterator[IO[bytes]]:
    with tempfile.SpooledTemporaryFile(max_size=16 * _COPY) as spool:
        size = 0
        while chunk := stream.read(_COPY):
            size += len(chunk)
            if size > limit:
                raise InputError(f"archive of more than {limit:,} bytes: not read")
            spool.write(chunk)
        spool.seek(0)
        yield spool
