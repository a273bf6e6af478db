"""Words that may name an event: verbs and nouns of the lexicon, matched in the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from casusbelli.coding.lexicon import Lexicon, Sense
from casusbelli.coding.preference import Parties, Turn
from casusbelli.coding.tree import Tree
from casusbelli.coding.vicinity import Vicinity
from casusbelli.language.analysis import Word

__all__ = ["Trigger", "find_triggers"]

VERB_TAGS = frozenset({"VERB", "AUX", "ADJ"})
NOUN_TAGS = frozenset({"NOUN", "PROPN", "VERB"})
NAMED = frozenset({"Organization", "Person", "Location", "Facility", "Product", "Misc"})
HYPHENS = frozenset({"-", "–", "‑"})
PHRASAL = frozenset({"retaliation", "reprisal", "response", "revenge", "protest", "support", "agreement"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may name an event, with its sense; `words` are the word numbers that make it up, `light` the verb
    that only carries a noun ("carried out" a strike)."""

    head: int
    sense: Sense
    words: tuple[int, ...]
    light: int | None = None
    rivals: tuple[Sense, ...] = ()
    learned: bool = False

    @property
    def spread(self) -> tuple[int, ...]:
        """All its words, the light verb last."""
        return self.words if self.light is None else (*self.words, self.light)

    @property
    def predicate(self) -> int:
        """The word that is said of somebody: the light verb, or the head itself."""
        return self.head if self.light is None else self.light


def find_triggers(tree: Tree, lexicon: Lexicon) -> tuple[Trigger, ...]:
    """All candidates of a document in text order, one a word, the longest match first."""
    found: dict[int, Trigger] = {}
    taken: set[int] = set()
    vicinity = Vicinity(tree)
    candidates = tuple(_candidates(tree, lexicon))
    for length in (4, 3, 2, 1):
        for trigger in _matches(vicinity, candidates, length):
            if trigger.head not in found and taken.isdisjoint(trigger.words):
                found[trigger.head] = trigger
                taken.update(trigger.words)
    _turn(vicinity, lexicon, found, taken)
    carried = (_with_light_verb(trigger, tree, lexicon) for _, trigger in sorted(found.items()))
    return tuple(_drop_bare_light(list(carried)))


def _turn(vicinity: Vicinity, lexicon: Lexicon, found: dict[int, Trigger], taken: set[int]) -> None:
    """Gives verbs the sense that their parties call for, and triggers the modes that these add."""
    tree = vicinity.tree
    parties = Parties(tree, lexicon.preferences)
    for word in tree.words:
        known = found.get(word.index)
        if known is None and word.index in taken:
            continue
        turns = parties.preferences.turns.get(_verb_lemma(word, lexicon)) if word.upos in VERB_TAGS else None
        if turns and _may_turn(tree, word.index, found, lexicon):
            turned = _turned(vicinity, parties, word.index, turns, known)
            if turned is not None and not (taken - set(known.words if known else ())) & set(turned.words):
                found[word.index] = known = turned
                taken |= set(turned.words)
        if known is not None:
            sense = parties.coloured(known.sense, word.index)
            if sense is not known.sense:
                found[word.index] = replace(known, sense=sense)


def _may_turn(tree: Tree, verb: int, found: dict[int, Trigger], lexicon: Lexicon) -> bool:
    """Whether a verb acts, and does not only carry the event that its object or passive subject names."""
    named = [k for k in tree.kids(verb, "obj", "nsubj:pass") if k in found and found[k].sense.part == "nouns"]
    return _may_act(tree, verb, lexicon) and not (named and _is_light(tree, verb, lexicon))


def _turned(
    vicinity: Vicinity, parties: Parties, head: int, turns: Sequence[Turn], known: Trigger | None
) -> Trigger | None:
    for turn in turns:
        if known is not None and len(turn.sense.words) < len(known.sense.words) and not turn.strong:
            continue
        where = vicinity.around_verb(head, turn.sense)
        if where is None or not parties.holds(turn, head):
            continue
        if known is None:
            return Trigger(head, replace(turn.sense, weak=True), where)
        if known.sense.part != "verbs":
            return None
        rivals = () if turn.strong else known.rivals
        if known.sense.event_type == turn.sense.event_type:
            return replace(known, sense=replace(known.sense, modes=_modes(known.sense, turn.sense)), rivals=rivals)
        words = where if len(where) >= len(known.words) else known.words
        rivals = () if turn.strong else (known.sense, *rivals)
        return Trigger(head, turn.sense, words, None, rivals)
    return None


def _modes(known: Sense, turned: Sense) -> tuple[str, ...]:
    """Those of both for an ASSAULT, which may have many; else those that the parties tell, if any."""
    if known.event_type != "ASSAULT":
        return turned.modes or known.modes
    return tuple(dict.fromkeys((*known.modes, *turned.modes)))


def _verb_lemma(word: Word, lexicon: Lexicon) -> str:
    """The lemma of a verb, or of the irregular verb whose form the tagger left as it is."""
    lemma = word.lemma.lower()
    if word.upos not in VERB_TAGS:
        return lemma
    return str(lexicon.tables["irregular"]["verbs"].get(word.text.lower(), lemma))


def _candidates(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, Mapping[int, tuple[Sense, ...]]]]:
    """The words that may be the head of a sense, each with the senses of that head by their length."""
    for word in tree.words:
        for part, tags in (("verbs", VERB_TAGS), ("nouns", NOUN_TAGS)):
            if word.upos not in tags:
                continue
            lemma = _verb_lemma(word, lexicon) if part == "verbs" else tree.lemma(word.index)
            senses = lexicon.by_length(part, _head_lemma(lemma, part))
            if not senses or (part == "verbs" and not _may_act(tree, word.index, lexicon)):
                continue
            if not _names_something_else(tree, word.index):
                yield word.index, senses


def _matches(
    vicinity: Vicinity, candidates: Iterable[tuple[int, Mapping[int, tuple[Sense, ...]]]], length: int
) -> Iterator[Trigger]:
    for head, listed in candidates:
        senses = listed.get(length, ())
        for sense in vicinity.likely(head, senses):
            where = vicinity.locate(head, sense)
            if where is not None:
                rivals = tuple(s for s in senses if s.words == sense.words and s is not sense)
                yield Trigger(head, sense, where, None, rivals)
                break


def _may_act(tree: Tree, index: int, lexicon: Lexicon) -> bool:
    """A verb, a participle taken for an adjective, or one that commits or judges like a verb ("is ready to")."""
    word = tree.words[index]
    if word.upos != "ADJ" or word.text.lower().endswith("ed"):
        return True
    return tree.lemma(index) in lexicon.tables["light"]["predicates"] and bool(tree.kids(index, "cop"))


def _names_something_else(tree: Tree, index: int) -> bool:
    """Part of a proper name, of a compound adjective ("Iran-backed"), or of a phrase like "in retaliation for"."""
    word = tree.words[index]
    if word.upos == "PROPN" and any(n.type in NAMED for n in tree.names_at(index)):
        return True
    if word.deprel == "amod" and index and tree.words[index - 1].text in HYPHENS:
        return True
    if (
        tree.lemma(index) == "ask"
        and not tree.kids(index, "xcomp")
        and not any(tree.case(k) == "for" for k in tree.kids(index, "obl"))
    ):
        return True
    return tree.lemma(index) in PHRASAL and tree.case(index) == "in"


def _head_lemma(lemma: str, part: str) -> str:
    return lemma.rsplit("-", 1)[-1] if part == "nouns" and "-" in lemma else lemma


def _with_light_verb(trigger: Trigger, tree: Tree, lexicon: Lexicon) -> Trigger:
    """The trigger with the light verb that carries it, if one does."""
    if trigger.sense.part != "nouns":
        return trigger
    head = tree.first_conjunct(trigger.head)
    governor = tree.words[head].head
    if governor < 0 or tree.words[head].deprel not in {"obj", "nsubj:pass", "obl"}:
        return trigger
    if tree.words[head].deprel == "obl" and tree.case(head) not in {"in", ""}:
        return trigger
    return (
        Trigger(trigger.head, trigger.sense, trigger.words, governor, trigger.rivals)
        if _is_light(tree, governor, lexicon)
        else trigger
    )


def _is_light(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    lemma, listed = tree.lemma(verb), lexicon.light_verbs
    return lemma in listed or any(f"{lemma}_{tree.lemma(k)}" in listed for k in tree.kids(verb, "compound:prt"))


def _drop_bare_light(triggers: list[Trigger]) -> Iterator[Trigger]:
    """A verb that merely carries an event noun is no event of its own."""
    carriers = {t.light for t in triggers if t.light is not None}
    return (t for t in triggers if t.head not in carriers or len(t.sense.words) > 1)
