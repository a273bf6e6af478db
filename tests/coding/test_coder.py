"""The stages in order, on drawn trees with a judge that lets every candidate pass."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from casusbelli.coding.acceptance import Judge
from casusbelli.coding.draft import Draft
from casusbelli.coding.fitted import Fitted
from casusbelli.coding.nationality import Nationality
from casusbelli.coding.report import Resources, coder_of
from casusbelli.coding.sides import Sides
from casusbelli.coding.story import Story
from casusbelli.coding.verdict import Verdict
from casusbelli.records import Document

from .sketch import sketch

SHELLED = """
French|French|ADJ/JJ|2|amod troops|troop|NOUN/NNS|3|nsubj shelled|shell|VERB/VBD|0|root rebels|rebel|NOUN/NNS|3|obj
killing|kill|VERB/VBG|3|advcl nine|nine|NUM|5|obj .|.|PUNCT|3|punct
"""
CONDEMNED = """
Brazil|Brazil|PROPN|2|nsubj condemned|condemn|VERB/VBD|0|root the|the|DET|4|det attack|attack|NOUN/NN|2|obj
.|.|PUNCT|2|punct
"""
WIDENING = """
Militants|militant|NOUN/NNS|2|nsubj threatened|threaten|VERB/VBD|0|root to|to|PART|4|mark widen|widen|VERB/VB|2|xcomp
the|the|DET|6|det war|war|NOUN/NN|4|obj
"""
DRIVEN = """
The|the|DET|2|det step|step|NOUN/NN|3|nsubj pushed|push|VERB/VBD|0|root Peru|Peru|PROPN/NNP|3|obj to|to|PART|6|mark
act|act|VERB/VB|3|xcomp
"""
SAT = """
The|the|DET|3|det Peruvian|peruvian|ADJ/JJ|3|amod cabinet|cabinet|NOUN/NN|4|nsubj met|meet|VERB/VBD|0|root
on|on|ADP|6|case Monday|Monday|PROPN/NNP|4|obl
"""
FIRED = """
Iran|Iran|PROPN/NNP|2|nsubj launched|launch|VERB/VBD|0|root ballistic|ballistic|ADJ|4|amod
missiles|missile|NOUN/NNS|2|obj at|at|ADP|6|case Peru|Peru|PROPN/NNP|2|obl
"""


EVERYTHING = Fitted(Judge({}, 5.0), Nationality({}), Sides({}), Verdict({}, 0.0))


@cache
def resources() -> Resources:
    return replace(Resources.load(), fitted=replace(EVERYTHING, nationality=Nationality.load()))


def story(drawing: str, published: str | None = "2031-03-05", names: dict[str, str] | None = None) -> Story:
    analysis = sketch(drawing, names)
    return coder_of(Document("d", analysis.text, published=published), analysis, resources()).story()


def by_type(told: Story) -> dict[str, Draft]:
    return {d.event_type: d for d in told.drafts}


def test_an_attack_with_its_sides_and_toll() -> None:
    (event,) = story(SHELLED).drafts
    assert event.event_type == "ASSAULT"
    assert [(p.country, p.sector) for p in event.actors] == [("FRA", "MIL")]
    assert [p.text for p in event.recipients] == ["rebels"]
    assert [(h.toll.kind, h.toll.min) for h in event.harms] == [("killed", 9)]
    assert len(event.absorbed) == 1


def test_every_decision_has_its_reason() -> None:
    (event,) = story(SHELLED).drafts
    assert event.why["event_type"] == "«shell» (do)"
    assert event.why["actors"] == "subject"
    assert event.why["recipients"] == "object"
    assert event.why["time"] == "report's date"


def test_without_a_time_the_report_s_date_stands() -> None:
    (event,) = story(SHELLED).drafts
    assert event.time is not None
    assert (event.time.first, event.time.precision, event.time.inferred) == ("2031-03-05", "report", True)
    (undated,) = story(SHELLED, published=None).drafts
    assert undated.time is not None and undated.time.first is None


def test_who_is_judged_is_who_did_it() -> None:
    told = by_type(story(SHELLED + "\n\n" + CONDEMNED))
    assert [(p.country, p.inferred) for p in told["ACCUSE"].recipients] == [("FRA", True)]
    assert told["ACCUSE"].why["recipients"] == "actor of the event judged"


def test_a_bare_reference_is_no_row_of_its_own() -> None:
    told = story(SHELLED + "\n\n" + CONDEMNED)
    assert [d.event_type for d in told.drafts] == ["ASSAULT", "ACCUSE"]
    assert set(told.references.values()) == {told.drafts[0].head}


@pytest.mark.parametrize(("subject", "events"), [("earthquake", 0), ("soldier", 1)])
def test_nature_commits_no_assault(subject: str, events: int) -> None:
    told = story(
        f"An|an|DET|2|det {subject}|{subject}|NOUN/NN|3|nsubj destroyed|destroy|VERB/VBD|0|root huts|hut|NOUN/NNS|3|obj"
    )
    assert len(told.drafts) == events


def test_a_vow_is_one_event_whose_content_is_no_row() -> None:
    told = story(
        "Brazil|Brazil|PROPN|2|nsubj vowed|vow|VERB/VBD|0|root to|to|PART|4|mark attack|attack|VERB/VB|2|xcomp "
        "Peru|Peru|PROPN|4|obj"
    )
    (event,) = told.drafts
    assert (event.event_type, event.modes) == ("THREATEN", ("violence",))
    assert [p.country for p in event.actors] == ["BRA"]


def test_what_will_be_done_is_a_threat_or_a_promise_now() -> None:
    drawing = "Brazil|Brazil|PROPN|3|nsubj will|will|AUX/MD|3|aux {0}|{0}|VERB/VB|0|root Peru|Peru|PROPN|3|obj"
    for verb, kind in (("attack", "THREATEN"), ("assist", "AGREE")):
        (event,) = story(drawing.format(verb)).drafts
        assert (event.event_type, event.factuality.value) == (kind, "future")


def test_old_events_are_background() -> None:
    drawing = (
        "Rebels|rebel|NOUN/NNS|2|nsubj attacked|attack|VERB/VBD|0|root troops|troop|NOUN/NNS|2|obj in|in|ADP|5|case "
        "{0}|{0}|NUM/CD|2|obl"
    )
    for year, old in (("2019", True), ("2031", False)):
        (event,) = story(drawing.format(year), names={year: "Date"}).drafts
        assert event.historical is old


def test_a_government_that_uses_force_is_its_army() -> None:
    (event,) = story("Brazil|Brazil|PROPN|2|nsubj bombed|bomb|VERB/VBD|0|root Peru|Peru|PROPN|2|obj").drafts
    assert [(p.country, p.sector) for p in event.actors] == [("BRA", "MIL")]


def test_a_strict_judge_leaves_nothing() -> None:
    analysis = sketch(SHELLED)
    strict = replace(resources(), fitted=replace(EVERYTHING, verdict=Verdict({"bias": -5.0}, 0.5)))
    left = coder_of(Document("d", analysis.text), analysis, strict).story()
    assert (left.drafts, left.same, left.references) == ((), {}, {})


def test_an_empty_document_has_no_story() -> None:
    assert story("") == Story((), {}, {})
    assert story("Bread|bread|NOUN|2|nsubj smells|smell|VERB|0|root") == Story((), {}, {})


RISKED = """
French|French|ADJ/JJ|2|amod raids|raid|NOUN/NNS|3|nsubj threatened|threaten|VERB/VBD|0|root to|to|PART|5|mark
escalate|escalate|VERB/VB|3|xcomp tensions|tension|NOUN/NNS|5|obj .|.|PUNCT|3|punct
"""
WARNED = """
Egypt|Egypt|PROPN|2|nsubj warned|warn|VERB/VBD|0|root that|that|SCONJ|6|mark Cairo|Cairo|PROPN|6|nsubj
would|would|AUX|6|aux attack|attack|VERB/VB|2|ccomp Brazil|Brazil|PROPN|6|obj .|.|PUNCT|2|punct
"""


def test_an_event_that_threatens_is_no_threat_of_anybody() -> None:
    assert "THREATEN" not in by_type(story(RISKED))


@pytest.mark.parametrize("risk", ["widen", "derail"])
def test_what_a_danger_may_do_nobody_threatens_to(risk: str) -> None:
    assert "THREATEN" not in by_type(story(WIDENING.replace("widen", risk)))


def test_a_step_that_drives_somebody_is_no_request() -> None:
    assert not story(DRIVEN).drafts


def test_missiles_launched_at_somebody_are_no_test() -> None:
    (event,) = story(FIRED).drafts
    assert (event.event_type, event.modes) == ("ASSAULT", ("heavy-weapons",))
    (test,) = story(FIRED.replace("at|at|", "near|near|")).drafts
    assert test.event_type == "MOBILIZE"


def test_one_body_that_meets_by_itself_consults_nobody() -> None:
    assert "CONSULT" not in by_type(story(SAT))
    assert "CONSULT" in by_type(story(SAT.replace("cabinet|cabinet|NOUN/NN", "ministers|minister|NOUN/NNS")))


def test_a_government_does_not_threaten_its_own_capital() -> None:
    threat = by_type(story(WARNED)).get("THREATEN")
    assert threat is None or "EGY" not in {p.country for p in threat.recipients}
