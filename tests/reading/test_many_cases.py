"""P2 of the reliability notes: ten thousand texts of any kind through the small parsers, and no pattern that takes longer than the text."""  # noqa: E501

import html
import json
import random
import time

import pytest

from casusbelli.coding.number import read_count
from casusbelli.reading import Setting, boilerplate_spans
from casusbelli.reading.days import day_in_url, parse_day
from casusbelli.reading.languages import detect
from casusbelli.reading.lines import credits_of
from casusbelli.reading.lines.classifier import kind_of_line
from casusbelli.reading.lines.credits import dateline_wire
from casusbelli.reading.lines.names import byline_names, split_names
from casusbelli.reading.pages import read_page
from casusbelli.times.finder import find_times_in_text

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

LINE_UNITS = (
    "By ",
    "A ",
    "and ",
    "(",
    "AFP ",
    "- ",
    ", ",
    "12 ",
    "the ",
    "read ",
    "Jan ",
    "in ",
    "@a ",
    ".",
    "/ ",
    " ",
)


def texts(seed):
    chance = random.Random(seed)
    for _ in range(CASES):
        yield "".join(chance.choice(PARTS) for _ in range(chance.randrange(12)))


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
def test_any_text_is_answered(parser):
    for text in texts(parser.__name__):
        parser(text)


@pytest.mark.parametrize("unit", UNITS)
def test_a_page_with_a_megabyte_in_every_field_takes_no_longer_than_its_length(unit):
    text = html.escape(unit * (200_000 // len(unit)))
    told = json.dumps({"@type": "NewsArticle", **dict.fromkeys(("headline", "name", "author", "datePublished"), text)})
    markup = (
        f"<html><head><title>{text}</title><meta name='author' content='{text}'>"
        f"<script type='application/ld+json'>{told}</script></head><body><h1>{text}</h1><p>{text}</p></body></html>"
    )
    started = time.process_time()
    read_page(markup, "k", Setting(), original=markup.encode())
    assert time.process_time() - started < 3


@pytest.mark.parametrize("first", LINE_UNITS)
def test_no_line_of_repeated_words_takes_long(first):
    for second in LINE_UNITS:
        line = (first + second) * 60
        kind_of_line("warm")
        started = time.process_time()
        kind_of_line(line[:290])
        dateline_wire(line)
        assert time.process_time() - started < 0.1, line[:40]


@pytest.mark.parametrize("unit", ["1", "1 ", "two ", "million ", "between 1 and ", "on May ", "last ", "a", '"'])
def test_long_runs_of_numbers_and_times_take_no_longer_than_their_length(unit):
    text = unit * (1_000_000 // len(unit))
    find_times_in_text("warm", None)
    started = time.process_time()
    read_count(text)
    find_times_in_text(text[:100_000], None)
    assert time.process_time() - started < 1


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
