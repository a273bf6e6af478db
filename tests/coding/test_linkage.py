"""What an act most likely answers, by weights over readable features."""

from __future__ import annotations

import pytest

from casusbelli.coding.draft import Draft
from casusbelli.coding.linkage import Linkage, Pairs
from casusbelli.coding.story import Story
from casusbelli.coding.tree import Tree

from .parts import at, draft, drawn, party

ARDOVIA, CORRIN = party("Ardovia", "ARD"), party("Corrin", "COR")
TREE = drawn(
    """
    Ardovia|Ardovia|PROPN|2|nsubj bombed|bomb|VERB|0|root Tesk|Tesk|PROPN|2|obj

    Corrin|Corrin|PROPN|2|nsubj condemned|condemn|VERB|0|root the|the|DET|4|det bombing|bombing|NOUN|2|obj
    and|and|CCONJ|6|cc expelled|expel|VERB|2|conj envoys|envoy|NOUN|6|obj
    """
)
BOMBED = draft(TREE, "bombed", actors=(ARDOVIA,))
JUDGED = draft(TREE, "condemned", "ACCUSE", actors=(CORRIN,), recipients=(ARDOVIA,))
EXPELLED = draft(TREE, "expelled", "SANCTION", actors=(CORRIN,), recipients=(ARDOVIA,))


def features(tree: Tree, one: Draft, two: Draft, *rest: Draft, **story: object) -> dict[str, float]:
    drafts = tuple(sorted((one, two, *rest), key=lambda d: d.head))
    same: dict[int, int] = story.get("same", {})  # type: ignore[assignment]
    references: dict[int, int] = story.get("references", {})  # type: ignore[assignment]
    unkept: tuple[Draft, ...] = story.get("unkept", ())  # type: ignore[assignment]
    pairs = Pairs(tree, Story(drafts, same, references, unkept), None, ("act",), ())
    source, target = (next(h for h in pairs.happenings if h.root == d.head) for d in (one, two))
    return pairs.features(source, target)


def test_types_order_and_sides_are_features() -> None:
    found = features(TREE, JUDGED, BOMBED)
    assert {"ACCUSE to ASSAULT", "told later", "aim is doer: ACCUSE", "target opens"} <= found.keys()
    assert "doer is doer (keys)" not in found
    assert "told first" in features(TREE, BOMBED, JUDGED)


def test_a_noun_under_a_judgement_points_by_its_word() -> None:
    found = features(TREE, JUDGED, BOMBED)
    assert {"points by its word", "its word right under", "its word pointed"} <= found.keys()
    assert "points there" in features(TREE, JUDGED, BOMBED, references={at(TREE, "bombing"): BOMBED.head})


def test_a_draft_that_became_no_row_still_points_by_its_type() -> None:
    noun = draft(TREE, "bombing", part="nouns", frame="act")
    assert "points by its type" in features(TREE, JUDGED, BOMBED, unkept=(noun,))
    arrest = draft(TREE, "bombing", "COERCE", part="nouns", frame="act")
    assert "points at another type" in features(TREE, JUDGED, BOMBED, unkept=(arrest,))


def test_coordination_is_seen() -> None:
    assert "over by conj" in features(TREE, EXPELLED, JUDGED, BOMBED)


@pytest.mark.parametrize(("weight", "number"), [(3.0, 1), (-3.0, None)])
def test_the_likeliest_is_chosen_or_none(weight: float, number: int | None) -> None:
    linkage = Linkage({"near": weight, "far": -5.0}, 0.5)
    assert linkage.chosen([{"far": 1.0}, {"near": 1.0}]) == number
    assert linkage.chosen([]) is None


def test_shares_leave_room_for_none() -> None:
    shares = Linkage({}, 0.5).shares([{}, {}])
    assert shares == pytest.approx([1 / 3, 1 / 3])


def test_the_shipped_weights_load() -> None:
    assert 0 < Linkage.load().threshold < 1
    assert Linkage.load().weights
