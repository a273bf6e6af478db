import json

import pytest

from casusbelli.cli.watch import watch_feeds
from casusbelli.errors import FetchError
from casusbelli.fetching import Fetched, state_path

FEED = b"<?xml version='1.0'?><rss version='2.0'><channel><title>S</title><item><title>T</title><description>Two were killed near Gao.</description><guid>1</guid></item></channel></rss>"  # noqa: E501


class Site:
    def __init__(self, answers):
        self.answers = answers

    def fetch(self, url, *, etag=None, modified=None):
        answer = self.answers[url]
        if isinstance(answer, str):
            raise FetchError(answer)
        return answer


@pytest.fixture
def site():
    return Site(
        {
            "https://a.org/f": Fetched("https://a.org/f", 200, {"etag": "x"}, FEED),
            "https://b.org/f": "https://b.org/f: no answer in time",
        }
    )


def test_one_round_adds_what_is_new_and_remembers_it(site, tmp_path, capsys):
    added = []
    store = str(tmp_path / "casus.db")
    assert watch_feeds(("https://a.org/f",), store, site, added.extend, every=60.0, rounds=1, quiet=False) == 0
    assert [document.text for document in added] == ["Two were killed near Gao."]
    kept = json.loads(state_path(store).read_text())
    assert kept["feeds"]["https://a.org/f"]["etag"] == "x"
    assert "1 articles read" in capsys.readouterr().err


def test_a_feed_that_fails_is_exit_code_1_and_a_failure(site, tmp_path, capsys):
    added = []
    code = watch_feeds(
        ("https://a.org/f", "https://b.org/f"),
        str(tmp_path / "s"),
        site,
        added.extend,
        every=60.0,
        rounds=1,
        quiet=True,
    )
    assert code == 1
    assert added[-1].reason.endswith("no answer in time")
    assert capsys.readouterr().err == ""
