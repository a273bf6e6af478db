"""The network behind two methods: looking a name up, and asking one checked address; with a fake for tests."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from casusbelli.errors import FetchError
from casusbelli.fetching.address import Target

__all__ = ["Deadline", "FakeTransport", "Reply", "Transport"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment, on `clock`, after which nothing is waited for any more."""

    at: float
    clock: Callable[[], float] = time.monotonic

    def remaining(self) -> float:
        """Seconds left.

        Raises:
            FetchError: none are.
        """
        left = self.at - self.clock()
        if left <= 0:
            raise FetchError("took too long: given up")
        return left


@dataclass(frozen=True, slots=True)
class Reply:
    """A server's answer: status, headers by lower-case name, and its body as it comes, still encoded."""

    status: int
    headers: Mapping[str, str]
    chunks: Iterator[bytes]
    close: Callable[[], None] = lambda: None


class Transport(Protocol):
    """What the fetcher needs of a network."""

    def resolve(self, host: str, port: int, deadline: Deadline) -> tuple[str, ...]:
        """All IP addresses of a host; raises FetchError when it has none."""
        ...

    def ask(self, target: Target, address: str, headers: Mapping[str, str], deadline: Deadline) -> Reply:
        """The answer of the server at `address` to GET `target`; raises FetchError when it cannot be had."""
        ...


@dataclass(slots=True)
class FakeTransport:
    """Answers from tables: `names` maps hosts to addresses, each look-up taking the next of a list of tuples;
    `pages` maps addresses (URLs) to replies or makers of replies. `asked` keeps (url, address, headers) of every
    request.
    """

    names: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    pages: dict[str, Callable[[Mapping[str, str]], Reply]] = field(default_factory=dict)
    asked: list[tuple[str, str, Mapping[str, str]]] = field(default_factory=list)

    def resolve(self, host: str, port: int, deadline: Deadline) -> tuple[str, ...]:
        """The next answer for `host`; the last one again and again."""
        answers = self.names.get(host)
        if not answers:
            raise FetchError(f"{host}: no such host")
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def ask(self, target: Target, address: str, headers: Mapping[str, str], deadline: Deadline) -> Reply:
        """The page at the target's URL; 404 when there is none."""
        deadline.remaining()
        self.asked.append((target.url, address, dict(headers)))
        maker = self.pages.get(target.url)
        return maker(headers) if maker else Reply(404, {}, iter(()))
