"""Which words of harm only tell more of another event."""

from __future__ import annotations

from casusbelli.coding.absorb import hosts

from .parts import at, drawn, trigger


def test_a_relative_clause_of_harm_belongs_to_its_event() -> None:
    tree = drawn("raids|raid|NOUN|0|root that|that|PRON|3|nsubj killed|kill|VERB|1|acl:relcl two|two|NUM|3|obj")
    found = hosts(tree, [trigger(tree, "raids", part="nouns", frame="act"), trigger(tree, "killed")])
    assert found == {at(tree, "killed"): at(tree, "raids")}


def test_an_event_as_subject_of_harm() -> None:
    tree = drawn("Blasts|blast|NOUN|2|nsubj wounded|wound|VERB|0|root two|two|NUM|2|obj")
    assert hosts(tree, [trigger(tree, "Blasts", part="nouns", frame="act"), trigger(tree, "wounded")]) == {1: 0}


def test_the_target_of_an_event_does_the_harm_of_its_relative_clause() -> None:
    tree = drawn(
        "raids|raid|NOUN|0|root on|on|ADP|3|case militia|militia|NOUN|1|nmod that|that|PRON|5|nsubj "
        "killed|kill|VERB|3|acl:relcl two|two|NUM|5|obj"
    )
    found = hosts(tree, [trigger(tree, "raids", part="nouns", frame="act"), trigger(tree, "killed")])
    assert found == {at(tree, "killed"): at(tree, "raids")}


def test_a_participle_belongs_to_the_event_before_it() -> None:
    tree = drawn(
        "Rebels|rebel|NOUN|2|nsubj shelled|shell|VERB|0|root Tesk|Tesk|PROPN|2|obj killing|kill|VERB/VBG|2|advcl"
    )
    assert hosts(tree, [trigger(tree, "shelled"), trigger(tree, "killing")]) == {3: 1}


def test_died_in_and_died_when() -> None:
    inside = drawn("Monks|monk|NOUN|2|nsubj died|die|VERB|0|root in|in|ADP|4|case blast|blast|NOUN|2|obl")
    assert hosts(inside, [trigger(inside, "died"), trigger(inside, "blast", part="nouns", frame="act")]) == {1: 3}
    when = drawn(
        "Monks|monk|NOUN|2|nsubj died|die|VERB|0|root when|when|ADV|5|advmod rebels|rebel|NOUN|5|nsubj "
        "attacked|attack|VERB|2|advcl"
    )
    assert hosts(when, [trigger(when, "died"), trigger(when, "attacked")]) == {1: 4}


def test_coordinated_harm_of_one_doer_is_one_event() -> None:
    tree = drawn(
        "Gunmen|gunman|NOUN|2|nsubj killed|kill|VERB|0|root two|two|NUM|2|obj and|and|CCONJ|5|cc "
        "wounded|wound|VERB|2|conj five|five|NUM|5|obj"
    )
    assert hosts(tree, [trigger(tree, "killed"), trigger(tree, "wounded")]) == {4: 1}


def test_a_second_subject_keeps_its_harm_apart() -> None:
    tree = drawn(
        "Gunmen|gunman|NOUN|2|nsubj killed|kill|VERB|0|root two|two|NUM|2|obj and|and|CCONJ|6|cc "
        "police|police|NOUN|6|nsubj "
        "wounded|wound|VERB|2|conj five|five|NUM|6|obj"
    )
    assert hosts(tree, [trigger(tree, "killed"), trigger(tree, "wounded")]) == {}


def test_only_assaults_take_in_and_only_harm_is_taken() -> None:
    tree = drawn("Protests|protest|NOUN|2|nsubj killed|kill|VERB|0|root two|two|NUM|2|obj")
    assert hosts(tree, [trigger(tree, "Protests", "PROTEST", part="nouns"), trigger(tree, "killed")]) == {}
    other = drawn(
        "Rebels|rebel|NOUN|2|nsubj shelled|shell|VERB|0|root Tesk|Tesk|PROPN|2|obj storming|storm|VERB/VBG|2|advcl"
    )
    assert hosts(other, [trigger(other, "shelled"), trigger(other, "storming")]) == {}


def test_a_chain_of_harm_ends_at_its_root() -> None:
    tree = drawn(
        "Blasts|blast|NOUN|2|nsubj killed|kill|VERB|0|root two|two|NUM|2|obj "
        "wounding|wound|VERB/VBG|2|advcl five|five|NUM|4|obj"
    )
    found = hosts(
        tree, [trigger(tree, "Blasts", part="nouns", frame="act"), trigger(tree, "killed"), trigger(tree, "wounding")]
    )
    assert found == {1: 0, 3: 0}
