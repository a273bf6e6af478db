import datetime as dt

import pytest

from casusbelli.errors import FetchError
from casusbelli.fetching import Fetched, Watcher, WatchState
from casusbelli.reading import Failure, Setting

FEED = "https://sahel.org/feed"


def feed(*numbers):
    items = "".join(
        f"<item><title>T{n}</title><link>https://sahel.org/{n}</link><pubDate>Mon, 30 Dec 2019 10:00:00 GMT</pubDate></item>"  # noqa: E501
        for n in numbers
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>S</title>{items}</channel></rss>".encode()


class Site:
    """A fetcher of made-up answers."""

    def __init__(self):
        self.answers = {}
        self.asked = []

    def fetch(self, url, *, etag=None, modified=None):
        self.asked.append((url, etag))
        if url not in self.answers:
            raise FetchError(f"{url}: the server answered 404")
        return self.answers[url]


@pytest.fixture
def site(make_article):
    site = Site()
    site.answers[FEED] = Fetched(FEED, 200, {"etag": '"1"'}, feed(1, 2))
    for number in (1, 2, 3):
        site.answers[f"https://sahel.org/{number}"] = Fetched(
            f"https://sahel.org/{number}", 200, {"content-type": "text/html"}, make_article(number)
        )
    return site


@pytest.fixture
def make_article():
    def make(number):
        sentences = "".join(
            f"<p>In report {number}, the governor said that two policemen were killed near the town in attack number {n}.</p>"  # noqa: E501
            for n in range(4)
        )
        return f"<html><body><article><h1>Report {number}</h1>{sentences}</article></body></html>".encode()

    return make


@pytest.fixture
def watcher(site, tmp_path, clock):
    added = []
    setting = Setting(today=dt.date(2026, 11, 24))
    watcher = Watcher(
        site, WatchState.load(tmp_path / "s"), added.extend, setting, clock=clock, sleep=clock.sleep, chance=lambda: 0.5
    )
    return watcher, added


def test_new_entries_are_read_once(watcher, site):
    watching, added = watcher
    tally = watching.round([FEED])
    assert (tally.asked, tally.read, tally.unread) == (1, 2, 0)
    assert [document.key for document in added] == ["https://sahel.org/1", "https://sahel.org/2"]
    assert {document.published for document in added} == {"2019-12-30"}
    site.answers[FEED] = Fetched(FEED, 200, {}, feed(1, 2, 3))
    assert watching.round([FEED]).read == 1
    assert site.asked.count(("https://sahel.org/1", None)) == 1


def test_validators_are_given_back(watcher, site):
    watching, _ = watcher
    watching.round([FEED])
    site.answers[FEED] = Fetched(FEED, 304, {}, b"", unchanged=True)
    assert watching.round([FEED]).unchanged == 1
    assert site.asked[-1] == (FEED, '"1"')


def test_an_entry_that_cannot_be_read_is_a_failure_and_the_rest_goes_on(watcher, site):
    watching, added = watcher
    del site.answers["https://sahel.org/1"]
    tally = watching.round([FEED])
    assert (tally.read, tally.unread) == (1, 1)
    assert added[0] == Failure("https://sahel.org/1", "the server answered 404")


def test_a_failing_feed_is_left_alone_for_longer_each_time(watcher, site, clock):
    watching, added = watcher
    del site.answers[FEED]
    waits = []
    for _ in range(4):
        assert watching.round([FEED]).failed == 1
        assert watching.round([FEED]).asked == 0
        waits.append(watching.state.feeds[FEED].not_before - clock.now)
        clock.now += waits[-1]
    assert waits == [60, 120, 240, 480]
    assert all(isinstance(failure, Failure) for failure in added)


def test_what_was_not_stored_is_read_again(watcher, site, tmp_path, clock):
    watching, _ = watcher

    def full(outcomes):
        raise OSError("disk full")

    watching.add = full
    with pytest.raises(OSError, match="full"):
        watching.round([FEED])
    added = []
    again = Watcher(site, WatchState.load(tmp_path / "s"), added.extend, clock=clock)
    assert again.round([FEED]).read == 2


def test_a_feed_that_is_none_is_a_failure(watcher, site):
    watching, added = watcher
    site.answers[FEED] = Fetched(FEED, 200, {}, b"<html>no</html>")
    assert watching.round([FEED]).failed == 1
    assert added[0].key == FEED


def test_rounds_follow_each_other_at_their_time(watcher, clock):
    watching, _ = watcher
    assert len(list(watching.follow([FEED], 900.0, 3))) == 3
    assert clock.slept == [900.0, 900.0]
