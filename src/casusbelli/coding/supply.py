"""Ties of arming that are told as giving: who sells, sends or supplies weapons to whom."""

from __future__ import annotations

from collections.abc import Iterator

from casusbelli.coding.bond import COLLECTIVES, Bond, Ends
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.tree import Tree
from casusbelli.records import Participant

__all__ = ["SupplyReader"]

REACHED = frozenset({"to", "for"})


class SupplyReader:
    """Reads verbs of giving whose object is a weapon, and nouns of supply ("arms for X")."""

    def __init__(self, tree: Tree, ends: Ends, lexicon: Lexicon) -> None:
        self.tree = tree
        self.ends = ends
        supply = lexicon.tables["ties"]["supply"]
        self.giving, self.arms = frozenset(supply["verbs"]), frozenset(supply["arms"])
        self.weapons = lexicon.once(
            "weapons", lambda: frozenset(w for ws in lexicon.tables["means"].values() for w in ws)
        )

    def read(self, index: int) -> Iterator[Bond]:
        """Whom somebody arms by the verb at `index`."""
        if self.tree.lemma(index) not in self.giving:
            return
        objects = self.tree.kids(index, "obj", "iobj", "nsubj:pass")
        behind = self.tree.kids(index, "obl")
        goods = [k for k in (*objects, *behind) if self._is_weapon(k)]
        if not goods:
            return
        below = [k for g in goods for k in self.tree.kids(g, "nmod")]
        takers = [k for k in (*behind, *below) if self.tree.case(k) in REACHED]
        takers += [k for k in objects if k not in goods and k < min(g for g in goods)]
        giver = self._giver(index)
        for taker in (p for k in takers for p in self._taking(k)):
            if giver is not None and giver.country != taker.country:
                yield Bond(giver, "arms", taker, index, "giving of weapons", 0.65)

    def _is_weapon(self, index: int) -> bool:
        return any(self.tree.lemma(i) in self.arms | self.weapons for i in self.tree.conjuncts(index))

    def _giver(self, verb: int) -> Participant | None:
        giver = self.tree.agent(verb) if self.tree.is_passive(verb) else self.tree.subject(verb)
        party = None if giver is None else self.ends.actor(giver)
        return None if party is None or party.type == "person" else self.ends.state(party)

    def _taking(self, head: int) -> tuple[Participant, ...]:
        found = tuple(p for p in self.ends.actors(head) if p.type in COLLECTIVES)
        unnamed = None if found else self.ends.unnamed(head)
        return found if unnamed is None else (unnamed,)
