"""One event in answer to, because of, to prevent, or as part of another."""

from __future__ import annotations

import pytest

from casusbelli.coding.draft import Draft
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.linkage import Linkage
from casusbelli.coding.links import Found, LinkReader, one_doer
from casusbelli.coding.story import Story
from casusbelli.coding.tree import Tree

from .parts import at, draft, drawn, party

ARDOVIA, CORRIN = party("Ardovia", "ARD"), party("Corrin", "COR")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def links(
    tree: Tree,
    lexicon: Lexicon,
    *drafts: Draft,
    references: dict[int, int] | None = None,
    weights: dict[str, float] | None = None,
) -> tuple[Found, ...]:
    linkage = Linkage(weights, 0.6) if weights else None
    return LinkReader(tree, lexicon, Story(drafts, {}, references or {}), linkage=linkage).read()


def test_retaliation_by_its_cue(lexicon: Lexicon) -> None:
    tree = drawn(
        "Ardovia|Ardovia|PROPN|2|nsubj bombed|bomb|VERB|0|root Tesk|Tesk|PROPN|2|obj in|in|ADP|5|case "
        "retaliation|retaliation|NOUN|2|obl for|for|ADP|8|case an|an|DET|8|det ambush|ambush|NOUN|5|nmod"
    )
    (link,) = links(tree, lexicon, draft(tree, "bombed"), draft(tree, "ambush", part="nouns", frame="act"))
    assert (link.source, link.relation, link.target) == (at(tree, "bombed"), "retaliation_for", at(tree, "ambush"))
    assert link.cue is not None
    assert link.cue.text == "in retaliation"
    assert tree.analysis.text[link.cue.start : link.cue.end] == link.cue.text


def test_a_cue_without_an_event_below_it_links_nothing(lexicon: Lexicon) -> None:
    tree = drawn(
        "Ardovia|Ardovia|PROPN|2|nsubj bombed|bomb|VERB|0|root Tesk|Tesk|PROPN|2|obj in|in|ADP|5|case "
        "retaliation|retaliation|NOUN|2|obl for|for|ADP|7|case it|it|PRON|5|nmod"
    )
    assert links(tree, lexicon, draft(tree, "bombed")) == ()


def test_a_word_that_points_back_stands_for_its_event(lexicon: Lexicon) -> None:
    tree = drawn(
        """
        They|they|PRON|2|nsubj ambushed|ambush|VERB|0|root a|a|DET|4|det bus|bus|NOUN|2|obj

        Ardovia|Ardovia|PROPN|2|nsubj bombed|bomb|VERB|0|root Tesk|Tesk|PROPN|2|obj because|because|ADP|7|case
        of|of|ADP|4|fixed this|this|DET|7|det act|act|NOUN|2|obl
        """
    )
    drafts = (draft(tree, "ambushed"), draft(tree, "bombed"))
    (link,) = links(tree, lexicon, *drafts, references={at(tree, "act"): at(tree, "ambushed")})
    assert (link.source, link.relation, link.target) == (at(tree, "bombed"), "caused_by", at(tree, "ambushed"))
    assert links(tree, lexicon, *drafts) == ()


@pytest.mark.parametrize(
    ("source", "target", "count"), [("ACCUSE", "ASSAULT", 1), ("COOPERATE", "ASSAULT", 0), ("ACCUSE", "AID", 0)]
)
def test_after_alone_answers_only_between_acts_that_call_for_it(
    lexicon: Lexicon, source: str, target: str, count: int
) -> None:
    tree = drawn("They|they|PRON|2|nsubj acted|act|VERB|0|root after|after|ADP|4|case events|event|NOUN|2|obl")
    found = links(tree, lexicon, draft(tree, "acted", source), draft(tree, "events", target, part="nouns"))
    assert [f.relation for f in found] == ["response_to"] * count


def test_the_object_of_a_judgement_is_what_it_answers(lexicon: Lexicon) -> None:
    tree = drawn("Belmark|Belmark|PROPN|2|nsubj denounced|denounce|VERB|0|root the|the|DET|4|det raid|raid|NOUN|2|obj")
    drafts = (draft(tree, "denounced", "ACCUSE", frame="judge"), draft(tree, "raid", part="nouns", frame="act"))
    (link,) = links(tree, lexicon, *drafts)
    assert (link.source, link.relation, link.target) == (1, "response_to", 3)


def test_a_verb_of_causing_between_two_events(lexicon: Lexicon) -> None:
    active = drawn("Raids|raid|NOUN|2|nsubj sparked|spark|VERB|0|root protests|protest|NOUN|2|obj")
    drafts = (
        draft(active, "Raids", part="nouns", frame="act"),
        draft(active, "protests", "PROTEST", part="nouns", frame="protest"),
    )
    (link,) = links(active, lexicon, *drafts)
    assert (link.source, link.relation, link.target) == (2, "caused_by", 0)
    assert link.cue is not None and link.cue.text == "sparked"


def test_what_prevents(lexicon: Lexicon) -> None:
    tree = drawn(
        "Belmark|Belmark|PROPN|2|nsubj deployed|deploy|VERB|0|root troops|troop|NOUN|2|obj to|to|PART|5|mark "
        "prevent|prevent|VERB/VB|2|advcl raids|raid|NOUN|5|obj"
    )
    (link,) = links(tree, lexicon, draft(tree, "deployed", "MOBILIZE"), draft(tree, "raids", part="nouns", frame="act"))
    assert (link.relation, link.target) == ("aims_to_prevent", at(tree, "raids"))


def test_what_nothing_names_is_chosen_by_weight(lexicon: Lexicon) -> None:
    tree = drawn(
        """
        Ardovia|Ardovia|PROPN|2|nsubj bombed|bomb|VERB|0|root Tesk|Tesk|PROPN|2|obj

        Corrin|Corrin|PROPN|2|nsubj condemned|condemn|VERB|0|root Ardovia|Ardovia|PROPN|2|obj
        """
    )
    act = draft(tree, "bombed", actors=(ARDOVIA,))
    judged = draft(tree, "condemned", "ACCUSE", actors=(CORRIN,), recipients=(ARDOVIA,))
    (link,) = links(tree, lexicon, act, judged, weights={"aim is doer: ACCUSE": 2.0})
    assert (link.source, link.relation, link.target, link.cue) == (4, "response_to", 1, None)
    assert links(tree, lexicon, act, judged, weights={"aim is doer: ACCUSE": -2.0}) == ()
    (link,) = links(tree, lexicon, act, judged, weights={"rule news": 1.0})
    assert (link.source, link.target) == (4, 1)
    before = draft(tree, "bombed", actors=(ARDOVIA,), historical=True)
    assert links(tree, lexicon, before, judged, weights={"rule news": 1.0}) == ()


def test_no_event_is_linked_to_itself_and_none_twice(lexicon: Lexicon) -> None:
    tree = drawn(
        "Belmark|Belmark|PROPN|2|nsubj denounced|denounce|VERB|0|root raids|raid|NOUN|2|obj after|after|ADP|5|case "
        "raids|raid|NOUN|2|obl"
    )
    raids = draft(tree, "raids", part="nouns", frame="act")
    found = links(tree, lexicon, draft(tree, "denounced", "ACCUSE", frame="judge"), raids, references={4: raids.head})
    assert [(f.source, f.target) for f in found] == [(1, 2)]


def test_nobody_answers_an_act_of_his_own(lexicon: Lexicon) -> None:
    tree = drawn(
        "Farmers|farmer|NOUN|2|nsubj marched|march|VERB|0|root after|after|ADP|5|case a|a|DET|5|det "
        "rally|rally|NOUN|2|obl"
    )
    farmers, students = party("Farmers", "COR"), party("Students", "COR")
    marched = draft(tree, "marched", "PROTEST", actors=(farmers,))
    own, theirs = (draft(tree, "rally", "PROTEST", part="nouns", frame="act", actors=(p,)) for p in (farmers, students))
    assert links(tree, lexicon, marched, own) == ()
    (link,) = links(tree, lexicon, marched, theirs)
    assert (link.source, link.relation) == (marched.head, "response_to")


def test_two_acts_do_not_answer_each_other(lexicon: Lexicon) -> None:
    tree = drawn("They|they|PRON|2|nsubj shelled|shell|VERB|0|root then|then|ADV|4|advmod bombed|bomb|VERB|2|conj")
    reader = LinkReader(tree, lexicon, Story((draft(tree, "shelled"), draft(tree, "bombed")), {}, {}))
    first, second = at(tree, "shelled"), at(tree, "bombed")
    found = {pair: Found(pair[0], "response_to", pair[1], None) for pair in ((first, second), (second, first))}
    assert [reader._is_sound(link, found) for link in found.values()] == [False, True]


def test_an_act_is_part_of_another_only_where_they_may_have_one_doer() -> None:
    tree = drawn("Rebels|rebel|NOUN|2|nsubj raided|raid|VERB|0|root and|and|CCONJ|4|cc burned|burn|VERB|2|conj")
    rebels, army = party("Rebels", sector="REB"), party("the army", "PER", sector="MIL")
    raided = draft(tree, "raided", actors=(rebels,))
    assert one_doer(draft(tree, "burned", actors=(rebels,)), raided)
    assert one_doer(draft(tree, "burned"), raided)
    assert not one_doer(draft(tree, "burned", actors=(army,)), raided)
