def test_failures_are_listed_with_their_reasons(casus, store, tmp_path):
    assert casus("failures", "-s", store).out == ""
    assert casus("add", "-s", store, str(tmp_path / "none.txt")).code == 1
    out = casus("failures", "-s", store).out
    assert "none.txt" in out
    assert "no such file" in out
