"""The publisher of a page, and its own address."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from casusbelli.reading.pages.head import Head
from casusbelli.reading.pages.jsonld import strings_of

__all__ = ["address_of", "publisher_of"]


def publisher_of(head: Head, url: str | None) -> str | None:
    """The name of the site or paper; the host without "www." when the page does not say."""
    said = strings_of(head.article.get("publisher"), "name") or strings_of(
        head.article.get("sourceOrganization"), "name"
    )
    named = (
        said[0]
        if said
        else head.first(
            "og:site_name",
            "application-name",
            "publisher",
            "dc.publisher",
            "dcterms.publisher",
            "citation_journal_title",
        )
    )
    return named or (urlsplit(url).hostname or "").removeprefix("www.") or None if url else named


def address_of(head: Head, url: str | None) -> str | None:
    """The page's canonical address, else the one it was read from."""
    said = head.canonical or head.first("og:url")
    if not said:
        return url
    joined = urljoin(url or "", said)
    return joined if joined.lower().startswith(("http://", "https://")) else url
