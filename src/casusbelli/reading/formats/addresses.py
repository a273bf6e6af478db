"""Lists of addresses: plain lists and sitemaps."""

from __future__ import annotations

from collections.abc import Iterator

from casusbelli.errors import InputError
from casusbelli.reading.decoding import decode_text
from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.source import Source
from casusbelli.reading.making import safe_url
from casusbelli.reading.pages.tree import safe_xml
from casusbelli.reading.setting import Outcome, Setting

__all__ = ["read_addresses", "read_sitemap", "sitemap_addresses"]


def read_addresses(source: Source, setting: Setting) -> Iterator[Outcome]:
    """What every address of a plain list leads to; blank lines and lines that start with # are left out."""
    try:
        text = decode_text(source.whole(setting.limits.page_bytes)).text
    except InputError as error:
        yield Failure(source.key, str(error))
        return
    lines = [line.strip() for line in text.splitlines()]
    yield from _followed([line for line in lines if line and not line.startswith("#")], source, setting)


def read_sitemap(source: Source, setting: Setting) -> Iterator[Outcome]:
    """What every page of a sitemap, or every sitemap of an index, leads to."""
    try:
        addresses = sitemap_addresses(source.whole(setting.limits.page_bytes))
    except InputError as error:
        yield Failure(source.key, str(error))
        return
    yield from _followed(list(addresses), source, setting)


def sitemap_addresses(data: bytes) -> tuple[str, ...]:
    """The http(s) addresses a sitemap or sitemap index lists, in its order.

    Raises:
        InputError: not well-formed XML, or no address in it.
    """
    root = safe_xml(data)
    found = (safe_url(element.text) for element in root.iter("{*}loc") if _is_page(element))
    addresses = tuple(dict.fromkeys(address for address in found if address))
    if not addresses:
        raise InputError("sitemap without addresses")
    return addresses


def _is_page(element: object) -> bool:
    parent = element.getparent()  # type: ignore[attr-defined]
    return parent is not None and str(parent.tag).rsplit("}", 1)[-1] in ("url", "sitemap")


def _followed(addresses: list[str], source: Source, setting: Setting) -> Iterator[Outcome]:
    if setting.fetch is None:
        yield Failure(source.key, f"list of {len(addresses):,} addresses: addresses are not fetched here")
        return
    if len(addresses) > setting.limits.urls:
        yield Failure(
            source.key, f"list of {len(addresses):,} addresses: only the first {setting.limits.urls:,} are read"
        )
    for address in addresses[: setting.limits.urls]:
        if safe_url(address) is None:
            yield Failure(address[:200], "not an http(s) address")
        else:
            yield from setting.fetch(address, setting)
