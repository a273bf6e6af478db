"""Fetching one address safely and politely."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from casusbelli.errors import FetchError, InputError
from casusbelli.fetching.address import Allowance, Target, is_public, target_of
from casusbelli.fetching.limits import FETCH_LIMITS, FetchLimits
from casusbelli.fetching.pace import Pace
from casusbelli.fetching.robots import ALL_ALLOWED, Robots, parse_robots
from casusbelli.fetching.sockets import SocketTransport
from casusbelli.fetching.transport import Deadline, Reply, Transport
from casusbelli.reading.unpacking import ACCEPTED, unpacked

__all__ = ["AGENT", "Fetched", "Fetcher"]

AGENT = "casusbelli"
_USER_AGENT = f"{AGENT} (reads news for its user; obeys robots.txt for {AGENT!r})"
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.8,*/*;q=0.5"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: `url` is where it was found after redirects; `unchanged` when the server said 304."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    unchanged: bool = False

    @property
    def media_type(self) -> str | None:
        """The Content-Type as the server wrote it."""
        return self.headers.get("content-type")


class Fetcher:
    """Fetches http(s) addresses of the public internet, within bounds, as each site's robots.txt allows.

    The address a name leads to is checked, and that checked address is the one connected to, before the first request
    and again after every redirect. One fetcher is to be used from one thread.
    """

    def __init__(
        self,
        transport: Transport | None = None,
        *,
        limits: FetchLimits = FETCH_LIMITS,
        allowance: Allowance | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._transport: Transport = transport or SocketTransport(limits)
        self._limits = limits
        self._allowance = allowance or Allowance()
        self._pace = pace or Pace(limits.pace_seconds, limits.longest_pace)
        self._robots: dict[str, tuple[float, Robots]] = {}

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """The answer to GET `url`; with validators it may be an unchanged one without a body.

        Raises:
            FetchError: the address is refused, robots.txt forbids it, the server says no, or a bound is passed.
        """
        extra = {"If-None-Match": etag or "", "If-Modified-Since": modified or ""}
        headers = {name: value for name, value in extra.items() if value and value.isprintable() and value.isascii()}
        target = target_of(url, self._allowance)
        left = self._limits.total_seconds
        for _ in range(self._limits.redirects + 1):
            robots = self._robots_of(target)
            if not robots.allows(target.path):
                raise FetchError(f"{target.url}: {robots.trouble or 'its robots.txt does not allow it'}")
            self._pace.wait(target.host, robots.delay)
            started = time.monotonic()
            reply = self._ask(target, headers, Deadline(started + left))
            left -= time.monotonic() - started
            if reply.status not in _REDIRECTS:
                return self._finished(target, reply, bool(headers))
            target = self._next(target, reply)
        raise FetchError(f"{url[:200]}: more than {self._limits.redirects} redirects")

    def _ask(self, target: Target, headers: Mapping[str, str], deadline: Deadline) -> Reply:
        standard = {"User-Agent": _USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED, "Connection": "close"}
        failure: FetchError | None = None
        for address in self._checked(target, deadline):
            try:
                return self._transport.ask(target, address, {**standard, **headers}, deadline)
            except FetchError as error:
                failure = error
        raise failure or FetchError(f"{target.host}: no address")

    def _checked(self, target: Target, deadline: Deadline) -> tuple[str, ...]:
        addresses = self._transport.resolve(target.host, target.port, deadline)
        for address in addresses:
            if not (is_public(address) or self._allowance.holds(address, target.port)):
                raise FetchError(f"{target.host} leads to {address}, which is not of the public internet: refused")
        return addresses[:4]

    def _next(self, target: Target, reply: Reply) -> Target:
        reply.close()
        place = reply.headers.get("location")
        if not place:
            raise FetchError(f"{target.url}: redirect without a place")
        try:
            return target_of(urljoin(target.url, place.strip()), self._allowance)
        except ValueError:
            raise FetchError(f"{target.url}: redirect to something that is no address") from None

    def _finished(self, target: Target, reply: Reply, conditional: bool) -> Fetched:
        try:
            if reply.status == 304 and conditional:
                return Fetched(target.url, 304, reply.headers, b"", unchanged=True)
            if reply.status != 200:
                self._hold(target, reply)
                raise FetchError(f"{target.url}: the server answered {reply.status}")
            body = unpacked(reply.chunks, reply.headers.get("content-encoding"), self._limits.decoded_bytes)
        except InputError as error:
            raise FetchError(f"{target.url}: {error}") from None
        finally:
            reply.close()
        return Fetched(target.url, 200, reply.headers, body)

    def _hold(self, target: Target, reply: Reply) -> None:
        asked = reply.headers.get("retry-after", "")
        if reply.status in (429, 503) and asked.isascii() and asked.isdigit():
            self._pace.hold(target.host, float(asked[:9]))

    def _robots_of(self, target: Target) -> Robots:
        held = self._robots.get(target.origin)
        now = self._pace.clock()
        if held and now < held[0]:
            return held[1]
        robots, age = self._read_robots(target)
        self._robots[target.origin] = (now + age, robots)
        return robots

    def _read_robots(self, target: Target) -> tuple[Robots, float]:
        place = target_of(f"{target.origin}/robots.txt", self._allowance)
        deadline = Deadline(time.monotonic() + self._limits.total_seconds)
        try:
            for _ in range(self._limits.redirects + 1):
                reply = self._ask(place, {}, deadline)
                if reply.status not in _REDIRECTS:
                    break
                place = self._next(place, reply)
            if 400 <= reply.status < 500 and reply.status != 429:
                reply.close()
                return ALL_ALLOWED, self._limits.robots_age
            body = self._robots_body(reply)
        except FetchError as error:
            return Robots(trouble=f"its robots.txt cannot be read ({error})"), self._limits.robots_failure_age
        return parse_robots(body.decode("utf-8", "replace"), AGENT), self._limits.robots_age

    def _robots_body(self, reply: Reply) -> bytes:
        try:
            if reply.status != 200:
                raise FetchError(f"robots.txt answered {reply.status}")
            return unpacked(reply.chunks, reply.headers.get("content-encoding"), self._limits.robots_bytes)
        except InputError as error:
            raise FetchError(str(error)) from None
        finally:
            reply.close()
