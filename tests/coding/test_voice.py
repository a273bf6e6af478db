"""By whose word an event is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from casusbelli.coding.draft import Draft
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.speech import SpeechReader
from casusbelli.coding.tree import Tree
from casusbelli.coding.voice import Voices
from casusbelli.records import Participant

from .parts import draft, drawn, party

SAID = (
    "Lee|Lee|PROPN|2|nsubj said|say|VERB/VBD|0|root rebels|rebel|NOUN|4|nsubj attacked|attack|VERB/VBD|2|ccomp "
    "the|the|DET|6|det port|port|NOUN|4|obj"
)
ACCUSED = (
    "Lee|Lee|PROPN|2|nsubj accused|accuse|VERB/VBD|0|root Borduria|Borduria|PROPN|2|obj of|of|ADP|6|case "
    "the|the|DET|6|det attack|attack|NOUN|2|obl"
)
QUOTED = (
    "“|“|PUNCT|3|punct We|we|PRON|3|nsubj suffered|suffer|VERB/VBD|0|root ,|,|PUNCT|3|punct ”|”|PUNCT|3|punct "
    "said|say|VERB/VBD|3|parataxis Lee|Lee|PROPN|6|nsubj .|.|PUNCT|3|punct"
    "\n\n"
    "“|“|PUNCT|3|punct Borduria|Borduria|PROPN|3|nsubj attacked|attack|VERB/VBD|0|root us|we|PRON|3|obj "
    "”|”|PUNCT|3|punct"
)


@dataclass(frozen=True)
class Registry:
    """Stands for the cast: every proper noun is a party of its own."""

    tree: Tree

    def participant(self, head: int) -> Participant | None:
        word = self.tree.words[head]
        return party(word.text) if word.upos == "PROPN" else None


def voiced(drawing: str, form: str, kind: str = "ASSAULT", **fields: Any) -> Draft:
    tree = drawn(drawing)
    registry: Any = Registry(tree)
    return Voices(tree, registry, SpeechReader(tree, Lexicon.load()).read()).attribute(
        draft(tree, form, kind, **fields)
    )


def test_what_is_said_is_by_the_speakers_word() -> None:
    (attribution,) = voiced(SAID, "attacked").attributions
    assert attribution.source is not None and attribution.source.text == "Lee"
    assert (attribution.stance, attribution.cue.text if attribution.cue else None) == ("reports", "said")
    assert not attribution.source.inferred


def test_what_the_narrator_tells_is_by_nobodys_word() -> None:
    told = "Rebels|rebel|NOUN|2|nsubj attacked|attack|VERB/VBD|0|root Lee|Lee|PROPN|2|obj"
    assert voiced(told, "attacked").attributions == ()


def test_the_accused_becomes_an_alleged_actor() -> None:
    coded = voiced(ACCUSED, "attack", part="nouns")
    assert [(p.text, p.alleged) for p in coded.actors] == [("Borduria", True)]
    assert [a.stance for a in coded.attributions] == ["alleges"]


def test_a_mere_topic_is_not_by_the_speakers_word() -> None:
    condemned = "Lee|Lee|PROPN|2|nsubj condemned|condemn|VERB/VBD|0|root the|the|DET|4|det attack|attack|NOUN|2|obj"
    assert voiced(condemned, "attack", part="nouns").attributions == ()


def test_a_speaker_of_the_sentence_before_is_marked_as_inferred() -> None:
    (attribution,) = voiced(QUOTED, "attacked").attributions
    assert attribution.source is not None
    assert (attribution.source.text, attribution.source.inferred) == ("Lee", True)
    assert attribution.source.rule == "speaker of the sentence before"


def test_an_act_of_speech_does_not_carry_its_own_actor() -> None:
    threat = SAID.replace("attacked|attack", "threatened|threaten").replace("Lee|Lee", "Syldavia|Syldavia")
    coded = voiced(threat, "threatened", "THREATEN", actors=(party("Syldavia"),))
    assert coded.attributions == ()


TOOK = (
    "Lee|Lee|PROPN|2|nsubj claimed|claim|VERB/VBD|0|root responsibility|responsibility|NOUN|2|obj for|for|ADP|6|case "
    "the|the|DET|6|det attack|attack|NOUN|3|nmod"
)
OWNED = (
    "The|the|DET|2|det attack|attack|NOUN|4|nsubj:pass was|be|AUX|4|aux:pass claimed|claim|VERB/VBN|0|root "
    "by|by|ADP|6|case Lee|Lee|PROPN|4|obl"
)
NOBODY = TOOK.replace("Lee|Lee|PROPN|2|nsubj", "Nobody|nobody|PRON|2|nsubj")
NEITHER = (
    "Lee|Lee|PROPN|4|nsubj did|do|AUX|4|aux not|not|PART|4|advmod confirm|confirm|VERB/VB|0|root "
    "the|the|DET|6|det attack|attack|NOUN|4|obj"
)


@pytest.mark.parametrize("drawing", [TOOK, OWNED])
def test_who_takes_responsibility_is_the_alleged_actor(drawing: str) -> None:
    found = voiced(drawing, "attack")
    assert [(a.source.text if a.source else None, a.stance) for a in found.attributions] == [("Lee", "claims")]
    assert [(a.text, a.alleged) for a in found.actors] == [("Lee", True)]


@pytest.mark.parametrize("drawing", [NOBODY, NEITHER])
def test_what_is_not_claimed_or_confirmed_is_by_nobodys_word(drawing: str) -> None:
    found = voiced(drawing, "attack")
    assert (found.attributions, found.actors) == ((), ())


HELD = (
    "{0}|{0}|PROPN|2|nsubj said|say|VERB/VBD|0|root Lee|Lee|PROPN|5|nsubj was|be|AUX|5|cop "
    "responsible|responsible|ADJ|2|ccomp for|for|ADP|8|case the|the|DET|8|det attack|attack|NOUN|5|obl"
)
BEHIND = (
    "{0}|{0}|PROPN|2|nsubj said|say|VERB/VBD|0|root Lee|Lee|PROPN|7|nsubj was|be|AUX|7|cop "
    "behind|behind|ADP|7|case the|the|DET|7|det attack|attack|NOUN|2|ccomp"
)
DENIED = (
    "Lee|Lee|PROPN|2|nsubj denied|deny|VERB/VBD|0|root any|any|DET|4|det role|role|NOUN|2|obj in|in|ADP|7|case "
    "the|the|DET|7|det attack|attack|NOUN|{}"
)


@pytest.mark.parametrize("drawing", [HELD, BEHIND])
@pytest.mark.parametrize(("source", "stance"), [("Lee", "claims"), ("Borduria", "alleges")])
def test_who_is_said_to_be_behind_it_is_the_alleged_actor(drawing: str, source: str, stance: str) -> None:
    found = voiced(drawing.format(source), "attack")
    assert [a.stance for a in found.attributions] == [stance]
    assert [(a.text, a.alleged) for a in found.actors] == [("Lee", True)]


@pytest.mark.parametrize("place", ["4|nmod", "2|obl"])
def test_who_denies_a_role_in_it_is_the_alleged_actor(place: str) -> None:
    found = voiced(DENIED.format(place), "attack")
    assert [a.stance for a in found.attributions] == ["denies"]
    assert [(a.text, a.alleged) for a in found.actors] == [("Lee", True)]


@pytest.mark.parametrize(("sector", "stance"), [("REB", "claims"), ("GOV", "reports")])
def test_armed_groups_telling_of_their_own_assault_claim_it(sector: str, stance: str) -> None:
    tree = drawn(SAID)
    registry: Any = Armed(tree, sector)
    voices = Voices(tree, registry, SpeechReader(tree, Lexicon.load()).read())
    (attribution,) = voices.attribute(draft(tree, "attacked", "ASSAULT", actors=(party("Lee"),))).attributions
    assert attribution.stance == stance


@dataclass(frozen=True)
class Armed(Registry):
    """A cast whose members all have one sector."""

    sector: str

    def participant(self, head: int) -> Participant | None:
        found = super().participant(head)
        return found and replace(found, sector=self.sector)
