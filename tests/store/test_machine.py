"""The store against a model of it in dictionaries: any order of adding, deciding and reopening."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule

from casusbelli.pipeline import FakeCoder
from casusbelli.records import Document, Review, document_id
from casusbelli.store import EventQuery, Run, StoreWriter

NAMES = st.sampled_from(["Arland", "Boria", "Cora"])
SENTENCES = st.tuples(NAMES, st.sampled_from(["attacked", "praised", "met"]), NAMES).map(" ".join)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=3).map(lambda parts: ". ".join(parts) + ".")


class StoreMachine(RuleBasedStateMachine):
    events = Bundle("events")

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = str(Path(self.folder.name) / "store.db")
        self.store = StoreWriter.open(self.path, create=True)
        self.texts = {}
        self.types = {}
        self.rejected = set()
        self.decisions = 0

    def teardown(self):
        self.store.close()
        self.folder.cleanup()

    @rule(text=TEXTS, target=events)
    def add(self, text):
        report = FakeCoder().code(Document(document_id(text), text, published="2020-01-02"))
        added = self.store.add([report], Run("machine", "fake"))
        assert added.documents == (document_id(text) not in self.texts)
        self.texts[document_id(text)] = text
        for event in report.events:
            self.types.setdefault(event.id, event.event_type)
        return report.events[0].id

    @rule(event=events, kind=st.sampled_from(["AID", "PROTEST"]))
    def correct(self, event, kind):
        self.decide(event, "correct", {"event_type": f'"{kind}"'})
        self.types[event] = kind
        self.rejected.discard(event)

    @rule(event=events, decision=st.sampled_from(["accept", "reject"]))
    def judge(self, event, decision):
        self.decide(event, decision, {})
        (self.rejected.add if decision == "reject" else self.rejected.discard)(event)

    @precondition(lambda self: self.texts)
    @rule()
    def reopen(self):
        self.store.close()
        self.store = StoreWriter.open(self.path)

    @rule()
    def rebuild(self):
        self.store.rebuild()

    def decide(self, event, decision, changes):
        self.decisions += 1
        self.store.review(Review(f"r{self.decisions}", "event", event, decision, "ana", "2024-01-01", "", changes))

    @invariant()
    def it_holds_what_the_model_holds(self):
        assert {document.id: document.text for document in self.store.documents()} == self.texts
        assert {event.id: event.event_type for event in self.store.events(EventQuery(rejected=True))} == self.types
        shown = {event.id for event in self.store.events()}
        assert shown == set(self.types) - self.rejected
        assert sum(self.store.rollup("type").values()) == len(shown)
        assert self.store.counts()["review"] == self.decisions


StoreMachine.TestCase.settings = settings(
    max_examples=15, stateful_step_count=15, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestStore = StoreMachine.TestCase
