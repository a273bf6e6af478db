"""Roles of verbs, a frame at a time."""

from __future__ import annotations

import pytest

from casusbelli.coding.argument import Argument
from casusbelli.coding.tree import Tree
from casusbelli.coding.verbal import reached, verb_roles

from .parts import at, drawn, trigger

BOMBED = """
Ardovia|Ardovia|PROPN|2|nsubj bombed|bomb|VERB|0|root rebels|rebel|NOUN|2|obj near|near|ADP|5|case Tesk|Tesk|PROPN|2|obl
"""
HELD = """
Teachers|teacher|NOUN|3|nsubj:pass were|be|AUX|3|aux:pass held|hold|VERB/VBN|0|root by|by|ADP|5|case
police|police|NOUN|3|obl
"""
FIRED = """
Gunmen|gunman|NOUN|2|nsubj fired|fire|VERB|0|root rockets|rocket|NOUN|2|obj at|at|ADP|6|case a|a|DET|6|det
convoy|convoy|NOUN|2|obl
"""
MET = """
Ardovia|Ardovia|PROPN|2|nsubj met|meet|VERB|0|root Corrin|Corrin|PROPN|2|obj with|with|ADP|5|case
Belmark|Belmark|PROPN|2|obl
"""
DEMANDED = """
Belmark|Belmark|PROPN|2|nsubj demanded|demand|VERB|0|root that|that|SCONJ|5|mark Corrin|Corrin|PROPN|5|nsubj
withdraw|withdraw|VERB|2|ccomp
"""
BLAMED = """
Corrin|Corrin|PROPN|2|nsubj blamed|blame|VERB|0|root the|the|DET|4|det blast|blast|NOUN|2|obj on|on|ADP|6|case
Belmark|Belmark|PROPN|2|obl
"""
LEFT = """
Troops|troop|NOUN|2|nsubj withdrew|withdraw|VERB|0|root from|from|ADP|4|case Tesk|Tesk|PROPN|2|obl
"""
DIED = """
Two|two|NUM|2|nummod monks|monk|NOUN|3|nsubj died|die|VERB|0|root
"""
CUT = """
Ardovia|Ardovia|PROPN|2|nsubj cut|cut|VERB|0|root ties|tie|NOUN|2|obj with|with|ADP|5|case Corrin|Corrin|PROPN|3|nmod
"""
LENT = """
Belmark|Belmark|PROPN|2|nsubj approved|approve|VERB|0|root a|a|DET|4|det loan|loan|NOUN|2|obj to|to|ADP|6|case
Corrin|Corrin|PROPN|4|nmod
"""


def forms(tree: Tree, arguments: tuple[Argument, ...]) -> list[str]:
    return [tree.words[a.head].text for a in arguments]


@pytest.mark.parametrize(
    ("drawing", "form", "frame", "actors", "recipients"),
    [
        (BOMBED, "bombed", "do", ["Ardovia"], ["rebels"]),
        (HELD, "held", "do", ["police"], ["Teachers"]),
        (FIRED, "fired", "at", ["Gunmen"], ["convoy"]),
        (BOMBED, "bombed", "at", ["Ardovia"], ["rebels"]),
        (LEFT, "withdrew", "self", ["Troops"], ["Tesk"]),
        (DIED, "died", "suffer", [], ["monks"]),
        (DEMANDED, "demanded", "ask", ["Belmark"], ["Corrin"]),
        (BLAMED, "blamed", "judge", ["Corrin"], ["Belmark"]),
        (BLAMED.replace("blamed|blame", "denounced|denounce"), "denounced", "judge", ["Corrin"], ["blast"]),
        (HELD, "held", "to", ["police"], ["Teachers"]),
        (HELD, "held", "suffer", ["police"], ["Teachers"]),
    ],
)
def test_frames(drawing: str, form: str, frame: str, actors: list[str], recipients: list[str]) -> None:
    tree = drawn(drawing)
    roles = verb_roles(tree, trigger(tree, form, frame=frame))
    assert forms(tree, roles.actors) == actors
    assert forms(tree, roles.recipients) == recipients
    assert not roles.mutual


def test_in_a_mutual_event_all_are_actors() -> None:
    tree = drawn(MET)
    roles = verb_roles(tree, trigger(tree, "met", "CONSULT", "mutual"))
    assert roles.mutual
    assert forms(tree, roles.actors) == ["Ardovia", "Corrin", "Belmark"]
    assert roles.recipients == ()


def test_a_noun_of_the_sense_is_no_recipient_but_reaches_one() -> None:
    tree = drawn(CUT)
    roles = verb_roles(tree, trigger(tree, "cut", "SANCTION", "do", also=("ties",)))
    assert forms(tree, roles.recipients) == ["Corrin"]
    assert roles.recipients[0].rule == "«with»"


def test_rules_tell_how_each_role_was_found() -> None:
    tree = drawn(BOMBED)
    roles = verb_roles(tree, trigger(tree, "bombed"))
    assert [a.rule for a in (*roles.actors, *roles.recipients)] == ["subject", "object"]
    shared = drawn(BOMBED.strip() + " and|and|CCONJ|7|cc fled|flee|VERB|2|conj")
    assert verb_roles(shared, trigger(shared, "fled")).actors[0].rule == "subject of the verb above"


def test_an_expletive_subject_acts_in_nothing() -> None:
    tree = drawn("There|there|PRON|2|expl erupted|erupt|VERB|0|root fighting|fighting|NOUN|2|obj")
    assert verb_roles(tree, trigger(tree, "erupted")).actors == ()


def test_an_owner_stands_for_a_demand_refused() -> None:
    tree = drawn(
        "Corrin|Corrin|PROPN|2|nsubj rejected|reject|VERB|0|root Belmark|Belmark|PROPN|5|nmod:poss 's|'s|PART|3|case "
        "demand|demand|NOUN|2|obj"
    )
    roles = verb_roles(tree, trigger(tree, "rejected", "REJECT", "judge", also=("demand",)))
    assert forms(tree, roles.recipients) == ["Belmark"]
    assert roles.recipients[0].rule == "owner"


def test_what_the_object_reaches_comes_by_likelihood() -> None:
    tree = drawn(LENT)
    assert forms(tree, tuple(reached(tree, trigger(tree, "approved", "AID", "to")))) == ["Corrin"]
    assert reached(tree, trigger(tree, "approved", also=("Corrin",))) == []
    assert at(tree, "loan") not in {a.head for a in reached(tree, trigger(tree, "approved"))}
