"""Whether an event happened, by the words around it."""

from __future__ import annotations

import pytest

from casusbelli.coding.factuality import FactualityReader
from casusbelli.coding.lexicon import Lexicon

from .parts import drawn, trigger

PLAIN = "Rebels|rebel|NOUN|2|nsubj attacked|attack|VERB/VBD|0|root Tesk|Tesk|PROPN|2|obj"
AUX = "Rebels|rebel|NOUN|3|nsubj {}|{}|AUX/{}|3|aux attacked|attack|VERB/VB|0|root"
ABOVE = "Rebels|rebel|NOUN|2|nsubj {}|{}|VERB|0|root to|to|PART|4|mark attacked|attack|VERB/VB|2|xcomp"
ADJECTIVE = "{}|{}|ADJ|2|amod attacked|attack|NOUN|0|root"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def value(lexicon: Lexicon, drawing: str, part: str = "verbs", light: str | None = None) -> str:
    tree = drawn(drawing)
    return FactualityReader(tree, lexicon).read(trigger(tree, "attacked", part=part, light=light)).value


def test_plain_past_is_actual(lexicon: Lexicon) -> None:
    assert value(lexicon, PLAIN) == "actual"


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (AUX.format("will", "will", "MD"), "future"),
        (AUX.format("may", "may", "MD"), "hypothetical"),
        (AUX.format("could", "could", "MD"), "hypothetical"),
        ("did|do|AUX|3|aux not|not|PART|3|advmod attacked|attack|VERB/VB|0|root", "negated"),
        ("may|may|AUX|3|aux not|not|PART|3|advmod attacked|attack|VERB/VB|0|root", "hypothetical"),
        ("will|will|AUX|3|aux not|not|PART|3|advmod attacked|attack|VERB/VB|0|root", "negated"),
        ("If|if|SCONJ|3|mark rebels|rebel|NOUN|3|nsubj attacked|attack|VERB|0|root", "hypothetical"),
        ("Perhaps|perhaps|ADV|3|advmod rebels|rebel|NOUN|3|nsubj attacked|attack|VERB|0|root", "hypothetical"),
        ("are|be|AUX/VBP|2|aux attacked|attack|VERB/VBG|0|root", "ongoing"),
        ("were|be|AUX/VBD|2|aux attacked|attack|VERB/VBG|0|root", "actual"),
        (ABOVE.format("failed", "fail"), "negated"),
        (ABOVE.format("tried", "try"), "attempted"),
        (ABOVE.format("plan", "plan"), "future"),
        (ABOVE.format("threatened", "threaten"), "hypothetical"),
        (ABOVE.format("began", "begin"), "actual"),
    ],
)
def test_verbs(lexicon: Lexicon, drawing: str, expected: str) -> None:
    assert value(lexicon, drawing) == expected


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (ADJECTIVE.format("failed", "failed"), "attempted"),
        (ADJECTIVE.format("planned", "planned"), "future"),
        (ADJECTIVE.format("possible", "possible"), "hypothetical"),
        (ADJECTIVE.format("ongoing", "ongoing"), "ongoing"),
        (ADJECTIVE.format("new", "new"), "actual"),
        (ADJECTIVE.format("deadly", "deadly"), "actual"),
        ("no|no|DET|2|det attacked|attack|NOUN|0|root", "negated"),
        ("averted|avert|VERB|0|root an|a|DET|3|det attacked|attack|NOUN|1|obj", "negated"),
        ("foiled|foil|VERB|0|root an|a|DET|3|det attacked|attack|NOUN|1|obj", "attempted"),
        ("risk|risk|NOUN|0|root of|of|ADP|3|case attacked|attack|NOUN|1|nmod", "hypothetical"),
        ("feared|fear|VERB|0|root an|a|DET|3|det attacked|attack|NOUN|1|obj", "hypothetical"),
        ("denounced|denounce|VERB|0|root an|a|DET|3|det attacked|attack|NOUN|1|obj", "actual"),
    ],
)
def test_nouns(lexicon: Lexicon, drawing: str, expected: str) -> None:
    assert value(lexicon, drawing, "nouns") == expected


def test_a_subject_is_not_what_its_verb_prevents(lexicon: Lexicon) -> None:
    drawing = "attacked|attack|NOUN|2|nsubj prevented|prevent|VERB|0|root talks|talk|NOUN|2|obj"
    assert value(lexicon, drawing, "nouns") == "actual"


def test_the_light_verb_speaks_for_its_noun(lexicon: Lexicon) -> None:
    drawing = "They|they|PRON|3|nsubj will|will|AUX/MD|3|aux launch|launch|VERB/VB|0|root attacked|attack|NOUN|3|obj"
    assert value(lexicon, drawing, "nouns", "launch") == "future"


def test_a_purpose_is_no_deed(lexicon: Lexicon) -> None:
    drawing = "They|they|PRON|2|nsubj came|come|VERB|0|root to|to|PART|4|mark attacked|attack|VERB/VB|2|advcl"
    assert value(lexicon, drawing) == "hypothetical"


def test_conjuncts_share_their_modal(lexicon: Lexicon) -> None:
    drawing = (
        "They|they|PRON|3|nsubj will|will|AUX/MD|3|aux come|come|VERB/VB|0|root and|and|CCONJ|5|cc "
        "attacked|attack|VERB/VB|3|conj"
    )
    assert value(lexicon, drawing) == "future"


def test_a_relative_clause_is_told_for_itself(lexicon: Lexicon) -> None:
    drawing = (
        "feared|fear|VERB|0|root rebels|rebel|NOUN|1|obj who|who|PRON|4|nsubj attacked|attack|VERB/VBD|2|acl:relcl"
    )
    assert value(lexicon, drawing) == "actual"


def test_the_words_that_decide_are_named(lexicon: Lexicon) -> None:
    tree = drawn(ABOVE.format("tried", "try"))
    assert FactualityReader(tree, lexicon).read(trigger(tree, "attacked")).why == "«tried»"


def test_background_by_its_adverb(lexicon: Lexicon) -> None:
    for adverb, old in (("previously", True), ("swiftly", False)):
        tree = drawn(f"Rebels|rebel|NOUN|3|nsubj {adverb}|{adverb}|ADV|3|advmod attacked|attack|VERB|0|root")
        assert FactualityReader(tree, lexicon).background(trigger(tree, "attacked")) is old


GOVERNED = "Troops|troops|NOUN|2|nsubj {0}|{0}|VERB|0|root the|the|DET|4|det attacked|attack|NOUN|2|{1}"
KEPT = (
    "Lee|Lee|PROPN|2|nsubj {0}|{0}|VERB|0|root rebels|rebel|NOUN|2|obj from|from|ADP|5|mark "
    "attacked|attack|VERB/VBG|2|advcl"
)
VAIN = (
    "Lee|Lee|PROPN|2|nsubj failed|fail|VERB|0|root to|to|PART|4|mark {0}|{0}|VERB/VB|2|xcomp the|the|DET|6|det "
    "attacked|attack|NOUN|4|obj"
)
INVERTED = (
    "Had|have|AUX|3|aux Lee|Lee|PROPN|3|nsubj attacked|attack|VERB|5|advcl he|he|PRON|5|nsubj left|leave|VERB|0|root"
)
ANSWER = (
    "Lee|Lee|PROPN|2|nsubj threatened|threaten|VERB|0|root to|to|PART|4|mark respond|respond|VERB/VB|2|xcomp "
    "to|to|ADP|7|case the|the|DET|7|det attacked|attack|NOUN|4|obl"
)


@pytest.mark.parametrize(
    ("drawing", "part", "expected"),
    [
        (GOVERNED.format("avert", "obj"), "nouns", "negated"),
        (GOVERNED.format("foil", "obj"), "nouns", "attempted"),
        (KEPT.format("prevent"), "verbs", "negated"),
        (VAIN.format("prevent"), "nouns", "actual"),
        (VAIN.format("condemn"), "nouns", "actual"),
        (ANSWER, "nouns", "actual"),
        (
            INVERTED,
            "verbs",
            "hypothetical",
        ),
        ("must|must|AUX/MD|2|aux attacked|attack|VERB/VB|0|root", "verbs", "hypothetical"),
        ("almost|almost|ADV|2|advmod attacked|attack|VERB/VBD|0|root", "verbs", "attempted"),
    ],
)
def test_prevention_failure_and_answers(lexicon: Lexicon, drawing: str, part: str, expected: str) -> None:
    assert value(lexicon, drawing, part=part) == expected
