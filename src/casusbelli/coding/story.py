"""The events of one document put in relation: which are one happening, and which words only point back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from casusbelli.coding.comparison import akin
from casusbelli.coding.draft import Draft
from casusbelli.coding.factuality import REAL
from casusbelli.coding.identity import is_definite, is_pointed, same_tellings
from casusbelli.coding.tree import Tree
from casusbelli.records import Participant

__all__ = ["JUDGING", "Story", "kept_part", "pointed_back", "told_once"]

SOUND = 0.5
RECENT = 2
IT = frozenset({"it", "this", "that"})
JUDGING = frozenset({"judge"})
NAMED = "named in another telling"
HARD = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
CARRIED = "told of the same event before"


@dataclass(frozen=True, slots=True)
class Story:
    """Drafts in text order; `same` maps the head of a later telling to that of an earlier one; `references` maps words
    that only point back ("the attacks") to the head of the event they mean; `unkept` are drafts that became no rows."""

    drafts: tuple[Draft, ...]
    same: Mapping[int, int]
    references: Mapping[int, int]
    unkept: tuple[Draft, ...] = ()

    def root(self, head: int) -> int:
        """The head of the first telling of a draft's happening."""
        while head in self.same:
            head = self.same[head]
        return head


def told_once(tree: Tree, drafts: Sequence[Draft]) -> Story:
    """Link later tellings to earlier ones; what points back takes over the sides it does not name itself."""
    same = {drafts[later].head: drafts[earlier].head for later, earlier in same_tellings(tree, drafts).items()}
    by_head = {d.head: d for d in drafts}
    by_head |= {d.head: _complete(tree, d, by_head.get(same.get(d.head, -1))) for d in drafts}
    for later, earlier in same.items():
        by_head[earlier] = _named_by(by_head[earlier], by_head[later])
        by_head[later] = _named_by(by_head[later], by_head[earlier])
    return Story(tuple(by_head[d.head] for d in drafts), same, {})


def _named_by(draft: Draft, other: Draft) -> Draft:
    """The draft with its unnamed sides ("an Iranian-backed militia") known from another telling of the event."""
    return draft.but(
        actors=_identified(draft.actors, other.actors),
        recipients=_identified(draft.recipients, other.recipients),
    )


def _identified(parties: tuple[Participant, ...], named: tuple[Participant, ...]) -> tuple[Participant, ...]:
    known = [p for p in named if p.entity and p.country]
    if len(known) != 1 or len(parties) != 1:
        return parties
    (party,), (other,) = parties, known
    if party.entity or party.country not in {None, other.country} or party.sector not in {"UNK", other.sector}:
        return parties
    return (
        replace(
            party,
            entity=other.entity,
            name=other.name,
            country=other.country,
            sector=other.sector,
            type=other.type,
            rule=NAMED,
        ),
    )


def pointed_back(tree: Tree, story: Story, nouns: Sequence[str]) -> dict[int, int]:
    """Words like "this crime", "the US action": the nearest hard event before them; "the strikes": the one so named."""
    judged = _judged_pronouns(tree, story.drafts)
    hard = [d for d in story.drafts if d.event_type in HARD and d.confidence >= SOUND and d.factuality.value in REAL]
    tellings = Counter(story.root(d.head) for d in story.drafts)
    own = {word for d in story.drafts for word in d.trigger.words}
    found: dict[int, int] = {}
    for word in tree.words:
        named = word.upos == "NOUN" and word.index not in own and is_pointed(tree, word.index)
        if not named and word.index not in judged:
            continue
        before = [d for d in hard if d.head < word.index and not d.historical]
        if named and word.lemma.lower() not in nouns:
            before = [d for d in before if _is_named(tree, d, word.lemma.lower())]
        if before:
            near = [d for d in before if word.sentence - tree.words[d.head].sentence <= RECENT] or before
            found[word.index] = story.root(max(near, key=lambda d: (tellings[story.root(d.head)], d.head)).head)
    return found


def _judged_pronouns(tree: Tree, drafts: Sequence[Draft]) -> set[int]:
    """Each "it" that is condemned or praised and stands for nobody: for what was done."""
    judging = (d for d in drafts if d.trigger.sense.frame in JUDGING and not d.recipients)
    return {a.head for d in judging for a in d.roles.recipients if tree.words[a.head].text.lower() in IT}


def _is_named(tree: Tree, draft: Draft, lemma: str) -> bool:
    """Whether a draft was told by this noun, or by the verb of it."""
    return any(akin(tree.lemma(w), lemma) for w in draft.trigger.words)


def _complete(tree: Tree, draft: Draft, earlier: Draft | None) -> Draft:
    if earlier is None or not is_definite(tree, draft):
        return draft
    actors = draft.actors or _carried(earlier.actors)
    recipients = draft.recipients or _carried(tuple(p for p in earlier.recipients if p not in draft.actors))
    return draft.but(actors=actors, recipients=recipients)


def _carried(parties: tuple[Participant, ...]) -> tuple[Participant, ...]:
    return tuple(replace(p, inferred=True, rule=CARRIED) for p in parties)


def kept_part(tree: Tree, story: Story, accepted: Callable[[Draft], bool]) -> Story:
    """The story without what is no event, and without bare references, which stay known as pointing back."""
    first: dict[int, int] = {}
    kept: list[Draft] = []
    for draft in story.drafts:
        told = story.root(draft.head)
        if accepted(draft) and not (told in first and _bare_reference(tree, draft, story)):
            kept.append(draft)
            first.setdefault(told, draft.head)
    heads = {d.head for d in kept}
    meant = {word: first.get(story.root(head)) for word, head in story.references.items()}
    meant |= {w: first.get(story.root(d.head)) for d in story.drafts if d.head not in heads for w in d.trigger.words}
    references = {word: head for word, head in meant.items() if head is not None}
    same = {head: first[told] for head in heads if (told := story.root(head)) in first and first[told] != head}
    return Story(tuple(kept), same, references, tuple(d for d in story.drafts if d.head not in heads))


def _bare_reference(tree: Tree, draft: Draft, story: Story) -> bool:
    """A definite noun for an event told before that adds no field of its own."""
    if draft.head not in story.same or not is_definite(tree, draft):
        return False
    told = draft.harms or draft.quantities or draft.places or (draft.time is not None and draft.time.text is not None)
    return not told
