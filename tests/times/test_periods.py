from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.times import periods

DAYS = st.dates(date(1600, 1, 1), date(2400, 12, 31))
UNITS = st.sampled_from(["D", "W", "WE", "M", "Q", "H", "SEASON", "Y", "DE", "CE"])


@pytest.mark.parametrize(
    ("unit", "value", "first", "last"),
    [
        ("D", "2019-12-29", date(2019, 12, 29), date(2019, 12, 29)),
        ("W", "2019-W52", date(2019, 12, 23), date(2019, 12, 29)),
        ("WE", "2019-W52-WE", date(2019, 12, 28), date(2019, 12, 29)),
        ("M", "2019-12", date(2019, 12, 1), date(2019, 12, 31)),
        ("Q", "2019-Q4", date(2019, 10, 1), date(2019, 12, 31)),
        ("H", "2019-H2", date(2019, 7, 1), date(2019, 12, 31)),
        ("SEASON", "2019-WI", date(2019, 12, 1), date(2020, 2, 29)),
        ("Y", "2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("DE", "201", date(2010, 1, 1), date(2019, 12, 31)),
        ("CE", "20", date(2000, 1, 1), date(2099, 12, 31)),
    ],
)
def test_containing(unit: str, value: str, first: date, last: date) -> None:
    found = periods.containing(date(2019, 12, 29), unit)
    assert (found.value, found.first, found.last) == (value, first, last)


def test_january_belongs_to_the_winter_of_the_year_before() -> None:
    assert periods.containing(date(2020, 1, 15), "SEASON").value == "2019-WI"


@given(DAYS, UNITS.filter(lambda unit: unit != "WE"))
def test_what_contains_a_day_holds_it(on: date, unit: str) -> None:
    found = periods.containing(on, unit)
    assert found.first <= on <= found.last


@given(DAYS, st.sampled_from(["START", "MID", "END"]), UNITS)
def test_parts_lie_within(on: date, mod: str, unit: str) -> None:
    whole = periods.containing(on, unit)
    part = periods.narrowed(whole, mod)
    assert whole.first <= part.first <= part.last <= whole.last
    assert part.value == whole.value


def test_thirds_of_a_year_follow_months() -> None:
    thirds = [periods.narrowed(periods.year(2018), mod) for mod in ("START", "MID", "END")]
    assert [(p.first.month, p.last.month) for p in thirds] == [(1, 4), (5, 8), (9, 12)]


def test_moved_keeps_the_day_a_month_has() -> None:
    assert periods.moved(date(2020, 3, 31), "M", -1) == date(2020, 2, 29)


def test_moved_out_of_the_calendar_is_refused() -> None:
    with pytest.raises(OverflowError):
        periods.moved(date(2020, 1, 1), "Y", -3000)
