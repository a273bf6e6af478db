"""Coding one document: the room's front door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casusbelli.coding.assemble import mentions_of
from casusbelli.coding.cast import Cast
from casusbelli.coding.coder import Coder
from casusbelli.coding.lemma import known_lemmas
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.links import LinkReader
from casusbelli.coding.setting import Setting
from casusbelli.coding.signals import Signals
from casusbelli.coding.spans import spans_of
from casusbelli.coding.speech import SpeechReader
from casusbelli.coding.ties import TieReader
from casusbelli.coding.tree import Tree
from casusbelli.coding.voice import Voices
from casusbelli.knowledge.actors import DocumentActors, KnowledgeBase
from casusbelli.knowledge.places import Gazetteer, find_places
from casusbelli.language.analysis import Analysis
from casusbelli.merging import events_of
from casusbelli.records import Document, Extent, Report
from casusbelli.times import find_times

__all__ = ["CODER_NAME", "Resources", "code_document"]

CODER_NAME = "coder.v1"


@dataclass(frozen=True, slots=True)
class Resources:
    """What the coder knows besides the text: actors, places, the lexicon."""

    base: KnowledgeBase
    gazetteer: Gazetteer
    lexicon: Lexicon

    @classmethod
    def load(cls) -> Resources:
        """The shipped tables; raises KnowledgeError when one is missing or damaged."""
        return cls(KnowledgeBase.load(), Gazetteer.load(), Lexicon.load())


def code_document(document: Document, analysis: Analysis, resources: Resources) -> Report:
    """The report of one document: mentions, ties, events of this document alone, and all spans found.

    Stages run in order, each from one immutable record to the next; nothing is read from outside `resources`.
    """
    published = date.fromisoformat(document.published[:10]) if document.published else None
    analysis = known_lemmas(analysis, resources.lexicon.vocabulary)
    tree = Tree(analysis)
    memory = DocumentActors(resources.base, analysis, published)
    cast = Cast(tree, memory, resources.base)
    times = find_times(analysis, published)
    places = find_places(analysis, resources.gazetteer, publisher=document.publisher)
    sayings = SpeechReader(tree, resources.lexicon).read()
    coder = Coder(
        tree,
        resources.lexicon,
        cast,
        Setting(tree, times, places, published),
        Voices(tree, cast, sayings),
        Signals.of(analysis),
        published,
    )
    story = coder.story()
    links = LinkReader(tree, resources.lexicon, story).read()
    mentions = mentions_of(tree, document.id, story, links, CODER_NAME)
    names = {
        iso3: resources.gazetteer.country(iso3).name
        for iso3 in {p.country for m in mentions for p in (*m.actors, *m.recipients) if p.country}
    }
    ties = TieReader(tree, cast, resources.lexicon, names).read()
    sentences = tuple(Extent(s.start, s.end) for s in analysis.sentences)
    return Report(
        document, sentences, mentions, ties, events_of(mentions, document), spans_of(tree, times, places, sayings)
    )
