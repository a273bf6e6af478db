"""Coding one document: the room's front door."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from casusbelli.coding.assemble import mentions_of
from casusbelli.coding.cast import Cast
from casusbelli.coding.coder import Coder
from casusbelli.coding.fitted import Fitted
from casusbelli.coding.lemma import known_lemmas
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.linkage import Linkage
from casusbelli.coding.links import LinkReader
from casusbelli.coding.setting import Setting
from casusbelli.coding.signals import Signals
from casusbelli.coding.spans import spans_of
from casusbelli.coding.speaker import speakers
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


@dataclass(frozen=True)
class Resources:
    """What the coder knows besides the text: actors, places, the lexicon."""

    base: KnowledgeBase
    gazetteer: Gazetteer
    lexicon: Lexicon
    fitted: Fitted

    @cached_property
    def country_names(self) -> dict[str, str]:
        """The usual English name of each country, by ISO 3166-1 alpha-3."""
        return {country.iso3: country.name for country in self.gazetteer.countries()}

    @classmethod
    def load(cls) -> Resources:
        """The shipped tables; raises KnowledgeError when one is missing or damaged.

        They stay as long as the process: what is held now is taken out of the search for garbage (`gc.freeze`), which
        would go through all of it every few reports.
        """
        loaded = cls(KnowledgeBase.load(), Gazetteer.load(), Lexicon.load(), Fitted.load())
        gc.freeze()
        return loaded


def coder_of(document: Document, analysis: Analysis, resources: Resources) -> Coder:
    """The coder of one document: its tree, cast, times, places and voices."""
    published = date.fromisoformat(document.published[:10]) if document.published else None
    tree = Tree(known_lemmas(analysis, resources.lexicon.vocabulary))
    sayings = SpeechReader(tree, resources.lexicon).read()
    memory = DocumentActors(resources.base, tree.analysis, published)
    times = find_times(tree.analysis, published)
    places = find_places(tree.analysis, resources.gazetteer, publisher=document.publisher)
    towns = {w: p.country for p in places if p.role == "location" for w in range(p.first_word, p.last_word)}
    cast = Cast(tree, memory, resources.base, speakers(tree, sayings), towns)
    voices = Voices(tree, cast, sayings)
    setting = Setting(tree, times, places, published)
    return Coder(tree, resources.lexicon, cast, setting, voices, Signals.of(analysis), resources.fitted, published)


def code_document(document: Document, analysis: Analysis, resources: Resources, *, lean: bool = False) -> Report:
    """The report of one document: mentions, ties, events of this document alone, and all spans found.

    Stages run in order, each from one immutable record to the next; nothing is read from outside `resources`.
    A `lean` report leaves out events and spans.
    """
    coder = coder_of(document, analysis, resources)
    story = coder.story()
    links = LinkReader(coder.tree, resources.lexicon, story, coder.signals, Linkage.load()).read()
    mentions = mentions_of(coder.tree, document.id, story, links, CODER_NAME)
    return Report(
        document,
        tuple(Extent(s.start, s.end) for s in analysis.sentences),
        mentions,
        TieReader(
            coder.tree,
            coder.cast,
            resources.lexicon,
            resources.country_names,
            coder.voices.sayings,
            coder.setting.times,
        ).read(),
        () if lean else events_of(mentions, document),
        None if lean else spans_of(coder.tree, coder.setting.times, coder.setting.places, coder.voices.sayings),
    )
