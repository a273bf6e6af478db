"""Where the words of a sense stand around its head."""

from __future__ import annotations

from collections.abc import Sequence

from casusbelli.coding.sense import Sense
from casusbelli.coding.tree import Tree

__all__ = ["Vicinity"]

DUTY = frozenset({"must", "should"})
NEVER_NEAR = frozenset({"nsubj", "advcl", "conj", "parataxis", "ccomp"})
BELOW = frozenset({"case", "compound", "amod", "obj", "obl", "fixed", "nmod", "mark"})
WINDOW = 8

Reach = list[tuple[int, str, str]]
"""Words with their lemma and their form."""


class Vicinity:
    """The words around the heads of one document, looked up once a head."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._reaches: dict[int, tuple[Reach, frozenset[str]]] = {}
        self._befores: dict[int, dict[str, int]] = {}

    def likely(self, head: int, senses: Sequence[Sense]) -> Sequence[Sense]:
        """Those of the senses of one part of speech whose next word may be there."""
        if not senses or not senses[0].others or senses[0].part == "nouns":
            return senses
        _, forms = self._reach(head)
        return [sense for sense in senses if sense.others[0] in forms]

    def locate(self, head: int, sense: Sense) -> tuple[int, ...] | None:
        """The words of a sense around its head, or None where one is missing."""
        if sense.part == "nouns":
            return self._around_noun(head, sense)
        if self.tree.words[head].upos == "NOUN":
            return None
        return self.around_verb(head, sense)

    def _around_noun(self, head: int, sense: Sense) -> tuple[int, ...] | None:
        if self.tree.words[head].upos == "VERB" and not self._is_nominal(head):
            return None
        if not sense.others:
            return (head,)
        pieces = self.tree.lemma(head).split("-")[:-1]
        wanted = [w for w in sense.others if w != "of" and w not in pieces]
        around = self._beside(head)
        if not all(w in around for w in wanted):
            return None
        return tuple(sorted({head, *(around[w] for w in wanted)}))

    def _beside(self, head: int) -> dict[str, int]:
        """The words just before a noun, and those that hang on it, by lemma."""
        known = self._befores.get(head)
        if known is None:
            tree = self.tree
            sentence = tree.words[head].sentence
            near = (i for i in range(max(0, head - 4), head) if tree.words[i].sentence == sentence)
            known = {tree.lemma(i): i for i in near}
            known |= {tree.lemma(k): k for k in tree.kids(head, "nmod", "compound", "amod")}
            self._befores[head] = known
        return known

    def _is_nominal(self, gerund: int) -> bool:
        """Whether a verb in -ing stands as a noun: "halt the fighting", "after fighting near the border"."""
        tree, word = self.tree, self.tree.words[gerund]
        if word.xpos != "VBG":
            return False
        bare = word.deprel in {"nsubj", "nsubj:pass", "obj", "obl", "nmod"} and not tree.kids(gerund, "obj", "nsubj")
        return bare or bool(tree.kids(gerund, "det", "amod", "compound", "nmod:poss"))

    def around_verb(self, head: int, sense: Sense) -> tuple[int, ...] | None:
        """The words of a verb's sense, or None where one is missing."""
        if not sense.others:
            return (head,)
        reach, forms = self._reach(head)
        if not forms.issuperset(sense.others):
            return None
        found = [head]
        for wanted in sense.others:
            place = next((i for i, *told in reach if i not in found and wanted in told), None)
            if place is None:
                return None
            found.append(place)
        return tuple(sorted(found))

    def _reach(self, head: int) -> tuple[Reach, frozenset[str]]:
        """Dependents of a verb in which the other words of its sense may stand, and all their lemmas and forms."""
        known = self._reaches.get(head)
        if known is None:
            reach = [(i, *self._forms(i)) for i in self._within(head)]
            known = self._reaches[head] = reach, frozenset(form for _, *forms in reach for form in forms)
        return known

    def _within(self, head: int) -> list[int]:
        """Two steps down, near, after it."""
        tree, words = self.tree, self.tree.words
        near = [kid for kid in tree.kids(head) if words[kid].deprel not in NEVER_NEAR]
        below = [k for kid in near for k in tree.kids(kid) if words[k].deprel in BELOW]
        clauses = tree.kids(head, "ccomp")
        duties = {modal for c in clauses for modal in tree.kids(c, "aux") if tree.lemma(modal) in DUTY}
        return sorted({i for i in (*near, *below) if -1 <= i - head <= WINDOW} | duties)

    def _forms(self, index: int) -> tuple[str, str]:
        """The lemma and the form of a word; none for the preposition of a date ("agreed on Wednesday")."""
        word = self.tree.words[index]
        if word.deprel == "case" and any(n.type == "Date" for n in self.tree.names_at(word.head)):
            return "", ""
        return self.tree.lemma(index), word.text.lower()
