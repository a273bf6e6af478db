"""Words that may name an event: verbs and nouns of the lexicon, matched in the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from casusbelli.coding.lexicon import Lexicon, Sense
from casusbelli.coding.preference import Parties
from casusbelli.coding.tree import Tree
from casusbelli.language.analysis import Word

__all__ = ["Trigger", "find_triggers"]

VERB_TAGS = frozenset({"VERB", "AUX", "ADJ"})
NOUN_TAGS = frozenset({"NOUN", "PROPN", "VERB"})
NAMED = frozenset({"Organization", "Person", "Location", "Facility", "Product", "Misc"})
HYPHENS = frozenset({"-", "–", "‑"})
PHRASAL = frozenset({"retaliation", "reprisal", "response", "revenge", "protest", "support", "agreement"})
DUTY = frozenset({"must", "should"})
WINDOW = 8


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
    candidates = tuple(_candidates(tree, lexicon))
    for length in (4, 3, 2, 1):
        for trigger in _matches(tree, candidates, length):
            if trigger.head not in found and not (taken & set(trigger.words)):
                found[trigger.head] = trigger
                taken |= set(trigger.words)
    _turn(tree, lexicon, found, taken)
    carried = (_with_light_verb(trigger, tree, lexicon) for _, trigger in sorted(found.items()))
    return tuple(_drop_bare_light(list(carried)))


def _turn(tree: Tree, lexicon: Lexicon, found: dict[int, Trigger], taken: set[int]) -> None:
    """Gives verbs the sense that their parties call for, and triggers the modes that these add."""
    parties = Parties(tree, lexicon.preferences)
    for word in tree.words:
        known = found.get(word.index)
        if known is None and word.index in taken:
            continue
        if word.upos in VERB_TAGS and _may_turn(tree, word.index, found, lexicon):
            turned = _turned(tree, parties, word.index, _verb_lemma(word, lexicon), known)
            if turned is not None and not (taken - set(known.words if known else ())) & set(turned.words):
                found[word.index] = known = turned
                taken |= set(turned.words)
        if known is not None:
            found[word.index] = replace(known, sense=parties.coloured(known.sense, word.index))


def _may_turn(tree: Tree, verb: int, found: dict[int, Trigger], lexicon: Lexicon) -> bool:
    """Whether a verb acts, and does not only carry the event that its object or passive subject names."""
    named = [k for k in tree.kids(verb, "obj", "nsubj:pass") if k in found and found[k].sense.part == "nouns"]
    return _may_act(tree, verb, lexicon) and not (named and _is_light(tree, verb, lexicon))


def _turned(tree: Tree, parties: Parties, head: int, lemma: str, known: Trigger | None) -> Trigger | None:
    for turn in parties.preferences.turns.get(lemma, ()):
        if known is not None and len(turn.sense.words) < len(known.sense.words) and not turn.strong:
            continue
        where = _locate_verb(tree, head, turn.sense)
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
    lemma, form = word.lemma.lower(), word.text.lower()
    if word.upos not in VERB_TAGS:
        return lemma
    return str(lexicon.tables["irregular"]["verbs"].get(form, lemma))


def _candidates(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[int, tuple[Sense, ...]]]:
    """The words that may be the head of a sense, each with the senses of that head."""
    for word in tree.words:
        for part, tags in (("verbs", VERB_TAGS), ("nouns", NOUN_TAGS)):
            lemma = _verb_lemma(word, lexicon) if part == "verbs" else word.lemma.lower()
            senses = lexicon.of(part, _head_lemma(lemma, part)) if word.upos in tags else ()
            if not senses or (part == "verbs" and not _may_act(tree, word.index, lexicon)):
                continue
            if not _names_something_else(tree, word.index):
                yield word.index, senses


def _matches(tree: Tree, candidates: Iterable[tuple[int, tuple[Sense, ...]]], length: int) -> Iterator[Trigger]:
    for head, listed in candidates:
        senses = [s for s in listed if min(len(s.words), 4) == length]
        for sense in senses:
            where = _locate(tree, head, sense)
            if where is not None:
                rivals = tuple(s for s in senses if s.words == sense.words and s is not sense)
                yield Trigger(head, sense, where, None, rivals)
                break


def _may_act(tree: Tree, index: int, lexicon: Lexicon) -> bool:
    """A verb, a participle taken for an adjective, or one that commits or judges like a verb ("is ready to")."""
    word = tree.words[index]
    if word.upos != "ADJ" or word.text.lower().endswith("ed"):
        return True
    return word.lemma.lower() in lexicon.tables["light"]["predicates"] and bool(tree.kids(index, "cop"))


def _names_something_else(tree: Tree, index: int) -> bool:
    """Part of a proper name, of a compound adjective ("Iran-backed"), or of a phrase like "in retaliation for"."""
    word = tree.words[index]
    if word.upos == "PROPN" and any(n.first <= index < n.last and n.type in NAMED for n in tree.analysis.names):
        return True
    if word.deprel == "amod" and index and tree.words[index - 1].text in HYPHENS:
        return True
    if (
        word.lemma.lower() == "ask"
        and not tree.kids(index, "xcomp")
        and not any(tree.case(k) == "for" for k in tree.kids(index, "obl"))
    ):
        return True
    return word.lemma.lower() in PHRASAL and tree.case(index) == "in"


def _head_lemma(lemma: str, part: str) -> str:
    return lemma.rsplit("-", 1)[-1] if part == "nouns" and "-" in lemma else lemma


def _locate(tree: Tree, head: int, sense: Sense) -> tuple[int, ...] | None:
    """The words of a sense around its head, or None where one is missing."""
    if sense.part == "nouns":
        return _locate_noun(tree, head, sense)
    if tree.words[head].upos == "NOUN":
        return None
    return _locate_verb(tree, head, sense)


def _locate_noun(tree: Tree, head: int, sense: Sense) -> tuple[int, ...] | None:
    if tree.words[head].upos == "VERB" and not _is_nominal(tree, head):
        return None
    pieces = tree.words[head].lemma.lower().split("-")[:-1]
    wanted = [w for w in sense.others if w != "of" and w not in pieces]
    before = {
        tree.words[i].lemma.lower(): i
        for i in range(max(0, head - 4), head)
        if tree.words[i].sentence == tree.words[head].sentence
    }
    around = before | {tree.words[k].lemma.lower(): k for k in tree.kids(head, "nmod", "compound", "amod")}
    if not all(w in around for w in wanted):
        return None
    return tuple(sorted({head, *(around[w] for w in wanted)}))


def _is_nominal(tree: Tree, gerund: int) -> bool:
    """Whether a verb in -ing stands as a noun: "halt the fighting", "after fighting near the border"."""
    word = tree.words[gerund]
    if word.xpos != "VBG":
        return False
    bare = word.deprel in {"nsubj", "nsubj:pass", "obj", "obl", "nmod"} and not tree.kids(gerund, "obj", "nsubj")
    return bare or bool(tree.kids(gerund, "det", "amod", "compound", "nmod:poss"))


def _locate_verb(tree: Tree, head: int, sense: Sense) -> tuple[int, ...] | None:
    found = [head]
    reach = _reach(tree, head)
    for wanted in sense.others:
        place = next((i for i in reach if i not in found and wanted in _forms(tree, i)), None)
        if place is None:
            return None
        found.append(place)
    return tuple(sorted(found))


def _forms(tree: Tree, index: int) -> tuple[str, str]:
    """The lemma and the form of a word; none for the preposition of a date ("agreed on Wednesday")."""
    word = tree.words[index]
    if word.deprel == "case" and any(n.first <= word.head < n.last and n.type == "Date" for n in tree.analysis.names):
        return "", ""
    return word.lemma.lower(), word.text.lower()


def _reach(tree: Tree, head: int) -> list[int]:
    """Dependents of a verb in which the other words of its sense may stand: two steps down, near, after it."""
    near = [
        kid for kid in tree.kids(head) if tree.words[kid].deprel not in {"nsubj", "advcl", "conj", "parataxis", "ccomp"}
    ]
    below = [
        k
        for kid in near
        for k in tree.kids(kid)
        if tree.words[k].deprel in {"case", "compound", "amod", "obj", "obl", "fixed", "nmod", "mark"}
    ]
    duties = {
        modal
        for clause in tree.kids(head, "ccomp")
        for modal in tree.kids(clause, "aux")
        if tree.words[modal].lemma.lower() in DUTY
    }
    return sorted({i for i in {*near, *below} if -1 <= i - head <= WINDOW} | duties)


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
    lemma = tree.words[verb].lemma.lower()
    particles = [tree.words[k].lemma.lower() for k in tree.kids(verb, "compound:prt")]
    listed = {*lexicon.tables["light"]["carry"], *lexicon.tables["light"]["undergo"]}
    return lemma in listed or any(f"{lemma}_{p}" in listed for p in particles)


def _drop_bare_light(triggers: list[Trigger]) -> Iterator[Trigger]:
    """A verb that merely carries an event noun is no event of its own."""
    carriers = {t.light for t in triggers if t.light is not None}
    return (t for t in triggers if t.head not in carriers or len(t.sense.words) > 1)
