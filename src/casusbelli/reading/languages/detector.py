"""A light language detector: script counts, then the share of each language's small words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

__all__ = ["ENGLISH", "OTHER", "UNDETERMINED", "detect", "is_foreign"]

ENGLISH = "en"
UNDETERMINED = "und"
OTHER = "mis"
_SAMPLE = 8_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENOUGH_WORDS = 20
_ENGLISH_SHARE = 0.08
_ENGLISH_LEAN = 0.9
_FOREIGN_SHARE = 0.06
_FOREIGN_KINDS = 3
_LETTER_WEIGHT = 0.3
_LATIN = re.compile("[\u0000-\u024f\u1e00-\u1eff]+")


@dataclass(frozen=True, slots=True)
class _Profiles:
    weights: dict[str, tuple[tuple[str, float], ...]]
    scripts: tuple[tuple[str, str, str], ...]
    families: tuple[tuple[str, str, str], ...]


@lru_cache(maxsize=8)
def detect(text: str) -> str:
    """ISO 639 code of the language most of the text is in.

    `und`: too little to tell (treat as English when its letters are Latin); `mis`: clearly not English,
    but none of the profiled languages either. Reads at most 8,000 characters, of the start and of the middle.
    """
    sample = _sample(text)
    letters = "".join(filter(str.isalpha, sample))
    if not letters:
        return UNDETERMINED
    latin = len(letters) - len(_LATIN.sub("", letters))
    if latin * 2 >= len(letters):
        return _by_words(sample, ())
    return _by_script(sample, letters)


def is_foreign(language: str | None) -> bool:
    """True for a language the coder cannot read; an undetermined one is given the benefit of the doubt."""
    return language not in (ENGLISH, UNDETERMINED, None)


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    half = _SAMPLE // 2
    middle = len(text) // 2
    return text[:half] + " " + text[middle : middle + half]


def _by_script(sample: str, letters: str) -> str:
    profiles = _profiles()
    counts: Counter[str] = Counter()
    for language, first, last in profiles.scripts:
        counts[language] += sum(first <= letter <= last for letter in letters)
    if counts["ja"] * 20 > counts["zh"] > 0:
        return "ja"
    for language, first, last in profiles.families:
        inside = sum(first <= letter <= last for letter in letters)
        if inside * 2 > len(letters):
            found = _by_words(sample, (first, last))
            return found if found not in (OTHER, UNDETERMINED, ENGLISH) else language
    best, count = counts.most_common(1)[0]
    return best if count * 3 > len(letters) else OTHER


def _by_words(sample: str, script: tuple[str, ...]) -> str:
    words = Counter(_WORD.findall(sample.lower().replace("’", "'")))
    total = max(1, words.total())
    scores: defaultdict[str, float] = defaultdict(float)
    kinds: Counter[str] = Counter()
    for word, count in words.items():
        for language, weight in _profiles().weights.get(word, ()):
            scores[language] += weight * count
            kinds[language] += len(word) > 1
    best, score = max(scores.items(), key=lambda item: item[1], default=(UNDETERMINED, 0.0))
    english = scores[ENGLISH] / total
    if english and scores[ENGLISH] >= score * _ENGLISH_LEAN:
        return ENGLISH if english >= _ENGLISH_SHARE or total < _ENOUGH_WORDS else _unprofiled(total, english)
    if kinds[best] >= _FOREIGN_KINDS and (score / total >= _FOREIGN_SHARE or script):
        return best
    return best if script and score else _unprofiled(total, english)


def _unprofiled(words: int, english: float) -> str:
    return OTHER if words >= _ENOUGH_WORDS and english < _ENGLISH_SHARE / 2 else UNDETERMINED


@cache
def _profiles() -> _Profiles:
    table = tomllib.loads(files(__package__).joinpath("profiles.toml").read_text(encoding="utf-8"))
    words = {language: frozenset(listed.split()) for language, listed in table["words"].items()}
    shared = Counter(word for listed in words.values() for word in listed)
    weights: dict[str, list[tuple[str, float]]] = {}
    for language, listed in words.items():
        for word in listed:
            weights.setdefault(word, []).append(
                (language, (1 if len(word) > 1 else _LETTER_WEIGHT) / shared[word] ** 0.5)
            )
    return _Profiles(
        {word: tuple(pairs) for word, pairs in weights.items()},
        tuple((language, first, last) for language, spans in table["scripts"].items() for first, last in spans),
        tuple((row["otherwise"], row["first"], row["last"]) for row in table["families"].values()),
    )
