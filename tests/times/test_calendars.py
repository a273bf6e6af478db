from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.times.calendars import (
    easter,
    islamic_day,
    islamic_month_length,
    islamic_year_at,
    persian_day,
    persian_year_at,
)

DAYS = st.dates(date(1930, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("year", "day"), [(2019, date(2019, 4, 21)), (2000, date(2000, 4, 23)), (2024, date(2024, 3, 31))]
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


@given(st.integers(1600, 2400))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("islamic", "day"),
    [((1445, 1, 1), date(2023, 7, 19)), ((1440, 9, 1), date(2019, 5, 6)), ((1400, 1, 1), date(1979, 11, 20))],
)
def test_islamic_day(islamic: tuple[int, int, int], day: date) -> None:
    assert abs(islamic_day(*islamic) - day) <= timedelta(days=1)


@pytest.mark.parametrize(
    ("persian", "day"),
    [
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1370, 1, 1), date(1991, 3, 21)),
    ],
)
def test_persian_day(persian: tuple[int, int, int], day: date) -> None:
    assert persian_day(*persian) == day


@given(DAYS)
def test_years_hold_their_days(on: date) -> None:
    islamic, persian = islamic_year_at(on), persian_year_at(on)
    assert islamic_day(islamic, 1) <= on < islamic_day(islamic + 1, 1)
    assert persian_day(persian, 1) <= on < persian_day(persian + 1, 1)


@given(st.integers(1300, 1500))
def test_islamic_months_fill_the_year(year: int) -> None:
    days = sum(islamic_month_length(year, month) for month in range(1, 13))
    assert islamic_day(year + 1, 1) - islamic_day(year, 1) == timedelta(days=days)
