"""One event in answer to, because of, or as part of another: cue words and the shape of the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from casusbelli.coding.answers import AnswerReader
from casusbelli.coding.draft import Draft
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.linkage import Linkage, Pairs
from casusbelli.coding.signals import Signals
from casusbelli.coding.story import Story
from casusbelli.coding.tree import Tree
from casusbelli.records import Span

__all__ = ["Found", "LinkReader", "one_doer"]

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
CAUSED = frozenset({"obj", "obl", "nsubj:pass", "xcomp", "ccomp"})
LEARNED = ("caused_by", "part_of", "aims_to_prevent")
LIKELY = 0.5
CAUSAL = 0.25
SIGN = 0.3
THINKABLE = 0.04
SPELLED = 15
ANSWERING = frozenset({"response_to", "retaliation_for"})
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

    def __init__(
        self,
        tree: Tree,
        lexicon: Lexicon,
        story: Story,
        signals: Signals | None = None,
        linkage: Linkage | None = None,
    ) -> None:
        self.tree = tree
        self.story = story
        self.linkage = linkage
        self.signals = signals
        self.answers = AnswerReader(tree, lexicon, story)
        drafts = story.drafts
        self.drafts = {d.head: d for d in drafts}
        self._owner: dict[int, int] = {}
        for d in drafts:
            for word in (*d.trigger.spread, *d.absorbed):
                self._owner.setdefault(word, d.head)
        for word, head in story.references.items():
            self._owner.setdefault(word, head)
        self._cues: Mapping[str, tuple[str, ...]] = lexicon.group("links")
        self._nouns = tuple(lexicon.tables["light"]["refer"])
        self._full = lexicon.once(
            "full cues", lambda: {cue: kind for kind in ANSWERING for cue in self._cues[kind] if cue.count(" ") == 2}
        )
        self._opening = lexicon.once("cues' openings", lambda: frozenset(cue.split(" ")[0] for cue in self._full))

    def read(self) -> tuple[Found, ...]:
        """All links, one a pair of events."""
        found: dict[tuple[int, int], Found] = {}
        for link in self._all():
            if link.source != link.target:
                found.setdefault((link.source, link.target), link)
        self._learn(found)
        self._answer(found)
        self._choose(found)
        self._caused(found)
        return tuple(link for link in found.values() if self._is_sound(link, found))

    def _is_sound(self, link: Found, found: Mapping[tuple[int, int], Found]) -> bool:
        """Nobody answers an act of his own; of two that answer each other the later or cued one does."""
        if link.relation not in ANSWERING:
            return True
        if _doers(self.drafts[link.source]) & _doers(self.drafts[link.target]):
            return False
        back = found.get((link.target, link.source))
        return back is None or link.cue is not None or (back.cue is None and link.source > link.target)

    def _caused(self, found: dict[tuple[int, int], Found]) -> None:
        """Add cause and effect within a sentence as the network sees them, between acts that nothing else joins.

        Of two acts in a sentence with a sign of causation, each is more likely one of the two than the other.
        """
        if self.signals is None:
            return
        joined = {*found, *((target, source) for source, target in found)}
        scores = {d.head: self._causal_scores(d) for d in self.drafts.values()}
        causes = {head: cause for head, (cause, effect) in scores.items() if cause > max(CAUSAL, effect)}
        for effect in (head for head, (cause, effect) in scores.items() if effect > max(CAUSAL, cause)):
            sentence = self.tree.words[effect].sentence
            near = [h for h in causes if self.tree.words[h].sentence == sentence and (effect, h) not in joined]
            target = max(near, key=causes.__getitem__, default=None)
            if target is not None and self._has_sign(sentence) and self._thinkable(effect, target):
                found[effect, target] = Found(effect, self._kind(effect, target), target, None)

    def _thinkable(self, effect: int, cause: int) -> bool:
        """Whether the weights do not hold it for all but impossible that one answers the other."""
        if self.linkage is None:
            return True
        pairs = self.pairs
        source = next(h for h in pairs.happenings if h.root == self.story.root(effect))
        others = pairs.others(source)
        likely = self.linkage.shares([pairs.features(source, other) for other in others])
        return any(p >= THINKABLE for p, o in zip(likely, others, strict=True) if o.root == self.story.root(cause))

    def _causal_scores(self, draft: Draft) -> tuple[float, float]:
        """How likely a draft's words stand in a cause, and in an effect."""
        seen = [self.signals.causal(word) for word in draft.trigger.spread] if self.signals is not None else []
        cause, effect = (max((s.get(part, 0.0) for s in seen), default=0.0) for part in ("cause", "effect"))
        return cause, effect

    def _has_sign(self, sentence: int) -> bool:
        """Whether some word of a sentence is likely a sign of causation."""
        span = self.tree.analysis.sentences[sentence]
        words = range(span.first, span.last)
        return self.signals is not None and any(self.signals.causal(w).get("signal", 0.0) > SIGN for w in words)

    def _kind(self, effect: int, cause: int) -> str:
        source, target = self.drafts[effect], self.drafts[cause]
        answers = source.event_type in ANSWERS and target.event_type in ANSWERABLE and source.actors != target.actors
        return "response_to" if answers else "caused_by"

    def _learn(self, found: dict[tuple[int, int], Found]) -> None:
        """Add what the network links, for acts that no word links."""
        linked = {source for source, _ in found}
        for draft in self.drafts.values():
            for link in () if draft.head in linked else self._learned(draft):
                if link.source != link.target:
                    found.setdefault((link.source, link.target), link)

    def _answer(self, found: dict[tuple[int, int], Found]) -> None:
        """Add what acts without a link of their own answer."""
        linked = dict(found.keys())
        for draft in self.drafts.values():
            target = (
                None if draft.head in linked else self.answers.inherited(draft, linked) or self.answers.answered(draft)
            )
            if target is not None and target != draft.head:
                linked[draft.head] = target
                found.setdefault((draft.head, target), Found(draft.head, "response_to", target, None))

    def _choose(self, found: dict[tuple[int, int], Found]) -> None:
        """Add what the happenings that nothing else lets answer most likely answer."""
        if self.linkage is None:
            return
        answering = {self.story.root(link.source) for link in found.values() if link.relation in ANSWERING}
        pairs = self.pairs
        for source in (h for h in pairs.happenings if h.root not in answering):
            others = pairs.others(source)
            number = self.linkage.chosen([pairs.features(source, other) for other in others])
            if number is not None:
                one, two = (s.draft.head for s in pairs.nearest(source, others[number]))
                found.setdefault((one, two), Found(one, "response_to", two, None))

    @cached_property
    def pairs(self) -> Pairs:
        """The happenings two by two, with what rules see between them."""
        return Pairs(self.tree, self.story, self.signals, self._nouns, self._ruled())

    def _ruled(self) -> Iterator[tuple[int, int, str]]:
        for rule, link in self._by_rule():
            yield link.source, link.target, f"{rule} {link.relation}"
            if link.cue is not None and rule != "about":
                yield link.source, link.target, f"«{link.cue.text.lower()}»"
        for draft in self.drafts.values():
            yield from ((draft.head, head, rule) for rule, head in self.answers.by_rule(draft))

    def _all(self) -> Iterator[Found]:
        yield from (link for _, link in self._by_rule())

    def _by_rule(self) -> Iterator[tuple[str, Found]]:
        for draft in self.drafts.values():
            yield from (("marked", link) for link in self._marked(draft))
            yield from (("about", link) for link in self._about(draft))
            yield from (("causing", link) for link in self._causing(draft))
        yield from (("spelled", link) for link in self._spelled())

    def _spelled(self) -> Iterator[Found]:
        """Full cues ("in response to") by their words alone, where the tree puts them elsewhere: what stands on either
        side of them in the sentence."""
        forms = [self.tree.lemma(w.index) for w in self.tree.words]
        for first in range(len(forms) - 2):
            if forms[first] not in self._opening:
                continue
            relation = self._full.get(" ".join(forms[first : first + 3]))
            if relation is None:
                continue
            source = next((self._owner[i] for i in self._around(first - 1, -1) if i in self._owner), None)
            target = next((self._owner[i] for i in self._around(first + 3, 1) if i in self._owner), None)
            if source is not None and target is not None:
                yield Found(source, relation, target, self._span((first, first + 2)))

    def _around(self, index: int, step: int) -> Iterator[int]:
        """The words of a sentence from one on, forwards or backwards, up to the reach of a cue."""
        words = self.tree.words
        end = index + step * SPELLED
        sentence = words[index - step].sentence
        yield from (i for i in range(index, end, step) if 0 <= i < len(words) and words[i].sentence == sentence)

    def _learned(self, draft: Draft) -> Iterator[Found]:
        """What the network links an event with."""
        if self.signals is None:
            return
        scores = self.signals.arguments(self.signals.strongest(draft.trigger.spread))
        for relation in LEARNED:
            likely = {word: p for word, p in scores.get(relation, {}).items() if p > LIKELY and word in self._owner}
            if not likely:
                continue
            target = self._owner[max(likely, key=likely.__getitem__)]
            if relation != "part_of" or one_doer(draft, self.drafts[target]):
                yield Found(draft.head, relation, target, None)

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
        if relation is None and (verb := self._averting(draft, kid)):
            relation, cue_words = "aims_to_prevent", (verb[0],)
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
            if draft.event_type == "ACCUSE" and "allege" in draft.modes:
                return False
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

    def _averting(self, draft: Draft, kid: int) -> tuple[int, ...]:
        """The trigger itself where it names, with the word before a clause, the aim to prevent: "dissuade from"."""
        marks = self.tree.kids(kid, "case", "mark")
        forms = {f"{self.tree.words[p].lemma.lower()} {self.tree.words[m].lemma.lower()}": p
                 for p in self._places(draft) for m in marks}  # fmt: skip
        return tuple(p for form, p in forms.items() if form in self._cues["aims_to_prevent"])

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


def _doers(draft: Draft) -> set[object]:
    return {p.entity or (p.country, p.sector, p.text.lower()) for p in draft.actors}


def one_doer(part: Draft, whole: Draft) -> bool:
    """Whether an act may be part of another by who does them: nobody told, or somebody in common."""
    doers = [{(p.country, p.sector, p.entity) for p in draft.actors} for draft in (part, whole)]
    return not all(doers) or bool(doers[0] & doers[1])
