import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.reading.lines.credits import dateline_wire, wire_of_line


@pytest.mark.parametrize(
    ("line", "wire"),
    [
        ("Via Financial Times", "Financial Times"),
        ("(via The Sahel Times)", "The Sahel Times"),
        ("Source: TASS", "TASS"),
        ("© 2020 AP", "Associated Press"),
        ("Copyright 2021 Reuters. All rights reserved.", "Reuters"),
        ("AFP contributed to this report", "AFP"),
        ("With inputs from ANI", "ANI"),
        ("This article was originally published by The Conversation.", "The Conversation"),
        ("By Jane Doe, Associated Press", "Associated Press"),
        ("AP, AFP", "Associated Press, AFP"),
        ("[Agence France-Presse]", "AFP"),
    ],
)
def test_a_credit_line_names_its_wire(line, wire):
    assert wire_of_line(line) == wire


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Via Aden and Djibouti, some 400 tonnes of aid reached the town.",
        "Reuters could not verify the footage.",
        "The Associated Press journalist was released after two days.",
        "Source of the fire was a rocket, police said.",
        "© 2020 Levant Weekly",
        "App users were warned.",
    ],
)
def test_a_line_of_the_report_names_none(line):
    assert wire_of_line(line) is None


@pytest.mark.parametrize(
    ("line", "wire"),
    [
        ("BAGHDAD (Reuters) - Rockets hit a base.", "Reuters"),
        ("KABUL, Afghanistan (AP) — Two policemen died.", "Associated Press"),
        ("ADDIS ABABA, May 15 (Xinhua) -- The minister left.", "Xinhua"),
        ("(Reuters) - Rockets hit a base.", "Reuters"),
        ("Nobody was hurt, he said. — AFP", "AFP"),
        ("Nobody was hurt. (AP)", "Associated Press"),
    ],
)
def test_a_dateline_or_a_closing_mark_credits_a_wire(line, wire):
    assert dateline_wire(line) == wire


@pytest.mark.parametrize(
    "line", ["BAGHDAD - Rockets hit a base.", "The minister (AP) said nothing of it.", "He left the AP."]
)
def test_other_lines_credit_nobody(line):
    assert dateline_wire(line) is None


@given(st.text(max_size=400))
def test_any_line_is_judged_without_an_error(line):
    for found in (wire_of_line(line), dateline_wire(line)):
        assert found is None or found
