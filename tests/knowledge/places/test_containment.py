"""Which name lies in which, as the text tells it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.knowledge.places.containment import holdings
from casusbelli.knowledge.places.toponym import Toponym, Wording


def told(text, *names, people=()):
    toponyms, at = [], 0
    for name in names:
        start = text.index(name, at)
        at = start + len(name)
        toponyms.append(Toponym(start, at, name, 0, 1, "location", Wording((), people=name in people)))
    return [(toponyms[one.inner].text, toponyms[one.outer].text, one.firm) for one in holdings(text, toponyms)]


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Zakho, in northern Iraq", True),
        ("Zakho in the north of Iraq", False),
        ("Zakho, a town in Iraq", True),
        ("Zakho (Iraq)", True),
        ("Zakho in Iraq", True),
        ("Zakho, Iraq", False),
        ("Zakho, southern Iraq", False),
    ],
)
def test_inner_before_outer(text, firm):
    expected = [("Zakho", "Iraq", firm)]
    assert told(text, "Zakho", "Iraq") == (expected if "north of" not in text else [])


@pytest.mark.parametrize("text", ["Iraq's Zakho", "Iraq’s northern town of Zakho", "Iraq's Zakho"])
def test_outer_before_inner(text):
    assert told(text, "Iraq", "Zakho") == [("Zakho", "Iraq", True)]


def test_adjective_and_town():
    assert told("the Iraqi city of Zakho", "Iraqi", "Zakho", people=("Iraqi",)) == [("Zakho", "Iraqi", True)]
    assert told("the Iraqi army left Zakho", "Iraqi", "Zakho", people=("Iraqi",)) == []


@pytest.mark.parametrize("text", ["Zakho and Iraq", "Zakho. Iraq", "Zakho\nIraq", "Zakho, said the envoy to Iraq"])
def test_nothing_told(text):
    assert told(text, "Zakho", "Iraq") == []


@given(st.text(max_size=30))
def test_any_gap(gap):
    text = f"Zakho{gap}Iraq"
    names = [
        Toponym(0, 5, "Zakho", 0, 1, "location", Wording(())),
        Toponym(len(text) - 4, len(text), "Iraq", 1, 2, "location", Wording(())),
    ]
    assert len(holdings(text, names)) <= 1
