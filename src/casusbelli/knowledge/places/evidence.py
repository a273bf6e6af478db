"""Is a name the gazetteer knows a place here, or a person, a firm, an ordinary word? Points for and against, summed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from casusbelli.language.analysis import Analysis, Word

from .persons import person_words
from .toponym import Wording, sort_of
from .weights import prior
from .words import place_words

__all__ = ["Surroundings", "points"]

_FILLERS = frozenset({"of", "the", "labor", "labour", "health", "public", "high", "school"})
_TITLE_CASE_SHARE = 0.6
_UNLIKELY = 20.0
_SURE, _STRONG, _FAIR = 9.0, 5.5, 3.9
"""`weights.prior` of a country or a great capital, of a city of 300,000 and of a town of 8,000."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A text as evidence is drawn from it: surnames, whether a name finder read it, its lower-case words."""

    analysis: Analysis
    surnames: frozenset[str]
    has_finder: bool
    lower: frozenset[str] = field(init=False)
    title_case: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        words = self.analysis.words
        object.__setattr__(self, "lower", frozenset(word.text for word in words if word.text.islower()))
        object.__setattr__(self, "title_case", frozenset(_title_case(self.analysis)))

    def text(self, number: int) -> str:
        """The word at `number`, or the empty string outside the text."""
        return self.analysis.words[number].text if 0 <= number < len(self.analysis.words) else ""


def points(around: Surroundings, first: int, last: int, wording: Wording, name_type: str) -> float:
    """How much speaks for words `first` to `last` (exclusive), read as `wording`, being a place; above 0 is enough.

    `name_type` is the name finder's word for them, or the empty string.
    """
    strength = max(prior(hit) for hit in wording.hits)
    size = _strength(strength, last - first)
    told = _cues(around, first, last, wording) - _doubts(around, first, last, wording, strength)
    return size + told + _finder(around, name_type, strength)


def _strength(strength: float, words: int) -> float:
    size = 3.0 if strength >= _SURE else 1.5 if strength >= _STRONG else 0.0 if strength >= _FAIR else -1.0
    return size + 0.7 * (words - 1)


def _cues(around: Surroundings, first: int, last: int, wording: Wording) -> float:
    before, after = around.text(first - 1).lower(), around.text(last).lower()
    division = place_words().division
    points = 0.0
    if before in place_words().locative or (
        before == "the" and around.text(first - 2).lower() in place_words().locative
    ):
        points += 2.0
    elif before in place_words().directions:
        points += 2.5
    if before == "of" and around.text(first - 2).lower() in division:
        points += 3.0
    points += _sort_after(after)
    if after == "," and around.text(last + 1)[:1].isupper():
        points += 0.7
    if before == "," and around.text(first - 2)[:1].isupper():
        points += 2.5 if any(hit.place.kind in ("admin1", "country") for hit in wording.hits) else 0.7
    if after == "-" and around.text(last + 1) in ("based", "area"):
        points += 2.0
    if last - first > 1 and around.text(last - 1).lower() in division:
        points += 2.0
    if _is_dateline(around, first, last):
        points += 3.0
    return points


def _sort_after(after: str) -> float:
    """A word such as "province" after the name speaks for it; a street or a school may be named after anyone."""
    sort = sort_of(after)
    if sort is None:
        return 0.0
    return 2.0 if sort != "site" or after in place_words().at_town else -3.0


def _is_dateline(around: Surroundings, first: int, last: int) -> bool:
    """True of "KIRKUK, Iraq (Agency) -": a name in capitals that opens a line, a dash or a bracket soon after."""
    word = around.analysis.words[first]
    if not word.text.isupper() or len(word.text) < 3 or not _opens(around, first):
        return False
    return any(around.text(number) in ("-", "--", "—", "–", "(") for number in range(last, last + 5))


def _doubts(around: Surroundings, first: int, last: int, wording: Wording, strength: float) -> float:
    words = around.analysis.words
    if wording.people:
        return 0.0
    text, single = words[first].text, last - first == 1
    if not single and strength < _SURE and all(_is_generic(word.text.lower()) for word in words[first:last]):
        return _UNLIKELY
    before, after = around.text(first - 1), around.text(last)
    points = 0.0
    if single:
        points += _word_doubts(around, words[first], strength)
    if text in around.surnames and single:
        points += 4.0
    if before.lower().rstrip(".") in person_words().titles and before[:1].isupper():
        points += 4.0
    if _touches(words, first - 1, first) and before[:1].isupper() and first - 1 not in around.title_case:
        points += 2.5 if words[first - 1].sentence == words[first].sentence and not _opens(around, first - 1) else 0.5
    if _touches(words, last - 1, last) and after[:1].isupper() and last not in around.title_case:
        points += _next_capital(after.lower(), strength)
    if single and after.lower() in person_words().speech and strength < _SURE:
        points += 2.0
    if text.lower() in person_words().first_names and strength < _SURE + 2:
        points += 2.5 if single else 1.5
    return points


def _is_generic(word: str) -> bool:
    """True of words that make no name without another: "Police Department", "Region"."""
    return word in person_words().organisation or word in place_words().division or word in _FILLERS


def _next_capital(after: str, strength: float) -> float:
    """What it takes off that a capitalised word follows: little before "Police" and "Mayor", much before a surname."""
    if after in person_words().titles:
        return 0.0
    return 0.8 if after in person_words().organisation or strength >= _SURE else 2.5


def _word_doubts(around: Surroundings, word: Word, strength: float) -> float:
    lower = word.text.lower().rstrip(".")
    points = _UNLIKELY if lower in place_words().directions else 0.0
    if lower in person_words().common or lower in person_words().titles:
        points += 5.0
    if lower in around.lower:
        points += 3.0
    if word.index in around.title_case and strength < _SURE:
        points += 1.5
    elif _opens(around, word.index) and strength < _STRONG:
        points += 1.0
    if word.upos and word.upos not in ("PROPN", "NOUN", "ADJ", "X") and strength < _SURE:
        points += 3.0
    if 1 < len(lower) < 6 and word.text.isupper() and strength < _SURE and word.index not in around.title_case:
        points += 4.0
    return points


def _finder(around: Surroundings, name_type: str, strength: float) -> float:
    """What the name finder's word adds; where it read the text and saw no name, only a strong one is taken."""
    if not around.has_finder:
        return 0.0
    if name_type in ("Location", "Facility"):
        return 4.0
    if name_type in ("Organization", "NORP", "Part"):
        return 0.5 if strength >= _STRONG else -2.0
    return -1.0 if strength >= _SURE else -2.5


def _opens(around: Surroundings, number: int) -> bool:
    words = around.analysis.words
    return (
        number == around.analysis.sentences[words[number].sentence].first if around.analysis.sentences else number == 0
    )


def _touches(words: Sequence[Word], left: int, right: int) -> bool:
    return left >= 0 and right < len(words) and words[right].start - words[left].end <= 1


def _title_case(analysis: Analysis) -> list[int]:
    """Numbers of the words of sentences written like titles, or in capitals throughout."""
    found: list[int] = []
    for sentence in analysis.sentences:
        words = [word for word in analysis.words[sentence.first : sentence.last] if word.text[:1].isalpha()]
        capitals = sum(word.text[0].isupper() for word in words)
        if len(words) > 3 and capitals > _TITLE_CASE_SHARE * len(words):
            found += range(sentence.first, sentence.last)
    return found
