"""Where tellings of one happening are looked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.merging.sketch import at, document, mention, party, telling

from casusbelli.merging.blocks import MOST_IN_BLOCK, MOST_LOOKED_AT, Blocks, tokens
from casusbelli.merging.story import story_of
from casusbelli.merging.summary import summary_of

BASE = summary_of(telling(document("a"), mention("a", place=at("Kaver", 1.0, 1.0))))
NEW_YEAR = BASE.first


def lasting(first, days):
    return replace(BASE, first=first, last=first + days - 1)


def found(kept, looked_for):
    blocks = Blocks()
    blocks.put("e", kept)
    return blocks.near(looked_for)


def test_a_telling_is_looked_up_by_parties_place_words_and_story():
    summary = replace(BASE, story=story_of("rain on Kavertown"))
    assert tokens(summary) == {"ARL", "arland", "BOR", "boria", "Kaver", "~shell", "#kavertown"}


def test_another_kind_is_never_found():
    assert found(BASE, replace(BASE, kind="CONSULT")) == []


def test_a_shared_party_is_enough_to_be_found_and_nothing_shared_is_not():
    other = {"recipients": (party("Dolia", "DOL"),), "trigger": "struck"}
    assert found(BASE, summary_of(telling(document("b"), mention("b", **other)))) == ["e"]
    stranger = {**other, "actors": (party("Cora", "COR"),)}
    assert found(BASE, summary_of(telling(document("b"), mention("b", **stranger)))) == []


@given(st.integers(-80, 80), st.integers(1, 46), st.integers(1, 46))
def test_stretches_that_overlap_or_touch_find_each_other(shift, first_days, second_days):
    kept, looked_for = lasting(NEW_YEAR, first_days), lasting(NEW_YEAR + shift, second_days)
    gap = max(kept.first - looked_for.last, looked_for.first - kept.last, 0)
    if gap <= 1:
        assert found(kept, looked_for) == ["e"]


def test_short_stretches_of_other_days_are_not_looked_at():
    assert found(lasting(NEW_YEAR, 1), lasting(NEW_YEAR + 3, 1)) == []


@pytest.mark.parametrize("days", [1, 30])
def test_what_has_no_day_finds_any_day_and_is_found_from_any(days):
    undated = replace(BASE, first=None, last=None)
    assert found(lasting(NEW_YEAR, days), undated) == found(undated, lasting(NEW_YEAR, days)) == ["e"]


def test_only_the_newest_of_a_full_block_are_kept_and_few_are_looked_at():
    blocks = Blocks()
    for number in range(MOST_IN_BLOCK + 10):
        blocks.put(f"e{number}", BASE)
    near = blocks.near(BASE)
    assert len(near) == min(MOST_LOOKED_AT, MOST_IN_BLOCK)
    assert "e0" not in near


def test_what_shares_most_comes_first():
    blocks = Blocks()
    blocks.put("little", summary_of(telling(document("b"), mention("b", recipients=(), trigger="struck"))))
    blocks.put("all", BASE)
    assert blocks.near(BASE) == ["all", "little"]
