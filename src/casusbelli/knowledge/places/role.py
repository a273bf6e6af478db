"""Whether a place name is somewhere, a government or team that goes by the name, or part of another phrase."""

from __future__ import annotations

from casusbelli.language.analysis import Analysis, Word

from .place import Place
from .toponym import Toponym

__all__ = ["role_of"]

_OBJECTS = frozenset({"obj", "iobj"})
_ACTING = frozenset({"country", "capital", "admin1", "continent"})
_MODIFYING = frozenset({"compound", "amod"})


def role_of(analysis: Analysis, toponym: Toponym, place: Place | None) -> str:
    """By the tree: a state or capital that is the subject of an active verb acts, and so is a "metonym"."""
    if toponym.role == "modifier":
        return "modifier"
    head = _head(analysis, toponym)
    label = head.deprel.partition(":")[0] if head is not None else ""
    if label in _MODIFYING:
        return "modifier"
    if place is None or place.kind not in _ACTING or head is None or not 0 <= head.head < len(analysis.words):
        return "location"
    verb = analysis.words[head.head]
    if verb.upos == "VERB" and head.deprel in ("nsubj", "csubj"):
        return "metonym"
    if head.deprel == "obl:agent" or (label in _OBJECTS and verb.upos == "VERB" and place.kind == "country"):
        return "metonym"
    return "location"


def _head(analysis: Analysis, toponym: Toponym) -> Word | None:
    """The word of the name that the rest of the sentence governs."""
    inside = range(toponym.first_word, min(toponym.last_word, len(analysis.words)))
    return next((analysis.words[n] for n in inside if analysis.words[n].head not in inside), None)
