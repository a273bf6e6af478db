from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from casusbelli.language.trees import heads_of, is_tree, label_scores, spanning_tree


def best_by_trying(scores: np.ndarray) -> float:
    n = len(scores)
    trees = (np.array(h) for h in product(range(n + 1), repeat=n))
    return max(float(scores[np.arange(n), h].sum()) for h in trees if is_tree(h))


def test_is_tree_refuses_cycles_two_roots_and_none() -> None:
    assert is_tree(np.array([0, 1, 2]))
    assert is_tree(np.array([0]))
    assert not is_tree(np.array([0, 0, 1]))
    assert not is_tree(np.array([2, 1]))
    assert not is_tree(np.array([0, 3, 2]))
    assert not is_tree(np.array([1]))


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 4).flatmap(lambda n: arrays(np.float64, (n, n + 1), elements=st.floats(-9, 9, width=16))))
def test_spanning_tree_is_the_best_tree(scores: np.ndarray) -> None:
    n = len(scores)
    for i in range(n):
        scores[i, i + 1] = -1e6
    heads = spanning_tree(scores.astype(np.float32))
    assert is_tree(heads)
    assert abs(float(scores[np.arange(n), heads].sum()) - best_by_trying(scores)) < 1e-3


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 12), st.integers(0, 10**6))
def test_heads_are_always_a_tree(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    dep, head = (rng.normal(size=(n, 6)).astype(np.float32) for _ in range(2))
    root, bias = (rng.normal(size=6).astype(np.float32) for _ in range(2))
    assert is_tree(heads_of(dep, head, root, bias))


def test_label_scores_are_bilinear_plus_linear() -> None:
    rng = np.random.default_rng(3)
    d, r, n = 4, 3, 5
    middle, linear = rng.normal(size=(r, d, d)).astype(np.float32), rng.normal(size=(r, 2 * d)).astype(np.float32)
    dep, head = (rng.normal(size=(n, d)).astype(np.float32) for _ in range(2))
    tensors = {"label_mid": middle.transpose(1, 0, 2).reshape(d, r * d), "label_lin": linear,
               "label_bias": np.ones(r, np.float32)}  # fmt: skip
    scores = label_scores(dep, head, tensors)
    expected = dep[2] @ middle[1] @ head[2] + linear[1] @ np.concatenate([dep[2], head[2]]) + 1.0
    assert abs(float(scores[2, 1] - expected)) < 1e-4
