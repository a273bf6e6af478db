"""export and import from the command line."""

from __future__ import annotations


def test_there_and_back(casus, store, tmp_path):
    out, copy = str(tmp_path / "all.jsonl"), str(tmp_path / "copy.db")
    assert casus("export", store, "-o", out).code == 0
    outcome = casus("import", out, "-s", copy)
    assert (outcome.code, outcome.out) == (0, "")
    assert "is ready" in outcome.err
    again = casus("export", copy)
    assert again.out == casus("export", store).out
    assert casus("import", "-q", "-s", f"{copy}2", stdin=again.out.encode()).err == ""
    assert casus("events", "-s", f"{copy}2").out == casus("events", "-s", store).out


def test_mistakes_are_one_line_and_exit_two(casus, store, tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b"\xff\xfe{}\n")
    target = str(tmp_path / "new.db")
    for arguments, said in (
        (("export", str(tmp_path / "none.db")), "no such store"),
        (("import", str(tmp_path / "none.jsonl"), "-s", target), "No such file"),
        (("import", str(bad), "-s", target), "not UTF-8"),
        (("import", "-s", target), "cut short"),
        (("import", "-s", store), "exists"),
    ):
        outcome = casus(*arguments)
        assert (outcome.code, outcome.out) == (2, "")
        assert said in outcome.err
        assert outcome.err.count("\n") == 1
    assert casus("export", store, "-o", str(bad)).code == 2
    assert casus("export", store, "-o", str(bad), "--force").code == 0
