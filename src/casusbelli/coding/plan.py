"""Acts inside acts: what is vowed, promised, asked or refused is told by the outer word and no event of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.tree import Tree
from casusbelli.coding.trigger import Trigger

__all__ = ["Plans"]

OUTER = frozenset({"THREATEN", "AGREE", "REQUEST", "REJECT", "CONCEDE"})
INNER = frozenset({"xcomp", "ccomp", "acl", "advcl", "obl", "obj", "nmod"})
NOMINAL = frozenset({"obl", "obj", "nmod"})
VOWS = frozenset({"will", "shall", "'ll", "wo", "would"})
STANDS = VOWS | {"do"}
TERMS = frozenset({"if", "unless", "until", "till", "before", "once"})
OPEN = TERMS | {"when", "whether", "while", "after"}
NEGATORS = frozenset({"not", "never", "n't"})
REPORTED = frozenset({"ccomp", "conj", "root", "parataxis"})
ASKING = frozenset({"REQUEST", "ACCUSE"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
YIELDING = frozenset({"RETREAT", "CONCEDE", "REJECT"})
WITHHELD = frozenset({"AGREE", "CONSULT", "SUPPORT", "AID", "COOPERATE", "CONCEDE", "RETREAT"})


class Plans:
    """The outer act of each inner one, and what the inner makes of the outer."""

    def __init__(self, tree: Tree, lexicon: Lexicon, triggers: Sequence[Trigger]) -> None:
        self.tree = tree
        self.table: Mapping[str, Mapping[str, str]] = lexicon.tables["plans"]
        self._by_word = {word: t for t in triggers for word in t.words}
        found = self._find(triggers)
        self._inside: dict[int, Trigger] = {}
        for trigger in triggers:
            if trigger.head in found:
                self._inside.setdefault(found[trigger.head], trigger)
        self.inner = {t.head: found[t.head] for t in triggers if t.head in found and not self._answered(t)}

    def _find(self, triggers: Sequence[Trigger]) -> dict[int, int]:
        found: dict[int, int] = {}
        for trigger in triggers:
            outer = self._outer(trigger)
            if outer is not None:
                found[trigger.head] = outer.head
        return found

    def _outer(self, trigger: Trigger) -> Trigger | None:
        """The vow, request or refusal whose content a trigger is: an infinitive or a nominal directly below it."""
        place = self._first_of_coordination(trigger.predicate)
        governor = self.tree.words[place].head
        outer = self._by_word.get(governor)
        if outer is None or outer.sense.event_type not in OUTER or outer.head == trigger.head:
            return None
        relation = self.tree.words[place].deprel.split(":")[0]
        if relation not in INNER or self.tree.words[place].deprel == "acl:relcl":
            return None
        if relation in NOMINAL and trigger.light is None:
            inside = governor != outer.head and self.tree.words[governor].upos == "VERB"
            return outer if self._asked_nominal(place, outer) and not inside else None
        if relation == "advcl" and trigger.sense.event_type in ASKING:
            return None
        told = self.tree.words[trigger.predicate].xpos in FINITE and place != trigger.predicate
        vowed = outer.sense.event_type == "REQUEST" and bool(self._auxiliaries(place) & VOWS)
        return outer if self._unreal(place) and not told and not vowed else None

    def _answered(self, trigger: Trigger) -> bool:
        """Whether a noun tells what was asked or alleged before it is refused: an event like the refusal."""
        return trigger.sense.part == "nouns" and trigger.sense.event_type in ASKING

    def _first_of_coordination(self, place: int) -> int:
        return self.tree.first_conjunct(place) if self.tree.words[place].deprel == "conj" else place

    def _asked_nominal(self, place: int, outer: Trigger) -> bool:
        case = self.tree.case(place)
        if outer.sense.event_type == "REQUEST":
            return case in {"for", ""} or place in outer.words
        if outer.sense.event_type in {"THREATEN", "AGREE", "REJECT"}:
            return case in {"", "to", "of", "on"} and self.tree.words[place].deprel != "nmod:poss"
        return False

    def _unreal(self, place: int) -> bool:
        """An infinitive, or a clause with a modal: not told as having happened."""
        word = self.tree.words[place]
        marks = self.tree.lemmas(self.tree.kids(place, "mark"))
        modals = [k for k in self.tree.kids(place, "aux") if self.tree.words[k].xpos == "MD"]
        return word.xpos in {"VB", "VBG"} or "to" in marks or bool(modals)

    def is_trigger(self, word: int) -> bool:
        """Whether some trigger has a word."""
        return word in self._by_word

    def content(self, trigger: Trigger) -> Trigger | None:
        """The act inside an outer trigger, if any."""
        return self._inside.get(trigger.head)

    def outcome(self, trigger: Trigger) -> tuple[str, tuple[str, ...]]:
        """Type and modes of an outer trigger by what is inside it."""
        inner = self.content(trigger)
        kind, modes = trigger.sense.event_type, trigger.sense.modes
        if kind in YIELDING and self._is_term(trigger):
            return "REQUEST", ("yield",)
        vowed = self._vowed(trigger)
        if vowed is not None and vowed != kind:
            return vowed, self._modes_of_vow(vowed, kind, modes)
        if inner is None:
            return kind, modes
        commits = any(self.tree.lemma(w) in self.table["commit"] for w in trigger.words)
        if kind in {"THREATEN", "AGREE"} and commits:
            kind = self._planned(trigger, inner)
        if kind in {"REQUEST", "REJECT"}:
            return kind, (self.table["asked"].get(inner.sense.event_type, "change"),)
        if kind == "THREATEN":
            return kind, self.threat(inner.sense.event_type, inner.sense.modes)
        return kind, () if kind != trigger.sense.event_type else modes

    def _vowed(self, trigger: Trigger) -> str | None:
        """What is said in saying what one will do, or will not do or does not: a vow or a refusal."""
        place = trigger.predicate
        first = self._first_of_coordination(place)
        auxiliaries = self._auxiliaries(place) or self._auxiliaries(first)
        if trigger.sense.part == "nouns" and trigger.light is None:
            return None
        if self.tree.words[first].deprel not in REPORTED or OPEN & self._marks(first):
            return None
        kind = trigger.sense.event_type
        denial = self._denial(place)
        if denial:
            withheld = kind in WITHHELD or (kind == "THREATEN" and self.tree.is_passive(place))
            return "REJECT" if withheld and auxiliaries & STANDS and not denial & set(trigger.words) else None
        if not auxiliaries & VOWS or ("would" in auxiliaries and self.tree.words[first].deprel != "ccomp"):
            return None
        return None if kind == "SUPPORT" else self.table["planned"].get(kind)

    def _auxiliaries(self, place: int) -> set[str]:
        return {self.tree.lemma(k) for k in self.tree.kids(place, "aux", "aux:pass")}

    def _denial(self, place: int) -> set[int]:
        """The words that negate a verb."""
        return {k for k in self.tree.kids(place, "advmod") if self.tree.lemma(k) in NEGATORS}

    def _marks(self, place: int) -> set[str]:
        return set(self.tree.lemmas(self.tree.kids(place, "mark", "advmod")))

    def _is_term(self, trigger: Trigger) -> bool:
        """Whether another's yielding is the condition of a vow: "will strike unless they leave"."""
        place = self._first_of_coordination(trigger.predicate)
        word = self.tree.words[place]
        if word.deprel != "advcl" or not TERMS & self._marks(place) or self.tree.own_subject(place) is None:
            return False
        above = self._by_word.get(word.head)
        vows = self._auxiliaries(word.head) & VOWS
        return bool(vows) or (above is not None and above.sense.event_type in OUTER)

    def _modes_of_vow(self, vowed: str, kind: str, modes: tuple[str, ...]) -> tuple[str, ...]:
        if vowed == "REJECT":
            return (self.table["asked"].get(kind, "change"),)
        return self.threat(kind, modes) if vowed == "THREATEN" else ()

    def _planned(self, trigger: Trigger, inner: Trigger) -> str:
        if self.tree.lemma(trigger.head) in {"threaten", "warn"}:
            return "THREATEN"
        return self.table["planned"][inner.sense.event_type]

    def threat(self, event_type: str, modes: tuple[str, ...]) -> tuple[str, ...]:
        """The mode of a threat by what is threatened."""
        by_mode = [self.table["threatened_modes"][m] for m in modes if m in self.table["threatened_modes"]]
        by_type = self.table["threatened"].get(event_type)
        return tuple(dict.fromkeys(by_mode or ([by_type] if by_type else [])))

    def now(self, event_type: str) -> str:
        """What an act that is only planned is now."""
        return self.table["planned"][event_type]
