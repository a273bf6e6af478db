"""Which place governs an event word: by the sentence's tree, not by what stands nearest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casusbelli.language.analysis import Analysis, Word

from .place import PlaceSpan
from .words import place_words

__all__ = ["FARTHEST", "SAID_OF_IT", "governing_place", "governing_places"]

_FROM = frozenset({"from"})
_OBLIQUE = frozenset({"obl", "nmod", "advmod"})
_TRANSPARENT = frozenset({"conj", "appos", "flat"})
_CLAUSES = {"xcomp": 0.5, "ccomp": 2.8, "advcl": 2.5, "acl": 1.0, "parataxis": 2.8, "conj": 1.5, "csubj": 1.0}
_STEPS = {
    "advmod": 0.3,
    "xcomp": 1.0,
    "obj": 0.7,
    "nsubj:pass": 0.7,
    "obl": 0.8,
    "nmod": 0.7,
    "conj": 0.7,
    "compound": 0.7,
    "nsubj": 2.1,
}
_UNBOUND = 99.0
FARTHEST = 4.0
SAID_OF_IT = 0.5
_ALONGSIDE = 1.0
"""How much looser than the closest place another may be tied and still be told of the same event."""


def governing_place(analysis: Analysis, places: Sequence[PlaceSpan], word_index: int) -> PlaceSpan | None:
    """The place where what word `word_index` names happens, or None when its sentence ties none to it."""
    return next(iter(governing_places(analysis, places, word_index)), None)


def governing_places(
    analysis: Analysis, places: Sequence[PlaceSpan], word_index: int, farthest: float = FARTHEST
) -> tuple[PlaceSpan, ...]:
    """All places tied to word `word_index` by its sentence's tree, the main one first.

    None is tied more loosely than `farthest` (`SAID_OF_IT`: only a place said of the word itself). Of a place told
    within another ("in Zakho, in northern Iraq") only the inner one is given.
    """
    sentence = analysis.words[word_index].sentence
    climb = dict(_climb(analysis, word_index))
    found = []
    for place in places:
        head = _head(analysis, place)
        if head is None or head.sentence != sentence or place.first_word <= word_index < place.last_word:
            continue
        cost = _cost(analysis, place, head, climb, word_index)
        if cost <= farthest:
            found.append((cost, abs(head.index - word_index), place))
    found.sort(key=lambda one: one[:2])
    return _without_outer(analysis, [place for cost, _, place in found if cost <= found[0][0] + _ALONGSIDE])


def _climb(analysis: Analysis, number: int) -> Iterator[tuple[int, float]]:
    """The word and its governors, each with what it costs to look for the event's place there."""
    cost = 0.0
    while number >= 0:
        yield number, cost
        word = analysis.words[number]
        label = word.deprel.partition(":")[0]
        if label == "conj" and any(kid.deprel.startswith("nsubj") for kid in analysis.children(number)):
            return
        if label in ("obl", "nmod") and _preposition(analysis, word) in place_words().apart:
            return
        cost += _CLAUSES.get(label, 0.5 if label in ("obj", "nsubj", "obl", "nmod", "compound", "amod") else 1.0)
        if word.deprel == "dep":
            return
        number = word.head


def _cost(analysis: Analysis, place: PlaceSpan, head: Word, climb: dict[int, float], event: int) -> float:
    """How loosely `place` is tied to the event; `_UNBOUND` when it is not."""
    carrier, extra = _carrier(analysis, head)
    if head.deprel == "dep" or carrier.deprel == "dep":
        return _flat_cost(analysis, place, head, event)
    rung, steps = _reach(analysis, carrier.head, climb)
    if rung < 0:
        return _UNBOUND
    tie = _tie(analysis, place, carrier, direct=carrier.head == event) + extra + steps
    return tie if rung == event else tie + climb[rung]


def _reach(analysis: Analysis, number: int, climb: dict[int, float]) -> tuple[int, float]:
    """From a place's governor up to the event or what governs it: "struck depots near X" happens near X.

    Gives the word reached, or -1, and what the way through objects, modifiers and subjects costs.
    """
    cost = 0.0
    while number >= 0 and number not in climb:
        word = analysis.words[number]
        other_act = word.deprel == "conj" and word.upos == "VERB"
        step = _STEPS.get(word.deprel, _STEPS.get(word.deprel.partition(":")[0], _UNBOUND))
        cost += _UNBOUND if other_act else step
        number = word.head
    return number, cost


def _carrier(analysis: Analysis, head: Word) -> tuple[Word, float]:
    """The word by which a name hangs in the clause: itself, "city" in "the city of X", or the first of "X and Y"."""
    word, cost = head, 0.0
    for _ in range(4):
        above = analysis.words[word.head] if word.head >= 0 else None
        label = word.deprel.partition(":")[0]
        if above is None:
            break
        names_it = _is_sort_of_place(above)
        if label in _TRANSPARENT and above.upos in ("PROPN", "NOUN"):
            word, cost = above, cost + (0.1 if label == "conj" else 0.0)
        elif names_it and label in ("nmod", "compound", "appos", "amod"):
            word, cost = above, cost + 0.1
        else:
            break
    return word, cost


def _tie(analysis: Analysis, place: PlaceSpan, carrier: Word, direct: bool) -> float:
    label = carrier.deprel.partition(":")[0]
    if place.precision == "country" and (label in ("compound", "amod") or carrier.deprel == "nmod:poss"):
        return _UNBOUND
    if label in _OBLIQUE:
        case = _preposition(analysis, carrier)
        if case == "between" and place.precision == "country":
            return _UNBOUND
        if case in place_words().at:
            return 0.0
        if case in _FROM:
            return 2.0
        if case in place_words().towards:
            return 1.0
        if case == "of" and (place.precision == "near" or _lies_in_part(analysis, place, carrier)):
            return 0.3
        if case == "of":
            return 1.0 if direct else _UNBOUND
        return 0.5 if label == "advmod" or carrier.deprel == "nmod:poss" else 2.0
    if label == "compound":
        return 0.3 if direct or _lies_in_part(analysis, place, carrier) else _UNBOUND
    names_it = place.role == "location" or not place.first_word <= carrier.index < place.last_word
    if label == "obj" and names_it and place.precision in ("exact", "near", "admin1", "region"):
        return 1.0 if direct else 2.0
    if label == "nsubj" and carrier.deprel == "nsubj:pass" and place.precision != "country":
        return 1.0
    return _UNBOUND


def _is_sort_of_place(word: Word) -> bool:
    words = place_words()
    return any(form in words.division or form in words.parts for form in (word.lemma.lower(), word.text.lower()))


def _lies_in_part(analysis: Analysis, place: PlaceSpan, carrier: Word) -> bool:
    """ "at the crossroads of X", "in the X lagoon": what is at a thing of a town is in the town."""
    above = analysis.words[carrier.head] if carrier.head >= 0 else None
    if above is None or place.precision == "country" or above.deprel.partition(":")[0] not in _OBLIQUE:
        return False
    case = _preposition(analysis, above)
    return (
        case in place_words().at or case in place_words().towards
    ) and above.lemma.lower() not in place_words().no_place


def _preposition(analysis: Analysis, carrier: Word) -> str:
    case = [
        child for child in analysis.children(carrier.index) if child.deprel == "case" and child.index < carrier.index
    ]
    return case[0].text.lower() if case else ""


def _flat_cost(analysis: Analysis, place: PlaceSpan, head: Word, event: int) -> float:
    """Without a tree: a place led in by a preposition after the event word, the nearer the better."""
    before = analysis.words[place.first_word - 1].text.lower() if place.first_word else ""
    if before not in place_words().at:
        return _UNBOUND
    far = head.index - event
    return 1.0 + far / 20 if far > 0 else 2.0 - far / 20


def _head(analysis: Analysis, place: PlaceSpan) -> Word | None:
    inside = range(place.first_word, min(place.last_word, len(analysis.words)))
    return next((analysis.words[n] for n in inside if analysis.words[n].head not in inside), None)


def _without_outer(analysis: Analysis, places: Sequence[PlaceSpan]) -> tuple[PlaceSpan, ...]:
    """The places without those that only say in what area another of them lies."""
    return tuple(
        place
        for place in places
        if not any(
            (other is not place and other.admin1 in (place.name, place.admin1) and _is_area_of(place, other))
            or (other is not place and place.precision == "country" and other.country == place.country
            and other.precision != "country")
            for other in places
        )
    )  # fmt: skip


def _is_area_of(area: PlaceSpan, place: PlaceSpan) -> bool:
    return area.precision == "admin1" and place.precision in ("exact", "near") and area.country == place.country
