"""A coder for tests: no model, no tables, a handful of verbs, the same report every time.

It reads only `Name verb Name` ("Arland attacked Boria"), so that stores, commands and pages are tested in milliseconds.
Three words of a text make it misbehave, as a real coder might on a hostile document: `!crash`, `!hang`, `!die`.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator

from casusbelli.ontology import cameo_code, event_types
from casusbelli.records import Document, Event, Extent, Interval, Mention, Participant, Proof, Report, Span, Toll

__all__ = ["FakeCoder"]

VERBS = {
    "attacked": ("ASSAULT", ()),
    "bombed": ("ASSAULT", ("aerial",)),
    "blamed": ("ACCUSE", ("allege",)),
    "praised": ("SUPPORT", ()),
    "threatened": ("THREATEN", ("violence",)),
    "met": ("CONSULT", ()),
}
PATTERN = re.compile(
    r"(?P<actor>[A-Z]\w+) (?P<verb>" + "|".join(VERBS) + r") (?P<recipient>[A-Z]\w+)(?:, killing (?P<toll>\d{1,6}))?"
)
SENTENCE = re.compile(r"[^.\n]+[.\n]?")


class FakeCoder:
    """Codes `Name verb Name` sentences; see the module's head."""

    name = "fake.v1"

    def code(self, document: Document) -> Report:
        self._misbehave(document.text)
        sentences = tuple(Extent(found.start(), found.end()) for found in SENTENCE.finditer(document.text))
        mentions = tuple(self._mentions(document, sentences))
        events = tuple(_event_of(mention) for mention in mentions)
        return Report(document, sentences, mentions, (), events)

    def _mentions(self, document: Document, sentences: tuple[Extent, ...]) -> Iterator[Mention]:
        for number, sentence in enumerate(sentences):
            for found in PATTERN.finditer(document.text, sentence.start, sentence.end):
                yield _mention_of(document, number, sentence, found)

    def _misbehave(self, text: str) -> None:
        if "!crash" in text:
            raise ZeroDivisionError("told to crash")
        if "!hang" in text:
            time.sleep(3600)
        if "!die" in text:
            os._exit(9)


def _mention_of(document: Document, number: int, sentence: Extent, found: re.Match[str]) -> Mention:
    event_type, modes = VERBS[found["verb"]]
    kind = event_types()[event_type]
    day = document.published
    return Mention(
        id=f"{document.id}:{found.start('verb')}-{found.end('verb')}",
        document=document.id,
        sentence=number,
        trigger=Span(found["verb"], found.start("verb"), found.end("verb")),
        event_type=event_type,
        modes=modes,
        cameo=cameo_code(event_type, modes),
        score=kind.score,
        quad=kind.quad,
        actors=(_participant(found, "actor"),),
        recipients=(_participant(found, "recipient"),),
        time=Interval(first=day, last=day, precision="report", inferred=True, rule="report date") if day else None,
        toll=_toll(found),
        evidence=(sentence,),
        confidence=0.5,
        coder=FakeCoder.name,
    )


def _participant(found: re.Match[str], side: str) -> Participant:
    name = found[side]
    code = name[:3].upper()
    return Participant(name, found.start(side), found.end(side), f"state:{code}", name, code, "GOV", "state")


def _toll(found: re.Match[str]) -> tuple[Toll, ...]:
    if found["toll"] is None:
        return ()
    count = int(found["toll"])
    return (Toll("killed", count, count, None, found["toll"], found.start("toll"), found.end("toll")),)


def _event_of(mention: Mention) -> Event:
    return Event(
        id=f"e-{mention.id}",
        mentions=(mention.id,),
        event_type=mention.event_type,
        modes=mention.modes,
        cameo=mention.cameo,
        score=mention.score,
        quad=mention.quad,
        actors=mention.actors,
        recipients=mention.recipients,
        time=mention.time,
        toll=mention.toll,
        evidence=tuple(Proof(mention.document, extent.start, extent.end) for extent in mention.evidence),
        confidence=mention.confidence,
        documents=(mention.document,),
    )
