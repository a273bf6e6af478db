import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.reading.lines import boilerplate_spans, credits_of
from casusbelli.reading.lines.judge import probabilities
from casusbelli.reading.lines.rules import KINDS

REPORT = """Via The Sahel Times

Two policemen were killed near Gao on Sunday when their car struck a mine, the governor said.

READ ALSO\u00a0 What the new sanctions mean

“We will find those who did this,” he told reporters after a meeting in Bamako.

Subscribe to our newsletter for the latest news

No group has said it planted the device.

Additional reporting by Yaw Mensah"""


def test_each_line_that_is_no_report_is_found_with_its_kind():
    found = [(REPORT[start:end], kind) for start, end, kind in boilerplate_spans(REPORT)]
    assert found == [
        ("Via The Sahel Times", "syndication"),
        ("READ ALSO\u00a0 What the new sanctions mean", "related"),
        ("Subscribe to our newsletter for the latest news", "newsletter"),
        ("Additional reporting by Yaw Mensah", "byline"),
    ]


def test_wire_and_byline_are_taken_from_the_lines():
    credit = credits_of(REPORT)
    assert (credit.wire, credit.byline) == ("The Sahel Times", ("Yaw Mensah",))


def test_a_credit_line_outranks_a_dateline():
    assert credits_of("GAO, Mali (AFP) - A mine killed two.\n\nVia Levant Weekly").wire == "Levant Weekly"


def test_a_dateline_line_stays_in_the_report():
    text = "GAO, Mali (AFP) - A mine killed two policemen on the road to Ansongo on Sunday."
    assert boilerplate_spans(text) == ()
    assert credits_of(text).wire == "AFP"


@pytest.mark.parametrize(
    "line",
    [
        "Read out in parliament, the letter accused the ministry of hiding the death toll.",
        "Follow-up talks will be held in Vienna next week, the envoy said.",
        "More troops will be sent, the chancellor said.",
        "Sources close to the talks said the truce might be extended.",
        "By dawn the shelling had stopped.",
        "The toll could rise.",
        "“After this crime we call for readiness,” the group said on Monday.",
    ],
)
def test_sentences_of_a_report_are_kept(line):
    assert (
        boilerplate_spans(f"Two policemen were killed on Sunday.\n\n{line}\n\nThe governor blamed the rebels for it.")
        == ()
    )


@given(st.lists(st.text(max_size=80), max_size=12).map("\n".join))
def test_spans_are_in_order_apart_and_trimmed(text):
    place = 0
    for start, end, kind in boilerplate_spans(text):
        assert place <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        assert kind in KINDS
        place = end


@given(st.text(max_size=200), st.integers(0, 30))
def test_probabilities_add_up(line, place):
    assert abs(sum(probabilities(line, place, place + 1).values()) - 1) < 1e-9


@pytest.mark.parametrize("piece", ["a", "By A ", "(", "Via A ", "READ ", "/AP ", "x@", "[", "1.", " - ", "© "])
def test_a_megabyte_line_takes_less_than_a_second(piece):
    text = piece * (1_000_000 // len(piece))
    started = time.process_time()
    boilerplate_spans(text)
    assert time.process_time() - started < 1.0


SEED = Path(__file__).parents[4] / "shared" / "seed" / "article.txt"


@pytest.mark.skipif(not SEED.exists(), reason="../shared/seed/article.txt is not here")
def test_the_seed_report_has_its_three_lines_and_its_byline():
    text = SEED.read_text(encoding="utf-8")
    kinds = [kind for _, _, kind in boilerplate_spans(text)]
    credit = credits_of(text)
    assert kinds == ["syndication", "related", "related", "byline"]
    assert json.dumps([credit.wire, credit.byline]) == '["Financial Times", ["Asmaa al-Omar"]]'
