"""Which tellings are of one happening."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from casusbelli.coding.draft import Draft
from casusbelli.coding.factuality import Factuality
from casusbelli.coding.identity import compatible, is_definite, same_tellings
from casusbelli.coding.quantity import Harm
from casusbelli.records import Interval, Place, Toll

from .parts import draft, drawn, party

ARDOVIA = party("Ardovia", "ARD", entity="ARD", type="state", sector="GOV")
CORRIN = party("Corrin", "COR", entity="COR", type="state", sector="GOV")
TREE = drawn(
    """
    Ardovia|Ardovia|PROPN|2|nsubj bombed|bomb|VERB|0|root Corrin|Corrin|PROPN|2|obj

    The|the|DET|2|det attack|attack|NOUN|3|nsubj ended|end|VERB|0|root

    Raids|raid|NOUN|2|nsubj followed|follow|VERB|0|root

    Jets|jet|NOUN|2|nsubj bombed|bomb|VERB|0|root Corrin|Corrin|PROPN|2|obj

    Its|its|PRON|2|nmod:poss strike|strike|NOUN|0|root

    Ardovia|Ardovia|PROPN|2|nsubj denounced|denounce|VERB|0|root it|it|PRON|2|obj again|again|ADV|2|advmod
    """
)


def told(form: str, kind: str = "ASSAULT", **fields: Any) -> Draft:
    part = "nouns" if form in {"attack", "Raids", "strike"} else "verbs"
    return draft(TREE, form, kind, part=part, frame="act" if part == "nouns" else "do", **fields)


FIRST = told("bombed", actors=(ARDOVIA,), recipients=(CORRIN,))
FACT = Factuality("hypothetical", "")


def toll(count: int) -> tuple[Harm, ...]:
    return (Harm(Toll("killed", count, count, None, str(count), 0, 1), 0, 0),)


def day(text: str) -> Interval:
    return Interval(text, 0, 1, text, text, "day")


def place(name: str, country: str) -> tuple[Place, ...]:
    return (Place(name, 0, 1, name=name, country=country),)


@pytest.mark.parametrize(
    ("form", "definite"), [("attack", True), ("strike", True), ("Raids", False), ("bombed", False)]
)
def test_nouns_that_point_back(form: str, definite: bool) -> None:
    assert is_definite(TREE, told(form)) is definite


def test_a_bare_definite_noun_is_the_event_before_it() -> None:
    assert same_tellings(TREE, [FIRST, told("attack")]) == {1: 0}


def test_a_bare_indefinite_noun_is_an_event_of_its_own() -> None:
    assert same_tellings(TREE, [FIRST, told("Raids")]) == {}


def test_an_indefinite_telling_with_both_sides_shared_is_the_same() -> None:
    assert same_tellings(TREE, [FIRST, told("Raids", actors=(ARDOVIA,), recipients=(CORRIN,))]) == {1: 0}


@pytest.mark.parametrize(
    "change",
    [
        {"event_type": "SANCTION"},
        {"factuality": FACT},
        {"historical": True},
        {"actors": (CORRIN,)},
        {"recipients": (party("Belmark", "BEL"),)},
    ],
)
def test_what_speaks_against_one_event(change: dict[str, Any]) -> None:
    assert compatible(FIRST, FIRST)
    assert not compatible(FIRST, replace(FIRST, **change))
    assert not compatible(replace(FIRST, **change), FIRST)


def test_modes_times_and_places_may_tell_events_apart() -> None:
    aerial, ground = replace(FIRST, modes=("aerial",)), replace(FIRST, modes=("firearms",))
    assert not compatible(aerial, ground)
    assert compatible(aerial, FIRST)
    monday, tuesday = replace(FIRST, time=day("2031-03-03")), replace(FIRST, time=day("2031-03-04"))
    assert not compatible(monday, tuesday)
    assert compatible(monday, monday)
    tesk, orlo = replace(FIRST, places=place("Tesk", "COR")), replace(FIRST, places=place("Orlo", "COR"))
    assert not compatible(tesk, orlo)
    assert not compatible(tesk, replace(FIRST, places=place("Tesk", "ARD")))
    assert compatible(tesk, FIRST)


def test_the_report_s_date_reaches_back_two_weeks() -> None:
    undated = replace(FIRST, time=Interval(first="2031-03-20", last="2031-03-20", precision="report"))
    assert compatible(undated, replace(FIRST, time=day("2031-03-10")))
    assert not compatible(undated, replace(FIRST, time=day("2031-02-10")))


def test_yielding_is_one_whether_called_withdrawal_or_concession() -> None:
    assert compatible(told("bombed", "RETREAT"), told("bombed", "CONCEDE"))


def test_different_tolls_are_different_attacks() -> None:
    other = told("attack", harms=toll(9))
    assert same_tellings(TREE, [replace(FIRST, harms=toll(4)), other]) == {}
    assert same_tellings(TREE, [replace(FIRST, harms=toll(9)), other]) == {1: 0}


def test_the_best_earlier_telling_is_chosen() -> None:
    elsewhere = told("Raids", actors=(CORRIN,), recipients=(ARDOVIA,))
    later = told("attack", actors=(CORRIN,))
    assert same_tellings(TREE, [FIRST, elsewhere, later]) == {2: 1}


def test_words_spoken_by_one_party_to_one_are_one() -> None:
    first = told("denounced", "ACCUSE", actors=(ARDOVIA,), recipients=(CORRIN,), modes=("disapprove",))
    assert same_tellings(TREE, [first, first]) == {1: 0}
    assert same_tellings(TREE, [first, replace(first, recipients=(party("Belmark", "BEL"),))]) == {}
    hers, his = (party(n, "ARD", name=n, type="person", entity="ARD") for n in ("Iva Tarn", "Oto Brand"))
    assert same_tellings(TREE, [replace(first, actors=(hers,)), replace(first, actors=(his,))]) == {}


def test_a_war_is_no_single_attack() -> None:
    war = draft(TREE, "Raids", part="nouns", frame="mutual")
    assert not compatible(FIRST, war)


def test_a_bare_noun_means_the_event_told_with_its_doer() -> None:
    monday = replace(FIRST, time=day("2031-03-03"))
    raid = told("Raids", recipients=(party("Belmark", "BEL"),), time=day("2031-03-07"))
    assert same_tellings(TREE, [monday, raid, told("attack")]) == {2: 0}


RAIDED = """
Jets|jet|NOUN/NNS|2|nsubj struck|strike|VERB/VBD|0|root Tarn|Tarn|PROPN/NNP|2|obj .|.|PUNCT|2|punct

Rebels|rebel|NOUN/NNS|2|nsubj shot|shoot|VERB/VBD|0|root guards|guard|NOUN/NNS|2|obj .|.|PUNCT|2|punct

Nine|nine|NUM|3|nsubj:pass were|be|AUX|3|aux:pass killed|kill|VERB/VBN|0|root in|in|ADP|6|case the|the|DET|6|det
raids|raid|NOUN/NNS|3|obl
"""


def test_those_killed_in_the_raids_are_of_what_came_from_the_air() -> None:
    tree = drawn(RAIDED)
    struck = draft(tree, "struck", modes=("aerial",), actors=(party("Jets", "ARD", sector="MIL"),))
    shot = draft(tree, "shot", modes=("firearms",), actors=(party("Rebels", "COR", sector="REB"),))
    killed = draft(tree, "killed", recipients=(party("Nine", sector="CVL"),))
    assert same_tellings(tree, [struck, shot, killed]) == {2: 0}
