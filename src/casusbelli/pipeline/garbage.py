"""How often Python looks for garbage while reports stream through."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["seldom_collected"]

SELDOM = (50_000, 20, 20)
"""New objects between two looks, and looks between those at older ones: records hold no cycles and need none."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Inside, Python looks for cycles of garbage less often; afterwards as before."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
