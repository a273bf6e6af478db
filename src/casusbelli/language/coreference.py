"""Which mentions of a document stand for the same thing."""

from __future__ import annotations

from casusbelli.language.analysis import Analysis

__all__ = ["chains_of"]

Chain = tuple[tuple[int, int], ...]


def chains_of(analysis: Analysis) -> tuple[Chain, ...]:
    """Chains of coreferent mentions."""
    return ()
