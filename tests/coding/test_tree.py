"""Questions asked of a drawn tree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.coding.tree import Tree
from casusbelli.language.analysis import Analysis, Sentence, Word

from .parts import at, drawn

RAID = """
Soldiers|soldier|NOUN|2|nsubj stormed|storm|VERB|0|root the|the|DET|4|det camp|camp|NOUN|2|obj of|of|ADP|7|case
the|the|DET|7|det rebels|rebel|NOUN|4|nmod and|and|CCONJ|9|cc left|leave|VERB|2|conj .|.|PUNCT|2|punct
"""
PASSIVE = """
The|the|DET|2|det bridge|bridge|NOUN|4|nsubj:pass was|be|AUX|4|aux:pass destroyed|destroy|VERB/VBN|0|root
by|by|ADP|6|case
gunmen|gunman|NOUN|4|obl who|who|PRON|8|nsubj fled|flee|VERB|6|acl:relcl
"""
VOW = """
Ardovia|Ardovia|PROPN|2|nsubj ordered|order|VERB|0|root its|its|PRON|4|nmod:poss army|army|NOUN|2|obj
to|to|PART|6|mark attack|attack|VERB/VB|2|xcomp
"""
LISTED = """
Talks|talk|NOUN|0|root between|between|ADP|3|case Ardovia|Ardovia|PROPN|1|nmod ,|,|PUNCT|5|punct
Belmark|Belmark|PROPN|3|conj
and|and|CCONJ|7|cc Corrin|Corrin|PROPN|3|conj
"""


def test_kids_are_filtered_by_relation_and_its_subtypes() -> None:
    tree = drawn(PASSIVE)
    destroyed = at(tree, "destroyed")
    assert tree.kids(destroyed, "nsubj") == [at(tree, "bridge")]
    assert tree.kids(destroyed, "aux:pass") == [at(tree, "was")]
    assert tree.kids(destroyed, "obj") == []
    assert len(tree.kids(destroyed)) == 3


def test_governors_run_to_the_root() -> None:
    tree = drawn(RAID)
    assert list(tree.governors(at(tree, "rebels"))) == [at(tree, "camp"), at(tree, "stormed")]
    assert list(tree.governors(at(tree, "stormed"))) == []


def test_subtree_and_inside_agree() -> None:
    tree = drawn(RAID)
    camp = at(tree, "camp")
    assert [tree.words[i].text for i in tree.subtree(camp)] == ["the", "camp", "of", "the", "rebels"]
    assert tree.inside(at(tree, "rebels"), camp)
    assert not tree.inside(at(tree, "Soldiers"), camp)


def test_conjuncts_keep_to_words_of_one_kind() -> None:
    tree = drawn(LISTED)
    assert tree.lemmas(tree.conjuncts(at(tree, "Ardovia"))) == ["ardovia", "belmark", "corrin"]
    assert tree.first_conjunct(at(tree, "Corrin")) == at(tree, "Ardovia")
    mixed = drawn("strike|strike|NOUN|0|root left|leave|VERB|1|conj")
    assert mixed.conjuncts(0) == [0]


def test_case_is_the_preposition_and_is_shared_in_a_coordination() -> None:
    tree = drawn(LISTED)
    assert tree.case(at(tree, "Ardovia")) == "between"
    assert tree.case(at(tree, "Corrin")) == "between"
    assert tree.case(at(tree, "Talks")) == ""
    joined = drawn("shots|shot|NOUN|0|root according|accord|VERB|4|case to|to|ADP|2|fixed police|police|NOUN|1|obl")
    assert joined.case(3) == "accord to"


def test_a_possessive_mark_is_no_preposition() -> None:
    tree = drawn("Corrin|Corrin|PROPN|3|nmod:poss 's|'s|PART|1|case army|army|NOUN|0|root")
    assert tree.case(0) == ""


def test_phrase_leaves_out_relative_clauses_and_later_conjuncts() -> None:
    tree = drawn(PASSIVE)
    assert tree.text(*tree.phrase(at(tree, "gunmen"))) == "gunmen"
    assert tree.text(*tree.phrase(at(tree, "bridge"))) == "The bridge"
    listed = drawn(LISTED)
    assert listed.text(*listed.phrase(at(listed, "Ardovia"))) == "Ardovia"
    raid = drawn(RAID)
    assert raid.text(*raid.phrase(at(raid, "camp"))) == "the camp of the rebels"


def test_name_phrase_stops_at_the_head() -> None:
    tree = drawn(RAID)
    assert tree.text(*tree.name_phrase(at(tree, "camp"))) == "the camp"


def test_passive_by_auxiliary_or_bare_participle() -> None:
    tree = drawn(PASSIVE)
    assert tree.is_passive(at(tree, "destroyed"))
    assert not drawn(RAID).is_passive(1)
    bare = drawn("men|man|NOUN|0|root held|hold|VERB/VBN|1|acl in|in|ADP|4|case Corrin|Corrin|PROPN|2|obl")
    assert bare.is_passive(1)


def test_the_agent_stands_behind_by_and_is_no_gerund() -> None:
    tree = drawn(PASSIVE)
    assert tree.agent(at(tree, "destroyed")) == at(tree, "gunmen")
    gerund = drawn("won|win|VERB|0|root by|by|ADP|3|case cheating|cheat|VERB/VBG|1|obl")
    assert gerund.agent(0) is None


def test_subjects_own_shared_and_relative() -> None:
    tree = drawn(RAID)
    assert tree.own_subject(at(tree, "left")) is None
    assert tree.subject(at(tree, "left")) == at(tree, "Soldiers")
    passive = drawn(PASSIVE)
    assert passive.subject(at(passive, "fled")) == at(passive, "gunmen")


def test_an_object_controls_the_infinitive_but_a_vower_acts_himself() -> None:
    tree = drawn(VOW)
    assert tree.subject(at(tree, "attack")) == at(tree, "army")
    vowed = drawn(VOW.replace("ordered|order", "promised|promise"))
    assert vowed.subject(at(vowed, "attack")) == at(vowed, "Ardovia")


def test_a_participle_takes_the_subject_above_and_a_finite_clause_does_not() -> None:
    drawing = "Rebels|rebel|NOUN|2|nsubj advanced|advance|VERB|0|root killing|kill|VERB/{}|2|advcl two|two|NUM|3|obj"
    tree = drawn(drawing.format("VBG"))
    assert tree.subject(2) == 0
    assert drawn(drawing.format("VBD")).subject(2) is None


def test_the_clause_of_a_word() -> None:
    tree = drawn(PASSIVE)
    assert tree.clause(at(tree, "who")) == at(tree, "fled")
    assert tree.clause(at(tree, "fled")) == at(tree, "fled")
    assert tree.clause(at(tree, "bridge")) == at(tree, "destroyed")


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_quoted_words_stand_between_marks(opening: str, closing: str) -> None:
    tree = drawn(
        f"{opening}|x|PUNCT|2|punct Leave|leave|VERB|4|ccomp {closing}|x|PUNCT|2|punct "
        f"said|say|VERB|0|root he|he|PRON|4|nsubj"
    )
    assert [
        word.text for word, inside in zip(tree.words, tree.quoted, strict=True) if inside and word.upos != "PUNCT"
    ] == ["Leave"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    tree = drawn("“|x|PUNCT|2|punct Leave|leave|VERB|0|root\n\nThey|they|PRON|2|nsubj left|leave|VERB|0|root")
    assert tree.quoted[1] and not tree.quoted[2] and not tree.quoted[3]


@given(st.lists(st.integers(-1, 11), min_size=1, max_size=12), st.data())
def test_walks_end_on_any_heads(heads: list[int], data: st.DataObject) -> None:
    relations = st.sampled_from(["conj", "xcomp", "acl", "nsubj", "advcl", "case", "root"])
    words = tuple(
        Word(i, 2 * i, 2 * i + 1, "x", "x", "VERB", "VBG", min(head, i - 1), data.draw(relations), 0)
        for i, head in enumerate(heads)
    )
    tree = Tree(Analysis("x " * len(heads), words, (Sentence(0, 0, 2 * len(heads), 0, len(heads), 0),)))
    for index in range(len(words)):
        first, last = tree.phrase(index)
        assert first <= index < last
        assert index in tree.subtree(index)
        assert tree.inside(index, list(tree.governors(index))[-1] if words[index].head >= 0 else index)
        assert tree.subject(index) is None or 0 <= tree.subject(index) < len(words)


PLANNED = (
    "Iran|Iran|PROPN|2|nsubj took|take|VERB/VBD|0|root chance|chance|NOUN|2|obj to|to|PART|5|mark "
    "shell|shell|VERB/VB|3|acl Tesk|Tesk|PROPN|5|obj"
)
OWNED_PLAN = (
    "Iran|Iran|PROPN|3|nmod:poss 's|'s|PART|1|case promise|promise|NOUN|0|root to|to|PART|5|mark "
    "leave|leave|VERB/VB|3|acl"
)
SHARED = (
    "Lee|Lee|PROPN|2|nsubj condemned|condemn|VERB/VBD|0|root raids|raid|NOUN|2|obj and|and|CCONJ|5|cc "
    "called|call|VERB/VBD|2|conj it|it|PRON|5|obj"
)


def test_who_is_to_do_what_a_noun_is_about() -> None:
    taken, promised = drawn(PLANNED), drawn(OWNED_PLAN)
    assert (taken.subject(4), promised.subject(4)) == (0, 0)


def test_it_as_object_of_a_second_verb_is_the_object_of_the_first() -> None:
    tree = drawn(SHARED)
    assert tree.referent(5) == 2


FILED = """
TARN|Tarn|PROPN/NNP|4|compound -|-|PUNCT/HYPH|1|punct The|the|DET|4|det Philippines|Philippines|PROPN/NNP|5|nsubj
waited|wait|VERB/VBD|0|root
"""


def test_a_dash_between_spaces_ends_a_phrase() -> None:
    tree = drawn(FILED)
    assert tree.phrase(at(tree, "Philippines")) == (2, 4)


def test_a_dash_inside_a_word_does_not() -> None:
    tree = drawn("US|US|PROPN|3|compound -|-|PUNCT|1|punct Taliban|Taliban|PROPN|4|nsubj met|meet|VERB|0|root")
    first, dash, last, verb = tree.words
    close = (first, replace(dash, start=2, end=3), replace(last, start=3, end=10), verb)
    assert Tree(replace(tree.analysis, words=close)).phrase(2) == (0, 3)
