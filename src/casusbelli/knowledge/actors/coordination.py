"""Split coordinated actors: "Russian and Iranian forces" are Russian forces and Iranian forces."""

from __future__ import annotations

import re

from .compose import Composer
from .records import Part
from .spelling import capitalised, plain, tidy, tokens
from .store import Store

__all__ = ["split"]

_JOINT = re.compile(
    r",\s+and\s+|,\s+or\s+|\s+and\s+|\s+or\s+|\s+as well as\s+|\s+along with\s+|\s+together with\s+|\s+&\s+|,\s+"
)


def split(text: str, store: Store, composer: Composer) -> list[Part]:
    """The members of the coordination `text`, each with its offsets; one member, the whole, when it is none.

    A member that lacks the common noun gets it in its `text` ("Russian forces"); its offsets are of the words as
    they stand.
    """
    whole = Part(text, 0, len(text))
    if store.aliases(plain(text)) or plain(text) in store.nouns or plain(text) in store.places:
        return [whole]
    pieces: list[tuple[int, int]] = []
    at = 0
    for joint in _JOINT.finditer(text):
        pieces.append((at, joint.start()))
        at = joint.end()
    pieces.append((at, len(text)))
    pieces = [(start, end) for start, end in pieces if end > start]
    if len(pieces) < 2 or not re.search(r"\b(and|or|as well as|along with|together with)\b|&", text):
        return [whole]
    pieces = _kept_together(text, pieces, store)
    return _completed(text, pieces, store) if len(pieces) > 1 else [whole]


def _kept_together(text: str, pieces: list[tuple[int, int]], store: Store) -> list[tuple[int, int]]:
    """Join neighbours again where the base knows them as one name ("Trinidad and Tobago", "men and women")."""
    found = [pieces[0]]
    for start, end in pieces[1:]:
        joined = plain(text[found[-1][0] : end])
        if store.aliases(joined) or joined in store.nouns or joined in store.places:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _completed(text: str, pieces: list[tuple[int, int]], store: Store) -> list[Part]:
    last = tokens(tidy(text[pieces[-1][0] : pieces[-1][1]]))
    shared = _common_noun(last, store)
    found = []
    for start, end in pieces:
        words = text[start:end]
        bare_adjective = "adjective" in store.places.get(plain(words), {}) or plain(words) in store.modifiers
        more = f"{words} {shared}" if shared and bare_adjective and (start, end) != pieces[-1] else words
        found.append(Part(more, start, end))
    return found


def _common_noun(words: list[str], store: Store) -> str:
    """What follows the adjective in the last member: "forces" of "Iranian forces"."""
    for size in (3, 2, 1):
        if (
            len(words) > size
            and capitalised(words[0])
            and "adjective" in store.places.get(plain(" ".join(words[:size])), {})
        ):
            return " ".join(words[size:])
    if len(words) > 1 and plain(words[0]) in store.modifiers:
        return " ".join(words[1:])
    return ""
