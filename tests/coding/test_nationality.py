"""Countries of those whom a report names without one."""

from __future__ import annotations

import pytest

from casusbelli.coding.cast import GUESSED, Cast
from casusbelli.coding.nationality import LEARNED, NOBODY, Nationality, Scene, is_foreign, is_open
from casusbelli.coding.tree import Tree
from casusbelli.knowledge.actors import DocumentActors, KnowledgeBase
from casusbelli.knowledge.places import PlaceSpan
from casusbelli.records import Participant

from .parts import draft, drawn, party

TREE = drawn(
    "Police|police|NOUN|2|nsubj detained|detain|VERB|0|root students|student|NOUN|2|obj in|in|ADP|5|case "
    "Lima|Lima|PROPN|2|obl"
)
POLICE = party("Police", sector="COP", type="group")
LIMA = PlaceSpan(28, 32, "Lima", "Lima", 1, 0.0, 0.0, "PER", None, "exact", "location", 0.9, 4, 5)
CHILE = PlaceSpan(0, 6, "Chile", "Chile", 2, 0.0, 0.0, "CHL", None, "country", "metonym", 0.9, 0, 1)


def scene(tree: Tree, *places: PlaceSpan, parties: tuple[Participant, ...] = (POLICE,)) -> Scene:
    base = KnowledgeBase.load()
    cast = Cast(tree, DocumentActors(base, tree.analysis, None), base)
    return Scene(cast, places, [draft(tree, "detained", actors=parties)])


@pytest.mark.parametrize(
    ("who", "answer"),
    [
        (POLICE, True),
        (party("Police", "PER", sector="COP", type="group"), False),
        (party("Police", "PER", sector="COP", type="group", rule=GUESSED), True),
        (party("the Tarn Brigade", entity="TARN", sector="REB", type="armed_group"), False),
        (party("envoys", sector="IGO", type="group"), False),
        (party("a bridge", type="object"), False),
    ],
)
def test_open_are_those_without_a_country_of_their_own(who: Participant, answer: bool) -> None:
    assert is_open(who) is answer


def test_the_candidates_are_the_countries_named_and_none() -> None:
    event = draft(TREE, "detained", actors=(POLICE,))
    options = scene(TREE, LIMA, CHILE).options(POLICE, event, "actors")
    assert list(options) == ["CHL", "PER", NOBODY]
    assert options["PER"]["place share"] == 1.0
    assert options["CHL"]["first"] == 1.0
    assert options[NOBODY]["none"] == 1.0


def test_the_likeliest_country_is_given_and_said_to_be_inferred() -> None:
    event = draft(TREE, "detained", actors=(POLICE,))
    model = Nationality({"place share": 1.0})
    told = model.settled(POLICE, event, "actors", scene(TREE, LIMA, CHILE))
    assert (told.country, told.inferred, told.rule) == ("PER", True, LEARNED)


def test_nobody_s_land_takes_a_guess_back() -> None:
    guessed = party("Police", "CHL", sector="COP", type="group", rule=f"«they» stands for it; {GUESSED}")
    event = draft(TREE, "detained", actors=(guessed,))
    assert Nationality({"none": 5.0}).settled(guessed, event, "actors", scene(TREE, LIMA)).country is None


def test_who_has_a_country_keeps_it() -> None:
    own = party("Peruvian police", "PER", sector="COP", type="group")
    event = draft(TREE, "detained", actors=(own,))
    assert Nationality({"none": 5.0}).settled(own, event, "actors", scene(TREE, LIMA)) is own


def test_without_any_country_there_is_none_to_give() -> None:
    event = draft(TREE, "detained", actors=(POLICE,))
    assert Nationality.load().settled(POLICE, event, "actors", scene(TREE)).country is None


@pytest.mark.parametrize(
    ("text", "sector", "foreign"),
    [("Western envoys", "GOV", True), ("foreign nurses", "CVL", True), ("the foreign minister", "GOV", False)],
)
def test_who_comes_from_elsewhere_has_no_country_of_the_report(text: str, sector: str, foreign: bool) -> None:
    who = party(text, sector=sector, type="group")
    assert is_foreign(who) is foreign
    event = draft(TREE, "detained", actors=(who,))
    told = Nationality({"place share": 1.0}).settled(who, event, "actors", scene(TREE, LIMA, parties=(who,)))
    assert told.country == (None if foreign else "PER")
