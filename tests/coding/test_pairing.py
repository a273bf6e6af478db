"""How likely two events in the making are one happening."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casusbelli.coding.comparison import akin, meet, sketches
from casusbelli.coding.draft import Draft
from casusbelli.coding.identity import kin, parted, same_tellings
from casusbelli.coding.pairing import Pairing, telling_features
from casusbelli.coding.quantity import Harm
from casusbelli.coding.weights import logistic
from casusbelli.records import Interval, Toll

from .parts import at, draft, drawn, party

ARDOVIA = party("Ardovia", "ARD", entity="ARD", type="state", sector="MIL")
CORRIN = party("Corrin", "COR", entity="COR", type="state", sector="GOV")
TREE = drawn(
    """
    Ardovia|Ardovia|PROPN|2|nsubj shelled|shell|VERB|0|root Corrin|Corrin|PROPN|2|obj

    Nine|nine|NUM|2|nummod villagers|villager|NOUN|3|nsubj:pass killed|kill|VERB|0|root

    Ardovia|Ardovia|PROPN|2|nsubj shelled|shell|VERB|0|root Corrin|Corrin|PROPN|2|obj again|again|ADV|2|advmod

    Another|another|DET|2|det shelling|shelling|NOUN|3|nsubj came|come|VERB|0|root
    """
)
SHELLED = draft(TREE, "shelled", actors=(ARDOVIA,), recipients=(CORRIN,), confidence=0.9)
NINE = (Harm(Toll("killed", 9, 9, None, "Nine", 0, 1), at(TREE, "killed"), at(TREE, "villagers")),)
KILLED = draft(TREE, "killed", recipients=(party("villagers"),), harms=NINE, confidence=0.6)


def features(one: Draft, two: Draft) -> dict[str, float]:
    first, second = sketches(TREE, [one, two])
    return telling_features(first, second, 0)


def day(text: str) -> Interval:
    return Interval(text, 0, 1, text, text, "day")


def test_features_are_between_nothing_and_one() -> None:
    assert all(0 <= value <= 1 for value in features(SHELLED, KILLED).values())


def test_what_a_later_toll_adds_is_seen() -> None:
    told = features(SHELLED, KILLED)
    assert told["toll added"] == told["harms without actors"] == told["next"] == told["lead"] == 1
    assert told["same word"] == told["pointed"] == told["other"] == 0


def test_another_of_a_kind_is_marked() -> None:
    told = features(SHELLED, draft(TREE, "shelling", part="nouns", frame="act"))
    assert told["other"] == told["same word"] == told["noun"] == 1


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [("execute", "execution", True), ("bomb", "bombing", True), ("kill", "raid", False), ("die", "dig", False)],
)
def test_words_of_one_family(one: str, two: str, same: bool) -> None:
    assert akin(one, two) is same


def test_the_trees_vote_in_turn() -> None:
    tree = ("near", 0.5, -2.0, ("alike", 0.5, 0.0, 3.0))
    pairing = Pairing(-1.0, (tree, 1.0), 0.5)
    assert pairing.probability({"near": 0.0, "alike": 1.0}) == pytest.approx(0.1192, abs=1e-4)
    assert pairing.probability({"near": 1.0, "alike": 1.0}) == pytest.approx(0.9526, abs=1e-4)


def test_shipped_trees_ask_only_for_features_there_are() -> None:
    assert 0 < Pairing.load().probability(features(SHELLED, KILLED)) < 1


def test_days_told_of_both_part_them() -> None:
    monday, friday = (replace(SHELLED, time=day(d)) for d in ("2031-03-03", "2031-03-07"))
    first, second = sketches(TREE, [monday, replace(KILLED, time=day("2031-03-07"))])
    assert parted(first, second)
    assert not meet(first.days, second.days)
    assert not parted(*sketches(TREE, [friday, replace(KILLED, time=day("2031-03-07"))]))


def test_other_doers_and_other_tolls_part() -> None:
    theirs = replace(KILLED, actors=(party("Belmark", "BEL", entity="BEL"),))
    assert parted(*sketches(TREE, [SHELLED, theirs]))
    four = (Harm(Toll("killed", 4, 4, None, "four", 0, 1), 0, 0),)
    assert parted(*sketches(TREE, [replace(SHELLED, harms=four), KILLED]))


def test_types_of_yielding_are_kin() -> None:
    assert kin(replace(SHELLED, event_type="RETREAT"), replace(SHELLED, event_type="CONCEDE"))
    assert not kin(SHELLED, replace(SHELLED, event_type="COERCE"))


def test_a_toll_in_the_next_sentence_is_of_the_attack_before() -> None:
    assert same_tellings(TREE, [SHELLED, KILLED]) == {1: 0}


def test_the_other_two_are_of_those_told_before() -> None:
    tree = drawn(
        """
        Ardovia|Ardovia|PROPN|2|nsubj shot|shoot|VERB|0|root five|five|NUM|4|nummod miners|miner|NOUN|2|obj

        The|the|DET|3|det two|two|NUM|3|nummod others|other|NOUN|4|nsubj:pass shot|shoot|VERB|0|root
        """
    )
    (two,) = (Harm(Toll("killed", 2, 2, None, "two", 0, 1), 0, at(tree, "others")),)
    (five,) = (Harm(Toll("killed", 5, 5, None, "five", 0, 1), 0, at(tree, "miners")),)
    first = draft(tree, "miners", part="nouns", frame="act", actors=(ARDOVIA,), harms=(five,))
    later = draft(tree, "others", part="nouns", frame="act", harms=(two,), recipients=(party("others"),))
    assert not parted(*sketches(tree, [first, later]))
    assert parted(*sketches(tree, [first, replace(later, harms=(replace(two, whom=at(tree, "miners")),))]))


def test_many_pairs_are_judged_as_each_by_itself() -> None:
    trees = (("pointed", 0.5, -1.0, ("far", 0.3, 2.0, ("pointed", 2.0, 0.5, 9.0))), 0.25)
    model = Pairing(-0.5, trees, 0.5)
    pairs = [{"pointed": 0.0, "far": 0.1}, {"pointed": 1.0, "far": 0.1}, {"pointed": 1.0, "far": 0.7}]
    assert model.probabilities(pairs) == [model.probability(pair) for pair in pairs]
    assert model.probabilities(pairs) == [logistic(odds) for odds in (-1.25, 1.75, 0.25)]
    assert model.probabilities([]) == []
