"""From drafts to mention records."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from casusbelli.coding.assemble import mention_id, mentions_of
from casusbelli.coding.links import Found
from casusbelli.coding.story import Story
from casusbelli.coding.trigger import Trigger
from casusbelli.ontology import cameo_code, event_types
from casusbelli.records import Interval, Participant, Span

from .parts import at, draft, drawn

TREE = drawn(
    """
    Jets|jet|NOUN|2|nsubj bombed|bomb|VERB|0|root Tesk|Tesk|PROPN|2|obj .|.|PUNCT|2|punct

    They|they|PRON|2|nsubj carried|carry|VERB|0|root out|out|ADP|2|compound:prt raids|raid|NOUN|2|obj .|.|PUNCT|2|punct
    """
)
BOMBED = draft(TREE, "bombed", modes=("aerial",), confidence=0.9, whole=0.81239)
RAIDS = draft(TREE, "raids", part="nouns", frame="act", confidence=0.7)


def test_ids_are_of_document_and_span() -> None:
    assert mention_id("d", 5, 11) == mention_id("d", 5, 11)
    assert len({mention_id("d", 5, 11), mention_id("e", 5, 11), mention_id("d", 5, 12)}) == 3


@given(st.text(), st.integers(0, 10**9), st.integers(0, 10**9))
def test_ids_are_sixteen_hex_digits(document: str, start: int, end: int) -> None:
    assert len(mention_id(document.encode("utf-8", "ignore").decode(), start, end)) == 16
    int(mention_id("x", start, end), 16)


def test_a_mention_has_its_trigger_type_and_codes() -> None:
    (mention,) = mentions_of(TREE, "doc", Story((BOMBED,), {}, {}), [], "tester")
    kind = event_types()["ASSAULT"]
    assert mention.trigger == Span("bombed", 5, 11)
    assert mention.id == mention_id("doc", 5, 11)
    assert (mention.document, mention.sentence, mention.coder) == ("doc", 0, "tester")
    assert (mention.score, mention.quad) == (kind.score, kind.quad)
    assert mention.cameo == cameo_code("ASSAULT", ("aerial",))
    assert mention.confidence == 0.812


def test_the_span_of_a_trigger_takes_in_its_light_verb() -> None:
    carried = draft(TREE, "raids", part="nouns")
    light = Trigger(carried.head, carried.trigger.sense, (carried.head,), at(TREE, "carried"))
    (mention,) = mentions_of(TREE, "doc", Story((replace(carried, trigger=light),), {}, {}), [], "tester")
    assert mention.trigger.text == "carried out raids"


def test_links_and_sameness_point_at_ids() -> None:
    cue = Span("out", 0, 3)
    story = Story((BOMBED, RAIDS), {RAIDS.head: BOMBED.head}, {})
    first, second = mentions_of(TREE, "doc", story, [Found(RAIDS.head, "caused_by", BOMBED.head, cue)], "tester")
    assert first.links == ()
    assert [(link.relation, link.target, link.cue) for link in second.links] == [
        ("caused_by", first.id, cue),
        ("same_as", first.id, None),
    ]


def test_a_link_to_what_is_no_mention_is_left_out() -> None:
    (mention,) = mentions_of(TREE, "doc", Story((BOMBED,), {}, {}), [Found(BOMBED.head, "part_of", 0, None)], "tester")
    assert mention.links == ()


def test_evidence_is_the_sentence_of_the_trigger_and_of_each_field() -> None:
    plain = draft(TREE, "raids", part="nouns")
    (alone,) = mentions_of(TREE, "doc", Story((plain,), {}, {}), [], "tester")
    second = TREE.analysis.sentences[1]
    assert [(e.start, e.end) for e in alone.evidence] == [(second.start, second.end)]
    jets = draft(TREE, "raids", part="nouns", actors=(Participant("Jets", 0, 4),))
    (wider,) = mentions_of(TREE, "doc", Story((jets,), {}, {}), [], "tester")
    assert [e.start for e in wider.evidence] == [second.start, 0]
    undated = draft(TREE, "raids", part="nouns", time=Interval(first="2031-03-03", last="2031-03-03"))
    (same,) = mentions_of(TREE, "doc", Story((undated,), {}, {}), [], "tester")
    assert len(same.evidence) == 1


def test_mentions_keep_the_order_and_number_of_the_drafts() -> None:
    found = mentions_of(TREE, "doc", Story((BOMBED, RAIDS), {}, {}), [], "tester")
    assert [m.sentence for m in found] == [0, 1]
    assert mentions_of(TREE, "doc", Story((), {}, {}), [], "tester") == ()
