"""A small report with a value in every field, of our own writing."""

from __future__ import annotations

import re

import pytest

from casusbelli.records import (
    Attribution,
    Document,
    Event,
    Extent,
    Interval,
    Link,
    Mention,
    Participant,
    Place,
    Report,
    Span,
    Tie,
    Toll,
    document_id,
)

TEXT = (
    "Arland bombed a depot near Portville on Sunday, killing at least 7 guards, its army said, in answer to a raid. "
    "Boria, which arms the raiders, denied the raid took place."
)


class Words:
    """Spans of a text by their words."""

    def __init__(self, text):
        self.text = text

    def extent(self, words):
        start = self.text.index(words)
        return start, start + len(words)

    def span(self, words):
        return Span(words, *self.extent(words))

    def party(self, words, **known):
        return Participant(words, *self.extent(words), **known)


def full_report(text=TEXT):
    words = Words(text)
    sentences = tuple(Extent(*found.span()) for found in re.finditer(r"[^.]+\.", text))
    document = Document(
        document_id(text), text, key="war.txt", title="War & peace", published="2020-01-06", wire="Wire"
    )
    raid = Mention(
        "m2", document.id, 0, words.span("raid"), "ASSAULT", quad="material_conflict", evidence=(sentences[0],),
        attributions=(Attribution(words.party("Boria"), "denies", words.span("denied")),), confidence=0.4,
    )  # fmt: skip
    strike = Mention(
        "m1", document.id, 0, words.span("bombed"), "ASSAULT", modes=("aerial",), quad="material_conflict",
        actors=(words.party("Arland", country="ARL", sector="MIL"),),
        recipients=(words.party("a depot", alleged=True),),
        place=Place("near Portville", *words.extent("near Portville"), "Portville", country="BOR", precision="near"),
        time=Interval("on Sunday", *words.extent("on Sunday"), "2020-01-05", "2020-01-05", "day"),
        toll=(Toll("killed", 7, None, "guards", "at least 7 guards", *words.extent("at least 7 guards")),),
        attributions=(Attribution(words.party("its army"), "reports", words.span("said")),),
        links=(Link("retaliation_for", "m2", words.span("in answer to")),),
        evidence=(sentences[0],), confidence=0.9, why={"event_type": "verb bomb"},
    )  # fmt: skip
    tie = Tie(words.party("Boria"), "arms", words.party("the raiders"), document.id, evidence=(sentences[1],))
    events = tuple(Event(f"e-{one.id}", (one.id,), one.event_type) for one in (strike, raid))
    return Report(document, sentences, (raid, strike), (tie,), events)


@pytest.fixture
def report():
    return full_report()


@pytest.fixture
def make_report():
    return full_report
