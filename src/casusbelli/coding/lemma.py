"""Lemmas made safe for look-ups: inflected forms of known words are led back to them, whatever the tagger guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace

from casusbelli.language.analysis import Analysis, Word

__all__ = ["known_lemmas"]

DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")


def known_lemmas(analysis: Analysis, vocabulary: Set[str]) -> Analysis:
    """The analysis with each unknown lemma of a verb or noun replaced by the known word it inflects, if any."""
    return replace(analysis, words=tuple(_known(word, vocabulary) for word in analysis.words))


def _known(word: Word, vocabulary: Set[str]) -> Word:
    lemma = word.lemma.lower()
    if lemma in vocabulary or word.upos not in {"VERB", "NOUN"}:
        return word
    found = next((stem for stem in _stems(word.text.lower(), word.upos) if stem in vocabulary), None)
    return word if found is None else replace(word, lemma=found)


def _stems(form: str, upos: str) -> Iterator[str]:
    """Possible dictionary forms of an inflected form, the likeliest first."""
    if upos == "VERB":
        for ending in ("ied", "ies"):
            if form.endswith(ending):
                yield form[:-3] + "y"
        for ending in ("ed", "ing"):
            if form.endswith(ending) and len(form) > len(ending) + 1:
                stem = form[: -len(ending)]
                yield stem
                yield stem + "e"
                if DOUBLED.search(stem):
                    yield stem[:-1]
                if stem.endswith("y") and ending == "ing":
                    yield stem[:-1] + "ie"
    if form.endswith("ies"):
        yield form[:-3] + "y"
    if form.endswith("es"):
        yield form[:-2]
    if form.endswith("s"):
        yield form[:-1]
    yield form
