"""P2 of the reliability notes: ten thousand texts of any kind through the small parsers, and no pattern that takes longer than the text."""  # noqa: E501

import random
import time

import pytest

from casusbelli.reading import boilerplate_spans
from casusbelli.reading.days import day_in_url, parse_day
from casusbelli.reading.languages import detect
from casusbelli.reading.lines import credits_of
from casusbelli.reading.lines.classifier import kind_of_line
from casusbelli.reading.lines.names import byline_names, split_names

CASES = 2_000
PARTS = (
    *"\"'“”«»()[]{}<>@#|/:;,.-–—\u2028\u200b\u00a0\x00\ud800\U0001f600 \t\n",
    *(
        "By ",
        " and ",
        "Via ",
        "AFP",
        "Reuters",
        "READ ALSO",
        "2020-02-30",
        "31.12.99",
        "T25:61",
        "http://",
        "%ff",
        "é",
        "李",
        "ب",
    ),
)
PARSERS = {
    "spans": boilerplate_spans,
    "credits": credits_of,
    "day": parse_day,
    "day in address": day_in_url,
    "names": split_names,
}
UNITS = ("a", " ", "By A ", "and ", "(", '"', "- ", "1", "sign up ", "a@", "A. ", "\u200b", "/", "Via A ")


def texts(seed):
    chance = random.Random(seed)
    for _ in range(CASES):
        yield "".join(chance.choice(PARTS) for _ in range(chance.randrange(12)))


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
def test_any_text_is_answered(parser):
    for text in texts(parser.__name__):
        parser(text)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(
    "parser", [boilerplate_spans, kind_of_line, byline_names, parse_day, detect], ids=lambda f: f.__name__
)
def test_a_megabyte_of_one_thing_takes_no_longer_than_its_length(parser, unit):
    text = unit * (1_000_000 // len(unit))
    parser("warm")
    started = time.process_time()
    parser(text)
    assert time.process_time() - started < 1
