"""From drafts to the records of a report: ids, evidence, links, events of the document."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from casusbelli.coding.draft import Draft
from casusbelli.coding.links import Found
from casusbelli.coding.story import Story
from casusbelli.coding.tree import Tree
from casusbelli.ontology import cameo_code, event_types
from casusbelli.records import Extent, Link, Mention, Participant, Span

__all__ = ["mention_id", "mentions_of"]


def mention_id(document: str, start: int, end: int) -> str:
    """The id of a mention: its document and trigger span, digested to 16 hex digits."""
    return hashlib.sha256(f"{document}:{start}:{end}".encode()).hexdigest()[:16]


def mentions_of(tree: Tree, document: str, story: Story, links: Sequence[Found], coder: str) -> tuple[Mention, ...]:
    """The mention records of a document's story."""
    drafts = story.drafts
    ids = {d.head: mention_id(document, *_extent(tree, d)) for d in drafts}
    linked: dict[int, list[Link]] = {}
    for link in links:
        if link.source in ids and link.target in ids:
            linked.setdefault(link.source, []).append(Link(link.relation, ids[link.target], link.cue))
    for later, earlier in story.same.items():
        linked.setdefault(later, []).append(Link("same_as", ids[earlier]))
    return tuple(_mention(tree, document, d, ids[d.head], tuple(linked.get(d.head, ())), coder) for d in drafts)


def _extent(tree: Tree, draft: Draft) -> tuple[int, int]:
    words = list(draft.trigger.spread)
    if draft.trigger.light is not None and max(words) - min(words) > 6:
        words = list(draft.trigger.words)
    return tree.words[min(words)].start, tree.words[max(words)].end


def _mention(tree: Tree, document: str, draft: Draft, id: str, links: tuple[Link, ...], coder: str) -> Mention:
    start, end = _extent(tree, draft)
    kind = event_types()[draft.event_type]
    return Mention(
        id=id,
        document=document,
        sentence=tree.words[draft.head].sentence,
        trigger=Span(tree.analysis.text[start:end], start, end),
        event_type=draft.event_type,
        modes=draft.modes,
        contexts=draft.contexts,
        cameo=cameo_code(draft.event_type, draft.modes),
        score=kind.score,
        quad=kind.quad,
        actors=draft.actors,
        recipients=draft.recipients,
        place=draft.places[0] if draft.places else None,
        places=draft.places,
        time=draft.time,
        planned=draft.planned,
        toll=tuple(h.toll for h in draft.harms),
        quantities=draft.quantities,
        means=draft.means,
        factuality=draft.factuality.value,
        historical=draft.historical,
        attributions=draft.attributions,
        links=links,
        evidence=_evidence(tree, draft),
        confidence=round(draft.whole, 3),
        coder=coder,
        why=draft.why,
    )


def _evidence(tree: Tree, draft: Draft) -> tuple[Extent, ...]:
    """The trigger's sentence, then every other sentence a field was taken from."""
    own = tree.words[draft.head].sentence
    parties: list[Participant] = [*draft.actors, *draft.recipients, *(a.source for a in draft.attributions if a.source)]
    starts = [p.start for p in parties] + [p.start for p in draft.places] + [h.toll.start for h in draft.harms]
    starts += [t.start for t in (draft.time, draft.planned) if t and t.start is not None]
    sentences = tree.analysis.sentences
    others = [s.index for s in sentences if s.index != own and any(s.start <= at < s.end for at in starts)]
    return tuple(Extent(sentences[i].start, sentences[i].end) for i in (own, *others))
