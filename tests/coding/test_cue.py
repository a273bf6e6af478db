"""The words of cues and sources."""

from __future__ import annotations

from casusbelli.coding.cue import cue_words, noun_words, source_words, with_agent, with_preposition
from casusbelli.coding.tree import Tree

from .parts import at, drawn

VOICED = drawn(
    "Peru|Peru|PROPN|2|nsubj voiced|voice|VERB/VBD|0|root deep|deep|ADJ|4|amod concern|concern|NOUN|2|obj "
    "over|over|ADP|6|case raids|raid|NOUN|4|nmod"
)
CALLED = drawn(
    "Lee|Lee|PROPN|3|nsubj has|have|AUX|3|aux called|call|VERB/VBN|0|root for|for|ADP|5|case talks|talk|NOUN|3|obl"
)
DESCRIBED = drawn(
    "It|it|PRON|3|nsubj:pass was|be|AUX|3|aux:pass described|describe|VERB/VBN|0|root by|by|ADP|5|case "
    "monks|monk|NOUN|3|obl:agent"
)
WANTED = drawn(
    "Lee|Lee|PROPN|2|nsubj wants|want|VERB/VBZ|0|root to|to|PART|4|mark say|say|VERB/VB|2|xcomp more|more|PRON|4|obj"
)
WHO = drawn(
    "Lee|Lee|PROPN|0|root ,|,|PUNCT|4|punct who|who|PRON|4|nsubj says|say|VERB/VBZ|1|acl:relcl so|so|ADV|4|advmod"
)


def text(tree: Tree, words: tuple[int, ...]) -> str:
    return " ".join(tree.words[i].text for i in words)


def test_a_verb_keeps_its_auxiliary_and_an_infinitive_its_to() -> None:
    assert text(CALLED, cue_words(CALLED, at(CALLED, "called"), ())) == "has called"
    assert text(WANTED, cue_words(WANTED, at(WANTED, "say"), ())) == "to say"
    assert text(WANTED, cue_words(WANTED, at(WANTED, "say"), ("want",))) == "wants to say"


def test_a_noun_of_speech_has_what_describes_it_and_the_verb_that_utters_it() -> None:
    concern, voiced = at(VOICED, "concern"), at(VOICED, "voiced")
    assert text(VOICED, noun_words(VOICED, concern, None, ())) == "deep concern"
    assert text(VOICED, noun_words(VOICED, concern, voiced, ())) == "voiced deep concern"


def test_a_preposition_goes_from_the_content_to_the_cue() -> None:
    content = (at(CALLED, "for"), at(CALLED, "talks"))
    cue, rest = with_preposition(CALLED, (1, 2), content)
    assert (text(CALLED, cue), text(CALLED, rest)) == ("has called for", "talks")
    assert with_preposition(CALLED, (1, 2), ()) == ((1, 2), ())


def test_a_passive_cue_has_the_by_before_its_source() -> None:
    cue = (at(DESCRIBED, "was"), at(DESCRIBED, "described"))
    assert text(DESCRIBED, with_agent(DESCRIBED, cue, at(DESCRIBED, "monks"))) == "was described by"
    assert with_agent(DESCRIBED, cue, at(DESCRIBED, "It")) == cue
    assert with_agent(DESCRIBED, cue, None) == cue


def test_a_relative_pronoun_that_speaks_is_the_source() -> None:
    assert text(WHO, source_words(WHO, at(WHO, "Lee"), at(WHO, "says"), ())) == "who"
