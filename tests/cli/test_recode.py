"""`casus recode` from the command line."""

from __future__ import annotations

import json

from casusbelli.store import StoreReader


def test_all_is_coded_again_and_nothing_changes(casus, store):
    before = casus("events", "-s", store).out
    outcome = casus("recode", "-s", store)
    assert (outcome.code, outcome.out) == (0, "")
    assert "1 reports coded again, 0 events changed" in outcome.err
    assert casus("events", "-s", store).out == before
    assert casus("recode", "-s", store, "-q", "--anew").err == ""


def test_many_by_several_processes(casus, store):
    lines = "".join(json.dumps({"id": str(n), "text": f"{n}. Dolia bombed Cora."}) + "\n" for n in range(450))
    casus("add", "-s", store, "-q", "-", stdin=lines.encode())
    assert "451 reports" in casus("recode", "-s", store, "-j", "2").err
    with StoreReader.open(store) as reader:
        assert reader.check() == []


def test_an_empty_store_and_none(casus, tmp_path):
    path = str(tmp_path / "new.db")
    outcome = casus("recode", "-s", path)
    assert outcome.code == 2
    assert "no such store" in outcome.err
    casus("init", path)
    assert casus("recode", "-s", path).code == 0
