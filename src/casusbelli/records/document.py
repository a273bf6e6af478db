"""One report as read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

__all__ = ["Document", "document_id"]


def document_id(text: str) -> str:
    """The id of a document: the first 16 hex digits of the SHA-256 of its cleaned text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its cleaned text and what is known of its origin.

    `key` is the id its giver gave; `published` an ISO date; `wire` the credited agency ("via ..."); `digest` the
    SHA-256 of the original bytes, hexadecimal.
    """

    id: str
    text: str
    key: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    wire: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    digest: str | None = None
