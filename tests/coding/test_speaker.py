"""Who "I" and "we" are."""

from __future__ import annotations

from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.speaker import speakers
from casusbelli.coding.speech import SpeechReader
from casusbelli.coding.tree import Tree

from .parts import drawn

QUOTED = (
    "“|“|PUNCT|3|punct We|we|PRON|3|nsubj condemn|condemn|VERB/VBP|0|root it|it|PRON|3|obj "
    ",|,|PUNCT|3|punct ”|”|PUNCT|3|punct "
    "said|say|VERB/VBD|3|parataxis Lee|Lee|PROPN|7|nsubj .|.|PUNCT|3|punct"
)
STATED = (
    "Lee|Lee|PROPN|2|nsubj said|say|VERB/VBD|0|root :|:|PUNCT|2|punct I|I|PRON|5|nsubj "
    "welcome|welcome|VERB/VBP|2|ccomp "
    "peace|peace|NOUN|5|obj .|.|PUNCT|2|punct"
    "\n\n"
    "We|we|PRON|2|nsubj condemn|condemn|VERB/VBP|0|root war|war|NOUN|2|obj .|.|PUNCT|2|punct"
)
OWN_VOICE = "We|we|PRON|2|nsubj condemn|condemn|VERB/VBP|0|root war|war|NOUN|2|obj .|.|PUNCT|2|punct"


def meant(sketch: str) -> dict[str, str]:
    tree = drawn(sketch)
    assert isinstance(tree, Tree)
    found = speakers(tree, SpeechReader(tree, Lexicon.load()).read())
    return {tree.words[i].text: tree.words[source].text for i, source in found.items()}


def test_we_in_a_quotation_is_whoever_is_quoted():
    assert meant(QUOTED) == {"We": "Lee"}


def test_a_statement_goes_on_after_its_colon():
    assert meant(STATED) == {"I": "Lee", "We": "Lee"}


def test_nobody_is_meant_where_nobody_speaks():
    assert meant(OWN_VOICE) == {}
