"""The signature of a text: MinHash for near copies, a thinned set of its hashes for contained ones."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rensa import RMinHash

from casusbelli.copies.shingles import Hashes, shingles_of
from casusbelli.errors import StoreError

__all__ = ["BANDS", "PERMUTATIONS", "Signature", "compared", "signature_of"]

PERMUTATIONS, BANDS = 128, 32
_ROWS = PERMUTATIONS // BANDS
_SEED = 20191230
_THINNING = 4
_THRESHOLD = np.uint64((1 << 64) // _THINNING)
_WHOLE_BELOW = 128
_HEAD = struct.Struct("<4sBIII")
_BAND = struct.Struct(f"<{_ROWS}I")
_MAGIC, _VERSION = b"CBcs", 1


@dataclass(frozen=True, slots=True)
class Signature:
    """`minhash`: 128 values of four bytes; `sample`: the hashes below a quarter of their range, or all of a short
    text's; `size`: how many runs the text has; `thinned`: whether the sample is a quarter of them."""

    minhash: bytes
    sample: Hashes
    size: int
    thinned: bool

    def to_bytes(self) -> bytes:
        """A form to be stored; `from_bytes` reads it back."""
        head = _HEAD.pack(_MAGIC, _VERSION, self.size, len(self.sample), int(self.thinned))
        return head + self.minhash + self.sample.astype("<u8").tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Signature:
        """The signature that `to_bytes` wrote.

        Raises:
            StoreError: damaged, or of another version.
        """
        try:
            magic, version, size, count, thinned = _HEAD.unpack_from(data)
            if magic != _MAGIC or version != _VERSION:
                raise StoreError("signature of copies of another version; build the index of copies anew")
            minhash = np.frombuffer(data, "<u4", PERMUTATIONS, _HEAD.size).tobytes()
            sample = np.frombuffer(data, "<u8", count, _HEAD.size + 4 * PERMUTATIONS).astype(np.uint64)
        except (struct.error, ValueError) as error:
            raise StoreError(f"damaged signature of copies ({error}); build the index of copies anew") from None
        return cls(minhash, sample, size, bool(thinned))

    def band_keys(self) -> list[tuple[int, ...]]:
        """One key a band: two texts that share one are candidates."""
        return [(band, *values) for band, values in enumerate(_BAND.iter_unpack(self.minhash))]


def signature_of(text: str) -> Signature:
    """The signature of a text."""
    hashes = shingles_of(text)
    if not len(hashes):
        return Signature(bytes(_BAND.size * BANDS), hashes, 0, thinned=False)
    rows = RMinHash.digest_matrix_from_flat_token_hashes(hashes, [0, len(hashes)], PERMUTATIONS, _SEED).to_rows()
    thinned = len(hashes) >= _WHOLE_BELOW
    sample = hashes[hashes < _THRESHOLD] if thinned else hashes
    return Signature(np.asarray(rows[0], dtype="<u4").tobytes(), sample, len(hashes), thinned)


def compared(one: Signature, others: Sequence[Signature]) -> list[tuple[int, float, float]]:
    """For each of the others: (shared runs seen, share of `one` in it, share of it in `one`), judged on the part both
    samples cover.
    """
    apart = [one.thinned != other.thinned for other in others]
    samples = [_thin(other.sample) if mixed else other.sample for other, mixed in zip(others, apart, strict=True)]
    thin = _thin(one.sample) if any(apart) else one.sample
    found = _shared(one.sample, samples)
    for place, mixed in enumerate(apart):
        if mixed:
            found[place] = _shared(thin, samples[place : place + 1])[0]
    sizes = (len(thin) if mixed else len(one.sample) for mixed in apart)
    return [
        (shared, shared / max(1, size), shared / max(1, len(sample)))
        for shared, size, sample in zip(found, sizes, samples, strict=True)
    ]


def _thin(sample: Hashes) -> Hashes:
    thinned: Hashes = sample[sample < _THRESHOLD]
    return thinned


def _shared(sample: Hashes, others: Sequence[Hashes]) -> list[int]:
    """How many hashes of the sample each of the others has."""
    if not len(sample) or not others:
        return [0] * len(others)
    joined = np.concatenate(others)
    places = np.minimum(sample.searchsorted(joined), len(sample) - 1)
    seen = np.concatenate(([0], np.cumsum(sample[places] == joined)))
    ends = np.cumsum([len(other) for other in others])
    counts = np.diff(seen[ends], prepend=0)
    return [int(count) for count in counts]
