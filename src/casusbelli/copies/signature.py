"""The signature of a text: MinHash for near copies, a thinned set of its hashes for contained ones."""

from __future__ import annotations

import struct
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


def compared(one: Signature, other: Signature) -> tuple[int, float, float]:
    """(shared runs seen, share of `one` in `other`, share of `other` in `one`), judged on the part both samples
    cover.
    """
    first, second = one.sample, other.sample
    if one.thinned != other.thinned:
        first, second = first[first < _THRESHOLD], second[second < _THRESHOLD]
    if not len(first) or not len(second):
        return 0, 0.0, 0.0
    places = np.minimum(first.searchsorted(second), len(first) - 1)
    shared = int(np.count_nonzero(first[places] == second))
    return shared, shared / max(1, len(first)), shared / max(1, len(second))
