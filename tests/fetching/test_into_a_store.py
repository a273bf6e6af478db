"""A served site with feed, pages, redirects, robots and bombs, read into a store that says what was not read."""

import importlib.util
import json
from pathlib import Path

import pytest

import casusbelli.fetching
import casusbelli.fetching.fetcher
from casusbelli.cli.fake import fake_tools
from casusbelli.cli.main import run
from casusbelli.fetching import Allowance, Fetcher, FetchLimits, Pace
from casusbelli.store import StoreReader

_SPEC = importlib.util.spec_from_file_location("casus_store_site", Path(__file__).parent / "site.py")
_SITE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_SITE)


@pytest.fixture
def site(monkeypatch):
    with _SITE.served() as (base, address, asked):
        limits = FetchLimits(total_seconds=2.0, pace_seconds=0.0)

        def fetcher():
            return Fetcher(limits=limits, allowance=Allowance(frozenset({address})), pace=Pace(0.0, 1.0))

        monkeypatch.setattr(casusbelli.fetching.fetcher, "Fetcher", fetcher)
        monkeypatch.setattr(casusbelli.fetching, "Fetcher", fetcher)
        yield base, asked


@pytest.fixture
def store(tmp_path):
    path = str(tmp_path / "s.db")
    assert run(("init", path)) == 0
    return path


def casus(*arguments):
    return run(arguments, obj=fake_tools())


def failures(store, base, capsys):
    capsys.readouterr()
    assert casus("failures", "-s", store, "--format", "jsonl") == 0
    rows = map(json.loads, capsys.readouterr().out.splitlines())
    return {row["key"].removeprefix(base): row["reason"] for row in rows}


def test_a_feed_is_watched_into_a_store(site, store, capsys):
    base, asked = site
    assert casus("watch", "--once", "-s", store, f"{base}/feed") == 1
    with StoreReader.open(store) as reader:
        assert reader.counts()["document"] == 2
    told = failures(store, base, capsys)
    assert told["/none"] == "the server answered 404"
    assert told["/private/3"] == "its robots.txt does not allow it"
    assert "more than" in told["/bomb"]
    before = len(asked)
    assert casus("watch", "--once", "-s", store, f"{base}/feed") == 0
    assert asked[before:] == ["/robots.txt", "/feed"]
    assert failures(store, base, capsys) == told


def test_addresses_are_added_and_what_is_not_read_is_told(site, store, capsys, tmp_path):
    base, _ = site
    addresses = [
        f"{base}{path}" for path in ("/page/9", "/moved", "/inside", "/round/0", "/endless", "/slow", "/twice")
    ]
    assert casus("add", "-s", store, *addresses, "http://10.0.0.1/", str(tmp_path / "none.txt")) == 1
    with StoreReader.open(store) as reader:
        assert reader.counts()["document"] == 2
    told = failures(store, base, capsys)
    expected = {"/inside": "169.254", "/round/0": "redirects", "/endless": "more than", "/twice": "more than"}
    expected |= {"http://10.0.0.1/": "refused", str(tmp_path / "none.txt"): "no such file"}
    assert {key for key, words in expected.items() if words not in told[key]} == set()
    assert set(told) == {*expected, "/slow"}


def test_a_feed_that_does_not_answer_is_a_failure(site, store, capsys):
    base, _ = site
    assert casus("watch", "--once", "-s", store, f"{base}/gone") == 1
    assert failures(store, base, capsys) == {"/gone": "the server answered 404"}
