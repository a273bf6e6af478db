"""Places: a gazetteer, the names of places in a text, and which place each of them means."""

from __future__ import annotations

from .finder import find_places
from .gazetteer import Gazetteer, Hit
from .governing import governing_place, governing_places
from .place import Country, Place, PlaceSpan

__all__ = ["Country", "Gazetteer", "Hit", "Place", "PlaceSpan", "find_places", "governing_place", "governing_places"]
