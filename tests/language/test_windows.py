from hypothesis import given, settings
from hypothesis import strategies as st

from casusbelli.language import tokens
from casusbelli.language.windows import GLUED, LIMIT, NEWLINE, SPACE, cut


def pieces(word: str) -> tuple[int, ...]:
    return tuple(range(1, 2 + min(9, len(word) // 4)))


def windows_of(text: str) -> list:
    paragraphs = [list(tokens.words(text, a, b)) for a, b in tokens.paragraphs(text)]
    return list(cut(text, paragraphs, pieces))


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["the", "rebels", "Advance", ".", "\n", "counter-offensive", "a" * 80, '"']), max_size=400)
)
def test_windows_hold_every_word_once_and_never_too_much(words: list[str]) -> None:
    text = " ".join(words)
    expected = [text[a:b] for a, b in tokens.words(text)]
    windows = windows_of(text)
    assert sum(w.last - w.first for w in windows) == len(expected)
    at = 0
    for window in windows:
        assert window.first == at and window.last > window.first
        assert 0 < window.length <= LIMIT
        assert window.length == sum(len(p) for p in window.pieces)
        at = window.last


def test_a_full_window_is_cut_at_a_sentence_end() -> None:
    text = "Rebels took the hill . " * 60
    windows = windows_of(text)
    assert len(windows) > 1
    assert all((w.last - w.first) % 5 == 0 for w in windows)


def test_spacing_is_kept() -> None:
    window = windows_of("Go on.\n\nStop")[0]
    assert window.glues == (NEWLINE, SPACE, GLUED, NEWLINE)
    assert window.paragraphs == (0, 0, 0, 1)
