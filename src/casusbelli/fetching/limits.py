"""How much the fetcher takes from the network, and how politely it asks."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FETCH_LIMITS", "FetchLimits"]


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds of one fetch; sizes in bytes, times in seconds."""

    redirects: int = 5
    decoded_bytes: int = 20 * 1024 * 1024
    """Body after decompression."""
    total_seconds: float = 30.0
    """Everything from the first name look-up to the last byte, redirects included."""
    connect_seconds: float = 10.0
    pace_seconds: float = 2.0
    """Least time between two requests to one host."""
    longest_pace: float = 60.0
    """Longest crawl delay of a robots.txt that is waited for; a longer one is cut to this."""
    robots_bytes: int = 512 * 1024
    robots_age: float = 24 * 3600.0
    """How long one reading of a robots.txt holds."""
    robots_failure_age: float = 600.0
    """How long a site is left alone when its robots.txt cannot be read."""
    url_length: int = 4000
    backoff_first: float = 60.0
    """Wait after a first failure of a feed; doubled with each further one."""
    backoff_longest: float = 24 * 3600.0


FETCH_LIMITS = FetchLimits()
