"""Roles of event nouns, a frame at a time, and through light verbs."""

from __future__ import annotations

import pytest

from casusbelli.coding.argument import Argument
from casusbelli.coding.nominal import noun_roles
from casusbelli.coding.tree import Tree

from .parts import drawn, trigger

BY = "raids|raid|NOUN|0|root by|by|ADP|3|case gunmen|gunman|NOUN|1|nmod on|on|ADP|5|case Tesk|Tesk|PROPN|1|nmod"
OWNED = (
    "Ardovia|Ardovia|PROPN|3|nmod:poss 's|'s|PART|1|case raid|raid|NOUN|0|root against|against|ADP|5|case "
    "rebels|rebel|NOUN|3|nmod"
)
BEFORE = "Ardovian|Ardovian|ADJ|2|amod raids|raid|NOUN|0|root"
FROM = "fire|fire|NOUN|0|root from|from|ADP|3|case rebels|rebel|NOUN|1|nmod"
KILLING = (
    "killing|killing|NOUN|0|root of|of|ADP|3|case monks|monk|NOUN|1|nmod by|by|ADP|5|case police|police|NOUN|1|nmod"
)
OFFICER = "rebel|rebel|NOUN|2|compound arrests|arrest|NOUN|0|root"
TALKS = "talks|talk|NOUN|0|root between|between|ADP|3|case Ardovia|Ardovia|PROPN|1|nmod"
PULLOUT = (
    "pullout|pullout|NOUN|0|root of|of|ADP|3|case troops|troop|NOUN|1|nmod from|from|ADP|5|case Tesk|Tesk|PROPN|1|nmod"
)
RALLY = (
    "rally|rally|NOUN|0|root of|of|ADP|3|case farmers|farmer|NOUN|1|nmod against|against|ADP|5|case "
    "taxes|tax|NOUN|1|nmod"
)
CALL = (
    "Belmark|Belmark|PROPN|3|nmod:poss 's|'s|PART|1|case call|call|NOUN|0|root on|on|ADP|5|case "
    "Corrin|Corrin|PROPN|3|nmod"
)


def forms(tree: Tree, arguments: tuple[Argument, ...]) -> list[str]:
    return [tree.words[a.head].text for a in arguments]


@pytest.mark.parametrize(
    ("drawing", "form", "frame", "actors", "recipients"),
    [
        (BY, "raids", "act", ["gunmen"], ["Tesk"]),
        (OWNED, "raid", "act", ["Ardovia"], ["rebels"]),
        (BEFORE, "raids", "act", ["Ardovian"], []),
        (FROM, "fire", "act", ["rebels"], []),
        (KILLING, "killing", "of", ["police"], ["monks"]),
        (OFFICER, "arrests", "of", [], ["rebel"]),
        (PULLOUT, "pullout", "self", ["troops"], ["Tesk"]),
        (RALLY, "rally", "protest", ["farmers"], ["taxes"]),
        (CALL, "call", "ask", ["Belmark"], ["Corrin"]),
    ],
)
def test_frames(drawing: str, form: str, frame: str, actors: list[str], recipients: list[str]) -> None:
    tree = drawn(drawing)
    roles = noun_roles(tree, trigger(tree, form, frame=frame, part="nouns"))
    assert forms(tree, roles.actors) == actors
    assert forms(tree, roles.recipients) == recipients


def test_talks_are_mutual() -> None:
    tree = drawn(TALKS)
    roles = noun_roles(tree, trigger(tree, "talks", "CONSULT", "mutual", part="nouns"))
    assert roles.mutual and roles.recipients == ()
    assert forms(tree, roles.actors) == ["Ardovia"]


def test_the_words_before_a_noun_are_one_phrase() -> None:
    tree = drawn("Ardovian|Ardovian|ADJ|3|amod army|army|NOUN|3|compound raids|raid|NOUN|0|root")
    (nearest, further) = noun_roles(tree, trigger(tree, "raids", frame="act", part="nouns")).actors
    assert nearest.extent == (0, 2)
    assert further.extent is None
    assert nearest.rule == "before the noun"


def test_the_leader_of_a_led_invasion() -> None:
    tree = drawn(
        "Ardovia|Ardovia|PROPN|3|compound -|-|PUNCT|3|punct led|lead|VERB/VBN|4|amod invasion|invasion|NOUN|0|root"
    )
    (actor,) = noun_roles(tree, trigger(tree, "invasion", frame="act", part="nouns")).actors
    assert actor.rule == "«-led»"
    assert actor.extent == (0, 1)


def test_the_agent_of_a_participle_did_it() -> None:
    tree = drawn(
        "attack|attack|NOUN|0|root carried|carry|VERB/VBN|1|acl out|out|ADP|2|compound:prt by|by|ADP|5|case "
        "militants|militant|NOUN|2|obl"
    )
    (actor,) = noun_roles(tree, trigger(tree, "attack", frame="act", part="nouns")).actors
    assert (tree.words[actor.head].text, actor.rule) == ("militants", "«carry by»")


def test_who_does_a_light_verb_does_the_noun() -> None:
    tree = drawn(
        "Jets|jet|NOUN|2|nsubj launched|launch|VERB|0|root raids|raid|NOUN|2|obj on|on|ADP|5|case "
        "Tesk|Tesk|PROPN|3|nmod"
    )
    roles = noun_roles(tree, trigger(tree, "raids", frame="act", part="nouns", light="launched"))
    assert forms(tree, roles.actors) == ["Jets"]
    assert forms(tree, roles.recipients) == ["Tesk"]


def test_who_suffers_a_noun_is_its_recipient() -> None:
    tree = drawn("Tesk|Tesk|PROPN|2|nsubj suffered|suffer|VERB|0|root raids|raid|NOUN|2|obj")
    roles = noun_roles(tree, trigger(tree, "raids", frame="act", part="nouns", light="suffered"))
    assert roles.actors == ()
    assert forms(tree, roles.recipients) == ["Tesk"]


def test_the_subject_of_a_passive_light_verb_is_the_noun_itself() -> None:
    drawing = (
        "Raids|raid|NOUN|3|nsubj:pass were|be|AUX|3|aux:pass launched|launch|VERB/VBN|0|root by|by|ADP|5|case "
        "rebels|rebel|NOUN|3|obl"
    )
    tree = drawn(drawing)
    roles = noun_roles(tree, trigger(tree, "Raids", frame="act", part="nouns", light="launched"))
    assert forms(tree, roles.actors) == ["rebels"]
    unsaid = drawn(" ".join(drawing.split()[:3]))
    assert noun_roles(unsaid, trigger(unsaid, "Raids", frame="act", part="nouns", light="launched")).actors == ()


def test_a_mutual_noun_keeps_the_partners_of_its_holder() -> None:
    tree = drawn(
        "Ardovia|Ardovia|PROPN|2|nsubj held|hold|VERB|0|root talks|talk|NOUN|2|obj with|with|ADP|5|case "
        "Corrin|Corrin|PROPN|3|nmod"
    )
    roles = noun_roles(tree, trigger(tree, "talks", "CONSULT", "mutual", part="nouns", light="held"))
    assert forms(tree, roles.actors) == ["Ardovia", "Corrin"]


def test_an_anti_rally_is_against_what_it_names() -> None:
    tree = drawn("anti-tax|anti-tax|ADJ|2|amod rally|rally|NOUN|0|root")
    roles = noun_roles(tree, trigger(tree, "rally", "PROTEST", "protest", part="nouns"))
    assert roles.actors == ()
    assert forms(tree, roles.recipients) == ["anti-tax"]


def test_a_fight_against_someone_is_not_his() -> None:
    tree = drawn("fight|fight|NOUN|0|root against|against|ADP|3|case rebels|rebel|NOUN|1|nmod")
    roles = noun_roles(tree, trigger(tree, "fight", part="nouns", frame="mutual"))
    assert (forms(tree, roles.actors), forms(tree, roles.recipients)) == ([], ["rebels"])
