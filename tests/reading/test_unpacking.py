"""S3: content codings are undone piece by piece and cut off."""

import gzip
import time
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.errors import InputError
from casusbelli.reading.unpacking import unpacked

LIMIT = 20 * 1024 * 1024


def pieces(data, size=1000):
    return (data[start : start + size] for start in range(0, len(data), size))


def raw_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@given(st.binary(max_size=3000), st.integers(1, 700))
def test_what_was_packed_comes_back(data, size):
    packed = {
        "gzip": gzip.compress(data),
        "deflate": zlib.compress(data),
        "x-gzip": gzip.compress(data),
        None: data,
        "identity": data,
    }
    for coding, held in packed.items():
        assert unpacked(pieces(held, size), coding, LIMIT) == data


def test_raw_deflate_members_and_two_codings():
    assert unpacked(pieces(raw_deflate(b"hello" * 100)), "deflate", LIMIT) == b"hello" * 100
    assert unpacked(pieces(gzip.compress(b"a") + gzip.compress(b"b")), "gzip", LIMIT) == b"ab"
    assert unpacked(pieces(gzip.compress(zlib.compress(b"x"))), "deflate, gzip", LIMIT) == b"x"


def bomb():
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(b"\0" * 10_000_000) for _ in range(60)), packer.flush()])


@pytest.mark.parametrize("kind", ["one", "members", "nested"])
def test_bombs_take_little_memory_and_time(kind):
    one = bomb()
    data, coding = {
        "one": (one, "gzip"),
        "members": (gzip.compress(b"a" * 100_000) * 400, "gzip"),
        "nested": (gzip.compress(one), "gzip, gzip"),
    }[kind]
    tracemalloc.start()
    started = time.process_time()
    with pytest.raises(InputError, match="more than"):
        unpacked(pieces(data), coding, LIMIT)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000
    assert time.process_time() - started < 2


def ten_gigabytes():
    """Ten megabytes of gzip that would be ten gigabytes: one flushed block of zeros a thousand times over."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b"\0" * 10_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08" + b"\0" * 6 + b"\xff" + block * 1000


@pytest.mark.parametrize("times", [1, 2])
def test_ten_gigabytes_are_refused_within_a_second_and_in_little_memory(times):
    data = ten_gigabytes() if times == 1 else gzip.compress(ten_gigabytes(), 1)
    assert times > 1 or 8_000_000 < len(data) < 20_000_000
    coding = ", ".join(["gzip"] * times)
    started = time.process_time()
    with pytest.raises(InputError, match="more than"):
        unpacked(pieces(data, 65536), coding, LIMIT)
    assert time.process_time() - started < 1
    tracemalloc.start()
    with pytest.raises(InputError, match="more than"):
        unpacked(pieces(data, 65536), coding, LIMIT)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000


def test_too_many_members_and_codings():
    with pytest.raises(InputError, match="members"):
        unpacked(pieces(gzip.compress(b"") * 2000), "gzip", LIMIT)
    with pytest.raises(InputError, match="times over"):
        unpacked(iter(()), "gzip, gzip, gzip", LIMIT)


@pytest.mark.parametrize("coding", ["compress", "rot13", "gzip;q=1"])
def test_unknown_codings(coding):
    with pytest.raises(InputError, match="not known"):
        unpacked(pieces(b"x"), coding, LIMIT)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_rubbish_and_torn_data(coding):
    for data in (b"\xffrubbish" * 20, gzip.compress(b"hello" * 100)[:20]):
        with pytest.raises(InputError):
            unpacked(pieces(data), coding, LIMIT)


def test_a_brotli_bomb_is_cut_off():
    brotli = pytest.importorskip("brotli")
    data = brotli.compress(b"\0" * 200_000_000, quality=5)
    started = time.process_time()
    with pytest.raises(InputError, match="more than"):
        unpacked(pieces(data), "br", LIMIT)
    assert time.process_time() - started < 2


def test_a_zstd_bomb_is_cut_off():
    zstandard = pytest.importorskip("zstandard")
    data = zstandard.compress(b"\0" * 200_000_000)
    with pytest.raises(InputError, match="more than"):
        unpacked(pieces(data), "zstd", LIMIT)
