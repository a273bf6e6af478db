"""Which family of copies a new document belongs to, judged against those added last."""

from __future__ import annotations

from casusbelli.copies.index import CopyIndex
from casusbelli.copies.signature import Signature, signature_of
from casusbelli.records import Document
from casusbelli.store.facts import Copy
from casusbelli.store.reader import StoreReader

__all__ = ["Copies"]

REMEMBERED = 10_000
"""Documents a new one is compared with: copies of a wire story appear within days, and memory must stay bounded."""


class Copies:
    """Finds copies among the newest documents of a store; a document without an earlier copy founds its own family."""

    def __init__(self, store: StoreReader, remembered: int = REMEMBERED) -> None:
        self._store = store
        self._remembered = remembered
        self._load()

    def place(self, document: Document) -> Copy:
        """The family of a document that is about to be added."""
        if len(self._index) >= 2 * self._remembered:
            self._load()
        signature = signature_of(document.text)
        matches = self._index.add_signature(document.id, signature)
        family = self._families[matches[0].id] if matches else document.id
        self._families[document.id] = family
        return Copy(family, signature.to_bytes())

    def _load(self) -> None:
        self._index = CopyIndex()
        self._families: dict[str, str] = {}
        for document, family, signature in self._store.signatures(self._remembered):
            self._families[document] = family
            self._index.put(document, Signature.from_bytes(signature))
