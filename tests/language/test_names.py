import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.language.names import best_tags, spans, without_article

TAGS = ["O", "B-Person", "I-Person", "B-Location", "I-Location"]


def test_a_lone_inside_tag_is_not_allowed() -> None:
    scores = np.array([[0.0, 1.0, 5.0, 0.0, 0.0], [0.0, 0.0, 4.0, 0.0, 0.0]], np.float32)
    assert [TAGS[i] for i in best_tags(scores, TAGS)] == ["B-Person", "I-Person"]


def test_spans_join_a_beginning_and_its_insides() -> None:
    path = [TAGS.index(t) for t in ("O", "B-Person", "I-Person", "B-Person", "O", "B-Location")]
    assert spans(path, TAGS) == [(1, 3, "Person"), (3, 4, "Person"), (5, 6, "Location")]


@given(st.integers(0, 12), st.integers(0, 10**6))
def test_every_best_path_is_valid(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, len(TAGS))).astype(np.float32)
    path = best_tags(scores, TAGS)
    assert len(path) == n
    for before, after in zip([0, *path], path, strict=False):
        if TAGS[after].startswith("I-"):
            assert TAGS[before][2:] == TAGS[after][2:]


def test_an_article_is_no_part_of_a_name() -> None:
    assert without_article(0, 2, "Organization", ["The", "Taliban"]) == (1, 2)
    assert without_article(0, 1, "Organization", ["The"]) is None
    assert without_article(0, 2, "Location", ["The", "Hague"]) == (0, 2)
    assert without_article(1, 2, "Person", ["The", "Saleh"]) == (1, 2)
