"""What of a telling is compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.merging.sketch import document, killed, mention, on, party, telling

from casusbelli.merging.summary import summary_of


def summed(*mentions):
    return summary_of(telling(document("a"), *mentions))


def test_sides_gather_countries_and_names_of_all_mentions():
    told = summed(mention("a", 0), mention("a", 1, actors=(party("Varn Brigade"),)))
    assert told.actors.countries == {"ARL"}
    assert told.actors.names == {"arland", "varn brigade"}


def test_a_said_day_outranks_one_that_stands_in():
    stands_in = replace(mention("a", 0), time=on("2020-01-09", said=False))
    told = summed(stands_in, mention("a", 1, day="2020-01-02"))
    assert list(told.days) == [date(2020, 1, 2).toordinal()]


@pytest.mark.parametrize("last", ["2020-03-30", "2019-12-01"])
def test_a_stretch_too_long_or_turned_round_tells_no_day(last):
    assert len(summed(replace(mention("a"), time=on("2020-01-02", last))).days) == 0


@pytest.mark.parametrize(("factuality", "happened"), [("actual", True), ("negated", True), ("planned", False)])
def test_what_is_denied_is_of_the_same_world_as_what_is_told(factuality, happened):
    assert summed(mention("a", factuality=factuality)).happened is happened


def test_words_and_tolls_of_the_happening():
    told = summed(mention("a", trigger="opened fire", toll=(killed(3, None),)))
    assert told.stems == {"opene", "fire"}
    assert told.tolls == {("killed", 3, None)}
