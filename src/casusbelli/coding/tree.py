"""Questions the coder asks of a dependency tree (Universal Dependencies v2 relations)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from casusbelli.coding.repair import repaired
from casusbelli.language.analysis import Analysis, Name, Word

__all__ = ["Tree"]

RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
OUTSIDE_PHRASE = frozenset(
    {"acl:relcl", "advcl", "parataxis", "appos", "punct", "cc", "case", "mark", "cop", "discourse", "dep"}
)
OPPOSING = frozenset(
    [
        "avert",
        "block",
        "condemn",
        "criticise",
        "criticize",
        "denounce",
        "disrupt",
        "fear",
        "foil",
        "halt",
        "oppose",
        "prevent",
        "reject",
        "repel",
        "resist",
        "stop",
        "thwart",
    ]
)
CHARGING = frozenset({"of", "from"})
DASHES = frozenset({"-", "--", "–", "—"})
DEEPEST = 6
CLAUSES = frozenset({"ccomp", "advcl", "acl:relcl", "parataxis", "csubj", "root", "conj"})


class Tree:
    """The dependency tree of a whole document, with the walks that roles, factuality and attribution need."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.words = repaired(analysis.words)
        self._relations = [(word.deprel, word.deprel.partition(":")[0]) for word in self.words]
        self._children: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head >= 0:
                self._children[word.head].append(word.index)
        self._lemmas = [word.lemma.lower() for word in self.words]
        self._selected: dict[tuple[int, tuple[str, ...]], list[int]] = {}
        self._subtrees: dict[int, list[int]] = {}
        self._subjects: dict[int, int | None] = {}
        self._agents: dict[int, int | None] = {}
        self._cases: dict[int, str] = {}
        self._phrases: dict[int, tuple[int, int]] = {}
        self._passives: dict[int, bool] = {}
        self._names: dict[int, tuple[Name, ...]] = {}
        for name in analysis.names:
            for index in range(name.first, name.last):
                self._names[index] = (*self._names.get(index, ()), name)

    def lemma(self, index: int) -> str:
        """The lemma of a word, lower case."""
        return self._lemmas[index]

    def names_at(self, index: int) -> tuple[Name, ...]:
        """The names a word stands in."""
        return self._names.get(index, ())

    def kids(self, index: int, *relations: str) -> list[int]:
        """Children of a word, all of them or those of (a subtype of) one of `relations`; not to be changed."""
        kids = self._children[index]
        if not relations or not kids:
            return kids
        known = self._selected.get((index, relations))
        if known is None:
            told = self._relations
            known = [kid for kid in kids if told[kid][0] in relations or told[kid][1] in relations]
            self._selected[index, relations] = known
        return known

    def _is(self, index: int, relations: tuple[str, ...]) -> bool:
        relation, base = self._relations[index]
        return relation in relations or base in relations

    def governors(self, index: int) -> Iterator[int]:
        """The governors of a word, nearest first."""
        seen = {index}
        while (index := self.words[index].head) >= 0 and index not in seen:
            seen.add(index)
            yield index

    def subtree(self, index: int) -> list[int]:
        """A word and all it governs, in text order; not to be changed."""
        known = self._subtrees.get(index)
        if known is None:
            found, pending = [index], [index]
            while pending:
                kids = self._children[pending.pop()]
                found += kids
                pending += kids
            known = self._subtrees[index] = sorted(found)
        return known

    def inside(self, index: int, ancestor: int) -> bool:
        """Whether `index` is `ancestor` or stands under it."""
        return index == ancestor or ancestor in self.governors(index)

    def conjuncts(self, index: int) -> list[int]:
        """A word and what is coordinated with it, the word first."""
        found = [index]
        for member in found:
            found += [
                kid for kid in self._children[member] if self.words[kid].deprel == "conj" and self._alike(kid, index)
            ]
        return found

    def _alike(self, first: int, second: int) -> bool:
        nominal = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X")
        return (self.words[first].upos in nominal) == (self.words[second].upos in nominal)

    def first_conjunct(self, index: int) -> int:
        """The head of the coordination a word belongs to."""
        while self.words[index].deprel == "conj" and self.words[index].head >= 0:
            index = self.words[index].head
        return index

    def case(self, index: int) -> str:
        """The preposition of a nominal, lower case, "" for none; several words are joined ("according to")."""
        known = self._cases.get(index)
        if known is None:
            known = self._cases[index] = self._case(index)
        return known

    def _case(self, index: int) -> str:
        words = []
        for kid in self._children[index]:
            if self.words[kid].deprel == "case" and self.words[kid].lemma not in {"'s", "’s", "'", "’"}:
                words.append(self.words[kid])
                words += [self.words[k] for k in self._children[kid] if self.words[k].deprel == "fixed"]
        if not words and self.words[index].deprel == "conj" and (first := self.first_conjunct(index)) != index:
            return self.case(first)
        return " ".join(word.lemma.lower() for word in sorted(words, key=lambda word: word.index))

    def phrase(self, index: int) -> tuple[int, int]:
        """The noun phrase of a head word, [first, last), without relative clauses, appositions and coordination."""
        known = self._phrases.get(index)
        if known is None:
            known = self._phrases[index] = self._phrase(index)
        return known

    def _phrase(self, index: int) -> tuple[int, int]:
        members = {index}
        pending = [index]
        while pending:
            for kid in self._children[pending.pop()]:
                if self.words[kid].deprel not in OUTSIDE_PHRASE and not (
                    self.words[kid].deprel == "conj" and kid > index
                ):
                    members.add(kid)
                    pending.append(kid)
                elif self.words[kid].deprel in {"case", "punct"} and self.words[kid].head != index:
                    members.add(kid)
        first = last = index
        while first - 1 in members and not self._sets_off(first - 1):
            first -= 1
        while last + 1 in members or (last + 2 in members and self.words[last + 1].deprel in {"punct", "cc"}):
            last += 1
        while last > index and self.words[last].upos in {"PUNCT", "ADP"}:
            last -= 1
        return first, last + 1

    def _sets_off(self, index: int) -> bool:
        """Whether a word is a dash between spaces, as behind the place from which a report is filed."""
        if not 0 < index < len(self.words) - 1 or self.words[index].text not in DASHES:
            return False
        before, dash, after = self.words[index - 1 : index + 2]
        return before.end < dash.start and dash.end < after.start

    def name_phrase(self, index: int) -> tuple[int, int]:
        """As `phrase`, but without what follows the head behind a preposition or a clause."""
        first, last = self.phrase(index)
        end = index + 1
        while (
            end < last
            and self.words[end].head >= first
            and self.words[end].deprel in {"flat", "nummod", "compound", "fixed", "goeswith"}
        ):
            end += 1
        return first, end

    def is_passive(self, index: int) -> bool:
        """Whether a verb's subject is what undergoes it."""
        known = self._passives.get(index)
        if known is None:
            known = self._passives[index] = self._is_passive(index)
        return known

    def _is_passive(self, index: int) -> bool:
        if self.kids(index, "nsubj:pass", "aux:pass"):
            return True
        word = self.words[index]
        return word.xpos == "VBN" and word.deprel in {"acl", "amod", "advcl"} and not self.kids(index, "obj", "aux")

    def agent(self, index: int) -> int | None:
        """Who does it, in a passive or behind an event noun: "by" someone."""
        if index not in self._agents:
            self._agents[index] = self._agent(index)
        return self._agents[index]

    def _agent(self, index: int) -> int | None:
        for kid in self._children[index]:
            if self._is(kid, ("obl", "nmod")) and self.case(kid) == "by" and not self._is_gerund(kid):
                return kid
        return None

    def _is_gerund(self, index: int) -> bool:
        return self.words[index].xpos == "VBG"

    def own_subject(self, index: int) -> int | None:
        """The subject that hangs on a verb itself."""
        kids = self.kids(index, "nsubj", "nsubj:pass")
        return self.referent(kids[0]) if kids else None

    def subject(self, index: int) -> int | None:
        """The subject of a verb, carried over from the verb it is coordinated with or controlled by."""
        if index not in self._subjects:
            self._subjects[index] = self._subject(index, DEEPEST)
        return self._subjects[index]

    def _subject(self, index: int, depth: int) -> int | None:
        own = self.own_subject(index)
        if own is not None or depth == 0:
            return own
        word = self.words[index]
        if word.head < 0:
            return None
        if word.deprel == "conj":
            return self._subject(self._joined(word), depth - 1)
        if word.deprel == "xcomp":
            return self._controller(index, depth)
        if word.deprel == "acl:relcl":
            return word.head
        if word.deprel == "acl":
            return self._planner(word.head, depth) if word.xpos == "VB" else self._modified(index)
        if word.xpos == "VBG" and word.deprel == "advcl" and (whom := self._charged(index)) is not None:
            return whom
        if word.deprel in {"advcl", "parataxis"} and self._subjectless(index):
            return self._subject(word.head, depth - 1) if self._verbal(word.head) else self._modified(index)
        return None

    def _joined(self, word: Word) -> int:
        """What a verb is coordinated with: "X said Y had been held and accused Z" tells of X, though the passive is
        nearer."""
        above = self.words[word.head]
        finite = (word.xpos == "VBD" or self.kids(word.index, "obj")) and not self.kids(word.index, "aux")
        if finite and above.deprel == "ccomp" and above.head >= 0 and self.is_passive(word.head):
            return above.head
        return word.head

    def _controller(self, index: int, depth: int) -> int | None:
        """Who is to do an infinitive: the object of the verb above it, else that verb's subject."""
        head = self.words[index].head
        objects = self.kids(head, "obj", "iobj")
        if objects and self.words[head].lemma not in {"promise", "vow", "threaten", "have", "use", "take", "launch"}:
            return self.referent(objects[0])
        if self.words[head].upos in {"NOUN", "PROPN"}:
            return None
        return self._subject(head, depth - 1)

    def _charged(self, index: int) -> int | None:
        """Who does what another is accused of or kept from: "X accuses Y of arming Z"."""
        marks = {self._lemmas[kid] for kid in self.kids(index, "mark", "case")}
        objects = self.kids(self.words[index].head, "obj")
        return self.referent(objects[0]) if objects and marks & CHARGING else None

    def _planner(self, noun: int, depth: int) -> int | None:
        """Who is to do what a noun is about: its owner ("Iran's promise to leave"), else the subject of its verb."""
        owners = self.kids(noun, "nmod:poss")
        if owners:
            return owners[0]
        word = self.words[noun]
        if word.deprel != "obj" or word.head < 0 or self._lemmas[word.head] in OPPOSING:
            return None
        return self._subject(word.head, depth - 1)

    def _subjectless(self, index: int) -> bool:
        return self.words[index].xpos in {"VBG", "VBN", "VB"}

    def _verbal(self, index: int) -> bool:
        return self.words[index].upos in {"VERB", "AUX"} or bool(self.kids(index, "nsubj", "cop"))

    def _modified(self, index: int) -> int | None:
        """The noun that a participle modifies, when it is its understood subject."""
        head = self.words[index].head
        if self.words[head].upos in {"VERB", "AUX"} or self.words[index].xpos == "VB":
            return None
        return head

    def referent(self, index: int) -> int:
        """The noun that a relative pronoun, or the object "it" of a second verb, stands for; any other word itself."""
        shared = self._shared_object(index)
        if shared is not None:
            return shared
        if self._lemmas[index] not in RELATIVES or self.words[index].upos not in {"PRON", "DET", "SCONJ"}:
            return index
        for governor in self.governors(index):
            if self.words[governor].deprel == "acl:relcl":
                return self.words[governor].head
        return index

    def _shared_object(self, index: int) -> int | None:
        """The object of the first of two verbs with one subject, for "it" or "them" as that of the second."""
        word = self.words[index]
        if word.text.lower() not in {"it", "them"} or word.deprel != "obj":
            return None
        verb = self.words[word.head]
        if verb.deprel != "conj" or self.kids(verb.index, "nsubj"):
            return None
        objects = self.kids(self.first_conjunct(verb.index), "obj")
        return objects[0] if objects and objects[0] < index else None

    def clause(self, index: int) -> int:
        """The head of the clause a word stands in."""
        if self.words[index].deprel in CLAUSES and self._verbal(index):
            return index
        for governor in self.governors(index):
            if self.words[governor].upos in {"VERB", "AUX"} or self.words[governor].deprel in CLAUSES:
                return governor
        return index

    def lemmas(self, indexes: list[int]) -> list[str]:
        """The lower-case lemmas of some words."""
        return [self._lemmas[i] for i in indexes]

    def text(self, first: int, last: int) -> str:
        """The document's words from `first` to `last`, exclusive."""
        return self.analysis.text[self.words[first].start : self.words[last - 1].end]

    @cached_property
    def quoted(self) -> list[bool]:
        """For each word, whether it stands between quotation marks of its paragraph."""
        return _quoted(self.words, [s.paragraph for s in self.analysis.sentences])


def _quoted(words: tuple[Word, ...], paragraphs: list[int]) -> list[bool]:
    inside, paragraph, marks = False, -1, []
    for word in words:
        if paragraphs[word.sentence] != paragraph:
            paragraph, inside = paragraphs[word.sentence], False
        if word.text in {"“", "``", "«"}:
            inside = True
        elif word.text in {"”", "''", "»"}:
            inside = False
        elif word.text == '"':
            inside = not inside
        marks.append(inside)
    return marks
