from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casusbelli.language.fake import FakeAnalyser
from casusbelli.times import TimeSpan, find_times, find_times_in_text

SUNDAY = date(2019, 12, 29)
# fmt: off
WORDS = st.sampled_from([
    "the", "a", "last", "next", "this", "past", "3", "5", "31", "2003", "1990s", "May", "March", "Friday", "days",
    "day", "week", "two", "few", "early", "mid", "-", ",", ".", "of", "in", "and", "to", "ago", "later",
    "earlier", "before", "ten", "years", "year", "quarter", "third", "Ramadan", "1445", "p.m.", "5:30", "noon",
    "night", "every", "each", "since", "Sept", "'", "s", "9999", "0001", "decade", "century", "half", "old",
    "millennium", "Bahman", "BC", "first", "99999", "'98", "\n\n",
])
# fmt: on


def one(text: str, published: date | None = SUNDAY) -> TimeSpan:
    (span,) = find_times_in_text(text, published)
    return span


@given(st.text(max_size=300), st.none() | st.dates())
def test_any_text_is_read(text: str, published: date | None) -> None:
    _check(text, find_times_in_text(text, published))


@given(st.lists(WORDS, max_size=30).map(" ".join), st.none() | st.dates())
@example("9999 years later", date(9999, 12, 31))
@example("two centuries ago", date(1, 1, 1))
def test_any_run_of_time_words_is_read(text: str, published: date | None) -> None:
    _check(text, find_times_in_text(text, published))


def _check(text: str, spans: tuple[TimeSpan, ...]) -> None:
    end = 0
    for span in spans:
        assert text[span.start : span.end] == span.text
        assert end <= span.start < span.end
        assert span.value
        assert span.first is None or span.last is None or span.first <= span.last
        end = span.end


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["Friday ", "ten ", "May and ", "1,111", "the next day ", "2 days 3 hours ", "\n \n", "-"]
)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        began = time.process_time()
        find_times_in_text(text, SUNDAY)
        return time.process_time() - began

    assert seconds(200_000) < 12 * seconds(50_000) + 0.5


def test_without_a_date_nothing_is_guessed() -> None:
    for text in ("on Friday", "last year", "in May", "yesterday", "two weeks ago", "this morning", "last Ramadan"):
        span = one(text, None)
        assert (span.first, span.last, span.anchor) == (None, None, None)


def test_coordinated_units_are_expressions_of_their_own() -> None:
    spans = find_times_in_text("Arms came in the 1980s and 1990s, and again in May and June 2019.", SUNDAY)
    assert [(s.text, s.value) for s in spans] == [
        ("the 1980s", "198"),
        ("1990s", "199"),
        ("May", "2019-05"),
        ("June 2019", "2019-06"),
    ]


def test_since_and_until_are_told() -> None:
    since, until = find_times_in_text("The road was shut since Monday and stays so until Friday.", SUNDAY)
    assert (since.since, since.until) == (True, False)
    assert (until.since, until.until) == (False, True)


def test_a_dateline_moves_the_day_the_report_speaks_from() -> None:
    dateline, yesterday = find_times_in_text("BEIRUT, Dec. 27 (AFP) - A bomb exploded yesterday.", SUNDAY)
    assert dateline.first == date(2019, 12, 27)
    assert (yesterday.first, yesterday.anchor) == (date(2019, 12, 26), "dateline")


def test_a_date_far_from_the_report_is_no_dateline() -> None:
    _, yesterday = find_times_in_text("BEIRUT, Jan. 3, 1991 (AFP) - A bomb exploded yesterday.", SUNDAY)
    assert yesterday.first == date(2019, 12, 28)


def test_anchors() -> None:
    spans = find_times_in_text("On 3 May 2014 he fled. A day later, and again last year, he was seen.", SUNDAY)
    assert [s.anchor for s in spans] == ["absolute", "narrative", "published"]


def test_word_numbers_are_the_analysis_s() -> None:
    analysis = FakeAnalyser().analyse("Two guards died late on Friday night near the gate.")
    (span,) = find_times(analysis, SUNDAY)
    assert [w.text for w in analysis.words[span.first_word : span.last_word]] == ["Friday", "night"]


def test_an_empty_text_has_no_times() -> None:
    assert find_times_in_text("", SUNDAY) == ()
    assert find_times(FakeAnalyser().analyse(""), SUNDAY) == ()


@pytest.mark.parametrize("published", [None, SUNDAY])
def test_a_year_earlier_than_a_quarter_to_come_is_read(published: date | None) -> None:
    text = "It reopens in the second quarter of 2031. A year earlier it is cleared. The year-ago quarter was lost."
    assert all(span.value for span in find_times_in_text(text, published))
