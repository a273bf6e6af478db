"""What an act answers when its own clause does not say so: the news told, the request refused, the crowd met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from casusbelli.coding.draft import Draft
from casusbelli.coding.factuality import REAL
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.story import Story
from casusbelli.coding.tree import Tree

__all__ = ["AnswerReader"]

HARD = frozenset({"ASSAULT", "COERCE", "SANCTION"})
JUDGEMENTS = frozenset({"ACCUSE", "SUPPORT"})
REACTIONS = frozenset({"ACCUSE", "SUPPORT", "THREATEN", "SANCTION", "PROTEST", "REQUEST"})
TOLD = HARD | {"MOBILIZE", "THREATEN", "PROTEST", "RETREAT", "CONCEDE", "REJECT", "REQUEST"}
UNARMED = frozenset({"CVL", "MED", "NGO", "BUS", "EDU", "REF", "LAB"})
INHERITING = frozenset({"ACCUSE", "REQUEST", "SANCTION", "THREATEN", "SUPPORT", "PROTEST", "MOBILIZE", "AID", "COERCE"})
ASKED = frozenset({"REQUEST", "AGREE", "CONCEDE"})
FORCEFUL = frozenset({"ASSAULT", "COERCE"})
KEEPERS = frozenset({"COP", "MIL", "GOV", "PRM"})
BESIDE = frozenset({"conj", "parataxis", "advcl"})
REACH = 2
SOUND = frozenset({"in return", "refused", "crowd"})


class AnswerReader:
    """Finds, for an act by its place in the story, the earlier act that it answers."""

    def __init__(self, tree: Tree, lexicon: Lexicon, story: Story) -> None:
        self.tree = tree
        self.story = story
        self.drafts: Mapping[int, Draft] = {d.head: d for d in story.drafts}
        table = lexicon.tables["answers"]
        self._bare = frozenset(table["bare"])
        self._crowds = frozenset(table["crowds"])
        self._tellings = Counter(story.root(d.head) for d in story.drafts)
        self._tellings.update(story.root(head) for head in story.references.values())

    def answered(self, draft: Draft) -> int | None:
        """The head of the act that `draft` answers by the rules that are mostly right, or None."""
        return next((head for rule, head in self.by_rule(draft) if rule in SOUND), None)

    def by_rule(self, draft: Draft) -> Iterator[tuple[str, int]]:
        """The head of the act that each rule takes for the one answered."""
        if draft.factuality.value not in REAL or draft.historical:
            return
        rules = {"in return": self._in_return, "refused": self._refused, "crowd": self._crowd, "news": self._news}
        for name, rule in rules.items():
            head = rule(draft)
            if head is not None:
                yield name, head

    def inherited(self, draft: Draft, linked: Mapping[int, int]) -> int | None:
        """What the verb it is coordinated with answers: "condemned the raid and demanded that they leave"."""
        place = draft.trigger.predicate
        if draft.event_type not in INHERITING or self.tree.words[place].deprel != "conj":
            return None
        first = self.tree.words[place].head
        partner = next((d for d in self.drafts.values() if first in d.trigger.spread), None)
        if partner is None or partner.event_type not in JUDGEMENTS | {"REQUEST", "REJECT"}:
            return None
        return linked.get(partner.head)

    def _in_return(self, draft: Draft) -> int | None:
        """ "In retaliation", "in response" with nothing behind it: the act told before, by somebody else."""
        if not any(self._is_bare(k) for k in self._own_words(draft)):
            return None
        before = [d for d in self._before(draft, 1) if d.event_type != "AGREE" and not _same_side(d, draft)]
        return before[-1].head if before else None

    def _own_words(self, draft: Draft) -> list[int]:
        """The words of an act's clause that no other act is nearer to."""
        heads = [d.head for d in self.drafts.values() if d.head != draft.head]
        inner = {i for h in heads if self.tree.inside(h, draft.trigger.predicate) for i in self.tree.subtree(h)}
        return [i for i in self._clause(draft.trigger.predicate) if i not in inner]

    def _is_bare(self, kid: int) -> bool:
        phrase = f"{self.tree.case(kid)} {self.tree.words[kid].lemma.lower()}".strip()
        return phrase in self._bare and not self.tree.kids(kid, "nmod", "acl")

    def _refused(self, draft: Draft) -> int | None:
        """What is refused: the last thing asked of, or offered to, the one who refuses."""
        if draft.event_type != "REJECT":
            return None
        asked = [d for d in self._before(draft, REACH) if d.event_type in ASKED and not _same_side(d, draft)]
        own = [d for d in asked if draft.countries("actors") & d.countries("recipients")]
        near = [d for d in asked if self._apart(d, draft) == 0]
        return next((group[-1].head for group in (own, near) if group), None)

    def _crowd(self, draft: Draft) -> int | None:
        """Force against those who protest answers the protest."""
        if draft.event_type not in FORCEFUL or not any(p.sector in KEEPERS for p in draft.actors):
            return None
        met = "crowd-control" in draft.modes or any(
            self._crowds & set(p.text.lower().split()) for p in draft.recipients
        )
        protests = [d for d in self.drafts.values() if d.event_type == "PROTEST" and d.factuality.value in REAL]
        near = [d for d in protests if abs(self._apart(d, draft)) <= REACH and not _apart_in_place(d, draft)]
        return min(near, key=lambda d: abs(d.head - draft.head)).head if met and near else None

    def _news(self, draft: Draft) -> int | None:
        """What a judgement, vow or measure without an act of its own is about: what its target did, as told most."""
        if draft.event_type not in REACTIONS or "allege" in draft.modes:
            return None
        judges = draft.event_type in JUDGEMENTS
        below = self._below(draft)
        if below:
            return below[0].head if judges else None
        acts = [d for d in self.drafts.values() if d.event_type in HARD and d.factuality.value in REAL]
        others = [d for d in acts if d.head != draft.head and not d.historical and not _same_side(d, draft)]
        aimed = [d for d in others if _aimed_at_doer(draft, d)]
        if draft.event_type == "REQUEST":
            aimed = [d for d in aimed if draft.countries("actors") & d.countries("recipients")]
        if not aimed and draft.event_type == "ACCUSE" and not any(p.country for p in draft.recipients):
            aimed = [d for d in others if d.head < draft.head]
        return max(aimed, key=lambda d: self._weight(draft, d)).head if aimed else None

    def _weight(self, draft: Draft, act: Draft) -> tuple[int, bool, int]:
        """How much an act is the one that a report tells of: by its tellings, told before, near."""
        return self._tellings[self.story.root(act.head)], act.head < draft.head, -abs(act.head - draft.head)

    def _below(self, draft: Draft) -> list[Draft]:
        """The acts that stand below a judgement, so that it is about these."""
        below = set(self._clause(draft.trigger.predicate))
        return [d for d in self.drafts.values() if d.head in below and d.head != draft.head and d.event_type in TOLD]

    def _clause(self, index: int) -> list[int]:
        """A word and what stands below it, but for the clauses beside it."""
        found = [index]
        for member in found:
            found += [k for k in self.tree.kids(member) if member != index or self.tree.words[k].deprel not in BESIDE]
        return found

    def _before(self, draft: Draft, reach: int) -> list[Draft]:
        """The real acts told before one, at most `reach` sentences earlier."""
        earlier = [d for d in self.drafts.values() if d.head < draft.head and not d.historical]
        return [d for d in earlier if d.factuality.value in REAL and self._apart(d, draft) <= reach]

    def _apart(self, first: Draft, second: Draft) -> int:
        return self.tree.words[second.head].sentence - self.tree.words[first.head].sentence


def _same_side(first: Draft, second: Draft) -> bool:
    """Whether two acts are of the same doer."""
    keys: list[set[object]] = [
        {p.entity or (p.country, p.sector) for p in d.actors if p.entity or p.country} for d in (first, second)
    ]
    return bool(keys[0] & keys[1])


def _aimed_at_doer(draft: Draft, act: Draft) -> bool:
    """Whether the one a reaction is aimed at is the one who did the act: the same actor, or another land's."""
    doers = {p.entity or (p.country, p.sector) for p in act.actors if p.entity or p.country}
    aims = {p.entity or (p.country, p.sector) for p in draft.recipients if p.entity or p.country}
    abroad = draft.countries("recipients") - draft.countries("actors")
    return bool(doers & aims) or bool(abroad & {p.country for p in act.actors if p.sector not in UNARMED})


def _apart_in_place(first: Draft, second: Draft) -> bool:
    one, two = ({p.country for p in d.places if p.country} for d in (first, second))
    return bool(one and two and not one & two)
