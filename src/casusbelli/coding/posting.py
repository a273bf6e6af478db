"""Ties of being posted abroad: whose troops and bases are in which land."""

from __future__ import annotations

from collections.abc import Iterator

from casusbelli.coding.bond import BODIES, Bond, Ends
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.tree import Tree
from casusbelli.records import Participant

__all__ = ["PostingReader"]

HOLDING = frozenset({"have", "keep", "maintain", "retain"})
SENDING = frozenset({"deploy", "station", "base"})
INSIDE = frozenset({"in", "inside"})
LANDS = frozenset({"country", "province", "kingdom", "republic", "emirate", "island", "territory", "enclave"})


class PostingReader:
    """Reads who has troops where, at nouns of forces and at verbs of posting."""

    def __init__(self, tree: Tree, ends: Ends, lexicon: Lexicon) -> None:
        self.tree = tree
        self.ends = ends
        forces = lexicon.tables["ties"]["forces"]
        self.troops, self.bases = frozenset(forces["troops"]), frozenset(forces["bases"])

    def abroad(self, index: int) -> Iterator[Bond]:
        """ "Country's troops in a land", "X has troops in a land": the forces at `index`, whose, and where."""
        lemma = self.tree.lemma(index)
        if lemma not in self.troops | self.bases:
            return
        holder = self._holder(index)
        army = holder if holder is not None or lemma in self.bases else self._owner(index)
        for place in self._places(index, held=holder is not None):
            if army is not None:
                yield from self._deployment(army, place, index, "troops of a country in another")

    def _places(self, index: int, *, held: bool) -> list[int]:
        """Where the forces at `index` are: behind them, behind the verb that holds them, or said of them."""
        head = self.tree.words[index].head
        beside = self.tree.kids(head, "obl") if head >= 0 else []
        near = [k for k in beside if held or self._opens_at(k, index + 1)]
        said = [head] if head >= 0 and self.tree.kids(head, "cop") and index in self.tree.kids(head, "nsubj") else []
        places = [*self.tree.kids(index, "nmod"), *near, *said]
        return [k for k in places if self.tree.case(k) in INSIDE]

    def _holder(self, index: int) -> Participant | None:
        """Who has or keeps the forces that are the object of such a verb."""
        word = self.tree.words[index]
        if word.deprel != "obj" or word.head < 0 or self.tree.lemma(word.head) not in HOLDING:
            return None
        return self._sender(word.head)

    def _opens_at(self, nominal: int, index: int) -> bool:
        """Whether the preposition of a nominal is the word at `index`."""
        return any(k == index for k in self.tree.kids(nominal, "case"))

    def posted(self, index: int) -> Iterator[Bond]:
        """Troops based or stationed somewhere, by the verb at `index`: a tie of their country with the land."""
        passive = self.tree.is_passive(index)
        troops = [self.tree.subject(index)] if passive else [*self.tree.kids(index, "obj")]
        for head in (t for t in troops if t is not None):
            word = self.tree.words[head]
            army = self._owner(head)
            if army is None and word.head >= 0 and self.tree.lemma(word.head) in HOLDING | SENDING:
                army = self._sender(word.head)
            if army is None or self.tree.lemma(head) not in self.troops:
                continue
            for place in self.tree.kids(index, "obl"):
                if self.tree.case(place) in INSIDE:
                    yield from self._deployment(army, place, index, "verb of posting")

    def _sender(self, verb: int) -> Participant | None:
        subject = self.tree.subject(verb)
        party = self.ends.actor(subject) if subject is not None else None
        return party if party is not None and party.type in {"state", *BODIES} else None

    def _owner(self, head: int) -> Participant | None:
        owner = self.ends.cast.owner(head)
        return owner if owner is not None and (owner.country or owner.entity) else None

    def _deployment(self, army: Participant, place: int, index: int, rule: str) -> Iterator[Bond]:
        land = self.ends.cast.participant(place)
        if (land is None or not land.country) and self.tree.lemma(place) in LANDS:
            land = self.ends.home(place)
        if land is not None and land.country and land.country != army.country and army.type != "person":
            yield Bond(self.ends.state(army), "deployed_in", self.ends.state(land), index, rule, 0.7)
