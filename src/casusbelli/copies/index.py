"""An index that finds the earlier copies of a text: LSH bands for near copies, shared runs for contained ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casusbelli.copies.signature import Signature, compared, signature_of

__all__ = ["CopyIndex", "Match"]

_LEAST_COVERED = 0.5
_LEAST_SHARED = 5
_LEAST_RUNS = 12
_TOO_COMMON = 64
_MOST_VERIFIED = 200
_PROBES = 2

Texts = tuple[int, ...]
"""Numbers of texts; most runs have one, for which a tuple takes half of a list's room."""


@dataclass(frozen=True, slots=True)
class Match:
    """An earlier text that shares much with the new one: `covered` is the share of the new text found in it,
    `covers` the share of it found in the new text."""

    id: str
    covered: float
    covers: float

    @property
    def strength(self) -> float:
        """The larger of the two shares."""
        return max(self.covered, self.covers)


class CopyIndex:
    """Texts by signature; `add` tells which earlier ones are copies of the new one, the strongest first.

    About 1.5 kB and 90 index entries a text of 300 words. Runs that more than 64 texts share propose nobody.
    """

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._signatures: list[Signature] = []
        self._bands: dict[int, list[int]] = {}
        self._runs: dict[int, Texts] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, id: str, text: str) -> tuple[Match, ...]:
        """Put a text in, and say which earlier ones it is a copy of, or which are copies of it."""
        return self.add_signature(id, signature_of(text))

    def add_signature(self, id: str, signature: Signature) -> tuple[Match, ...]:
        """As `add`, for a text whose signature is at hand (one stored earlier)."""
        matches = self.matches(signature)
        self.put(id, signature)
        return matches

    def put(self, id: str, signature: Signature) -> None:
        """As `add_signature`, without asking which earlier texts it is a copy of."""
        number = len(self._ids)
        self._ids.append(id)
        self._signatures.append(signature)
        if signature.size >= _LEAST_RUNS:
            for key in _keys(signature):
                self._bands.setdefault(key, []).append(number)
            for run in signature.sample.tolist():
                listed = self._runs.get(run, ())
                if len(listed) <= _TOO_COMMON:
                    self._runs[run] = (*listed, number)

    def signature(self, number: int) -> Signature:
        """The signature of the text put in as number `number` (from 0)."""
        return self._signatures[number]

    def matches(self, signature: Signature) -> tuple[Match, ...]:
        """The texts in the index that are copies of the one with this signature, the strongest first."""
        if signature.size < _LEAST_RUNS:
            return ()
        found = self._verified(self._candidates(signature), signature)
        return tuple(sorted(found, key=lambda match: (-match.strength, match.id)))

    def _candidates(self, signature: Signature) -> list[int]:
        votes: Counter[int] = Counter()
        for key in _keys(signature):
            for number in self._bands.get(key, ()):
                votes[number] += _PROBES
        for run in signature.sample.tolist():
            listed = self._runs.get(run, ())
            if len(listed) <= _TOO_COMMON:
                votes.update(listed)
        return [number for number, count in votes.most_common(_MOST_VERIFIED) if count >= _PROBES]

    def _verified(self, numbers: Sequence[int], signature: Signature) -> Iterator[Match]:
        """Those of the texts that share enough with the one of this signature."""
        judged = compared(signature, [self._signatures[number] for number in numbers])
        for number, (shared, covered, covers) in zip(numbers, judged, strict=True):
            if shared >= _LEAST_SHARED and max(covered, covers) >= _LEAST_COVERED:
                yield Match(self._ids[number], covered, covers)


def _keys(signature: Signature) -> Iterator[int]:
    return (hash(key) for key in signature.band_keys())
