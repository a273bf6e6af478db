"""Arguments and roles as records."""

from __future__ import annotations

from casusbelli.coding.argument import Argument, Roles, merged


def test_merging_keeps_the_first_of_each_word_in_order() -> None:
    one, again, other = Argument(3, "subject"), Argument(3, "object"), Argument(1, "«with»")
    assert merged((one,), (other, again)) == (one, other)
    assert merged() == ()


def test_sides_are_replaced_one_at_a_time() -> None:
    roles = Roles((Argument(0, "subject"),), (Argument(2, "object"),), mutual=True)
    assert roles.with_actors(()) == Roles((), roles.recipients, mutual=True)
    assert roles.with_recipients(()) == Roles(roles.actors, (), mutual=True)
