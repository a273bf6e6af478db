"""Which candidates become rows, and how sure each is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.coding.acceptance import Judge, features, is_armed, is_of_politics, whole_features
from casusbelli.coding.draft import Draft
from casusbelli.records import Place

from .parts import draft, drawn, party
from .scores import heard, silence

TREE = drawn("Rebels|rebel|NOUN|2|nsubj shelled|shell|VERB|0|root Tesk|Tesk|PROPN|2|obj")
JUDGE = Judge({"event": 1.0}, 0.0)
ARDOVIA = party("Ardovia", "ARD", type="state", sector="GOV")
REBELS = party("rebels", "COR", sector="REB", type="group")
VILLAGERS = party("villagers", "COR", sector="CVL", type="group")
POLICE = party("police", "COR", sector="COP", type="group")
SHOP = party("a shop", "COR", sector="BUS", type="organisation")


def sure(kind: str = "ASSAULT", **fields: Any) -> Draft:
    return draft(TREE, "shelled", kind, confidence=0.9, **fields)


def test_the_features_of_a_draft() -> None:
    found = features(sure(actors=(REBELS,)), heard([{}, {"ASSAULT": 0.5}, {}]))
    assert found["event"] == pytest.approx(0.0)
    assert (found["actor"], found["recipient"], found["political"], found["country"]) == (1.0, 0.0, 1.0, 1.0)
    assert (found["noun"], found["learned"], found["verbal"]) == (0.0, 0.0, 0.0)
    assert features(sure(), silence())["type"] == pytest.approx(0.0)


def test_the_shipped_weights_name_features() -> None:
    judge = Judge.load()
    assert set(judge.weights) == set(features(sure(), silence()))
    assert set(judge.whole_weights) == set(whole_features(sure()))


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_confidence_is_a_probability(weight: float, bias: float) -> None:
    judge = Judge({"event": weight, "strong": weight}, bias)
    assert 0 <= judge.confidence(sure(actors=(ARDOVIA,)), heard([{}, {"ASSAULT": 0.8}, {}])) <= 1


def test_a_surer_network_makes_a_surer_row() -> None:
    faint, loud = (JUDGE.confidence(sure(), heard([{}, {"ASSAULT": p}, {}])) for p in (0.2, 0.9))
    assert faint < 0.5 < loud


@pytest.mark.parametrize(
    ("event", "political"),
    [
        (sure("ACCUSE"), False),
        (sure("PROTEST"), True),
        (sure("ASSAULT", actors=(VILLAGERS,)), False),
        (sure("ASSAULT", actors=(REBELS,)), True),
        (sure("COERCE", actors=(POLICE,), recipients=(VILLAGERS,)), False),
        (sure("COERCE", actors=(POLICE,), recipients=(ARDOVIA,)), True),
        (sure("CONSULT", actors=(SHOP,)), False),
        (sure("CONSULT", actors=(POLICE,)), True),
        (sure("ACCUSE", actors=(VILLAGERS,)), False),
        (sure("ACCUSE", actors=(VILLAGERS,), places=(Place("Tesk", 0, 4, country="ARD"),)), True),
        (sure("ACCUSE", actors=(party("priests", "COR", sector="REL", type="group"),)), True),
    ],
)
def test_conflict_and_politics_and_not_crime_or_business(event: Draft, political: bool) -> None:
    assert is_of_politics(event) is political


@pytest.mark.parametrize(
    ("parties", "armed"),
    [((REBELS,), True), ((party("the Brigade", type="armed_group"),), True), ((VILLAGERS, POLICE), False), ((), False)],
)
def test_a_document_is_armed_by_its_parties(parties: tuple[Any, ...], armed: bool) -> None:
    assert is_armed([sure(), sure(recipients=parties)]) is armed
