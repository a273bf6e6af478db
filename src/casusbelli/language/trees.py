"""From arc and label scores to dependency trees."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

__all__ = ["heads_of", "is_tree", "label_scores", "spanning_tree"]

Floats = npt.NDArray[np.float32]
Heads = npt.NDArray[np.int64]


def heads_of(dep: Floats, head: Floats, root: Floats, bias: Floats) -> Heads:
    """Governor of each word of one sentence (0 = root, else 1 + word number): greedy if a tree, else the best tree.

    Dozat and Manning's biaffine arcs: `dep` [n, d] holds the middle matrix already; `head` [n, d]; `root`, `bias` [d].
    """
    heads = np.vstack([root[None], head])
    scores = dep @ heads.T + (heads @ bias)[None]
    greedy: Heads = scores.argmax(1)
    return greedy if is_tree(greedy) else spanning_tree(scores)


def is_tree(heads: Heads) -> bool:
    """Whether exactly one word hangs on the root and all others hang on it through others."""
    n = len(heads)
    if int((heads == 0).sum()) != 1:
        return False
    reached = heads.copy()
    for _ in range(max(1, n.bit_length())):
        reached = np.where(reached > 0, reached[reached - 1], 0)
    return not reached.any()


def spanning_tree(scores: Floats) -> Heads:
    """The best single-rooted tree by Chu, Liu and Edmonds; `scores` [n, 1 + n], column 0 is the root."""
    n = len(scores)
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:] = scores
    np.fill_diagonal(full, -np.inf)
    finite = full[np.isfinite(full)]
    penalty = float(finite.max() - finite.min() + 1.0) * (n + 1)
    full[1:, 0] -= penalty
    tree: Heads = _chu_liu_edmonds(full)[1:]
    return tree


def _chu_liu_edmonds(scores: npt.NDArray[np.float64]) -> Heads:
    """Best arborescence rooted at 0: heads [n], scores[d, h]."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(heads), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    own = scores[cycle, heads[cycle]]
    entering = scores[np.ix_(cycle, outside)] - own[:, None]
    leaving = scores[np.ix_(outside, cycle)]
    m = len(outside)
    small = np.full((m + 1, m + 1), -np.inf)
    small[:m, :m] = scores[np.ix_(outside, outside)]
    small[m, :m] = entering.max(0)
    small[:m, m] = leaving.max(1)
    small[0] = -np.inf
    solved = _chu_liu_edmonds(small)
    result = heads.copy()
    for i in range(1, m):
        result[outside[i]] = outside[solved[i]] if solved[i] < m else cycle[int(leaving[i].argmax())]
    source = int(solved[m])
    result[cycle[int(entering[:, source].argmax())]] = outside[source]
    return result


def _cycle(heads: Heads) -> npt.NDArray[np.int64] | None:
    """The node numbers of some cycle, or None."""
    state = np.zeros(len(heads), np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return np.array(path[path.index(node) :])
        state[path] = 2
    return None


def label_scores(dep: Floats, head: Floats, tensors: Mapping[str, Floats]) -> Floats:
    """Relation scores [n, relations] of dependents `dep` [n, d] on governors `head` [n, d]."""
    size = head.shape[1]
    left = (dep @ tensors["label_mid"]).reshape(len(dep), -1, size)
    scores = np.matmul(left, head[:, :, None])[:, :, 0]
    linear = tensors["label_lin"]
    result: Floats = scores + dep @ linear[:, :size].T + head @ linear[:, size:].T + tensors["label_bias"]
    return result
