"""By whose word: the attributions that hold of an event, outermost first, and parts that are only alleged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from casusbelli.coding.blame import Blame
from casusbelli.coding.cast import Cast
from casusbelli.coding.draft import SPOKEN, Draft
from casusbelli.coding.factuality import is_given
from casusbelli.coding.speech import Saying
from casusbelli.coding.tree import Tree
from casusbelli.records import Attribution, Participant, Span

__all__ = ["Voices"]

NOBODY = frozenset({"no", "not", "n't", "never", "neither", "nor", "nobody", "none", "no-one"})
UNOFFICIAL = frozenset({"REB", "PRM", "CRM"})
WITHHOLDING = frozenset({"refuse", "decline", "fail", "refrain"})


class Voices:
    """The attributions of a document, asked event by event."""

    def __init__(self, tree: Tree, cast: Cast, sayings: Sequence[Saying]) -> None:
        self.tree = tree
        self.cast = cast
        self.blame = Blame(tree, cast)
        self.sayings = [s for s in sayings if s.stance == "reports" or not self._withheld(s)]
        self._content = [frozenset(s.content) for s in self.sayings]

    def attribute(self, draft: Draft) -> Draft:
        """The draft with who says so, and with the accused as its alleged actor where nobody else is."""
        found = [s for s, content in zip(self.sayings, self._content, strict=True) if self._covers(draft, s, content)]
        blames = self.blame.in_place(draft.head)
        outer = sorted(found, key=lambda s: -len(s.content))
        told = [self._attribution(s, draft) for s in outer]
        told += [Attribution(b.source, b.stance, self._span((b.cue,))) for b in blames]
        held = () if draft.actors else self.blame.held(draft.head)
        draft = draft.but(actors=held, why={**draft.why, "actors": "held responsible"}) if held else draft
        told = [self._taken(draft, a, held) for a in told if not self._own_words(draft, a)]
        accused = self.blame.accused(draft.head, outer) or tuple(p for b in blames for p in b.parties)
        return self._allege(draft.but(attributions=tuple(told)), accused)

    def _taken(self, draft: Draft, attribution: Attribution, held: Sequence[Participant]) -> Attribution:
        """An armed group that tells of its own assault takes responsibility, as does whoever says to be behind one;
        who holds others responsible blames them."""
        source = attribution.source
        if source is None or attribution.stance != "reports" or draft.event_type != "ASSAULT":
            return attribution
        own = any(_same_party(source, actor) for actor in draft.actors)
        if own and (held or source.sector in UNOFFICIAL):
            return replace(attribution, stance="claims")
        return replace(attribution, stance="alleges") if held and not own else attribution

    def tells(self, verb: int, word: int) -> bool:
        """Whether word `word` is content of what the cue at word `verb` says."""
        return any(s.verb == verb and word in content for s, content in zip(self.sayings, self._content, strict=True))

    def _covers(self, draft: Draft, saying: Saying, content: frozenset[int]) -> bool:
        if draft.head not in content or saying.topic:
            return False
        own = set(draft.trigger.words)
        if saying.stance != "claims" and draft.trigger.light is not None:
            own.add(draft.trigger.light)
        if saying.stance in {"threatens", "predicts"} and is_given(self.tree, draft.head):
            return False
        return saying.verb not in own

    def _withheld(self, saying: Saying) -> bool:
        """Whether nobody, or in so many words not the source, claims, denies or confirms it."""
        verb = self.tree.words[saying.verb]
        verbs = [verb.index, *([verb.head] if verb.deprel == "xcomp" and verb.head >= 0 else [])]
        around = [k for v in verbs for k in self.tree.kids(v, "advmod", "cc", "cc:preconj")]
        if saying.source is not None:
            around += [saying.source, *self.tree.kids(saying.source, "det", "advmod", "cc:preconj")]
        above = self.tree.words[verbs[-1]].lemma.lower()
        return above in WITHHOLDING or bool(
            NOBODY & {*self.tree.lemmas(around), *(self.tree.words[k].text.lower() for k in around)}
        )

    def _attribution(self, saying: Saying, draft: Draft) -> Attribution:
        source = None if saying.source is None else self.cast.participant(saying.source)
        if source is None and saying.source is not None:
            source = self._plain(saying.source)
        if source is not None and self.tree.words[saying.verb].sentence != self.tree.words[draft.head].sentence:
            source = replace(source, inferred=True, rule="speaker of the sentence before")
        return Attribution(source, saying.stance, self._span(saying.cue))

    def _plain(self, head: int) -> Participant:
        first, last = self.tree.phrase(head)
        start, end = self.tree.words[first].start, self.tree.words[last - 1].end
        text = self.tree.analysis.text[start:end]
        return Participant(text, start, end, name=text)

    def _span(self, words: tuple[int, ...]) -> Span | None:
        if not words:
            return None
        start, end = self.tree.words[words[0]].start, self.tree.words[words[-1]].end
        return Span(self.tree.analysis.text[start:end], start, end)

    def _own_words(self, draft: Draft, attribution: Attribution) -> bool:
        """An act of speech does not carry its own actor as attribution; what is denied is its content, not the act."""
        source = attribution.source
        if draft.event_type not in SPOKEN:
            return False
        if attribution.stance == "denies":
            return True
        if source is None or attribution.stance not in {"reports", "threatens", "alleges"}:
            return False
        return any(_same_party(source, actor) for actor in draft.actors)

    def _allege(self, draft: Draft, accused: tuple[Participant, ...]) -> Draft:
        stances = {a.stance for a in draft.attributions}
        if not stances & {"alleges", "claims", "denies"} or draft.event_type in SPOKEN:
            return draft
        if accused and not draft.actors:
            return draft.but(
                actors=tuple(replace(p, alleged=True) for p in accused),
                why={**draft.why, "actors": "accused or claiming"},
            )
        return draft.but(actors=tuple(replace(p, alleged=True) for p in draft.actors))


def _same_party(one: Participant, two: Participant) -> bool:
    if one.entity and one.entity == two.entity:
        return True
    return one.text.lower() == two.text.lower() or (one.start, one.end) == (two.start, two.end)
