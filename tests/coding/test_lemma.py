"""Lemmas led back to words the lexicon knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.coding.lemma import known_lemmas

from .sketch import sketch

KNOWN = {"bomb", "seize", "ban", "rally", "die", "clash", "attack", "ally", "wound"}


@pytest.mark.parametrize(
    ("form", "guess", "tag", "lemma"),
    [
        ("bombed", "bombe", "VERB", "bomb"),
        ("seizing", "seiz", "VERB", "seize"),
        ("banned", "bann", "VERB", "ban"),
        ("rallied", "rallie", "VERB", "rally"),
        ("dying", "dy", "VERB", "die"),
        ("died", "di", "VERB", "die"),
        ("clashes", "clashe", "NOUN", "clash"),
        ("allies", "allie", "NOUN", "ally"),
        ("attacks", "attacks", "NOUN", "attack"),
        ("wound", "wind", "VERB", "wound"),
    ],
)
def test_an_unknown_lemma_gives_way_to_the_known_word(form: str, guess: str, tag: str, lemma: str) -> None:
    (word,) = known_lemmas(sketch(f"{form}|{guess}|{tag}|0|root"), KNOWN).words
    assert word.lemma == lemma
    assert word.text == form


@pytest.mark.parametrize(
    ("form", "lemma", "tag"),
    [
        ("attacks", "attack", "NOUN"),
        ("banned", "bann", "ADJ"),
        ("Rallied", "Rallied", "PROPN"),
        ("bring", "bring", "VERB"),
        ("banned", "unknowable", "NOUN"),
    ],
)
def test_known_lemmas_other_tags_and_strange_words_stay(form: str, lemma: str, tag: str) -> None:
    analysis = sketch(f"{form}|{lemma}|{tag}|0|root")
    assert known_lemmas(analysis, KNOWN) == analysis


@given(st.from_regex(r"[a-z]{1,12}(ed|ing|ies|es|s)?", fullmatch=True), st.sampled_from(["VERB", "NOUN", "ADJ"]))
def test_a_lemma_changes_only_into_a_known_word(form: str, tag: str) -> None:
    before = sketch(f"{form}|zz|{tag}|0|root")
    (word,) = known_lemmas(before, KNOWN).words
    assert word.lemma == "zz" or word.lemma in KNOWN
    assert (word.start, word.end, word.upos) == (0, len(form), tag)
