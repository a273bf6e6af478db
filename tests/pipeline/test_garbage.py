"""How often garbage is looked for."""

import gc

import pytest

from casusbelli.pipeline.garbage import SELDOM, seldom_collected


def test_garbage_is_looked_for_less_often_inside() -> None:
    before = gc.get_threshold()
    with seldom_collected():
        assert gc.get_threshold() == SELDOM
    assert gc.get_threshold() == before


def test_what_was_set_comes_back_after_an_error() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), seldom_collected():
        raise ZeroDivisionError
    assert gc.get_threshold() == before
