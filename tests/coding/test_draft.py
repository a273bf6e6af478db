"""An event in the making."""

from __future__ import annotations

from dataclasses import replace

from .parts import draft, drawn, party

TREE = drawn("Rebels|rebel|NOUN|2|nsubj shelled|shell|VERB|0|root Tesk|Tesk|PROPN|2|obj")


def test_the_head_is_its_trigger_s() -> None:
    assert draft(TREE, "shelled").head == 1


def test_countries_are_of_one_side_and_without_the_unknown() -> None:
    event = draft(
        TREE, "shelled", actors=(party("a", "ARD"), party("b"), party("c", "ARD")), recipients=(party("d", "COR"),)
    )
    assert event.countries("actors") == {"ARD"}
    assert event.countries("recipients") == {"COR"}
    assert draft(TREE, "shelled").countries("actors") == frozenset()


def test_a_fresh_draft_is_actual_and_told_by_the_reporter() -> None:
    event = draft(TREE, "shelled")
    assert (event.factuality.value, event.historical, event.attributions) == ("actual", False, ())


def test_a_changed_draft_keeps_all_else_and_leaves_the_first_as_it_was() -> None:
    event = draft(TREE, "shelled", actors=(party("a", "ARD"),))
    changed = event.but(historical=True)
    assert changed == replace(event, historical=True)
    assert (changed.historical, event.historical, changed.actors) == (True, False, event.actors)
