"""Finds the place names of a text: what the name finder calls a place, and gazetteer names whose surroundings say so.

Works without a name finder too: then capital letters, the gazetteer and the words around a name decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from casusbelli.language.analysis import Analysis, Name, Word

from .evidence import Surroundings, points
from .gazetteer import Gazetteer
from .normal import key
from .persons import surnames
from .toponym import Toponym, Wording, read_name
from .words import place_words

__all__ = ["find_toponyms"]

_LONGEST = 6
_OPENERS = frozenset({"The", "A", "An", "As", "At"})
"""Words that open a sentence oftener than a name: a name that starts so must be filed so."""
_HOPELESS = -3.0
"""Points below which nothing else in the text can make a name a place."""
_PLACES = frozenset({"Location", "Facility"})
_PART = "Part"
"""In place of the finder's word, for a name that is only a part of what the finder calls a place."""
_HOLDERS = frozenset({"Organization", "Misc", "Product", "NORP"})
_FINDER_TYPES = _PLACES | {"Organization", "Person", "NORP"}


@dataclass(frozen=True, slots=True)
class _Text:
    """A document with what is worked out once for it."""

    analysis: Analysis
    gazetteer: Gazetteer
    named: dict[int, Name]
    surroundings: Surroundings

    @property
    def words(self) -> tuple[Word, ...]:
        return self.analysis.words


def find_toponyms(analysis: Analysis, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Every place name in the text, also where it stands for a government or in another name, in text order.

    Names that only the rest of the text can bear out are among them, with `points` of 0 or less.
    """
    pieces = [piece for name in analysis.names for piece in _pieces(analysis, name)]
    named = {number: name for name in pieces for number in range(name.first, name.last)}
    has_finder = any(name.type in _FINDER_TYPES for name in analysis.names)
    text = _Text(analysis, gazetteer, named, Surroundings(analysis, surnames(analysis), has_finder))
    return tuple(_scan(text))


def _pieces(analysis: Analysis, name: Name) -> Iterator[Name]:
    """The names within a found place: "Zakho, Iraq" is two, and the letter of "D-Charleston" is none."""
    if name.type not in _PLACES:
        yield name
        return
    words, first = analysis.words, name.first
    if name.last - first > 2 and len(words[first].text) == 1 and words[first + 1].text == "-":
        first += 2
    for last in range(first, name.last + 1):
        if last == name.last or words[last].text == ",":
            if last > first:
                start, end = words[first].start, words[last - 1].end
                yield Name(first, last, start, end, analysis.text[start:end], name.type)
            first = last + 1


def _scan(text: _Text) -> Iterator[Toponym]:
    words, named, articles = text.analysis.words, text.named, place_words().articles
    number = 0
    while number < len(words):
        name = named.get(number)
        if name is None and not words[number].text[0].isupper() and words[number].text not in articles:
            number += 1
            continue
        if name is not None and name.type == "Person":
            number = name.last
            continue
        found = _place_name(text, name) if name is not None and name.first == number and name.type in _PLACES else None
        found = found or _gazetteer_name(text, number)
        if found is not None:
            yield found
        number = found.last_word if found is not None else number + 1


def _covers(text: _Text, name: Name | None, first: int, last: int) -> bool:
    """True when all of a found name outside words `first` to `last` is directions, articles and sort words."""
    lists = place_words()
    outside = [] if name is None else [n for n in range(name.first, name.last) if not first <= n < last]
    plain = {text.words[number].text.lower() for number in outside}
    return plain <= lists.directions | lists.division.keys() | {"the", "of", ",", "'s", "’s", "-"}


def _place_name(text: _Text, name: Name) -> Toponym | None:
    """What the name finder calls a place, known to the gazetteer or not."""
    if all(text.words[n].text.lower() in place_words().directions for n in range(name.first, name.last)):
        return None
    wording = _read(text, name.first, name.last)
    if wording.hits or not _holds_place(text, name):
        return _toponym(text, name.first, name.last, wording, "location")
    return None


def _holds_place(text: _Text, name: Name) -> bool:
    """True when a part of a place name the gazetteer lacks is itself the name of a place."""
    parts = (_gazetteer_name(text, number) for number in range(name.first, name.last))
    return any(part is not None and part.points > 0 for part in parts)


def _gazetteer_name(text: _Text, first: int) -> Toponym | None:
    """The longest name from word `first` on that the gazetteer has and the surroundings bear out."""
    if not _opens_name(text.words, first):
        return None
    weak, led = None, text.words[first].text in _OPENERS
    for last in range(min(_furthest(text, first), first + _LONGEST), first, -1):
        if not _is_name_word(text.words[last - 1]):
            continue
        wording = _read(text, first, last)
        if wording.hits and not (led and not _is_filed(text, first, last)):
            found = _weighed(text, first, last, wording)
            if found.points > 0:
                return found
            weak = weak or found
    return weak if weak is not None and weak.points > _HOPELESS else None


def _is_filed(text: _Text, first: int, last: int) -> bool:
    """True when the gazetteer has the very words, as "The Hague"."""
    words = text.words
    return bool(text.gazetteer.hits(key(text.analysis.text[words[first].start : words[last - 1].end])))


def _weighed(text: _Text, first: int, last: int, wording: Wording) -> Toponym:
    holder = text.named.get(first)
    kind = holder.type if holder is not None else ""
    whole = holder is not None and (holder.first, holder.last) == (first, last)
    role = "modifier" if kind in _HOLDERS and not whole else "location"
    told = _PART if kind in _PLACES and not (whole or _covers(text, holder, first, last)) else kind
    weight = points(text.surroundings, first, last, wording, told)
    return replace(_toponym(text, first, last, wording, role), points=weight)


def _furthest(text: _Text, first: int) -> int:
    """One past the last word a name from `first` on may reach: no punctuation, line end or other name between."""
    words, holder = text.words, text.named.get(first)
    last = first + 1
    while last < len(words) and last - first < _LONGEST:
        word, gap = words[last], text.analysis.text[words[last - 1].end : words[last].start]
        if gap not in ("", " ", "\u00a0") or not (_is_name_word(word) or word.text.lower() in place_words().joiners):
            break
        other = text.named.get(last)
        if other is not None and other is not holder and other.type == "Person":
            break
        last += 1
    return last


def _read(text: _Text, first: int, last: int) -> Wording:
    words = text.words
    before = ""
    if first > 1 and words[first - 1].text == "of":
        before = words[first - 2].text
    after = words[last].text if last < len(words) and words[last].sentence == words[last - 1].sentence else ""
    return read_name(text.analysis.text[words[first].start : words[last - 1].end], text.gazetteer, after, before)


def _toponym(text: _Text, first: int, last: int, wording: Wording, role: str) -> Toponym:
    start, end = text.words[first].start, text.words[last - 1].end
    if wording.people:
        role = "modifier"
    return Toponym(start, end, text.analysis.text[start:end], first, last, role, wording)


def _opens_name(words: tuple[Word, ...], number: int) -> bool:
    word = words[number]
    if _is_name_word(word):
        return True
    return (
        word.text in place_words().articles
        and number + 2 < len(words)
        and words[number + 1].text in ("-", "‐", "‑")
        and _is_name_word(words[number + 2])
    )


def _is_name_word(word: Word) -> bool:
    return word.text[:1].isupper() and bool(key(word.text))
