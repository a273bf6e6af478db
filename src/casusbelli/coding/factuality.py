"""Whether an event happened, is going on, will, may, did not, or was begun in vain; and whether it is background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.tree import Tree
from casusbelli.coding.trigger import Trigger
from casusbelli.language.analysis import Word

__all__ = ["PLAIN", "REAL", "Factuality", "FactualityReader", "is_given"]

REAL = frozenset({"actual", "ongoing"})
CONTENT = frozenset({"xcomp", "ccomp", "acl", "advcl", "obj", "nmod", "obl", "csubj"})
STOP_RELATIONS = frozenset({"acl:relcl", "parataxis", "root", "conj"})
NEW_CLAUSE = frozenset({"root", "parataxis"})


@dataclass(frozen=True, slots=True)
class Factuality:
    """A value of the codebook's list, and the words that decided it; `firm` where they leave no doubt."""

    value: str
    why: str
    firm: bool = False


PLAIN = Factuality("actual", "no word says otherwise")
GIVEN = Factuality("actual", "answered, so known", firm=True)
GROUNDS = frozenset(
    {"for", "over", "after", "since", "following", "because of", "in response to", "in retaliation for"}
)
ANSWERS = frozenset(
    {"responsible", "respond", "react", "retaliate", "answer", "reply", "response", "reaction", "retaliation"}
)
RETURNS = frozenset({"avenge", "revenge", "repay"})
ACTS = frozenset({"obl", "nmod"})


def is_given(tree: Tree, noun: int) -> bool:
    """Whether a noun names what an answer is given to: "retaliate for", "respond to", "avenge"."""
    word = tree.words[noun]
    if word.head < 0:
        return False
    above, case = tree.lemma(word.head), tree.case(noun)
    if word.deprel == "obj":
        return above in RETURNS
    return word.deprel.split(":")[0] in ACTS and above in ANSWERS and (case in GROUNDS or case == "to")


class FactualityReader:
    """Reads factuality off modals, negation, governing verbs and conditions (after FactBank's source-introducing and
    event-selecting predicates, Saurí and Pustejovsky 2009)."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.light = lexicon.once("carrying verbs", lambda: frozenset(lexicon.tables["light"]["carry"]))
        self.words: Mapping[str, frozenset[str]] = lexicon.once(
            "factuality", lambda: {k: frozenset(v) for k, v in lexicon.tables["factuality"].items()}
        )

    def read(self, trigger: Trigger) -> Factuality:
        """The factuality of a trigger; the nearest word that decides wins, "actual" when none does."""
        place = self._predicate(trigger)
        own = self._own(trigger, place)
        if own is not None:
            return own
        if self.given(trigger):
            return GIVEN
        above = self._above(place)
        if above is not None:
            return above
        if self._progressive(place):
            return Factuality("ongoing", "progressive tense")
        return PLAIN

    def given(self, trigger: Trigger) -> bool:
        """Whether an event noun names what an answer is given to ("retaliate for the raid"), so told as known."""
        return (
            trigger.light is None and self.tree.words[trigger.head].upos == "NOUN" and is_given(self.tree, trigger.head)
        )

    def _predicate(self, trigger: Trigger) -> int:
        return trigger.predicate

    def _own(self, trigger: Trigger, place: int) -> Factuality | None:
        """What the trigger's own modifiers, auxiliaries and conditions say."""
        if trigger.sense.part == "nouns":
            modified = self._modifiers(trigger.head)
            if modified is not None:
                return modified
            if trigger.light is None:
                return None
        return self._auxiliaries(place)

    def _modifiers(self, head: int) -> Factuality | None:
        for kid in self.tree.kids(head, "amod", "det", "compound", "case"):
            lemma, text = self.tree.lemma(kid), self.tree.words[kid].text.lower()
            for group, value in (
                ("attempted_nouns", "attempted"),
                ("future_adjectives", "future"),
                ("hypothetical_adjectives", "hypothetical"),
                ("ongoing_adjectives", "ongoing"),
            ):
                if text in self.words[group] or lemma in self.words[group]:
                    return None if text == "new" else Factuality(value, f"«{text}»")
            if lemma in {"no", "without"}:
                return Factuality("negated", f"«{text}»")
        return None

    def _auxiliaries(self, place: int) -> Factuality | None:
        kids = self.tree.kids(place, "aux", "advmod", "mark", "cop", "det")
        lemmas = {self.tree.lemma(k): k for k in kids} | {self.tree.words[k].text.lower(): k for k in kids}
        if self.words["negators"] & lemmas.keys():
            modal = self.words["hypothetical_modals"] & lemmas.keys()
            future = self.words["future_modals"] & lemmas.keys()
            return Factuality("hypothetical" if modal and not future else "negated", "negation")
        if self.words["conditions"] & {self.tree.lemma(k) for k in self.tree.kids(place, "mark")}:
            return Factuality("hypothetical", "condition")
        if self._inverted(place):
            return Factuality("hypothetical", "condition without a conjunction", firm=True)
        for group, value in (("hypothetical_modals", "hypothetical"), ("future_modals", "future")):
            hit = self.words[group] & lemmas.keys()
            if hit:
                perfect = "have" in lemmas and value == "hypothetical"
                return Factuality("hypothetical" if perfect else value, f"«{min(hit)}»")
        if self.words["near_adverbs"] & lemmas.keys():
            return Factuality("attempted", "adverb of a near miss", firm=True)
        if self.words["uncertain_adverbs"] & lemmas.keys():
            return Factuality("hypothetical", "adverb of doubt")
        shared = self.tree.words[place]
        if (
            shared.deprel == "conj"
            and shared.head >= 0
            and not self.tree.kids(place, "nsubj", "aux")
            and shared.xpos in {"VB", "VBG", "VBN"}
        ):
            first = self.tree.first_conjunct(place)
            return None if self.tree.words[first].deprel == "conj" else self._auxiliaries(first)
        return None

    def _inverted(self, place: int) -> bool:
        """ "Had they attacked, ...": the auxiliary before the subject of a clause that hangs on another."""
        subjects = self.tree.kids(place, "nsubj", "nsubj:pass")
        before = [k for k in self.tree.kids(place, "aux") if subjects and k < subjects[0]]
        return self.tree.words[place].deprel == "advcl" and bool(set(self.tree.lemmas(before)) & {"have", "should"})

    def _above(self, place: int) -> Factuality | None:
        """What the words that govern the event say: plans, failures, fears, prevention."""
        below = place
        for governor in self.tree.governors(place):
            relation = self.tree.words[below].deprel
            if relation in STOP_RELATIONS or relation.split(":")[0] not in CONTENT:
                if relation not in {"conj", "compound"}:
                    return None
                below = governor
                continue
            verdict = self._selected(governor, below)
            if verdict is not None:
                return verdict
            if self._opaque(governor, below):
                return None
            below = governor
        return None

    def _undone(self, governor: int, word: Word) -> Factuality | None:
        """What is prevented did not happen, unless that failed; what may be prevented may happen."""
        if word.upos not in {"VERB", "AUX", "ADJ"} or word.lemma.lower() not in self.words["preventing"]:
            return None
        around = self._auxiliaries(governor) or self._above(governor)
        if around is not None and around.value == "negated":
            return Factuality("actual", f"«{word.text}» in vain")
        if around is not None:
            return Factuality("hypothetical", f"«{word.text}»")
        return Factuality(
            "attempted" if word.lemma.lower() in {"foil", "thwart"} else "negated", f"«{word.text}»", firm=True
        )

    def _selected(self, governor: int, below: int) -> Factuality | None:
        word = self.tree.words[governor]
        lemma = word.lemma.lower()
        clause = self.tree.words[below].deprel in {"xcomp", "ccomp", "acl", "advcl", "csubj"}
        infinitive = self.tree.words[below].xpos == "VB" or any(
            self.tree.words[k].lemma == "to" for k in self.tree.kids(below, "mark")
        )
        verbal = word.upos in {"VERB", "AUX", "ADJ"}
        kept_from = self.tree.words[below].deprel != "advcl" or "from" in self._marks(below)
        if kept_from and not self._is_agentive(below) and (undone := self._undone(governor, word)):
            return undone
        if self.tree.words[below].deprel == "advcl" and not infinitive:
            return None
        if verbal and clause and infinitive and lemma in self.words["failing"]:
            return Factuality("negated", f"«{word.text}»", firm=True)
        if verbal and clause and infinitive and lemma in self.words["attempting"]:
            return Factuality("attempted", f"«{word.text}»")
        if verbal and clause and infinitive and lemma in self.words["future_verbs"]:
            return Factuality("future", f"«{word.text}»")
        if (
            verbal
            and lemma in self.words["hypothetical_verbs"]
            and not self._is_subject(below)
            and (clause or word.upos == "VERB")
        ):
            return Factuality("hypothetical", f"«{word.text}»")
        if word.upos == "NOUN" and lemma in self.words["hypothetical_nouns"]:
            return Factuality("hypothetical", f"«{word.text}»")
        if clause and infinitive and self.tree.words[below].deprel == "advcl":
            return Factuality("hypothetical", "purpose")
        return None

    def _marks(self, index: int) -> list[str]:
        return self.tree.lemmas(self.tree.kids(index, "mark", "case"))

    def _is_agentive(self, index: int) -> bool:
        return self.tree.words[index].deprel == "nsubj"

    def _is_subject(self, index: int) -> bool:
        return self.tree.words[index].deprel.startswith("nsubj")

    def _opaque(self, governor: int, below: int) -> bool:
        """Whether the words above say nothing more of the event: a finite clause of its own, its host noun behind a
        participle, or another predicate whose object it is ("failed to condemn the attack")."""
        word = self.tree.words[below]
        if word.deprel == "acl" and word.xpos in {"VBN", "VBG"}:
            return True
        if word.upos == "NOUN" and self.tree.words[governor].upos == "VERB":
            return self.tree.lemma(governor) not in self.light
        return word.deprel in {"ccomp", "advcl"} and bool(self.tree.kids(below, "nsubj", "nsubj:pass"))

    def _progressive(self, place: int) -> bool:
        word = self.tree.words[place]
        be = [k for k in self.tree.kids(place, "aux") if self.tree.words[k].lemma == "be"]
        return word.xpos == "VBG" and any(self.tree.words[k].xpos in {"VBZ", "VBP", "VBN"} for k in be)

    def background(self, trigger: Trigger) -> bool:
        """Whether adverbs or the pluperfect tell the event as past before the report's own news."""
        place = self._predicate(trigger)
        adverbs = set(self.tree.lemmas(self.tree.kids(place, "advmod")))
        return bool(adverbs & self.words["background_adverbs"])
