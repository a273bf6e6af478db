"""Words under an act that may mean an event told elsewhere: "condemned the killings", "called it a provocation"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from casusbelli.coding.comparison import Sketch, akin
from casusbelli.coding.identity import is_pointed, kin
from casusbelli.coding.tree import Tree

__all__ = ["Happening", "Pointer", "Pointing"]

PRONOUNS = frozenset({"it", "this", "that", "them"})
BESIDE = frozenset({"acl:relcl", "parataxis", "conj", "punct", "nsubj"})
DEPTH = 3


@dataclass(frozen=True, slots=True)
class Happening:
    """All tellings of one happening; `words` name it, `mentioned` also those that only point back to it."""

    root: int
    tellings: Sequence[Sketch]
    words: Set[int]
    mentioned: Set[int]

    @property
    def first(self) -> Sketch:
        return self.tellings[0]

    @property
    def event_type(self) -> str:
        return self.first.draft.event_type


@dataclass(frozen=True, slots=True)
class Pointer:
    """A word that stands under an act; `near`: right under it."""

    word: int
    near: bool


class Pointing:
    """What the words under each act say of which other happening it is about."""

    def __init__(self, tree: Tree, happenings: Sequence[Happening], unkept: Sequence[Sketch], nouns: Set[str]) -> None:
        self.tree = tree
        self.nouns = nouns
        told = [*(s for h in happenings for s in h.tellings), *unkept]
        self._read = {word: s for s in reversed(told) for word in s.draft.trigger.words}
        self._named = {word: h.root for h in reversed(happenings) for word in h.words}
        self._lemmas = [w.lemma.lower() for w in tree.words]
        self._pointers = {h.root: tuple(self._under(h)) for h in happenings}
        self._clauses = {h.root: frozenset(self._of_clause(h)) for h in happenings}

    def features(self, source: Happening, target: Happening) -> Iterator[tuple[str, object]]:
        """What the pointers of one happening say of its being about another; the type of the first is added to some."""
        kind = source.event_type
        pointers = self._pointers[source.root]
        for pointer in pointers:
            for name, value in self._of(pointer, source, target):
                yield name, value
                if name.startswith("points"):
                    yield f"{name}: {kind}", value
        yield "points nowhere", not pointers
        yield f"points nowhere: {kind}", not pointers

    def _of(self, pointer: Pointer, source: Happening, target: Happening) -> Iterator[tuple[str, object]]:
        word = pointer.word
        if word in target.mentioned:
            yield "points there", True
        elif self._named.get(word, source.root) != source.root:
            yield "points elsewhere", True
        elif self.tree.words[word].upos == "PRON":
            yield "pronoun", True
            yield "pronoun of the last sentence", self._follows(word, target)
        else:
            yield from self._by_noun(pointer, target)

    def _follows(self, word: int, target: Happening) -> bool:
        before = [s.sentence for s in target.tellings if s.draft.head < word]
        return bool(before) and self.tree.words[word].sentence - max(before) <= 1

    def _by_noun(self, pointer: Pointer, target: Happening) -> Iterator[tuple[str, object]]:
        word, lemma = pointer.word, self._lemmas[pointer.word]
        pointed = self._is_pointed(word)
        where = "right under" if pointer.near else "further under"
        if any(akin(lemma, self._lemmas[w]) for w in target.mentioned):
            yield "points by its word", True
            yield f"its word {where}", True
            yield "its word pointed", pointed
        elif any(akin(lemma, other) for other in self._clauses[target.root]):
            yield "a word of its clause", True
            yield f"a word of its clause {where}", True
        yield f"act named {target.event_type}", pointed and lemma in self.nouns
        read = self._read.get(word)
        if read is None:
            yield "points at the unknown", pointed
            yield f"the unknown {where}", pointed
        else:
            yield from self._by_type(read, where, target, pointed=pointed)

    def _by_type(self, read: Sketch, where: str, target: Happening, *, pointed: bool) -> Iterator[tuple[str, object]]:
        if not kin(read.draft, target.first.draft):
            yield "points at another type", True
            yield f"another type {where}", True
            return
        modes = set(read.draft.modes), {m for s in target.tellings for m in s.draft.modes}
        yield "points by its type", True
        yield f"its type {where}", True
        yield "its type pointed", pointed
        yield "its type before", target.first.draft.head < read.draft.head
        yield "its mode", modes[0] & modes[1]
        yield "another mode", modes[0] and modes[1] and not modes[0] & modes[1]

    def shared(self, source: Happening, target: Happening) -> float:
        """The share of the smaller clause's words that the other one has, too."""
        one, two = self._clauses[source.root], self._clauses[target.root]
        return len(one & two) / max(min(len(one), len(two)), 1)

    def _is_pointed(self, word: int) -> bool:
        return is_pointed(self.tree, word) or bool(self.tree.kids(word, "nmod:poss"))

    def _under(self, happening: Happening) -> Iterator[Pointer]:
        for telling in happening.tellings:
            level = list(telling.draft.trigger.spread)
            seen = set(level)
            for depth in range(DEPTH):
                kids = dict.fromkeys(k for i in level for k in self.tree.kids(i))
                level = [k for k in kids if k not in seen and self.tree.words[k].deprel not in BESIDE]
                seen.update(level)
                yield from (Pointer(k, depth == 0) for k in level if self._may_point(k))

    def _may_point(self, word: int) -> bool:
        one = self.tree.words[word]
        if one.upos == "PRON":
            return self._lemmas[word] in PRONOUNS and one.deprel.split(":")[0] in {"obj", "obl"}
        noun = one.upos == "NOUN" and (self._lemmas[word] in self.nouns or is_pointed(self.tree, word))
        return noun or word in self._read

    def _of_clause(self, happening: Happening) -> Iterator[str]:
        for telling in happening.tellings:
            for word in self.tree.subtree(telling.draft.trigger.predicate):
                if self.tree.words[word].upos in {"NOUN", "VERB", "PROPN", "ADJ"}:
                    yield self._lemmas[word]
