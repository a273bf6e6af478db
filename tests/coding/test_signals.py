"""What the network's heads say, and the silence where there are none."""

from __future__ import annotations

import numpy as np
import pytest

from casusbelli.coding.signals import Signals

from .scores import LABELS, heard, silence


def test_without_heads_every_answer_is_neutral() -> None:
    signals = silence()
    assert not signals.present
    assert signals.event(0) == 0.5
    assert signals.types(0) == signals.modes(0) == signals.factuality(0) == signals.stance(0) == {}
    assert signals.historical(0) == 0.0
    assert signals.arguments(0) == {}


def test_events_and_types_of_a_word() -> None:
    signals = heard([{"ASSAULT": 0.9}, {"none": 1.0}])
    assert signals.present
    assert signals.event(0) == pytest.approx(0.9)
    assert signals.event(1) == pytest.approx(0.0)
    assert signals.types(0) == {"ASSAULT": pytest.approx(0.9)}
    assert signals.types(1) == {}


def test_faint_types_are_below_the_floor() -> None:
    assert set(heard([{"ASSAULT": 0.6, "COERCE": 0.04}]).types(0)) == {"ASSAULT"}


def test_the_strongest_of_some_words() -> None:
    signals = heard([{"ASSAULT": 0.2}, {"COERCE": 0.7}, {"ASSAULT": 0.4}])
    assert signals.strongest([0, 1, 2]) == 1
    assert signals.strongest([0, 2]) == 2


def test_rows_are_named_by_their_labels() -> None:
    signals = heard([{"ASSAULT": 0.9}], factuality=[{"negated": 0.8, "actual": 0.2}], historical=[0.7])
    assert signals.factuality(0) == {"actual": pytest.approx(0.2), "negated": pytest.approx(0.8)}
    assert signals.historical(0) == pytest.approx(0.7)


def test_arguments_are_counted_from_the_start_of_their_window() -> None:
    signals = heard([{"ASSAULT": 0.9}] * 3, arguments={1: {("actor", 0): 0.8, ("recipient", 2): 0.6}})
    assert signals.arguments(1) == {"actor": {0: pytest.approx(0.8)}, "recipient": {2: pytest.approx(0.6)}}
    assert signals.arguments(0) == {}


def test_a_row_of_the_wrong_length_is_an_error() -> None:
    heads = {"trigger": np.ones((1, 2), np.float32)}
    with pytest.raises(ValueError):
        Signals(heads, LABELS).types(0)
