"""One event in answer to, because of, or as part of another: cue words and the shape of the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casusbelli.coding.draft import Draft
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.story import Story
from casusbelli.coding.tree import Tree
from casusbelli.records import Span

__all__ = ["Found", "LinkReader"]

ANSWERS = frozenset(
    {
        "ACCUSE",
        "SUPPORT",
        "REQUEST",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
        "CONCEDE",
        "AID",
        "CONSULT",
        "RETREAT",
    }
)
SPOKEN_ABOUT = frozenset({"ACCUSE", "SUPPORT", "THREATEN", "PROTEST", "SANCTION", "REJECT"})
ANSWERABLE = frozenset(
    {
        "ASSAULT",
        "COERCE",
        "SANCTION",
        "PROTEST",
        "MOBILIZE",
        "THREATEN",
        "ACCUSE",
        "REJECT",
        "RETREAT",
        "CONCEDE",
        "REQUEST",
        "AGREE",
    }
)
HARD = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
REACTIONS = frozenset({"ACCUSE", "THREATEN", "SANCTION", "PROTEST"})
CAUSED = frozenset({"obj", "obl", "nsubj:pass", "xcomp", "ccomp"})
BARE = frozenset({"over", "for", "after", "following"})


@dataclass(frozen=True, slots=True)
class Found:
    """A link between two drafts by their heads, with its cue."""

    source: int
    relation: str
    target: int
    cue: Span | None


class LinkReader:
    """Reads the links of a document's drafts."""

    def __init__(self, tree: Tree, lexicon: Lexicon, story: Story) -> None:
        self.tree = tree
        drafts = story.drafts
        self.drafts = {d.head: d for d in drafts}
        self._owner: dict[int, int] = {}
        for d in drafts:
            for word in (*d.trigger.spread, *d.absorbed):
                self._owner.setdefault(word, d.head)
        for word, head in story.references.items():
            self._owner.setdefault(word, head)
        self._cues: Mapping[str, tuple[str, ...]] = lexicon.group("links")

    def read(self) -> tuple[Found, ...]:
        """All links, one a pair of events."""
        found: dict[tuple[int, int], Found] = {}
        for link in self._all():
            if link.source != link.target:
                found.setdefault((link.source, link.target), link)
        return tuple(found.values())

    def _all(self) -> Iterator[Found]:
        for draft in self.drafts.values():
            yield from self._marked(draft)
            yield from self._about(draft)
            yield from self._causing(draft)
        yield from self._reactions()

    def _reactions(self) -> Iterator[Found]:
        """A judgement or vow without a stated object answers the last hard act of the one it is aimed at."""
        hard = [d for d in self.drafts.values() if d.event_type in HARD and not d.historical]
        for draft in self.drafts.values():
            if draft.event_type not in REACTIONS or draft.factuality.value not in {"actual", "ongoing"}:
                continue
            before = [d for d in hard if d.head < draft.head and _aimed_at_doer(draft, d)]
            if before:
                yield Found(draft.head, "response_to", before[-1].head, None)

    def _marked(self, draft: Draft) -> Iterator[Found]:
        """Cue words between an event and one that stands below it."""
        for place in self._places(draft):
            for kid in self.tree.kids(place):
                relation = self.tree.words[kid].deprel.split(":")[0]
                if relation in {"obl", "nmod", "advcl", "acl", "xcomp"}:
                    yield from self._below(draft, kid)

    def _places(self, draft: Draft) -> tuple[int, ...]:
        """The words an event's adjuncts may hang on: its trigger, its light verb, the verb that reports it."""
        light = () if draft.trigger.light is None else (draft.trigger.light,)
        return (*draft.trigger.words, *light)

    def _below(self, draft: Draft, kid: int) -> Iterator[Found]:
        relation, cue_words = self._cue(kid)
        if relation is None:
            return
        target = self._event_in(kid, draft.head)
        if target is None:
            return
        if relation == "response_to" and not self._answers(draft, self.drafts[target], cue_words):
            return
        yield Found(draft.head, relation, target, self._span(cue_words))

    def _answers(self, draft: Draft, target: Draft, cue: tuple[int, ...]) -> bool:
        word = self.tree.words[cue[0]].lemma.lower() if cue else ""
        if word in BARE and len(cue) == 1:
            return draft.event_type in ANSWERS and target.event_type in ANSWERABLE
        return True

    def _cue(self, kid: int) -> tuple[str | None, tuple[int, ...]]:
        """The relation that the words before an adjunct name, and these words."""
        marks = sorted(k for k in self.tree.kids(kid, "case", "mark", "advmod") if k < kid)
        marks = sorted({*marks, *(f for m in marks for f in self.tree.kids(m, "fixed"))})
        phrase = " ".join(self.tree.words[m].lemma.lower() for m in marks)
        own = f"{phrase} {self.tree.words[kid].lemma.lower()}".strip()
        behind = self._behind(kid)
        for relation, cues in self._cues.items():
            if relation == "causes":
                continue
            for text in (f"{own} {behind}".strip(), own, phrase):
                if text and text in cues:
                    words = (*marks, kid) if text != phrase else tuple(marks)
                    return relation, words or (kid,)
        return None, ()

    def _behind(self, kid: int) -> str:
        """The preposition of what hangs on an adjunct: "for" in "in retaliation for"."""
        below = [k for k in self.tree.kids(kid, "nmod", "obl") if k > kid]
        return self.tree.case(below[0]) if below else ""

    def _event_in(self, place: int, but: int) -> int | None:
        """The event nearest the top of a subtree."""
        level = [place]
        while level:
            hits = [self._owner[i] for i in level if i in self._owner and self._owner[i] != but]
            if hits:
                return hits[0]
            level = [
                k
                for i in level
                for k in self.tree.kids(i)
                if self.tree.words[k].deprel not in {"acl:relcl", "parataxis"}
            ]
        return None

    def _about(self, draft: Draft) -> Iterator[Found]:
        """What a judgement, vow or protest is about: its object is an event that calls for an answer."""
        if draft.event_type not in SPOKEN_ABOUT or (
            draft.trigger.sense.part == "nouns" and draft.trigger.light is None
        ):
            return
        for place in self._places(draft):
            for kid in self.tree.kids(place, "obj", "obl", "nmod"):
                if (
                    kid in self._owner
                    and self._owner[kid] != draft.head
                    and self.tree.case(kid) in {"", "for", "over", "against", "at", "of", "about"}
                ):
                    target = self.drafts[self._owner[kid]]
                    if target.event_type in ANSWERABLE and not self._alleged(draft, target):
                        yield Found(draft.head, "response_to", target.head, self._span((kid,)))

    def _alleged(self, draft: Draft, target: Draft) -> bool:
        return (
            draft.event_type == "ACCUSE"
            and "allege" in draft.modes
            and any(a.stance == "alleges" for a in target.attributions)
        )

    def _causing(self, draft: Draft) -> Iterator[Found]:
        """A verb of causing between two events: "the raid triggered protests", "protests sparked by the raid"."""
        for verb in self._causal_verbs(draft):
            subject = self.tree.subject(verb) if not self.tree.is_passive(verb) else self.tree.agent(verb)
            if subject is None:
                continue
            cause = self._event_in(subject, draft.head)
            if cause is not None:
                yield Found(draft.head, "caused_by", cause, self._span((verb,)))

    def _causal_verbs(self, draft: Draft) -> Iterator[int]:
        place = draft.trigger.predicate
        governor = self.tree.words[place].head
        caused = self.tree.words[place].deprel in CAUSED
        if governor >= 0 and caused and self._causal(governor):
            yield governor
        yield from (k for k in self.tree.kids(draft.head, "acl") if self._causal(k) and self.tree.is_passive(k))

    def _causal(self, verb: int) -> bool:
        lemma = self.tree.words[verb].lemma.lower()
        particles = self.tree.lemmas(self.tree.kids(verb, "compound:prt"))
        obliques = [self.tree.case(k) for k in self.tree.kids(verb, "obl")]
        forms = {lemma, *(f"{lemma} {p}" for p in [*particles, *obliques])}
        return bool(forms & set(self._cues["causes"]))

    def _span(self, words: tuple[int, ...]) -> Span | None:
        if not words:
            return None
        start, end = self.tree.words[min(words)].start, self.tree.words[max(words)].end
        return Span(self.tree.analysis.text[start:end], start, end)


def _aimed_at_doer(draft: Draft, act: Draft) -> bool:
    """Whether the one a reaction is aimed at is the one who did the act: the same actor, or another land's."""
    doers = {p.entity or (p.country, p.sector) for p in act.actors if p.entity or p.country}
    aims = {p.entity or (p.country, p.sector) for p in draft.recipients if p.entity or p.country}
    abroad = draft.countries("recipients") - draft.countries("actors")
    return bool(doers & aims) or bool(abroad & act.countries("actors"))
