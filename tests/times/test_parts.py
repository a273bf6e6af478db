from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.times import TimeSpan, find_times_in_text

MONDAY = date(2022, 6, 20)
MONTHS = st.sampled_from(["January", "February", "April", "June", "October", "December"])
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 30))


def one(text: str, published: date | None = MONDAY) -> TimeSpan:
    (span,) = find_times_in_text(text, published)
    return span


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Shops reopened in the first half of May.", "2022-05-01", "2022-05-15"),
        ("Shops reopened in the second half of February 2021.", "2021-02-16", "2021-02-28"),
        ("Shops reopened in the last half of May.", "2022-05-16", "2022-05-31"),
        ("Shops reopened in the first week of June.", "2022-06-01", "2022-06-07"),
        ("Shops reopened in the third week of May.", "2022-05-15", "2022-05-21"),
        ("Shops reopened in the last week of April 2019.", "2019-04-24", "2019-04-30"),
        ("Shops reopened in the week of May 4.", "2022-05-02", "2022-05-08"),
        ("Shops reopened in the last days of May.", "2022-05-21", "2022-05-31"),
        ("Shops reopened in the last two weeks of June 2021.", "2021-06-17", "2021-06-30"),
        ("Shops reopened in the first ten days of May.", "2022-05-01", "2022-05-10"),
        ("Shops reopened in the early weeks of March.", "2022-03-01", "2022-03-10"),
        ("Shops reopened in the closing months of 2014.", "2014-09-01", "2014-12-31"),
        ("Shops reopened in the first two quarters of 2021.", "2021-01-01", "2021-06-30"),
        ("Shops reopened in the small hours of Sunday.", "2022-06-19", "2022-06-19"),
        ("Shops reopened in the winter of 1995-96.", "1995-12-01", "1996-02-29"),
        ("Shops reopened in the third quarter of fiscal 2021.", "2021-07-01", "2021-09-30"),
    ],
)
def test_a_part_of_a_stretch_has_its_own_days(text: str, first: str, last: str) -> None:
    span = one(text)
    assert (str(span.first), str(span.last)) == (first, last)


@given(MONTHS, st.integers(1950, 2049), st.sampled_from(["first", "second"]))
def test_halves_make_up_the_month(month: str, year: int, half: str) -> None:
    whole = one(f"Shops reopened in {month} {year}.")
    part = one(f"Shops reopened in the {half} half of {month} {year}.")
    assert whole.first and whole.last and part.first and part.last
    assert whole.first <= part.first <= part.last <= whole.last
    assert part.value == whole.value


@given(MONTHS, st.integers(1950, 2049), st.sampled_from(["first", "second", "third", "fourth", "last"]))
def test_a_week_of_a_month_lies_in_it(month: str, year: int, which: str) -> None:
    span = one(f"Shops reopened in the {which} week of {month} {year}.")
    assert span.first and span.last
    assert span.last - span.first == timedelta(days=6)
    assert span.first.month == span.last.month


def _told(on: date, style: str) -> str:
    after = on + timedelta(days=1)
    both = f"{on.day} to {after.day} {on:%B} {on.year}"
    apart = f"{on.day} {on:%B} to {after.day} {after:%B} {on.year}"
    swapped = f"{on:%B} {on.day}-{after.day}, {on.year}"
    return {"both": both if on.month == after.month else apart, "apart": apart, "swapped": swapped}[style]


@given(DAYS, st.sampled_from(["both", "apart", "swapped"]), st.sampled_from(["the night of", "the night from"]))
def test_a_night_lies_between_its_days(on: date, style: str, opening: str) -> None:
    if style == "swapped" and (on + timedelta(days=1)).month != on.month:
        return
    span = one(f"Drones hit the port on {opening} {_told(on, style)}.")
    assert (span.first, span.last) == (on, on + timedelta(days=1))
    assert span.value == f"{on}TNI"


@pytest.mark.parametrize(
    ("text", "evening"),
    [
        ("Drones hit the port overnight from Friday to Saturday.", "2022-06-17"),
        ("Drones hit the port overnight Sunday into Monday.", "2022-06-19"),
        ("Drones hit the port in the night from Saturday to Sunday.", "2022-06-18"),
        ("Drones hit the port in the night between June 9 and 10.", "2022-06-09"),
    ],
)
def test_a_night_between_days_of_the_week(text: str, evening: str) -> None:
    assert one(text).value == f"{evening}TNI"


def test_days_apart_make_no_night() -> None:
    assert len(find_times_in_text("Drones came at the night of 3 to 7 May.", MONDAY)) > 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Elections will be held in two weeks.", "2022-W27"),
        ("The pact is to expire in three days.", "2022-06-23"),
        ("The reactor will start in a year and a half.", "2023-12"),
        ("It would be the first visit in ten years.", "P10Y"),
        ("It will be the largest drill in two years.", "P2Y"),
        ("The town fell in two days.", "P2D"),
    ],
)
def test_a_plan_counts_ahead_and_a_feat_back(text: str, value: str) -> None:
    assert one(text).value == value


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The hearing was adjourned until 1 September.", "2022-09-01"),
        ("Rebels gave the governor until noon on Wednesday to leave.", "2022-06-22"),
        ("Flights leave daily from November 6.", "2022-11-06"),
        ("A march planned for Sunday was called off.", "2022-06-19"),
        ("Talks planned for Wednesday were called off.", "2022-06-22"),
        ("Trade fell last year through May.", "2021-05-01"),
    ],
)
def test_which_side_of_the_report(text: str, first: str) -> None:
    assert str(find_times_in_text(text, MONDAY)[-1].first) == first


@pytest.mark.parametrize(
    "text",
    ["Today's youth know no peace.", "They are the leaders of tomorrow.", "Russia Today called it a draw."],
)
def test_an_age_or_a_name_is_no_day(text: str) -> None:
    assert not find_times_in_text(text, MONDAY)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_a_date_with_stops_has_its_day_first(on: date) -> None:
    assert one(f"Tanks came on {on.day}.{on.month:02d}.{on.year}.").value == on.isoformat()


def test_as_many_days_are_as_many_as_the_number_before() -> None:
    assert one("It was the third blast in as many days.").value == "P3D"
    assert one("Many blasts came in as many days.").value == "PXD"


def test_the_namesake_before_the_one_told() -> None:
    spans = find_times_in_text("Shares fell on Friday. They ended Monday lower than the previous Friday.", MONDAY)
    assert [span.value for span in spans] == ["2022-06-17", "2022-06-20", "2022-06-10"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The vote is set for the last Sunday in August.", "2022-08-28"),
        ("The vote was held on the first Tuesday of November 2020.", "2020-11-03"),
        ("The vote was held on the second Sunday of June.", "2022-06-12"),
        ("FY2015 spending was cut.", "2015"),
        ("The town fell four years ago this month.", "2018-06"),
        ("The town fell a year ago today.", "2021-06-20"),
        ("The army is to leave by month's end.", "2022-06"),
        ("The court sat on June 13, 14 and 15.", "2022-06-13/2022-06-15"),
        ("The court sat on 13, 14 and 15 June.", "2022-06-13/2022-06-15"),
        ("The town could fall any day now.", "FUTURE_REF"),
        ("The 2015-2016 school year was lost.", "2015/2016"),
        ("The court will rule on Tuesday week.", "2022-06-28"),
        ("The day before, a bomb had killed two.", "2022-06-19"),
        ("Rebels came around 4:30 in the morning.", "2022-06-20T04:30"),
        ("Sun, 19 Jun 2022: three officers were shot.", "2022-06-19"),
        ("A nightclub was attacked on New Year's Eve.", "2021-12-31"),
    ],
)
def test_forms_of_days_and_years(text: str, value: str) -> None:
    assert one(text).value == value


@given(MONTHS, st.integers(1950, 2049), st.sampled_from(["Monday", "Friday", "Sunday"]))
def test_the_last_such_day_of_a_month_is_the_fourth_or_fifth(month: str, year: int, weekday: str) -> None:
    last, fourth = (one(f"It was held on the {nth} {weekday} of {month} {year}.").first for nth in ("last", "fourth"))
    assert last and fourth
    assert (last - fourth).days in (0, 7)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Soldiers blocked the bridges shortly before 10 p.m. on Friday.", "2022-06-17"),
        ("By Saturday afternoon the government was back in control.", "2022-06-18"),
        ("Soldiers had taken all of the bridges by Friday.", "2022-06-17"),
        ("The minister said in Geneva talks would end by Friday.", "2022-06-24"),
        ("The shelling lasted from dawn until dusk on Saturday.", "2022-06-18"),
        ("The talks open in Geneva on Thursday.", "2022-06-23"),
        ("The road was open on Thursday.", "2022-06-16"),
        ("A vote could come on Thursday.", "2022-06-23"),
        ("The hostages could be freed on Thursday.", "2022-06-23"),
        ("Gunfire could be heard on Thursday.", "2022-06-16"),
        ("A vote is set for Thursday.", "2022-06-23"),
        ("The house votes on Thursday.", "2022-06-23"),
    ],
)
def test_by_and_until_with_what_was_done(text: str, first: str) -> None:
    assert str(find_times_in_text(text, MONDAY)[-1].first) == first


def test_hours_up_to_the_report_are_precise_to_the_day() -> None:
    assert one("Ten people were killed in the past 24 hours.").precision == "day"


def test_since_is_seen_before_at_least() -> None:
    assert one("The pass has been shut since at least January.").since


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met the week before last.", "2024-W40"),
        ("He was seen one day last week.", "2024-W41"),
        ("It ended a quarter of a century ago.", "1999"),
        ("It was signed on 14-03-2019.", "2019-03-14"),
    ],
)
def test_weeks_and_quarters_told_in_words(text: str, value: str) -> None:
    assert one(text, date(2024, 10, 16)).value == value


def test_every_hour_told_before_a_day_is_of_that_day() -> None:
    found = find_times_in_text("The raid began at 8 a.m. (0500 GMT) on Friday.", date(2024, 10, 16))
    assert [t.value for t in found] == ["2024-10-11T08:00", "2024-10-11T05:00", "2024-10-11"]
