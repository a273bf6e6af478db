import json

import pytest

from casusbelli.errors import StoreError
from casusbelli.fetching import FeedState, WatchState, state_path


def test_a_state_comes_back(tmp_path):
    path = state_path(tmp_path / "a.casus")
    state = WatchState.load(path)
    state.feeds["https://a.org/feed"] = FeedState('"1"', "Mon", 2, 5.5).with_seen(["x", "y"])
    state.save()
    again = WatchState.load(path)
    assert again.feeds == state.feeds
    assert again.feeds["https://a.org/feed"].has_seen("x")
    assert not again.feeds["https://a.org/feed"].has_seen("z")
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_the_oldest_are_forgotten():
    state = FeedState().with_seen(str(number) for number in range(20_010))
    assert len(state.seen) == 20_000
    assert not state.has_seen("0")
    assert state.has_seen("20009")


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "[]",
        '{"version": 1}',
        '{"version": 1, "feeds": {"a": {"seen": 3}}}',
        '{"version": 1, "feeds": {"a": {"seen": [], "x": 1}}}',
    ],
)
def test_a_damaged_file_is_said(tmp_path, kept):
    (tmp_path / "s").write_text(kept)
    with pytest.raises(StoreError, match="remove it"):
        WatchState.load(tmp_path / "s")


def test_a_newer_file_is_refused(tmp_path):
    (tmp_path / "s").write_text(json.dumps({"version": 99, "feeds": {}}))
    with pytest.raises(StoreError, match="newer"):
        WatchState.load(tmp_path / "s")


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        WatchState(tmp_path / "none" / "s").save()
