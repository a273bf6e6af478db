"""The events of a document in relation: joined, completed, pointed at and kept."""

from __future__ import annotations

from dataclasses import replace

from casusbelli.coding.argument import Argument, Roles
from casusbelli.coding.draft import Draft
from casusbelli.coding.factuality import Factuality
from casusbelli.coding.story import Story, kept_part, pointed_back, told_once
from casusbelli.records import Interval

from .parts import at, draft, drawn, party

ARDOVIA = party("Ardovia", "ARD", entity="ARD", name="Ardovia", type="state", sector="GOV")
CORRIN = party("Corrin", "COR", entity="COR", name="Corrin", type="state", sector="GOV")
TREE = drawn(
    """
    Ardovia|Ardovia|PROPN|2|nsubj bombed|bomb|VERB|0|root Corrin|Corrin|PROPN|2|obj

    The|the|DET|2|det attack|attack|NOUN|3|nsubj ended|end|VERB|0|root

    Belmark|Belmark|PROPN|2|nsubj denounced|denounce|VERB|0|root this|this|DET|4|det crime|crime|NOUN|2|obj

    Any|any|DET|2|det crime|crime|NOUN|3|nsubj hurts|hurt|VERB|0|root
    """
)
BOMBED = draft(TREE, "bombed", actors=(ARDOVIA,), recipients=(CORRIN,), confidence=0.9)
ATTACK = draft(TREE, "attack", part="nouns", frame="act", confidence=0.9)


def always(_: Draft) -> bool:
    return True


def test_what_points_back_takes_over_the_sides() -> None:
    story = told_once(TREE, [BOMBED, ATTACK])
    assert story.same == {ATTACK.head: BOMBED.head}
    (actor,) = story.drafts[1].actors
    assert (actor.country, actor.inferred, actor.rule) == ("ARD", True, "told of the same event before")
    assert story.drafts[0] == BOMBED


def test_a_telling_of_another_event_takes_over_nothing() -> None:
    story = told_once(TREE, [BOMBED, replace(ATTACK, factuality=Factuality("negated", "«no»"))])
    assert story.same == {}
    assert story.drafts[1].actors == ()


def test_an_unnamed_side_is_known_from_another_telling() -> None:
    group = party("a militia", sector="REB", type="group")
    brigade = party("the Tarn Brigade", "COR", entity="TARN", name="Tarn Brigade", sector="REB", type="armed_group")
    first = replace(BOMBED, actors=(group,))
    second = draft(TREE, "attack", part="nouns", frame="act", actors=(brigade,), recipients=(CORRIN,))
    named = told_once(TREE, [first, second]).drafts[0].actors
    assert [(p.text, p.entity, p.country) for p in named] == [("a militia", "TARN", "COR")]


def test_a_side_of_another_land_stays_unnamed() -> None:
    group = party("an Ardovian militia", "ARD", sector="REB", type="group")
    brigade = party("the Tarn Brigade", "COR", entity="TARN", name="Tarn Brigade", sector="REB", type="armed_group")
    first = replace(BOMBED, actors=(group,))
    second = draft(TREE, "attack", part="nouns", frame="act", actors=(brigade,), recipients=(CORRIN,))
    assert told_once(TREE, [first, second]).drafts[0].actors == (group,)


def test_this_crime_is_the_attack_before_it() -> None:
    story = Story((BOMBED,), {}, {})
    this = at(TREE, "crime")
    assert pointed_back(TREE, story, ["crime"]) == {this: BOMBED.head}
    assert pointed_back(TREE, story, ["move"]) == {}


def test_only_hard_sure_real_and_recent_events_are_pointed_at() -> None:
    for weaker in (
        replace(BOMBED, confidence=0.2),
        replace(BOMBED, event_type="CONSULT"),
        replace(BOMBED, historical=True),
        replace(BOMBED, factuality=Factuality("hypothetical", "«may»")),
    ):
        assert pointed_back(TREE, Story((weaker,), {}, {}), ["crime"]) == {}


def test_a_bare_reference_is_dropped_but_stays_known() -> None:
    story = kept_part(TREE, told_once(TREE, [BOMBED, ATTACK]), always)
    assert [d.head for d in story.drafts] == [BOMBED.head]
    assert story.references == {at(TREE, "attack"): BOMBED.head}
    assert story.same == {}


def test_a_reference_that_tells_more_stays() -> None:
    dated = replace(ATTACK, time=Interval("Monday", 0, 6, "2031-03-03", "2031-03-03", "day"))
    story = kept_part(TREE, told_once(TREE, [BOMBED, dated]), always)
    assert [d.head for d in story.drafts] == [BOMBED.head, ATTACK.head]
    assert story.same == {ATTACK.head: BOMBED.head}


def test_what_is_not_accepted_leaves_with_its_references() -> None:
    story = Story((BOMBED, ATTACK), {ATTACK.head: BOMBED.head}, {at(TREE, "crime"): BOMBED.head})
    kept = kept_part(TREE, story, lambda d: d.event_type != "ASSAULT")
    assert kept == Story((), {}, {}, (BOMBED, ATTACK))


def test_the_root_of_a_telling_is_the_first_one() -> None:
    assert Story((), {9: 5, 5: 2}, {}).root(9) == 2
    assert Story((), {}, {}).root(9) == 9


def test_the_first_telling_left_stands_for_those_told_with_one_that_leaves() -> None:
    again = draft(TREE, "crime", part="nouns", frame="act", confidence=0.9)
    story = Story((BOMBED, ATTACK, again), {ATTACK.head: BOMBED.head, again.head: BOMBED.head}, {})
    kept = kept_part(TREE, story, lambda d: d.head != BOMBED.head)
    assert [d.head for d in kept.drafts] == [ATTACK.head]
    assert kept.references[again.head] == ATTACK.head


def test_a_definite_noun_of_the_event_s_own_words_points_back() -> None:
    tree = drawn(
        """
        Ardovia|Ardovia|PROPN|2|nsubj bombed|bomb|VERB|0|root Corrin|Corrin|PROPN|2|obj

        Belmark|Belmark|PROPN|2|nsubj averted|avert|VERB|0|root the|the|DET|4|det bombing|bombing|NOUN|2|obj

        The|the|DET|2|det raid|raid|NOUN|3|nsubj ended|end|VERB|0|root
        """
    )
    bombed = draft(tree, "bombed", actors=(ARDOVIA,), recipients=(CORRIN,), confidence=0.9)
    assert pointed_back(tree, Story((bombed,), {}, {}), []) == {at(tree, "bombing"): bombed.head}


DENOUNCED = """
Rebels|rebel|NOUN/NNS|2|nsubj shelled|shell|VERB/VBD|0|root Tarn|Tarn|PROPN/NNP|2|obj .|.|PUNCT|2|punct

Peru|Peru|PROPN/NNP|2|nsubj denounced|denounce|VERB/VBD|0|root it|it|PRON/PRP|2|obj .|.|PUNCT|2|punct
"""


def test_what_is_denounced_as_it_is_what_was_done() -> None:
    tree = drawn(DENOUNCED)
    it = at(tree, "it")
    shelled = draft(tree, "shelled", confidence=0.9)
    judged = draft(tree, "denounced", "ACCUSE", frame="judge", roles=Roles(recipients=(Argument(it, "object"),)))
    assert pointed_back(tree, Story((shelled, judged), {}, {}), []) == {it: shelled.head}


SHOT = """
Rebels|rebel|NOUN/NNS|2|nsubj shelled|shell|VERB/VBD|0|root Tarn|Tarn|PROPN/NNP|2|obj .|.|PUNCT|2|punct

Rain|rain|NOUN/NN|2|nsubj fell|fall|VERB/VBD|0|root .|.|PUNCT|2|punct

Nobody|nobody|PRON|2|nsubj cared|care|VERB/VBD|0|root .|.|PUNCT|2|punct

Guards|guard|NOUN/NNS|2|nsubj shot|shoot|VERB/VBD|0|root him|he|PRON|2|obj .|.|PUNCT|2|punct

Peru|Peru|PROPN/NNP|2|nsubj deplored|deplore|VERB/VBD|0|root the|the|DET|4|det incident|incident|NOUN/NN|2|obj
"""


def test_an_incident_is_what_was_told_just_before() -> None:
    tree = drawn(SHOT)
    shelled, shot = draft(tree, "shelled", confidence=0.9), draft(tree, "shot", confidence=0.9)
    again = draft(tree, "fell", confidence=0.1)
    story = Story((shelled, again, shot), {again.head: shelled.head}, {})
    assert pointed_back(tree, story, ["incident"]) == {at(tree, "incident"): shot.head}
