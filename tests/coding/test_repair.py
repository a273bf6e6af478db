"""Slips that grammar rules out are mended; what is well-formed stays as it is."""

from __future__ import annotations

from casusbelli.coding.repair import repaired

from .parts import at, drawn

ACCUSED = """
Belmark|Belmark|PROPN|5|nsubj which|which|PRON|4|nsubj Ardovia|Ardovia|PROPN|4|nsubj blames|blame|VERB|1|acl:relcl
left|leave|VERB|0|root
"""
OWNED = """
Belmark|Belmark|PROPN|6|nsubj which|which|PRON|4|det Ardovia|Ardovia|PROPN|4|nmod:poss army|army|NOUN|5|nsubj
blames|blame|VERB|1|acl:relcl left|leave|VERB|0|root
"""
CALLED = """
Ardovia|Ardovia|PROPN|2|nsubj called|call|VERB|0|root on|on|ADP|2|compound:prt both|both|DET|5|det sides|side|NOUN|2|obl
to|to|PART|7|mark stop|stop|VERB|2|xcomp
"""
HELD = """
Corrin|Corrin|PROPN|2|nsubj said|say|VERB/VBD|0|root men|man|NOUN|5|nsubj:pass were|be|AUX|5|aux:pass
held|hold|VERB/VBN|2|ccomp and|and|CCONJ|7|cc accused|accuse|VERB/VBD|5|conj gangs|gang|NOUN|5|nsubj:pass
"""
PLAIN = """
Ardovia|Ardovia|PROPN|2|nsubj called|call|VERB|0|root off|off|ADP|2|compound:prt talks|talk|NOUN|2|obj
on|on|ADP|6|case Monday|Monday|PROPN|2|obl
"""


def test_a_relative_pronoun_before_a_subject_is_the_object() -> None:
    tree = drawn(ACCUSED)
    assert tree.words[at(tree, "which")].deprel == "obj"
    assert tree.subject(at(tree, "blames")) == at(tree, "Ardovia")


def test_a_relative_pronoun_before_the_subjects_owner_is_the_object() -> None:
    tree = drawn(OWNED)
    which = tree.words[at(tree, "which")]
    assert (which.deprel, which.head) == ("obj", at(tree, "blames"))


def test_what_follows_a_particle_without_a_preposition_is_the_object() -> None:
    tree = drawn(CALLED)
    assert tree.kids(at(tree, "called"), "obj") == [at(tree, "sides")]


def test_a_second_subject_behind_a_joined_verb_is_that_verbs_object() -> None:
    tree = drawn(HELD)
    assert tree.kids(at(tree, "accused"), "obj") == [at(tree, "gangs")]
    assert tree.subject(at(tree, "accused")) == at(tree, "Corrin")


def test_a_sound_sentence_is_handed_back_as_it_is() -> None:
    words = drawn(PLAIN).analysis.words
    assert repaired(words) is words
