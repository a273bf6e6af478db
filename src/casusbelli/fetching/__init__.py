"""Fetching: http(s) pages and feeds of the public internet, bounded, polite, and checked where each address leads."""

from casusbelli.fetching.address import Allowance, is_public, target_of
from casusbelli.fetching.fetcher import Fetched, Fetcher
from casusbelli.fetching.following import following
from casusbelli.fetching.limits import FETCH_LIMITS, FetchLimits
from casusbelli.fetching.pace import Pace
from casusbelli.fetching.sockets import SocketTransport
from casusbelli.fetching.state import FeedState, WatchState, state_path
from casusbelli.fetching.transport import Deadline, FakeTransport, Reply, Transport
from casusbelli.fetching.watcher import Tally, Watcher

__all__ = [
    "FETCH_LIMITS",
    "Allowance",
    "Deadline",
    "FakeTransport",
    "FeedState",
    "FetchLimits",
    "Fetched",
    "Fetcher",
    "Pace",
    "Reply",
    "SocketTransport",
    "Tally",
    "Transport",
    "WatchState",
    "Watcher",
    "following",
    "is_public",
    "state_path",
    "target_of",
]
