"""Copies: the same report re-published whole, cut, edited or wrapped, found and counted as one source."""

from casusbelli.copies.book import FamilyBook, Place
from casusbelli.copies.family import Family, find_families
from casusbelli.copies.index import CopyIndex, Match
from casusbelli.copies.signature import Signature, signature_of

__all__ = ["CopyIndex", "Family", "FamilyBook", "Match", "Place", "Signature", "find_families", "signature_of"]
