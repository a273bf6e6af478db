"""Times told by their distance from another event."""

from __future__ import annotations

from datetime import date

from casusbelli.language.analysis import Analysis
from casusbelli.times import find_times
from casusbelli.times.offset import time_opening_clause, time_told_apart, time_told_as_length

from .test_governing import tree

SUNDAY = date(2019, 12, 29)


def _rebels_left(length: tuple[str, str], mark: str) -> Analysis:
    """ "rebels left Monday , three days after gunmen fired"."""
    return tree(
        [
            ("rebels", "NNS", 1, "nsubj"),
            ("left", "VBD", -1, "root"),
            ("Monday", "NNP", 1, "obl"),
            (length[0], "CD", 4, "nummod"),
            (length[1], "NNS", 7, "obl"),
            (mark, "IN", 7, "mark"),
            ("gunmen", "NNS", 7, "nsubj"),
            ("fired", "VBD", 1, "advcl"),
        ]
    )


def _apart(analysis: Analysis, published: date | None = SUNDAY) -> tuple[date | None, date | None] | None:
    word = next(w.index for w in analysis.words if w.text == "fired")
    span = time_told_apart(analysis, find_times(analysis, published), word, published)
    return (span.first, span.last) if span else None


def test_days_after_count_back_from_the_clause_above() -> None:
    assert _apart(_rebels_left(("three", "days"), "after")) == (date(2019, 12, 20), date(2019, 12, 20))


def test_days_before_count_on() -> None:
    assert _apart(_rebels_left(("two", "days"), "before")) == (date(2019, 12, 25), date(2019, 12, 25))


def test_weeks_are_good_to_a_day_and_months_to_the_month() -> None:
    assert _apart(_rebels_left(("two", "weeks"), "after")) == (date(2019, 12, 8), date(2019, 12, 10))
    assert _apart(_rebels_left(("two", "months"), "after")) == (date(2019, 10, 1), date(2019, 10, 31))


def test_hours_leave_the_day() -> None:
    assert _apart(_rebels_left(("five", "hours"), "after")) == (date(2019, 12, 23), date(2019, 12, 23))


def test_no_length_and_no_calendar_tell_nothing() -> None:
    assert _apart(_rebels_left(("nine", "rockets"), "after")) is None
    assert _apart(_rebels_left(("9000", "years"), "after")) is None


def test_a_length_of_an_event_ends_with_its_clause() -> None:
    analysis = tree(
        [
            ("they", "PRP", 1, "nsubj"),
            ("left", "VBD", -1, "root"),
            ("Monday", "NNP", 1, "obl"),
            ("after", "IN", 5, "case"),
            ("three", "CD", 5, "nummod"),
            ("weeks", "NNS", 1, "obl"),
            ("of", "IN", 7, "case"),
            ("shelling", "NN", 5, "nmod"),
        ]
    )
    span = time_told_as_length(analysis, find_times(analysis, SUNDAY), 7, SUNDAY)
    assert span is not None and (span.first, span.last) == (date(2019, 12, 2), date(2019, 12, 23))


def test_when_takes_up_the_time_before_it() -> None:
    analysis = tree(
        [
            ("quiet", "NN", -1, "root"),
            ("since", "IN", 2, "case"),
            ("Monday", "NNP", 0, "nmod"),
            (",", ",", 2, "punct"),
            ("when", "WRB", 6, "advmod"),
            ("rebels", "NNS", 6, "nsubj"),
            ("left", "VBD", 2, "acl:relcl"),
        ]
    )
    span = time_opening_clause(analysis, find_times(analysis, SUNDAY), 6)
    assert span is not None and span.text == "Monday"
    assert time_opening_clause(analysis, find_times(analysis, SUNDAY), 0) is None


def test_what_has_gone_on_for_long_goes_on_until_the_report() -> None:
    rows = [
        ("they", "PRP", 2, "nsubj"),
        ("have", "VBP", 2, "aux"),
        ("camped", "VBN", -1, "root"),
        ("for", "IN", 5, "case"),
        ("three", "CD", 5, "nummod"),
        ("days", "NNS", 2, "obl"),
    ]
    analysis = tree(rows)
    span = time_told_as_length(analysis, find_times(analysis, SUNDAY), 2, SUNDAY)
    assert span is not None and (span.first, span.last) == (date(2019, 12, 27), SUNDAY)
    past = tree([*rows[:1], ("there", "RB", 2, "advmod"), ("camped", "VBD", -1, "root"), *rows[3:]])
    assert time_told_as_length(past, find_times(past, SUNDAY), 2, SUNDAY) is None
