import numpy as np

from casusbelli.language.heads import ArgumentScores, sigmoid, softmax


def test_softmax_and_sigmoid_are_probabilities() -> None:
    x = np.array([[1000.0, 0.0], [-5.0, 5.0]], np.float32)
    assert np.allclose(softmax(x).sum(-1), 1.0)
    assert np.all((sigmoid(x) >= 0) & (sigmoid(x) <= 1))


def test_argument_scores_cover_the_window_and_use_distance() -> None:
    size, labels, n = 3, ("actor", "place"), 6
    rng = np.random.default_rng(0)
    tensors = {
        "pair_mid": np.zeros((size, len(labels) * size), np.float32),
        "pair_lin": np.zeros((len(labels), 2 * size), np.float32),
        "pair_bias": np.zeros(len(labels), np.float32),
        "pair_distance": np.zeros((len(labels), 33), np.float32),
    }
    tensors["pair_distance"][1, 16 + 1] = 9.0
    vectors = rng.normal(size=(n, size)).astype(np.float32)
    scores = ArgumentScores(labels, vectors, vectors, [(0, 2)] * 2 + [(2, 6)] * 4, tensors)
    found = scores.scores(3)
    assert scores.window(3) == (2, 6) and found.shape == (4, 2)
    assert found[2, 1] > 0.99 and found[1, 1] == 0.5 and np.all(found[:, 0] == 0.5)
