"""Which addresses may be fetched: http(s) to the public internet, nothing else."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from casusbelli.errors import FetchError
from casusbelli.fetching.limits import FETCH_LIMITS

__all__ = ["Allowance", "Target", "is_public", "target_of"]

_PORTS = {"http": 80, "https": 443}
_LOCAL_ENDINGS = (
    ".localdomain",
    ".local",
    ".localhost",
    ".internal",
    ".intranet",
    ".lan",
    ".home",
    ".corp",
    ".private",
    ".home.arpa",
    ".onion",
    ".arpa",
    ".test",
    ".invalid",
    ".example",
)
_NUMBERS = re.compile(r"^(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\.?$", re.IGNORECASE)
_NAME = re.compile(r"^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SIX_TO_FOUR = ipaddress.ip_network("2002::/16")
_COMPATIBLE = ipaddress.ip_network("::/96")
# Python's own table of what is global differs from version to version, so the special networks are listed as well.
_SPECIAL = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "240.0.0.0/4",
        "64:ff9b:1::/48",
    )
)
_WEB_PORTS_UNDER_1024 = frozenset({80, 443})
_KEPT = "/:?#[]@!$&'()*+,;=%~-._"


@dataclass(frozen=True, slots=True)
class Allowance:
    """Private addresses a test server may be reached at, as (address, port); the shipped product allows none."""

    places: frozenset[tuple[str, int]] = field(default_factory=frozenset)

    def holds(self, address: str, port: int) -> bool:
        """True when this address and port are expressly allowed."""
        return (address, port) in self.places


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart: `host` in ASCII lower case, `path` with query, ready for a request line."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """Host, with the port when it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(url: str, allowance: Allowance | None = None) -> Target:
    """The target an http(s) address names.

    Raises:
        FetchError: another scheme, a user name in it, a local or numeric-looking host, an odd port, control characters.
    """
    if len(url) > FETCH_LIMITS.url_length or not url.isprintable() or any(c.isspace() for c in url) or "\\" in url:
        raise FetchError(f"not an address that can be fetched: {url[:80]!r}")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise FetchError(f"not a valid address: {url[:80]}") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise FetchError(f"only http and https are fetched, not {scheme or 'an address without a scheme'}: {url[:80]}")
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        raise FetchError(f"address with a user name in it: refused: {parts.hostname}")
    chosen = port if port is not None else _PORTS[scheme]
    host = _host(parts.hostname or "", chosen, allowance or Allowance())
    path = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    target = Target("", scheme, host, chosen, path)
    return Target(f"{target.origin}{path}", scheme, host, chosen, path)


def is_public(address: str) -> bool:
    """True for an IP address of the public internet; IPv4 inside IPv6 is judged by the IPv4 inside."""
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = _inner(ip)
        if inner is not None:
            return is_public(str(inner))
    if any(ip in network for network in _SPECIAL):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)


def _inner(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip in _NAT64 or (ip in _COMPATIBLE and int(ip) > 1):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    if ip in _SIX_TO_FOUR:
        return ip.sixtofour
    return ip.teredo[1] if ip.teredo is not None else None


def _host(name: str, port: int, allowance: Allowance) -> str:
    plain = unicodedata.normalize("NFKC", name).lower().rstrip(".")
    try:
        literal = ipaddress.ip_address(plain)
    except ValueError:
        literal = None
    if literal is not None:
        if not (is_public(plain) or allowance.holds(plain, port)):
            raise FetchError(f"{plain} is not an address of the public internet: refused")
    elif _NUMBERS.match(plain):
        raise FetchError(f"{name} is a number, not a host name: refused")
    else:
        plain = _named(plain, name)
    if port < 1024 and port not in _WEB_PORTS_UNDER_1024 and not allowance.holds(plain, port):
        raise FetchError(f"port {port} is not a web server's: refused")
    return plain


def _named(plain: str, name: str) -> str:
    try:
        ascii_name = plain.encode("idna").decode("ascii").lower() if not plain.isascii() else plain
    except UnicodeError:
        raise FetchError(f"{name[:80]!r} is not a host name") from None
    if not _NAME.match(ascii_name) or len(ascii_name) > 253 or ascii_name.endswith(_LOCAL_ENDINGS):
        raise FetchError(f"{ascii_name[:80] or 'no host'} is not a host of the public internet: refused")
    return ascii_name
