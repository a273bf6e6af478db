"""How closely a name places what is told: at the place, near it, or somewhere in an area."""

from __future__ import annotations

from casusbelli.language.analysis import Analysis

from .place import Place
from .toponym import Toponym
from .words import place_words

__all__ = ["is_near", "precision_of"]

_SKIPPED = frozenset(
    {"the", "a", "an", "city", "town", "village", "of", "its", "northern", "southern", "eastern", "western"}
)
_FAR_WORDS = 6


def precision_of(analysis: Analysis, toponym: Toponym, place: Place | None) -> str:
    """The codebook's precision of `toponym`, meant as `place`; a name without an entry is taken to be exact or near."""
    near = toponym.wording.near or is_near(analysis, toponym)
    if place is not None and place.precision != "exact":
        return place.precision
    return "near" if near else "exact"


def is_near(analysis: Analysis, toponym: Toponym) -> bool:
    """True in "near X", "10 km north of X", "between X and Y", "the border with X", "X's outskirts"."""
    lists = place_words()
    before = _before(analysis, toponym.first_word)
    after = [word.text.lower() for word in analysis.words[toponym.last_word : toponym.last_word + 2]]
    if after[:1] and after[0] in ("'s", "’s", "-"):
        after = after[1:]
    if after[:1] and after[0] in lists.after_near:
        return True
    reached = [word for word in before if word not in _SKIPPED]
    last = reached[-1] if reached else ""
    if last in lists.near:
        return True
    linked = before[-1:] == ["of"] or before[-2:-1] == ["of"]
    if linked and last in lists.near_before_of:
        return True
    if last in ("to", "from", "with") and len(reached) > 1:
        return reached[-2] in (lists.near_before_to if last != "with" else lists.border) or reached[-2] in (
            lists.near_before_of
        )
    return _between(before)


def _before(analysis: Analysis, number: int) -> list[str]:
    """Up to six lower-case words before word `number`, in its sentence."""
    if number >= len(analysis.words):
        return []
    sentence = analysis.words[number].sentence
    words = analysis.words[max(0, number - _FAR_WORDS) : number]
    return [word.text.lower() for word in words if word.sentence == sentence]


def _between(before: list[str]) -> bool:
    """True after "between", or after "between X and"."""
    if before[-1:] == ["between"] or before[-2:-1] == ["between"]:
        return True
    return bool(before) and before[-1] == "and" and "between" in before[-5:]
