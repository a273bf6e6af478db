"""Which candidates become rows, now that the whole report is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.coding.draft import Draft
from casusbelli.coding.verdict import Surroundings, Verdict

from .parts import draft, drawn, party
from .scores import heard

TREE = drawn("Rebels|rebel|NOUN|2|nsubj shelled|shell|VERB|0|root Tesk|Tesk|PROPN|2|obj")
REBELS = party("rebels", "COR", sector="REB", type="group")
POLICE = party("police", "COR", sector="COP", type="group")


def evidence(*drafts: Draft, same: dict[int, int] | None = None) -> list[dict[str, float]]:
    signals = heard([{}, {"ASSAULT": 0.8}, {}])
    return list(Surroundings(TREE, signals, drafts, same or {}).evidence())


def test_the_report_as_a_whole_speaks_for_each_of_its_candidates() -> None:
    armed, law = (evidence(draft(TREE, "shelled", actors=(who,)))[0] for who in (REBELS, POLICE))
    assert armed["report armed"] == armed["report armed ASSAULT"] == 1.0
    assert "report armed" not in law and law["report of law"] == 1.0


def test_words_and_sides_are_features() -> None:
    (found,) = evidence(draft(TREE, "shelled", actors=(REBELS,), why={"actors": "subject"}))
    assert found["type ASSAULT"] == found["network agrees"] == found["sense shell"] == 1.0
    assert found["act armed"] == found["act rule subject"] == found["rec nobody"] == 1.0


def test_second_tellings_know_of_each_other() -> None:
    first, second = draft(TREE, "shelled"), draft(TREE, "Tesk")
    told, again = evidence(first, second, same={second.head: first.head})
    assert (told["told again"], again["told before"]) == (1.0, 1.0)


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_confidence_is_a_probability(weight: float, bias: float) -> None:
    assert 0 <= Verdict({"type ASSAULT": weight, "bias": bias}, 0.5).confidence({"type ASSAULT": 1.0}) <= 1


def test_what_speaks_for_a_candidate_raises_it() -> None:
    verdict = Verdict({"report armed": 1.0, "bias": 0.0}, 0.5)
    assert verdict.confidence({}) == pytest.approx(0.5)
    assert verdict.confidence({"report armed": 1.0}) > 0.7


def test_the_shipped_threshold_is_a_probability() -> None:
    assert 0 < Verdict.load().threshold < 1
