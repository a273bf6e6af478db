"""Where the words of a sense stand around its head."""

from __future__ import annotations

from casusbelli.coding.sense import Sense
from casusbelli.coding.vicinity import Vicinity

from .parts import at, drawn

TREE = drawn(
    "Ardovia|Ardovia|PROPN|2|nsubj severed|sever|VERB|0|root all|all|DET|4|det ties|tie|NOUN|2|obj "
    "with|with|ADP|6|case Corrin|Corrin|PROPN|4|nmod"
)


def verb(*words: str) -> Sense:
    return Sense(words, "verbs", "SANCTION", (), "do", weak=False)


def noun(*words: str) -> Sense:
    return Sense(words, "nouns", "ASSAULT", (), "act", weak=False)


def test_all_words_of_a_sense_must_be_near_its_head() -> None:
    around = Vicinity(TREE)
    assert around.locate(1, verb("sever", "tie")) == (1, 3)
    assert around.locate(1, verb("sever", "link")) is None
    assert around.locate(1, verb("sever")) == (1,)


def test_senses_whose_next_word_is_not_there_are_not_likely() -> None:
    near, far = verb("sever", "tie"), verb("sever", "link")
    assert list(Vicinity(TREE).likely(1, (near, far))) == [near]


def test_a_noun_finds_its_words_before_it() -> None:
    tree = drawn("two|two|NUM|3|nummod air|air|NOUN|3|compound strikes|strike|NOUN|0|root")
    assert Vicinity(tree).locate(at(tree, "strikes"), noun("air", "strike")) == (1, 2)


def test_a_date_s_preposition_is_no_word_of_a_sense() -> None:
    drawing = "agreed|agree|VERB|0|root on|on|ADP|3|case Friday|Friday|PROPN|1|obl"
    assert Vicinity(drawn(drawing, {"Friday": "Date"})).locate(0, verb("agree", "on")) is None
    assert Vicinity(drawn(drawing)).locate(0, verb("agree", "on")) == (0, 1)
