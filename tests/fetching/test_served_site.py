"""S3 and S4, and a whole watch, against a real site on this machine: the allowance is a test's, not a switch."""

import importlib.util
import time
import tracemalloc
from pathlib import Path

import pytest

from casusbelli.errors import FetchError
from casusbelli.fetching import Allowance, Fetcher, FetchLimits, Pace, Watcher, WatchState, following
from casusbelli.reading import Failure, Setting, read_sources
from casusbelli.records import Document

_SPEC = importlib.util.spec_from_file_location("casus_test_site", Path(__file__).parent / "site.py")
_SITE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_SITE)


@pytest.fixture(scope="module")
def site():
    with _SITE.served() as found:
        yield found


@pytest.fixture
def fetcher(site):
    limits = FetchLimits(total_seconds=2.0, pace_seconds=0.0)
    return Fetcher(limits=limits, allowance=Allowance(frozenset({site[1]})), pace=Pace(0.0, 1.0))


def test_without_the_allowance_the_site_is_refused(site):
    with pytest.raises(FetchError, match="public internet"):
        Fetcher().fetch(f"{site[0]}/page/1")


def test_a_page_and_a_redirect_are_read(site, fetcher):
    assert b"attack number 2" in fetcher.fetch(f"{site[0]}/moved").body
    assert fetcher.fetch(f"{site[0]}/packed").body == b"hello"


@pytest.mark.parametrize(
    ("path", "reason"), [("/bomb", "more than"), ("/twice", "more than"), ("/endless", "more than")]
)
def test_bombs_are_cut_off_at_once_and_in_little_memory(site, fetcher, path, reason):
    tracemalloc.start()
    started = time.monotonic()
    with pytest.raises(FetchError, match=reason):
        fetcher.fetch(f"{site[0]}{path}")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.monotonic() - started < 6
    assert peak < 100_000_000


@pytest.mark.parametrize("path", ["/drip", "/slow"])
def test_slow_answers_end_at_the_deadline(site, fetcher, path):
    started = time.monotonic()
    with pytest.raises(FetchError):
        fetcher.fetch(f"{site[0]}{path}")
    assert time.monotonic() - started < 5


def test_redirects_in_a_row_and_inwards_are_refused(site, fetcher):
    with pytest.raises(FetchError, match="redirects"):
        fetcher.fetch(f"{site[0]}/round/0")
    with pytest.raises(FetchError, match=r"169\.254"):
        fetcher.fetch(f"{site[0]}/inside")


def test_a_port_nobody_listens_on(site, fetcher):
    with pytest.raises(FetchError):
        Fetcher(allowance=Allowance(frozenset({("127.0.0.1", 1024)})), pace=Pace(0, 0)).fetch("http://127.0.0.1:1024/")


def test_an_address_is_read_to_a_document(site, fetcher):
    setting = Setting(fetch=following(fetcher))
    (document,) = read_sources([f"{site[0]}/page/7"], setting=setting)
    assert document.title == "Report 7"
    assert document.published == "2019-12-30"
    assert "READ ALSO" not in document.text


def test_a_feed_is_watched_end_to_end(site, fetcher, tmp_path):
    base, _, asked = site
    added = []
    watcher = Watcher(fetcher, WatchState.load(tmp_path / "state"), added.extend)
    tally = watcher.round([f"{base}/feed"])
    documents = [outcome for outcome in added if isinstance(outcome, Document)]
    failures = {outcome.key.removeprefix(base): outcome.reason for outcome in added if isinstance(outcome, Failure)}
    assert [document.title for document in documents] == ["Report 1", "Report 2"]
    assert sorted(failures) == ["/bomb", "/none", "/private/3"]
    assert "robots.txt" in failures["/private/3"]
    assert "404" in failures["/none"]
    assert (tally.read, tally.unread) == (2, 3)
    assert "/private/3" not in asked
    before = len(asked)
    again = Watcher(fetcher, WatchState.load(tmp_path / "state"), added.extend).round([f"{base}/feed"])
    assert (again.unchanged, again.read) == (1, 0)
    assert asked[before:] == ["/feed"]
