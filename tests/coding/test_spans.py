"""Everything found in a text as spans."""

from __future__ import annotations

from casusbelli.coding.spans import spans_of
from casusbelli.coding.speech import Saying
from casusbelli.records import Extent

from .parts import at, drawn

TREE = drawn(
    "Iva|Iva|PROPN|4|nsubj Tarn|Tarn|PROPN|1|flat ,|,|PUNCT|1|punct said|say|VERB|0|root rebels|rebel|NOUN|6|nsubj "
    "fled|flee|VERB|4|ccomp .|.|PUNCT|4|punct",
    {"Iva Tarn": "Person"},
)
TEXT = TREE.analysis.text


def quoted(extent: Extent) -> str:
    return TEXT[extent.start : extent.end]


def test_names_with_their_class() -> None:
    (name,) = spans_of(TREE, (), (), ()).names
    assert (TEXT[name.start : name.end], name.type) == ("Iva Tarn", "Person")


def test_an_attribution_has_source_cue_and_content() -> None:
    said = at(TREE, "said")
    saying = Saying(at(TREE, "Iva"), (said,), (at(TREE, "rebels"), at(TREE, "fled")), "says", said, (0, 1))
    (found,) = spans_of(TREE, (), (), (saying,)).attributions
    assert found.source is not None
    assert quoted(found.source) == "Iva Tarn"
    assert (quoted(found.cue), found.stance) == ("said", "says")
    assert [quoted(extent) for extent in found.content] == ["rebels fled"]


def test_content_in_two_runs_and_no_source() -> None:
    said = at(TREE, "said")
    saying = Saying(None, (said,), (at(TREE, "Iva"), at(TREE, "fled")), "reports", said)
    (found,) = spans_of(TREE, (), (), (saying,)).attributions
    assert found.source is None
    assert [quoted(extent) for extent in found.content] == ["Iva", "fled"]


def test_a_saying_inside_another_is_no_span_of_its_own() -> None:
    said, fled = at(TREE, "said"), at(TREE, "fled")
    outer = Saying(None, (said,), (at(TREE, "rebels"), fled), "says", said)
    inner = Saying(None, (fled,), (at(TREE, "rebels"),), "reports", fled)
    (found,) = spans_of(TREE, (), (), (outer, inner)).attributions
    assert found.stance == "says"
