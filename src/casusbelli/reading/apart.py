"""The one place where files are taken apart whose parsers may loop or swell: each in a child of its own."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TypeVar

from casusbelli.reading.limits import Limits
from casusbelli.reading.sandbox import Bounds, sandboxed

__all__ = ["bounds_for", "taken_apart"]

Found = TypeVar("Found")


def taken_apart(parse: Callable[[bytes, Limits], Found], data: bytes, limits: Limits, *, library: str) -> Found:
    """What `parse(data, limits)` returns, in the time and memory the limits allow a file of that size.

    `library` is imported here first, so that a forked child need not load it again for every file.

    Raises:
        InputError: over the bounds, or `parse` raised; the text says which.
    """
    import_module(library)
    return sandboxed(parse, data, limits, bounds=bounds_for(len(data), limits))


def bounds_for(size: int, limits: Limits) -> Bounds:
    """The bounds for a file of `size` bytes: the larger, the more time, up to the longest."""
    seconds = min(limits.apart_seconds + size / limits.apart_speed, limits.apart_longest)
    return Bounds(limits.apart_memory, round(seconds, 1))
