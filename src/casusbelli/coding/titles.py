"""Ties that nouns state: titles before, behind and of names, memberships, and what someone is called."""

from __future__ import annotations

from collections.abc import Iterator

from casusbelli.coding.bond import BODIES, Bond, Ends
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.ownership import Owners
from casusbelli.coding.tree import Tree
from casusbelli.records import Participant

__all__ = ["TitleReader"]

OF_PERSONS = frozenset({"office_of", "spokesperson_of", "leads", "commands", "deputy_of"})
SERVED = frozenset({"office_of", "leads"})
CALLED = frozenset({"as"})
FIELD = 6


class TitleReader:
    """Reads the ties at the nouns of a document."""

    def __init__(self, tree: Tree, ends: Ends, lexicon: Lexicon) -> None:
        self.tree = tree
        self.ends = ends
        self.kinds = lexicon.once(
            "title kinds", lambda: {w: kind for kind, ws in lexicon.group("ties", "nouns").items() for w in ws}
        )
        self.edges = lexicon.once("title edges", lambda: frozenset(e for name in self.kinds for e in _edges(name)))
        scopes = lexicon.tables["ties"]["scopes"]
        self.local, self.sent, self.past = (frozenset(scopes[name]) for name in ("local", "sent", "past"))
        self.owners = Owners(tree, ends, lexicon)

    def read(self, index: int) -> Iterator[Bond]:
        """The ties that the noun at `index` states."""
        kind, own = self._kind(index)
        if kind is None:
            yield from self._coming_from(index)
            return
        if self._is_past(own):
            return
        index = self._top(index, own)
        holders = self._holders(index, kind, own)
        if holders:
            yield from self._held(index, kind, own, holders)

    def _top(self, index: int, own: set[int]) -> int:
        """The word of a title that hangs outside it: "secretary" of "secretary-general"."""
        outside = [i for i in sorted(own, reverse=True) if self.tree.words[i].head not in own]
        return index if index in outside or not outside else outside[0]

    def _held(self, index: int, kind: str, own: set[int], holders: list[Participant]) -> Iterator[Bond]:
        kind, bodies = self.owners.of(index, kind, own, list(self._beside(index)))
        if not bodies:
            yield from self._bare(index, kind, holders, owned=self.owners.is_owned(index, own))
        for holder in holders:
            for body in bodies:
                if (holder.start, holder.end) != (body.start, body.end):
                    self.owners.remember(holder, kind, body)
                    yield self._bond(holder, kind, body, index)

    def _bond(self, holder: Participant, kind: str, body: Participant, index: int) -> Bond:
        if kind == "precedes":
            return Bond(body, "succeeds", holder, index, "title or apposition", 0.8)
        return Bond(holder, kind, body, index, "title or apposition", 0.8)

    def _is_past(self, own: set[int]) -> bool:
        """Whether a title is told as one no longer held: "the former president"."""
        first = min(own)
        ahead = [i for i in range(max(first - 2, 0), first) if self.tree.words[i].upos in {"ADJ", "ADV", "PROPN"}]
        near = [*ahead, *(k for i in own for k in self.tree.kids(i, "amod", "advmod", "compound"))]
        return bool(self.past & set(self.tree.lemmas(near)))

    def _bare(self, index: int, kind: str, holders: list[Participant], *, owned: bool) -> Iterator[Bond]:
        """A title told without whose it is: that of a known holder, else of the state the report is about."""
        for holder in holders:
            served = kind in SERVED and not (owned or holder.country)
            body = self.ends.employer(holder, index) if served else None
            if body is not None:
                yield Bond(holder, kind, body, index, "title of a known official", 0.75)
            elif kind == "office_of":
                yield from self._national(index, holder, owned=owned)

    def _national(self, index: int, holder: Participant, *, owned: bool) -> Iterator[Bond]:
        lemma = self.tree.lemma(index)
        state = self.ends.country_of(holder, index) if holder.entity else None
        if lemma in self.local:
            return
        if state is not None:
            yield Bond(holder, "office_of", state, index, "title of a known official", 0.85)
        elif not (holder.entity or owned or lemma in self.sent) and (home := self.ends.home(index)) is not None:
            self.owners.remember(holder, "office_of", home)
            yield Bond(holder, "office_of", home, index, "national title in a report of one state", 0.5)

    def _kind(self, index: int) -> tuple[str | None, set[int]]:
        """The relation a noun names, by its longest name, and the words of that name."""
        words = self.tree.words
        lemma = self.tree.lemma(index)
        if lemma not in self.edges:
            return None, set()
        for kid in self.tree.kids(index, "nmod"):
            if f"{lemma} {self.tree.case(kid)} {words[kid].lemma.lower()}" in self.kinds:
                behind = f"{lemma} {self.tree.case(kid)} {words[kid].lemma.lower()}"
                return self.kinds[behind], {index, kid}
        ahead = " ".join(w.lemma.lower() for w in words[index : index + 3])
        if ahead in self.kinds and "of" in ahead.split():
            return self.kinds[ahead], {index, index + 1, index + 2}
        for length in (3, 2, 1):
            first = max(index - length + 1, 0)
            run = " ".join(w.lemma.lower() for w in words[first : index + 1]).replace(" - ", "-")
            if run in self.kinds:
                return self.kinds[run], set(range(first, index + 1))
        return None, set()

    def _holders(self, index: int, kind: str, own: set[int]) -> list[Participant]:
        """Who bears the title: the name beside it, the subject of "is", whom someone uses "as" it."""
        beside = list(dict.fromkeys(self._beside(index))) or list(self._across(index))
        heads = [a for h in beside for a in (self._apposed(h) or [h])]
        people = [p for h in heads if (p := self.ends.person(h)) is not None]
        if kind == "office_of" and not people:
            people = [p for h in self._trailing(index, own) if (p := self.ends.person(h)) is not None]
        named = self.tree.kids(index, "flat")
        if named and not self.tree.kids(index, "appos") and self.tree.words[named[0]].upos == "PROPN":
            last = max([*named, *(k for n in named for k in self.tree.kids(n, "flat"))])
            person = self.ends.named(min(named), last + 1)
            people += [person] if person is not None else []
        if kind in OF_PERSONS or people:
            return people
        others = self._shared(index) or [p for h in heads for p in self._bearers(h)]
        return [p for p in others if p.type != "state" or kind not in {"leads", "commands"}]

    def _shared(self, index: int) -> list[Participant]:
        """What "using them as" stands for behind a relative clause: the noun that the clause leaves out."""
        verb = self.tree.words[index].head
        if self.tree.case(index) not in CALLED or verb < 0:
            return []
        first = self.tree.first_conjunct(verb)
        gap = self.ends.gap(first)
        return list(self.ends.actors(gap, first)) if gap is not None else []

    def _bearers(self, head: int) -> tuple[Participant, ...]:
        actor = self.ends.actors(head)
        return actor or self.ends.actors(self._antecedent(head))

    def _antecedent(self, head: int) -> int:
        """The head of the phrase that a pronoun stands for, so that the examples it names are found."""
        party = self.ends.cast.participant(head)
        if party is None or not party.inferred:
            return head
        inside = [w for w in self.tree.words if party.start <= w.start and w.end <= party.end]
        numbers = {w.index for w in inside}
        return next((w.index for w in inside if w.head not in numbers), head)

    def _beside(self, index: int) -> Iterator[int]:
        word = self.tree.words[index]
        yield from self.tree.kids(index, "appos")
        yield from (n.first for n in self.tree.analysis.names if n.type == "Person" and n.first == index + 1)
        if word.deprel == "appos" and word.head >= 0:
            yield self._nearest(word.head, index)
        elif word.deprel in {"compound", "nmod:desc", "flat"} and (name := self._next(word.head, index)) > index:
            yield name
        if self.tree.kids(index, "cop"):
            yield from (self.tree.referent(k) for k in self.tree.kids(index, "nsubj"))
        case = self.tree.case(index)
        if case in CALLED and word.deprel in {"obl", "nmod"} and word.head >= 0:
            subject = self.tree.subject(word.head)
            yield from self.tree.kids(word.head, "obj") or ([] if subject is None else [subject])

    def _across(self, index: int) -> Iterator[int]:
        """The person named between commas behind a title, whatever the tree takes the name for."""
        words, comma = self.tree.words, self.tree.phrase(index)[1]
        for name in self.tree.analysis.names:
            closed = name.last >= len(words) or words[name.last].upos == "PUNCT"
            if name.type == "Person" and name.first == comma + 1 and words[comma].text == "," and closed:
                yield name.first

    def _apposed(self, head: int) -> list[int]:
        """The names in apposition to a common noun: "the group's leader, X, is"."""
        if self.tree.words[head].upos != "NOUN":
            return []
        return [k for k in self.tree.kids(head, "appos") if self.tree.words[k].upos == "PROPN"]

    def _next(self, head: int, index: int) -> int:
        """Of coordinated names the first that follows a title before a name."""
        after = [c for c in self.tree.conjuncts(head) if c > index]
        return min(after, default=head)

    def _trailing(self, index: int, own: set[int]) -> Iterator[int]:
        """The name that directly follows a title with its field: "Minister for Trade NAME"."""
        for name in self.tree.analysis.names:
            between = self.tree.words[index + 1 : name.first]
            plain = all(w.upos in {"ADP", "DET", "ADJ", "NOUN", "PROPN", "CCONJ"} for w in between)
            if name.type != "Person" or not 0 < len(between) <= FIELD or not plain:
                continue
            opens = between[0].upos == "ADP" or between[0].index in own
            whole = name.last >= len(self.tree.words) or self.tree.words[name.last].upos != "PROPN"
            if (
                opens
                and whole
                and between[-1].upos in {"NOUN", "PROPN"}
                and between[-1].lemma.lower() not in self.kinds
            ):
                yield name.first

    def _nearest(self, head: int, index: int) -> int:
        """Of coordinated names the one that an apposition follows."""
        before = [c for c in self.tree.conjuncts(head) if c < index]
        return max(before, default=head)

    def _coming_from(self, index: int) -> Iterator[Bond]:
        """A named person "of" or "from" a named body is its member."""
        if self.tree.words[index].upos != "PROPN":
            return
        kids = [k for k in self.tree.kids(index, "nmod") if self.tree.case(k) in {"of", "from", "with"}]
        if not kids or not any(n.type == "Person" for n in self.tree.names_at(index)):
            return
        person = self.ends.person(index)
        if person is None:
            return
        for kid in kids:
            body = self.ends.actor(kid)
            if body is not None and body.type in BODIES and self.tree.words[kid].upos == "PROPN":
                yield Bond(person, "member_of", body, kid, "named person of a body", 0.7)


def _edges(name: str) -> tuple[str, ...]:
    """The words at which a title of several words may be met: its first, and its last, whole or behind a hyphen."""
    last = name.split()[-1]
    return name.split()[0], last, last.rpartition("-")[2]
