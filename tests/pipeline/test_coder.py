"""The shipped coder without the shipped model."""

from __future__ import annotations

from typing import cast

from casusbelli.coding import Resources
from casusbelli.language import Analyser
from casusbelli.language.fake import FakeAnalyser
from casusbelli.pipeline.coder import LanguageCoder, Leaning
from casusbelli.records import Document


def test_a_lean_coder_makes_no_events_and_spans() -> None:
    coder = LanguageCoder(cast("Analyser", FakeAnalyser()), Resources.load())
    document = Document("id", "Troops shelled the harbour of Lima.")
    whole, lean = coder.code(document), coder.lean().code(document)
    assert isinstance(coder, Leaning)
    assert whole.spans is not None
    assert (lean.spans, lean.events, lean.mentions) == (None, (), whole.mentions)
