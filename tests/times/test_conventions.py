from __future__ import annotations

from datetime import date

import pytest

from casusbelli.times import find_times_in_text

MONDAY = date(2019, 12, 30)
CASES = [
    ("Sabotage of pipelines in May and in June.", "May", "2019-05"),
    ("Sabotage of pipelines in May and in June.", "June", "2019-06"),
    ("We mourn the victims of the raids this weekend.", "this weekend", "2019-W52-WE"),
    ("They will march this weekend.", "this weekend", "2020-W01-WE"),
    ("Lawyers will appeal after Friday's ruling.", "Friday", "2019-12-27"),
    ("The march went ahead as planned Saturday.", "Saturday", "2019-12-28"),
    ("Parties will campaign until Friday's vote.", "Friday", "2020-01-03"),
    ("They sought ways to get around Friday's ban.", "Friday", "2019-12-27"),
    ("The province will one day be free.", "one day", "FUTURE_REF"),
    ("The truce lasted one day.", "one day", "P1D"),
    ("The deal follows months of talks.", "months", "PXM"),
    ("Output should fall in coming quarters.", "coming quarters", "FUTURE_REF"),
    ("Losses narrowed in the latest period.", "the latest period", "2019-Q3"),
    ("Exports rose for the full year.", "the full year", "2019"),
    ("The two signed a March accord.", "March", "2019-03"),
]


@pytest.mark.parametrize(("text", "phrase", "value"), CASES, ids=[f"{text} {phrase}" for text, phrase, _ in CASES])
def test_an_expression_has_its_conventional_value(text: str, phrase: str, value: str) -> None:
    assert [span.value for span in find_times_in_text(text, MONDAY) if span.text == phrase] == [value]


@pytest.mark.parametrize("text", ["A last-minute plea failed.", "Envoys of last-minute peace flew in."])
def test_an_idiom_is_no_time(text: str) -> None:
    assert find_times_in_text(text, MONDAY) == ()
