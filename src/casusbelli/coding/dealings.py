"""Ties that verbs and participles state: leading, backing, arming, belonging, being posted somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from casusbelli.coding.bond import ACTORS, BODIES, Bond, Ends
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.posting import PostingReader
from casusbelli.coding.supply import SupplyReader
from casusbelli.coding.tree import Tree
from casusbelli.records import Participant

__all__ = ["DealingReader"]

MODAL = frozenset({"will", "shall", "would", "could", "may", "might", "should", "must", "can"})
CHARGED = frozenset({"of"})
HYPHENS = frozenset({"-", "–", "‑"})
HEADING = frozenset({"leads", "commands"})
RELATION = {"shelters": "sponsors"}
BELONGING = frozenset({"part_of", "member_of"})


class DealingReader:
    """Reads the ties at the verbs, participles and adjectives of a document."""

    def __init__(self, tree: Tree, ends: Ends, lexicon: Lexicon) -> None:
        self.tree = tree
        self.ends = ends
        table = lexicon.tables["ties"]
        self.verbs, self.compounds, self.relations = lexicon.once(
            "dealings", lambda: [_by_word(table[name]) for name in ("verbs", "compounds", "towards")]
        )
        self.related = lexicon.once("related", lambda: frozenset(words.split(" ")[0] for words in self.relations))
        self.posting = PostingReader(tree, ends, lexicon)
        self.supply = SupplyReader(tree, ends, lexicon)
        self.led = frozenset(table["scopes"]["led"])
        self.cabinets = frozenset(table["scopes"]["cabinets"])
        self.bodies = frozenset(table["scopes"]["bodies"])
        self.members = frozenset(table["scopes"]["members"])
        self.grouped = self.bodies | self.members

    def read(self, index: int) -> Iterator[Bond]:
        """The ties that the verb, participle or adjective at `index` states."""
        kind = self.verbs.get(self.tree.lemma(index))
        if self._hyphenated(index):
            yield from self._compound(index)
        elif self._unsure(index):
            return
        elif kind == "deployed_in":
            yield from self.posting.posted(index)
        elif kind == "has_part":
            yield from self._comprising(index)
        elif kind is not None:
            yield from self._verb(index, kind)
        if not (self._hyphenated(index) or self._unsure(index)):
            yield from self.supply.read(index)
        if not self._hyphenated(index):
            yield from self.towards(index)

    def _unsure(self, index: int) -> bool:
        """Whether a verb only tells what might be or is meant to be: a modal, a bare infinitive, "to" with a gerund."""
        word, helpers = self.tree.words[index], set(self.tree.lemmas(self.tree.kids(index, "aux")))
        meant = word.xpos == "VB" and not helpers
        gerund = word.xpos == "VBG" and bool(set(self.tree.lemmas(self.tree.kids(index, "mark"))) - CHARGED)
        return bool(helpers & MODAL) or meant or gerund

    def _hyphenated(self, index: int) -> bool:
        return index > 1 and self.tree.words[index - 1].text in HYPHENS

    def _compound(self, index: int) -> Iterator[Bond]:
        """ "Country-backed militia", "group-led coalition"."""
        word = self.tree.words[index]
        kind = self.compounds.get(word.text.lower())
        if kind is None or word.deprel not in {"amod", "compound", "acl"}:
            return
        backer = self.ends.cast.participant(index - 2)
        if backer is None or not (backer.country or backer.entity):
            return
        for backed in self.ends.actors(word.head):
            if backed.entity or self._named_beside(backed, index):
                yield Bond(self.ends.state(backer), kind, backed, index, "compound adjective", 0.75)

    def _named_beside(self, party: Participant, index: int) -> bool:
        """Whether a party is known by more than the compound that describes it."""
        inside = [w for w in self.tree.words if party.start <= w.start < party.end and w.upos == "PROPN"]
        return party.inferred or any(w.index > index for w in inside)

    def _verb(self, index: int, kind: str) -> Iterator[Bond]:
        passive = self.tree.is_passive(index)
        subject = self.tree.agent(index) if passive else self.tree.subject(index)
        targets = [self.tree.subject(index)] if passive else self._objects(index)
        if subject is None:
            return
        for target in (t for t in targets if t is not None):
            for one in self._doers(subject, kind):
                for two in self._done_to(target, kind, one, index):
                    if self._standing(one, kind, two):
                        relation = (
                            "office_of" if self._is_cabinet(target) and kind == "leads" else RELATION.get(kind, kind)
                        )
                        relation = self._belonging(one, relation)
                        yield Bond(one, relation, two, index, "verb", 0.65)

    def _doers(self, head: int, kind: str) -> tuple[Participant, ...]:
        person = self.ends.person(self.tree.referent(head)) if kind in HEADING | BELONGING else None
        return (person,) if person is not None else tuple(self._power(p) for p in self.ends.actors(head))

    def _power(self, party: Participant) -> Participant:
        """A government that acts is its state; forces and bodies stay themselves."""
        return self.ends.state(party) if party.sector == "GOV" and party.type in {"state", "organisation"} else party

    def _done_to(self, head: int, kind: str, one: Participant, verb: int) -> tuple[Participant, ...]:
        """The parties acted on; a government without a country is that of whoever leads it."""
        found = self.ends.actors(head, self.tree.first_conjunct(verb))
        if kind in HEADING and not found and one.type == "person":
            return self._led(head)
        if kind == "leads" and self._is_cabinet(head):
            state = self.ends.country_of(found[0] if found and found[0].country else one, head)
            return (state,) if state is not None else ()
        return found

    def _led(self, head: int) -> tuple[Participant, ...]:
        """The body whose men somebody leads, else the force or group that is told of by its kind."""
        owner = self.ends.cast.owner(head)
        if owner is not None and owner.type in BODIES:
            return (owner,)
        party = self.ends.unnamed(head) or (
            self.ends.cast.participant(head) if self.tree.lemma(head) in self.led else None
        )
        return () if party is None or party.type in {"person", "state"} else (party,)

    def _is_cabinet(self, head: int) -> bool:
        return self.tree.lemma(head) in self.cabinets

    def _objects(self, index: int) -> list[int | None]:
        """The objects of a verb, its own, its coordinate's, or the noun whose relative clause lacks one."""
        own: list[int | None] = [self.tree.referent(k) for k in self.tree.kids(index, "obj")]
        if own:
            return own
        first = self.tree.first_conjunct(index)
        gap = self.ends.gap(first)
        if gap is not None:
            return [gap]
        later = [k for c in self.tree.conjuncts(first) if c > index for k in self.tree.kids(c, "obj")]
        return list(later[:1])

    def _standing(self, one: Participant, kind: str, two: Participant) -> bool:
        """Whether a verb's sides make it a relation between actors, not a passing act."""
        if kind in HEADING:
            if one.type == "person":
                return two.type in {*BODIES, "group", "state"}
            return two.type in {*BODIES, "state"} and one.type in {*BODIES, "state"}
        if kind in BELONGING:
            return one.type in ACTORS and two.type in BODIES
        if kind == "succeeds":
            return one.type == two.type or {one.type, two.type} <= BODIES
        if kind == "shelters":
            return one.type == "state" and two.type == "armed_group"
        return one.type != "person" and (two.type != "person" or bool(two.entity))

    def _comprising(self, index: int) -> Iterator[Bond]:
        """ "The coalition includes X": X belongs to it."""
        subject = self.tree.subject(index)
        for body in self._whole(subject) if subject is not None else ():
            for target in self.tree.kids(index, "obj"):
                for part in self.ends.actors(target):
                    yield self._membership(part, body, index, "verb of comprising")

    def _whole(self, head: int) -> list[Participant]:
        """The body that has members: the word itself, or whose "members", "nations" they are."""
        heads = [head]
        if self.tree.lemma(head) in self.members:
            owners = self.tree.kids(head, "compound", "nmod:poss", "nmod")
            heads = [*(k for k in owners if self.tree.case(k) in {"", "of"}), head]
        return [p for h in heads for p in self.ends.actors(h) if p.type in BODIES][:1]

    def wholes(self, index: int) -> Iterator[Bond]:
        """ "A coalition including X": the members named behind a body of parties or behind its "members"."""
        word = self.tree.words[index]
        if word.upos != "NOUN" or self.tree.lemma(index) not in self.grouped:
            return
        for body in self._whole(index):
            for member in self.ends.examples(index):
                part = self.ends.actor(member)
                if part is not None:
                    yield self._membership(part, body, index, "members named behind a body")

    def administration(self, index: int) -> Iterator[Bond]:
        """ "The NAME administration": a head of government and the state governed."""
        if self.tree.lemma(index) not in self.cabinets:
            return
        for kid in self.tree.kids(index, "compound", "nmod:poss"):
            person = self.ends.person(kid)
            state = self.ends.country_of(person, index) if person is not None else None
            if person is not None and state is not None:
                yield Bond(person, "office_of", state, index, "someone's government", 0.7)

    def _membership(self, part: Participant, body: Participant, index: int, rule: str) -> Bond:
        relation = "part_of" if part.type in BODIES else "member_of"
        return Bond(part, relation, body, index, rule, 0.7)

    def towards(self, index: int) -> Iterator[Bond]:
        """ "Loyal to X", "affiliated with X", "belongs to X", "part of X"."""
        lemma = self.tree.lemma(index)
        for kid in self.tree.kids(index, "obl", "nmod") if lemma in self.related else ():
            kind = self.relations.get(f"{lemma} {self.tree.case(kid)}")
            if kind is None:
                continue
            for one in self._described(index):
                for two in self.ends.actors(kid):
                    if one.type in ACTORS and (two.type in BODIES or kind not in BELONGING):
                        yield Bond(one, self._belonging(one, kind), two, index, "words of belonging", 0.7)

    def _belonging(self, one: Participant, kind: str) -> str:
        if kind in BELONGING:
            return "part_of" if one.type in BODIES else "member_of"
        return kind

    def _described(self, index: int) -> tuple[Participant, ...]:
        """Of whom a predicate, participle or adjective is said."""
        word = self.tree.words[index]
        heads = self.tree.kids(index, "nsubj", "nsubj:pass") or [s for s in [self.tree.subject(index)] if s is not None]
        if not heads and word.deprel in {"amod", "acl", "appos"} and word.head >= 0:
            heads = [word.head]
        if not heads and word.upos == "NOUN" and word.deprel == "obl" and self.tree.case(index) == "as":
            heads = [s for s in [self.tree.subject(word.head)] if s is not None]
        people = [p for h in heads if (p := self.ends.person(h)) is not None]
        return tuple(people) or tuple(p for h in heads for p in self.ends.actors(h))


def _by_word(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: kind for kind, words in groups.items() for word in words}
