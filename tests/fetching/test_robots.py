import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.fetching.robots import parse_robots

FILE = """\ufeff# mine
User-agent: other
Disallow: /

User-agent: *
Disallow: /private   # not this
Allow: /private/open
Disallow: /*.pdf$
Disallow: /a*b/c
Crawl-delay: 2.5
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private", False),
        ("/private/x", False),
        ("/private/open/y", True),
        ("/x.pdf", False),
        ("/x.pdf?y", True),
        ("/aXXb/c/d", False),
        ("/%70rivate", False),
    ],
)
def test_the_longest_rule_decides(path, allowed):
    assert parse_robots(FILE, "casusbelli").allows(path) is allowed


def test_the_delay_is_read():
    assert parse_robots(FILE, "casusbelli").delay == 2.5


def test_a_group_of_its_own_replaces_the_general_one():
    robots = parse_robots(FILE + "\nUser-agent: CasusBelli/1.0\nUser-agent: third\nDisallow: /only\n", "casusbelli")
    assert robots.allows("/private")
    assert not robots.allows("/only/x")
    assert robots.delay is None


def test_an_empty_file_and_an_empty_rule_allow_all():
    assert parse_robots("", "casusbelli").allows("/x")
    assert parse_robots("User-agent: *\nDisallow:\n", "casusbelli").allows("/x")


@given(st.text(), st.text())
def test_any_file_gives_an_answer(text, path):
    assert parse_robots(f"User-agent: *\nDisallow: {text}", "casusbelli").allows(path) in (True, False)
