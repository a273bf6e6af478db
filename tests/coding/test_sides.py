"""Who takes part, weighed against everybody near."""

from __future__ import annotations

from casusbelli.coding.cast import Cast
from casusbelli.coding.draft import Draft
from casusbelli.coding.nationality import Nationality, Scene
from casusbelli.coding.sides import WEIGHED, Sides, Stage, crossed
from casusbelli.coding.signals import Signals
from casusbelli.knowledge.actors import DocumentActors, KnowledgeBase
from casusbelli.records import Participant

from .parts import draft, drawn
from .scores import heard, silence

TREE = drawn(
    "Brazil|Brazil|PROPN|2|nsubj condemned|condemn|VERB|0|root the|the|DET|4|det strike|strike|NOUN|2|obj "
    "by|by|ADP|6|case France|France|PROPN|4|nmod",
    {"Brazil": "Location", "France": "Location"},
)


def told(start: int, text: str, country: str) -> Participant:
    return Participant(text, start, start + len(text), country=country, sector="GOV", type="state")


BRAZIL = told(0, "Brazil", "BRA")


def stage(event: Draft, signals: Signals | None = None) -> Stage:
    base = KnowledgeBase.load()
    cast = Cast(TREE, DocumentActors(base, TREE.analysis, None), base)
    return Stage(cast, signals or silence(), [event], Scene(cast, (), [event]), Nationality({}))


def test_the_options_are_the_rules_choice_everybody_near_and_nobody() -> None:
    event = draft(TREE, "condemned", "ACCUSE", actors=(BRAZIL,), why={"actors": "subject"})
    actors = stage(event).options(event, "actors")
    assert [[p.country for p in o.parties] for o in actors] == [["BRA"], ["FRA"], []]
    assert [o.current for o in actors] == [True, False, False]
    recipients = stage(event).options(event, "recipients")
    assert [[p.country for p in o.parties] for o in recipients] == [[], ["FRA"]]


def test_features_tell_the_rule_and_the_bond_to_the_trigger() -> None:
    event = draft(TREE, "condemned", "ACCUSE", actors=(BRAZIL,), why={"actors": "subject; more"})
    own, france, nobody = stage(event).options(event, "actors")
    assert own.features["rule subject"] == own.features["rules bond own nsubj"] == 1.0
    assert france.features["bond below nmod by"] == 1.0
    assert nobody.features["nobody"] == 1.0


def test_the_network_is_heard() -> None:
    event = draft(TREE, "condemned", "ACCUSE", actors=(BRAZIL,))
    signals = heard([{}, {"ACCUSE": 0.9}, {}, {}, {}, {}], arguments={1: {("recipient", 5): 0.8}})
    _, france = stage(event, signals).options(event, "recipients")
    assert france.features["other network own high"] == 1.0


def test_without_weights_the_rules_choice_stands() -> None:
    event = draft(TREE, "condemned", "ACCUSE", actors=(BRAZIL,))
    assert Sides({}).filled(event, stage(event)) is event


def test_a_likelier_party_takes_the_side_and_says_why() -> None:
    event = draft(TREE, "condemned", "ACCUSE", actors=(BRAZIL,))
    filled = Sides({"rec other": 1.0}).filled(event, stage(event))
    assert [(p.country, p.inferred) for p in filled.recipients] == [("FRA", True)]
    assert filled.why["recipients"] == WEIGHED
    assert filled.actors == event.actors


def test_nobody_may_be_likeliest() -> None:
    event = draft(TREE, "condemned", "ACCUSE", actors=(BRAZIL,))
    assert Sides({"act nobody": 1.0}).filled(event, stage(event)).actors == ()


def test_what_weights_are_fitted_on_tells_side_and_part_of_speech() -> None:
    event = draft(TREE, "condemned", "ACCUSE")
    assert crossed({"other": 1.0}, event, "actors") == {"act other": 1.0, "act verb other": 1.0}


def test_the_shipped_weights_load() -> None:
    assert any(name.startswith("rec ") for name in Sides.load().weights)
