"""Attributions: source, cue and content, and which of them the text itself makes."""

from __future__ import annotations

import pytest

from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.speech import Saying, SpeechReader, outermost
from casusbelli.coding.tree import Tree

from .sketch import sketch

SAID_THAT = (
    "Ann|Ann|PROPN|3|nsubj Lee|Lee|PROPN|1|flat said|say|VERB/VBD|0|root that|that|SCONJ|7|mark the|the|DET|6|det "
    "army|army|NOUN|7|nsubj left|leave|VERB|3|ccomp .|.|PUNCT|3|punct"
)
QUOTED = (
    "“|“|PUNCT|3|punct They|they|PRON|3|nsubj left|leave|VERB|0|root ,|,|PUNCT|3|punct ”|”|PUNCT|3|punct "
    "said|say|VERB/VBD|3|parataxis Lee|Lee|PROPN|6|nsubj .|.|PUNCT|3|punct"
)
RUNNING = (
    "“|“|PUNCT|4|punct We|we|PRON|4|nsubj are|be|AUX|4|cop alone|alone|ADJ|0|root .|.|PUNCT|4|punct ”|”|PUNCT|4|punct"
)
NESTED = (
    "Lee|Lee|PROPN|2|nsubj said|say|VERB/VBD|0|root rebels|rebel|NOUN|4|nsubj claimed|claim|VERB/VBD|2|ccomp "
    "that|that|SCONJ|7|mark they|they|PRON|7|nsubj won|win|VERB|4|ccomp"
)


def read(drawing: str) -> tuple[Tree, tuple[Saying, ...]]:
    tree = Tree(sketch(drawing))
    return tree, SpeechReader(tree, Lexicon.load()).read()


def told(drawing: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of every saying, as words."""
    tree, sayings = read(drawing)
    words = [w.text for w in tree.words]
    spans = [(s.speaker, s.cue, s.content) for s in sayings]
    return [tuple(" ".join(words[i] for i in part) for part in span) for span in spans]  # type: ignore[misc]


def test_a_clause_with_its_conjunction_is_the_content() -> None:
    assert told(SAID_THAT) == [("Ann Lee", "said", "that the army left")]


def test_quoted_words_are_the_content_and_the_name_behind_the_verb_the_source() -> None:
    assert told(QUOTED) == [("Lee", "said", "“ They left , ”")]


def test_a_quotation_that_runs_on_belongs_to_the_same_saying() -> None:
    assert told(f"{QUOTED}\n\n{RUNNING}") == [("Lee", "said", "“ They left , ” “ We are alone . ”")]


def test_a_quotation_after_the_narrators_own_sentence_has_no_speaker() -> None:
    narrated = "Nobody|nobody|PRON|2|nsubj came|come|VERB/VBD|0|root .|.|PUNCT|2|punct"
    assert told(f"{QUOTED}\n\n{narrated}\n\n{RUNNING}") == [("Lee", "said", "“ They left , ”")]


def test_auxiliaries_and_preposition_belong_to_the_cue_and_the_topic_is_marked() -> None:
    drawing = (
        "Lee|Lee|PROPN|4|nsubj has|have|AUX|4|aux repeatedly|repeatedly|ADV|4|advmod called|call|VERB/VBN|0|root "
        "for|for|ADP|6|case talks|talk|NOUN|4|obl"
    )
    assert told(drawing) == [("Lee", "has repeatedly called for", "talks")]
    assert read(drawing)[1][0].topic


def test_what_is_backed_is_a_topic() -> None:
    drawing = "Lee|Lee|PROPN|2|nsubj backed|back|VERB/VBD|0|root the|the|DET|4|det truce|truce|NOUN|2|obj"
    assert told(drawing) == [("Lee", "backed", "the truce")]


def test_things_back_nothing() -> None:
    drawing = "Rain|rain|NOUN|2|nsubj backed|back|VERB/VBD|0|root the|the|DET|4|det claim|claim|NOUN|2|obj"
    assert told(drawing) == []


@pytest.mark.parametrize("who", ["I", "You", "We"])
def test_turns_of_phrase_are_reported_by_nobody(who: str) -> None:
    clause = "they|they|PRON|4|nsubj left|leave|VERB|2|ccomp"
    drawing = f"{who}|{who.lower()}|PRON|2|nsubj think|think|VERB/VBP|0|root {clause}"
    assert told(drawing) == []


def test_somebody_elses_thought_is_reported() -> None:
    drawing = "She|she|PRON|2|nsubj thinks|think|VERB/VBZ|0|root they|they|PRON|4|nsubj left|leave|VERB|2|ccomp"
    assert told(drawing) == [("She", "thinks", "they left")]


def test_according_to_takes_the_rest_of_the_sentence() -> None:
    drawing = (
        "Troops|troop|NOUN|2|nsubj left|leave|VERB/VBD|0|root ,|,|PUNCT|2|punct according|accord|VERB|7|case "
        "to|to|ADP|4|fixed the|the|DET|7|det ministry|ministry|NOUN|2|obl"
    )
    source, cue, content = told(drawing)[0]
    assert (source, cue) == ("the ministry", "according to")
    assert content.startswith("Troops left")


def test_an_accused_party_is_not_what_it_is_accused_of() -> None:
    drawing = (
        "Lee|Lee|PROPN|2|nsubj accused|accuse|VERB/VBD|0|root rebels|rebel|NOUN|2|obj of|of|ADP|6|case "
        "the|the|DET|6|det attack|attack|NOUN|2|obl"
    )
    tree, (saying,) = read(drawing)
    assert saying.stance == "alleges" and not saying.topic
    assert [tree.words[i].text for i in saying.content] == ["the", "attack"]


def test_a_denied_noun_is_denied() -> None:
    drawing = "Lee|Lee|PROPN|2|nsubj denied|deny|VERB/VBD|0|root the|the|DET|4|det raid|raid|NOUN|2|obj"
    _, (saying,) = read(drawing)
    assert (saying.stance, saying.topic, saying.content) == ("denies", False, (2, 3))


def test_a_relative_pronoun_is_its_own_source_span() -> None:
    drawing = (
        "Lee|Lee|PROPN|0|root ,|,|PUNCT|4|punct who|who|PRON|4|nsubj said|say|VERB/VBD|1|acl:relcl "
        "they|they|PRON|6|nsubj left|leave|VERB|4|ccomp"
    )
    tree, (saying,) = read(drawing)
    assert [tree.words[i].text for i in saying.speaker] == ["who"]
    assert saying.source == 0


def test_an_aside_with_as_reports_the_sentence_around_it() -> None:
    drawing = (
        "As|as|SCONJ|3|mark Lee|Lee|PROPN|3|nsubj said|say|VERB/VBD|6|advcl ,|,|PUNCT|3|punct "
        "troops|troop|NOUN|6|nsubj left|leave|VERB/VBD|0|root"
    )
    assert told(drawing) == [("Lee", "said", "troops left")]


def test_an_owned_noun_of_speech_is_a_cue() -> None:
    drawing = (
        "Her|her|PRON|2|nmod:poss praise|praise|NOUN|6|nsubj of|of|ADP|5|case the|the|DET|5|det "
        "truce|truce|NOUN|2|nmod surprised|surprise|VERB/VBD|0|root many|many|ADJ|6|obj"
    )
    assert told(drawing) == [("Her", "praise of", "the truce")]


def test_inner_links_of_a_chain_are_read_but_not_the_texts_own() -> None:
    tree, sayings = read(NESTED)
    assert [tree.words[s.verb].text for s in sayings] == ["said", "claimed"]
    assert [tree.words[s.verb].text for s in outermost(tree, sayings)] == ["said"]


def test_a_text_without_cues_has_no_attribution() -> None:
    assert told("Troops|troop|NOUN|2|nsubj left|leave|VERB/VBD|0|root .|.|PUNCT|2|punct") == []


UNCLEAR = (
    "It|it|PRON|3|expl was|be|AUX|3|cop unclear|unclear|ADJ|0|root whether|whether|SCONJ|6|mark they|they|PRON|6|nsubj "
    "left|leave|VERB|3|csubj"
)
WHICH = (
    "money|money|NOUN|0|root ,|,|PUNCT|6|punct which|which|PRON|6|nsubj Lee|Lee|PROPN|5|nsubj "
    "said|say|VERB/VBD|1|acl:relcl vanished|vanish|VERB|1|acl:relcl"
)
SIGNED = (
    "“|“|PUNCT|3|punct They|they|PRON|3|nsubj left|leave|VERB|0|root .|.|PUNCT|3|punct ”|”|PUNCT|3|punct "
    "—|—|PUNCT|7|punct {}|{}|PROPN|3|parataxis {}|{}|PROPN|7|flat"
)


def test_an_impersonal_judgement_has_no_source() -> None:
    assert told(UNCLEAR) == [("", "was unclear", "whether they left")]


def test_a_relative_clause_is_said_by_the_clause_before_it() -> None:
    assert told(WHICH) == [("Lee", "said", ", which vanished")]


def test_a_full_name_signs_a_quotation_and_a_single_word_does_not() -> None:
    assert told(SIGNED.format("Ann", "Ann", "Oyelaran", "Oyelaran")) == [("Ann Oyelaran", "—", "“ They left . ”")]
    assert told(SIGNED.format("Then", "then", "left", "leave")) == []
