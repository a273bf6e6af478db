"""How likely two events in the making are one happening: small trees over readable features of the two.

They are fitted by `training/pairs.py` and lie in data/pairing.json.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Union

import numpy as np
import numpy.typing as npt

from casusbelli.coding.comparison import Sketch, akin, meet
from casusbelli.coding.draft import SIDES, SPOKEN
from casusbelli.coding.factuality import REAL
from casusbelli.coding.weights import logistic, shipped

__all__ = ["Pairing", "telling_features"]

Tree = Union[float, "tuple[str, float, Tree, Tree]"]

FAR, MANY = 10, 4


def telling_features(one: Sketch, two: Sketch, between: int) -> dict[str, float]:
    """What tells whether a later draft tells of an earlier's happening; `between`: drafts of its type in between."""
    told = {
        "same word": akin(one.lemma, two.lemma),
        "same lemma": one.lemma == two.lemma,
        "pointed": two.pointed,
        "demonstrative": two.demonstrative,
        "pointed, same word": two.pointed and akin(one.lemma, two.lemma),
        "noun": not two.verb,
        "bare noun": not two.verb and not two.pointed and not two.owned,
        "other": two.other,
        "lead": one.sentence == 0,
        "bare": not two.actors and not two.recipients,
        "harms": two.harming,
        "earlier harms": one.harming,
        "harms without actors": two.harming and not two.actors,
        "reality apart": _real(one) != _real(two),
        "unreal": not _real(two),
        "history apart": one.draft.historical != two.draft.historical,
        "campaign apart": _campaign(one) != _campaign(two),
        "embedded": two.embedded,
        "conjoined": two.joined == one.draft.head,
        "assault": two.draft.event_type == "ASSAULT",
        "protest": two.draft.event_type == "PROTEST",
        "verbal": two.draft.event_type in SPOKEN,
    }
    gap = two.sentence - one.sentence
    near = {"same sentence": gap == 0, "next": gap == 1, "second next": gap == 2}
    measures = {
        "far": min(gap, FAR) / FAR,
        "between": min(between, MANY) / MANY,
        "sure": two.draft.confidence,
        "earlier sure": one.draft.confidence,
    }
    listed = {**told, **near, **_sides(one, two), **_setting(one, two), **_detail(one, two)}
    return {**{name: float(bool(value)) for name, value in listed.items()}, **measures}


def _sides(one: Sketch, two: Sketch) -> dict[str, object]:
    found: dict[str, object] = {
        "crossed": (one.actors & two.recipients) | (one.recipients & two.actors),
        "crossed lands": ((one.lands[0] & two.lands[1]) | (one.lands[1] & two.lands[0]))
        and not one.lands[0] & two.lands[0],
    }
    for side, mine, yours, lands, other, nouns in (
        (SIDES[k], (one.actors, one.recipients)[k], (two.actors, two.recipients)[k], one.lands[k], two.lands[k],
         one.nouns[k] & two.nouns[k]) for k in (0, 1)
    ):  # fmt: skip
        found |= {
            f"same {side}": mine & yours,
            f"{side}: nouns": nouns,
            f"{side}: lands": lands & other,
            f"{side}: lands apart": lands and other and not lands & other,
            f"{side}: apart": mine and yours and not mine & yours and not lands & other,
            f"without {side}": not yours,
            f"earlier without {side}": not mine,
        }
    return found


def _setting(one: Sketch, two: Sketch) -> dict[str, object]:
    names = [{p.name for p in s.draft.places} for s in (one, two)]
    lands = [{p.country for p in s.draft.places if p.country} for s in (one, two)]
    return {
        "days apart": not meet(one.days, two.days),
        "days shared": one.dated and two.dated and meet(one.days, two.days),
        "dated": two.dated,
        "same place": names[0] & names[1],
        "places apart": names[0] and names[1] and not names[0] & names[1],
        "lands of places apart": lands[0] and lands[1] and not lands[0] & lands[1],
        "placed": names[1],
    }


def _detail(one: Sketch, two: Sketch) -> dict[str, object]:
    modes = [set(s.draft.modes) for s in (one, two)]
    tolls = [{h.toll.kind: (h.toll.min, h.toll.max) for h in s.draft.harms} for s in (one, two)]
    kinds = tolls[0].keys() & tolls[1].keys()
    return {
        "same mode": modes[0] & modes[1],
        "modes apart": modes[0] and modes[1] and not modes[0] & modes[1],
        "same toll": any(tolls[0][k] == tolls[1][k] for k in kinds),
        "tolls apart": any(tolls[0][k] != tolls[1][k] for k in kinds),
        "toll added": tolls[1] and not tolls[0],
    }


def _real(sketch: Sketch) -> bool:
    return sketch.draft.factuality.value in REAL


def _campaign(sketch: Sketch) -> bool:
    """A war or fighting is no single attack."""
    return sketch.draft.trigger.sense.frame == "mutual"


class _Forest:
    """All trees side by side in arrays, so that many pairs go down all of them at once."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        nodes = [_nodes(tree) for tree in trees]
        self.depth = max((_depth(tree) for tree in trees), default=0)
        self.names = sorted({node[0] for listed in nodes for node in listed if node[0]})
        place = {name: number for number, name in enumerate(self.names)}
        width = max((len(listed) for listed in nodes), default=0)
        shape = (len(trees), width)
        self.feature, self.low, self.high = (np.zeros(shape, dtype=np.intp) for _ in range(3))
        self.bound, self.vote = np.zeros(shape), np.zeros(shape)
        for row, listed in enumerate(nodes):
            for at, (name, bound, low, high, vote) in enumerate(listed):
                self.feature[row, at] = place.get(name, 0)
                self.bound[row, at], self.low[row, at], self.high[row, at], self.vote[row, at] = bound, low, high, vote
        self.rows = np.arange(len(trees))

    def votes(self, pairs: Sequence[Mapping[str, float]]) -> npt.NDArray[np.float64]:
        """The vote of every tree for every pair."""
        told = np.array([[features[name] for name in self.names] for features in pairs])
        across = np.arange(len(pairs))[:, None]
        at = np.zeros((len(pairs), len(self.rows)), dtype=np.intp)
        for _ in range(self.depth):
            above = told[across, self.feature[self.rows, at]] > self.bound[self.rows, at]
            at = np.where(above, self.high[self.rows, at], self.low[self.rows, at])
        voted: npt.NDArray[np.float64] = self.vote[self.rows, at]
        return voted


Node = tuple[str, float, int, int, float]
"""Feature, bound, the nodes for what lies at most and above it, vote; a leaf has no feature and leads to itself."""


def _nodes(tree: Tree) -> list[Node]:
    """The nodes of a tree, its root first."""
    found: list[Node] = []

    def put(branch: Tree) -> int:
        at = len(found)
        if not isinstance(branch, tuple):
            found.append(("", 0.0, at, at, branch))
            return at
        name, bound, low, high = branch
        found.append(("", 0.0, at, at, 0.0))
        found[at] = (name, bound, put(low), put(high), 0.0)
        return at

    put(tree)
    return found


def _depth(tree: Tree) -> int:
    return 1 + max(_depth(tree[2]), _depth(tree[3])) if isinstance(tree, tuple) else 0


@dataclass(frozen=True)
class Pairing:
    """Small fitted trees; each votes on a pair, and the sum of the votes is the log-odds of one happening.

    A tree is a vote, or a branch: feature, bound, and the trees for what lies at most and above it.
    """

    bias: float
    trees: tuple[Tree, ...]
    threshold: float

    @classmethod
    def load(cls) -> Pairing:
        """The shipped trees; raises KnowledgeError when the package lacks them."""
        return _load()

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability that the two tell of one happening."""
        return self.probabilities([features])[0]

    def probabilities(self, pairs: Sequence[Mapping[str, float]]) -> list[float]:
        """For each pair the probability that the two tell of one happening."""
        if not pairs:
            return []
        votes = self._forest.votes(pairs)
        bias = np.full((len(pairs), 1), self.bias)
        totals = np.cumsum(np.concatenate([bias, votes], axis=1), axis=1)[:, -1]
        return [logistic(total) for total in totals.tolist()]

    @cached_property
    def _forest(self) -> _Forest:
        return _Forest(self.trees)


@cache
def _load() -> Pairing:
    raw = shipped("pairing", "python training/pairs.py")
    return Pairing(raw["bias"], tuple(_tree(tree) for tree in raw["trees"]), raw["threshold"])


def _tree(raw: Any) -> Tree:
    if not isinstance(raw, list):
        return float(raw)
    name, bound, low, high = raw
    return str(name), float(bound), _tree(low), _tree(high)
