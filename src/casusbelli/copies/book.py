"""Families as documents arrive one by one: each is given the family of the report it copies, or one of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casusbelli.copies.family import holding
from casusbelli.copies.index import CopyIndex, Match
from casusbelli.copies.signature import Signature, signature_of

__all__ = ["FamilyBook", "Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document belongs: its family (the id of the family's first document here), the signature to be stored
    with it, and the earlier documents it matched."""

    family: str
    signature: bytes
    matches: tuple[Match, ...] = ()


class FamilyBook:
    """An index of copies with the family of every document; a family once given is never changed."""

    def __init__(self, kept: Iterable[tuple[str, str, bytes]] = ()) -> None:
        """`kept`: (id, family, stored signature) of the documents there already.

        Raises:
            StoreError: a stored signature is damaged or of another version.
        """
        self._index = CopyIndex()
        self._families: dict[str, str] = {}
        for id, family, signature in kept:
            self._index.add_signature(id, Signature.from_bytes(signature))
            self._families[id] = family

    def place(self, id: str, text: str) -> Place:
        """The family and signature of a document; asked again for the same id, the same answer."""
        signature = signature_of(text)
        if id in self._families:
            return Place(self._families[id], signature.to_bytes())
        matches = self._index.add_signature(id, signature)
        links = holding(matches)
        self._families[id] = self._families[links[0].id] if links else id
        return Place(self._families[id], signature.to_bytes(), matches)
