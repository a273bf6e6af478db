"""Where the network corrects or completes the rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casusbelli.coding.argument import Argument, Roles
from casusbelli.coding.factuality import Factuality
from casusbelli.coding.learned import blended, learned_triggers, refined_factuality, refined_type
from casusbelli.coding.lexicon import Sense
from casusbelli.coding.signals import Signals

from .parts import drawn, trigger
from .scores import heard, silence

TREE = drawn("Rebels|rebel|NOUN|2|nsubj zapped|zap|VERB|0|root the|the|DET|4|det depot|depot|NOUN|2|obj")
ACTUAL = Factuality("actual", "no word says otherwise")


def test_a_word_only_the_network_knows_becomes_a_candidate() -> None:
    (found,) = learned_triggers(TREE, heard([{}, {"ASSAULT": 0.8}, {}, {}]), [])
    assert (found.head, found.words, found.learned) == (1, (1,), True)
    assert (found.sense.event_type, found.sense.frame, found.sense.weak) == ("ASSAULT", "do", True)


def test_a_noun_of_the_network_has_a_noun_s_frame() -> None:
    (found,) = learned_triggers(TREE, heard([{}, {}, {}, {"COERCE": 0.8}]), [])
    assert (found.sense.part, found.sense.frame) == ("nouns", "act")


@pytest.mark.parametrize("signals", [silence(), heard([{}, {"ASSAULT": 0.2}, {"ASSAULT": 0.9}, {}])])
def test_silence_faint_words_and_function_words_give_none(signals: Signals) -> None:
    assert list(learned_triggers(TREE, signals, [])) == []


def test_what_the_rules_found_is_not_found_again() -> None:
    ruled = [trigger(TREE, "zapped")]
    assert list(learned_triggers(TREE, heard([{}, {"ASSAULT": 0.9}, {}, {}]), ruled)) == []


def test_the_type_changes_only_against_an_unlikely_rule() -> None:
    ruled = trigger(TREE, "zapped", "ASSAULT")
    sure = heard([{}, {"COERCE": 0.95, "ASSAULT": 0.01}, {}, {}])
    kind, modes, why = refined_type(sure, ruled, "ASSAULT", ("aerial",))
    assert (kind, modes) == ("COERCE", ())
    assert why is not None and "COERCE" in why
    for doubtful in (
        heard([{}, {"COERCE": 0.7}, {}, {}]),
        heard([{}, {"COERCE": 0.88, "ASSAULT": 0.1}, {}, {}]),
        silence(),
    ):
        assert refined_type(doubtful, ruled, "ASSAULT", ("aerial",)) == ("ASSAULT", ("aerial",), None)


def test_a_rival_sense_wins_by_twice_the_score() -> None:
    rival = Sense(("zap",), "verbs", "COERCE", ("seize",), "do", weak=True)
    ruled = replace(trigger(TREE, "zapped", "ASSAULT"), rivals=(rival,))
    kind, modes, why = refined_type(heard([{}, {"COERCE": 0.5, "ASSAULT": 0.2}, {}, {}]), ruled, "ASSAULT", ())
    assert (kind, modes) == ("COERCE", ("seize",))
    assert why is not None and "other sense" in why
    assert refined_type(heard([{}, {"COERCE": 0.3, "ASSAULT": 0.2}, {}, {}]), ruled, "ASSAULT", ())[0] == "ASSAULT"


SUBJECT, OBJECT = Argument(0, "subject"), Argument(3, "object")


def test_roles_stay_where_the_network_is_silent() -> None:
    roles = Roles((SUBJECT,), (OBJECT,))
    assert blended(silence(), 1, roles) == roles
    assert blended(heard([{}, {"ASSAULT": 0.9}, {}, {}]), 1, roles) == roles


def test_an_empty_role_is_filled_by_the_network() -> None:
    signals = heard([{}, {"ASSAULT": 0.9}, {}, {}], arguments={1: {("actor", 0): 0.8, ("recipient", 3): 0.4}})
    roles = blended(signals, 1, Roles())
    assert [(a.head, a.rule) for a in roles.actors] == [(0, "network 0.80")]
    assert roles.recipients == ()


def test_sides_are_swapped_where_the_network_is_sure() -> None:
    signals = heard([{}, {"ASSAULT": 0.9}, {}, {}], arguments={1: {("actor", 3): 0.9, ("recipient", 0): 0.9}})
    roles = blended(signals, 1, Roles((SUBJECT,), (OBJECT,)))
    assert [a.head for a in roles.actors] == [3]
    assert [a.head for a in roles.recipients] == [0]
    assert roles.actors[0].rule == "object; network: other side"


def test_no_word_fills_both_sides() -> None:
    signals = heard([{}, {"ASSAULT": 0.9}, {}, {}], arguments={1: {("actor", 0): 0.9, ("recipient", 0): 0.8}})
    roles = blended(signals, 1, Roles((SUBJECT,), ()))
    assert ([a.head for a in roles.actors], roles.recipients) == ([0], ())


@pytest.mark.parametrize(
    ("scores", "value"),
    [
        ({"negated": 0.9, "actual": 0.05}, "negated"),
        ({"negated": 0.75, "actual": 0.25}, "actual"),
        ({"negated": 0.6}, "actual"),
        ({"actual": 0.9}, "actual"),
    ],
)
def test_factuality_changes_only_where_the_network_is_sure(scores: dict[str, float], value: str) -> None:
    assert refined_factuality(heard([{"ASSAULT": 0.9}], factuality=[scores]), 0, ACTUAL).value == value


def test_silence_leaves_factuality_alone() -> None:
    assert refined_factuality(silence(), 0, ACTUAL) is ACTUAL
