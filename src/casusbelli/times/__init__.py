"""Time expressions: found, read as TIMEX3 values, and placed on the calendar."""

from __future__ import annotations

from casusbelli.times.finder import find_times, find_times_in_text
from casusbelli.times.span import TimeSpan

__all__ = ["TimeSpan", "find_times", "find_times_in_text"]
