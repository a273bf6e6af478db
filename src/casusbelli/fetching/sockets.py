"""The real network: one connection to one checked address, with TLS verified for the host's name."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from functools import cache

from casusbelli.errors import FetchError
from casusbelli.fetching.address import Target
from casusbelli.fetching.limits import FETCH_LIMITS, FetchLimits
from casusbelli.fetching.transport import Deadline, Reply

__all__ = ["SocketTransport"]

_CHUNK = 65536


class SocketTransport:
    """Sockets of the standard library; proxies of the environment are not used, as they would hide the address."""

    def __init__(self, limits: FetchLimits = FETCH_LIMITS, context: ssl.SSLContext | None = None) -> None:
        self._limits = limits
        self._context = context

    def resolve(self, host: str, port: int, deadline: Deadline) -> tuple[str, ...]:
        """All addresses the system's resolver gives for `host`."""
        answer: list[tuple[str, ...] | FetchError] = []
        # The system's resolver cannot be given a deadline, so it is left behind in its thread when it takes too long.
        thread = threading.Thread(target=lambda: answer.append(_looked_up(host, port)), daemon=True)
        thread.start()
        thread.join(deadline.remaining())
        if not answer:
            raise FetchError(f"{host}: name look-up took too long")
        if isinstance(answer[0], FetchError):
            raise answer[0]
        return answer[0]

    def ask(self, target: Target, address: str, headers: Mapping[str, str], deadline: Deadline) -> Reply:
        """GET over one fresh connection, closed when the body has been read or the deadline has passed."""
        connection = self._connected(target, address, deadline)
        watchdog = threading.Timer(deadline.remaining(), _cut, args=(connection.sock,))
        watchdog.daemon = True
        watchdog.start()

        def close() -> None:
            watchdog.cancel()
            connection.close()

        try:
            connection.request("GET", target.path, headers={"Host": target.netloc, **headers})
            answer = connection.getresponse()
        except (OSError, http.client.HTTPException, ValueError) as error:
            close()
            raise _failure(target, error, deadline) from None
        named = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, named, _body(answer, target, deadline), close)

    def _connected(self, target: Target, address: str, deadline: Deadline) -> http.client.HTTPConnection:
        patience = min(self._limits.connect_seconds, deadline.remaining())
        connection = http.client.HTTPConnection(target.host, target.port, timeout=patience)
        try:
            plain = socket.create_connection((address, target.port), timeout=patience)
            if target.scheme == "https":
                connection.sock = (self._context or _verified()).wrap_socket(plain, server_hostname=target.host)
            else:
                connection.sock = plain
        except (OSError, ssl.SSLError, ValueError) as error:
            raise _failure(target, error, deadline) from None
        connection.sock.settimeout(deadline.remaining())
        return connection


def _looked_up(host: str, port: int) -> tuple[str, ...] | FetchError:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        return FetchError(f"{host}: no such host ({getattr(error, 'strerror', None) or error})")
    return tuple(dict.fromkeys(str(row[4][0]) for row in found))


def _body(answer: http.client.HTTPResponse, target: Target, deadline: Deadline) -> Iterator[bytes]:
    while True:
        deadline.remaining()
        try:
            chunk = answer.read1(_CHUNK)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise _failure(target, error, deadline) from None
        if not chunk:
            # A connection cut by the watchdog looks like an end; only the clock and the announced length tell.
            deadline.remaining()
            if answer.length:
                raise FetchError(f"{target.host}: the answer broke off")
            return
        yield chunk


def _failure(target: Target, error: Exception, deadline: Deadline) -> FetchError:
    deadline.remaining()
    if isinstance(error, ssl.SSLCertVerificationError):
        return FetchError(f"{target.host}: its certificate is not valid: {error.verify_message}")
    if isinstance(error, TimeoutError):
        return FetchError(f"{target.host}: no answer in time")
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return FetchError(f"{target.host}: {reason}")


def _cut(plain: socket.socket) -> None:
    try:
        plain.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


@cache
def _verified() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
