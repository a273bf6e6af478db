"""Who "I" and "we" are."""

from __future__ import annotations

from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.speaker import speakers
from casusbelli.coding.speech import SpeechReader
from casusbelli.coding.tree import Tree

from .parts import at, drawn

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


HEADED = """
Statement|statement|NOUN|0|root by|by|ADP|4|case the|the|DET|4|det Council|Council|PROPN|1|nmod on|on|ADP|6|case
Ardovia|Ardovia|PROPN|1|nmod

We|we|PRON|2|nsubj condemn|condemn|VERB/VBP|0|root the|the|DET|4|det raid|raid|NOUN|2|obj
"""
OPENING = """
The|the|DET|2|det Council|Council|PROPN|3|nsubj condemns|condemn|VERB/VBZ|0|root the|the|DET|5|det raid|raid|NOUN|3|obj
"""


def test_we_of_a_statement_is_whoever_its_heading_names() -> None:
    tree = drawn(HEADED)
    assert speakers(tree, []) == {at(tree, "We"): at(tree, "Council")}


def test_we_of_a_text_that_opens_in_the_present_is_its_first_subject() -> None:
    opening = len(drawn(OPENING).words)
    tree = drawn(OPENING + "\n\nWe|we|PRON|2|nsubj ask|ask|VERB/VBP|0|root Ardovia|Ardovia|PROPN|2|obj")
    assert speakers(tree, []) == {opening: at(tree, "Council")}
