"""What is said: the clause, the rest of the sentence around an inserted cue, or the object of an act of speech."""

from __future__ import annotations

from collections.abc import Callable, Collection

from casusbelli.coding.tree import RELATIVES, Tree

__all__ = ["ABOUT", "TOWARDS", "Contents"]

ADDRESSED = frozenset({"tell", "inform", "remind", "assure", "promise", "warn", "notify", "ask"})
ABOUT = frozenset({"for", "about", "of", "on", "against", "over", "regarding"})
TOWARDS = frozenset({"to", "at", "with", "towards", "toward"})
COMPLEMENTS = frozenset({"as", "for", "of"})
CONTRASTS = frozenset({"though", "although", "while", "whereas"})
SHARES = frozenset({"involvement", "role", "part", "hand", "complicity", "participation"})
WHILE = frozenset({"as", "while"})
BREAKS = frozenset({";", "—", "―", "--", "–"})


class Contents:
    """The content of each cue verb of a document; `is_cue` tells cue verbs from others."""

    def __init__(self, tree: Tree, is_cue: Callable[[int], bool]) -> None:
        self.tree = tree
        self._is_cue = is_cue

    def clause(self, verb: int) -> tuple[int, ...]:
        """The clause said, or for a cue set into its content ("..., X said") the rest of the sentence."""
        relations = ("ccomp", "parataxis", "csubj") if self.tree.kids(verb, "expl") else ("ccomp", "parataxis")
        clauses = [k for k in self.tree.kids(verb, *relations) if not self._aside(k, verb)]
        if not clauses:
            clauses = self._open(verb) or self._behind(verb)
        if clauses:
            return self._without_breaks(verb, clauses)
        word = self.tree.words[verb]
        if self._mistaken(verb):
            own = set(self.tree.subtree(verb))
            return tuple(i for i in self.tree.subtree(word.head) if i > verb and i not in own)
        if word.head >= 0 and (word.deprel == "parataxis" or self._inserted(verb)):
            own = set(self.tree.subtree(verb))
            around = word.head if word.deprel in {"parataxis", "advcl"} else self.tree.clause(word.head)
            return tuple(i for i in self.tree.subtree(around) if i not in own)
        return ()

    def _mistaken(self, verb: int) -> bool:
        """Whether the tree takes a finite cue for the subject of what is said ("X denied it was ...")."""
        word = self.tree.words[verb]
        finite = word.xpos in {"VBD", "VBZ", "VBP"} and bool(self.tree.kids(verb, "nsubj"))
        return finite and word.deprel in {"nsubj", "csubj"} and word.head > verb

    def _inserted(self, verb: int) -> bool:
        """Whether a cue with its own subject stands between commas, whatever the tree takes it for."""
        own = self.tree.subtree(verb)
        subjects = self.tree.kids(verb, "nsubj")
        if subjects and self.tree.words[verb].deprel == "advcl" and self._led_by(verb, {"as"}):
            return not any(self.tree.case(k) in ABOUT for k in self.tree.kids(verb, "obl"))
        if not subjects or self.tree.words[subjects[0]].lemma.lower() in RELATIVES or self.tree.kids(verb, "mark"):
            return False
        edges = [*own[:1], own[0] - 1, own[-1], own[-1] + 1]
        first, before, last, after = (
            "," if not 0 <= i < len(self.tree.words) else self.tree.words[i].upos for i in edges
        )
        return "PUNCT" in {first, before} and "PUNCT" in {last, after} and not self.tree.kids(verb, "obj", "advcl")

    def _behind(self, verb: int) -> list[int]:
        """A that-clause hung on the verb's own complement ("announced in a letter that ...")."""
        nouns = self.tree.kids(verb, "obl", "obj", "iobj")
        return [k for noun in nouns for k in self.tree.kids(noun, "acl", "ccomp") if self._led_by(k, {"that"})]

    def _open(self, verb: int) -> list[int]:
        """An infinitive or predicate, with the object it is said of ("expects them to leave", "called it a ruse")."""
        lemma = self.tree.lemma(verb)
        clauses = [] if lemma in {"be", "seem"} else self.tree.kids(verb, "xcomp")
        if clauses and lemma not in ADDRESSED:
            clauses = [*self.tree.kids(verb, "obj"), *clauses]
        return clauses

    def _aside(self, clause: int, verb: int) -> bool:
        return self.tree.words[clause].deprel == "parataxis" and clause > verb and self._is_cue(clause)

    def _without_breaks(self, verb: int, clauses: list[int]) -> tuple[int, ...]:
        """The clauses' words, without what follows a dash or semicolon as a sentence of its own."""
        words = {i for clause in clauses for i in self.tree.subtree(clause)} - {verb}
        for clause in clauses:
            for kid in self.tree.kids(clause, "parataxis", "conj", "advcl"):
                below = self.tree.subtree(kid)
                if kid > clause and (
                    self._breaks(below[0]) or self._new_cue(kid, verb) or self._meanwhile(kid, clause)
                ):
                    words -= set(below)
        return tuple(sorted(words))

    def _meanwhile(self, kid: int, clause: int) -> bool:
        """What happened while something is still to come is told by the writer: "warned it will act as crowds met"."""
        told = self.tree.words[kid].xpos == "VBD" and bool(set(self.tree.lemmas(self.tree.kids(kid, "mark"))) & WHILE)
        return told and any(self.tree.words[k].xpos == "MD" for k in self.tree.kids(clause, "aux"))

    def _new_cue(self, kid: int, verb: int) -> bool:
        """A further cue that the tree hangs on what was said first ("said it was over, arguing that ...")."""
        if not self._is_cue(kid):
            return False
        word, marks = self.tree.words[kid], set(self.tree.lemmas(self.tree.kids(kid, "mark")))
        if word.deprel == "conj":
            return word.xpos == self.tree.words[verb].xpos and not marks
        return bool(marks & CONTRASTS) or (word.xpos == "VBG" and not marks and not self.tree.kids(kid, "nsubj"))

    def _breaks(self, first: int) -> bool:
        return {self.tree.words[first].text, self.tree.words[first - 1].text} & BREAKS != set()

    def topic(self, verb: int, about: Collection[str] = ABOUT | TOWARDS) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """What an act of speech is on: words of its object ("backed the plan") or of its prepositional phrase
        ("called for talks"), and in the second case the preposition."""
        passive = self.tree.is_passive(verb)
        objects = self.tree.kids(verb, "nsubj:pass") if passive else self.tree.kids(verb, "obj", "ccomp")
        phrases = [k for k in self.tree.kids(verb, "obl", "advcl") if k > verb]
        if objects:
            more = [k for k in phrases if self.tree.case(k) in COMPLEMENTS]
            return self._spread([*objects[:1], *more[:1]]), ()
        if self.tree.words[verb].deprel in {"acl", "acl:relcl"} and not phrases and self._gap(verb):
            head = self.tree.words[verb].head
            own = set(self.tree.subtree(verb))
            return tuple(i for i in self.tree.subtree(head) if i not in own), ()
        for phrase in phrases[:1]:
            case = [k for k in self.tree.kids(phrase, "case", "mark") if k == verb + 1 or k - 1 in self.tree.kids(verb)]
            if case and self.tree.case(phrase) in {*about, ""} and self.tree.words[case[0]].lemma.lower() in about:
                return tuple(i for i in self._spread([phrase]) if i not in case), tuple(case)
        return (), ()

    def lacking(self, verb: int) -> tuple[int, ...]:
        """What a relative clause without an object is about: "what she said", "money which he said was stolen"."""
        if self.tree.words[verb].deprel != "acl:relcl" or not self._gap(verb) or self.tree.kids(verb, "obj"):
            return ()
        head = self.tree.words[verb].head
        own = set(self.tree.subtree(verb))
        stolen = [k for k in self.tree.kids(head, "acl:relcl") if k > verb and not self.tree.kids(k, "cc")]
        return self._spread(stolen[:1]) or tuple(i for i in self.tree.subtree(head) if i not in own)

    def _gap(self, verb: int) -> bool:
        """Whether a relative or participle clause has somebody else for its subject: "the law she proposed"."""
        own = self.tree.kids(verb, "nsubj")
        return bool(own) and self.tree.words[own[0]].lemma.lower() not in RELATIVES

    def matter(self, noun: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """What a noun of speech or attitude is about, and its preposition ("her praise of the plan")."""
        clauses = [k for k in self.tree.kids(noun, "acl", "ccomp") if self._led_by(k, {"that", "to"})]
        if clauses:
            return self._spread(clauses), ()
        for phrase in self.tree.kids(noun, "nmod", "acl"):
            case = self.tree.kids(phrase, "case", "mark")
            if phrase > noun and case and self.tree.words[case[0]].lemma.lower() in ABOUT | TOWARDS:
                return tuple(i for i in self._spread([phrase]) if i not in case), tuple(
                    c for c in case if c == noun + 1
                )
        return (), ()

    def blamed(self, verb: int) -> tuple[int, ...]:
        """What somebody is accused of, else whom or what is charged, denied or confirmed."""
        below = self.tree.kids(verb, "obl", "advcl", "ccomp")
        phrases = [k for k in below if self._led_by(k, {"of", "for", "with", "in"})]
        phrases = [k for k in phrases if not self._led_by(k, {"in"}) or self._shares(verb)]
        objects = [
            k for k in self.tree.kids(verb, "obj", "nsubj:pass") if not phrases or not self._led_by(phrases[0], {"of"})
        ]
        words = self._spread([*objects, *phrases])
        return tuple(i for i in words if not phrases or i not in self.tree.kids(phrases[0], "case", "mark"))

    def _shares(self, verb: int) -> bool:
        """Whether a verb's object is a share in something: "any role", "involvement"."""
        return bool(set(self.tree.lemmas(self.tree.kids(verb, "obj"))) & SHARES)

    def owned(self, verb: int) -> tuple[int, ...]:
        """What somebody takes responsibility for, else what is claimed itself ("claimed the attack")."""
        objects = self.tree.kids(verb, "obj", "nsubj:pass")
        hosts = [k for noun in (*objects, verb) for k in self.tree.kids(noun, "nmod", "acl", "obl", "advcl")]
        deeds = [k for k in hosts if self._led_by(k, {"for"})]
        case = {c for k in deeds for c in self.tree.kids(k, "case", "mark")}
        return tuple(i for i in self._spread(deeds or objects) if i not in case)

    def _led_by(self, phrase: int, prepositions: Collection[str]) -> bool:
        return bool(set(self.tree.lemmas(self.tree.kids(phrase, "case", "mark"))) & set(prepositions))

    def _spread(self, heads: list[int]) -> tuple[int, ...]:
        return tuple(sorted({i for head in heads for i in self.tree.subtree(head)}))
