import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.reading.days import day_in_url, parse_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019-12-30", "2019-12-30"),
        ("2019-12-30T23:59:59+14:00", "2019-12-30"),
        ("20191230", "2019-12-30"),
        ("20191230T101500Z", "2019-12-30"),
        ("Mon, 30 Dec 2019 10:00:00 GMT", "2019-12-30"),
        ("December 30, 2019", "2019-12-30"),
        ("Dec. 30, 2019", "2019-12-30"),
        ("30 December 2019", "2019-12-30"),
        ("30. Dezember 2019", "2019-12-30"),
        ("30 de diciembre de 2019", "2019-12-30"),
        ("30.12.2019", "2019-12-30"),
        ("30/12/2019", "2019-12-30"),
        ("12/30/2019", "2019-12-30"),
        ("2019年12月30日", "2019-12-30"),
        (1577700000, "2019-12-30"),
        ("1577700000000", "2019-12-30"),
    ],
)
def test_written_days(written, day):
    assert parse_day(written) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "written",
    ["", "soon", "2019-13-01", "2019-02-30", "03/04/2020", None, True, [], "0000-01-01", "99999999", "Monday"],
)
def test_what_names_no_day(written):
    assert parse_day(written) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.org/2020/01/15/x", "2020-01-15"),
        ("https://a.org/world/2020/jan/15/x", "2020-01-15"),
        ("https://a.org/news-2020-01-15-x", "2020-01-15"),
        ("https://a.org/20200115/x", "2020-01-15"),
    ],
)
def test_days_in_addresses(url, day):
    assert day_in_url(url) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "https://a.org/",
        "https://a.org/x?d=2020-01-15",
        "https://a.org/12345678901",
        "https://a.org/2020/13/45",
    ],
)
def test_addresses_without_a_day(url):
    assert day_in_url(url) is None


@given(st.dates(min_value=dt.date(1900, 1, 1)))
def test_iso_days_come_back(day):
    assert parse_day(day.isoformat()) == day
    assert parse_day(dt.datetime(day.year, day.month, day.day, 23, 59)) == day


@given(st.one_of(st.text(), st.integers(), st.floats()))
def test_anything_gives_a_day_or_none(written):
    found = parse_day(written)
    assert found is None or isinstance(found, dt.date)


@given(st.text())
def test_any_address_gives_a_day_or_none(url):
    found = day_in_url(url)
    assert found is None or isinstance(found, dt.date)
