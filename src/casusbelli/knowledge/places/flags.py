"""Flags of a name in the compiled table."""

from __future__ import annotations

__all__ = ["FLAG_BITS", "MAIN", "ONLY_AFTER_COMMA"]

MAIN = 1
"""The entry's usual name."""
ONLY_AFTER_COMMA = 2
"""An abbreviation read only in "Lake Charles, LA"."""
FLAG_BITS = 2
