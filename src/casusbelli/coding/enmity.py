"""Who is against whom: "the fight against X", efforts to defeat X, "anti-X coalition", parties at war."""

from __future__ import annotations

from collections.abc import Iterator

from casusbelli.coding.bond import BODIES, COLLECTIVES, Bond, Ends
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.tree import Tree
from casusbelli.records import Participant

__all__ = ["EnmityReader"]

OPPOSES = "opposes"
PREFIXES = ("anti", "counter")
PURSUED = frozenset({"acl", "advcl", "xcomp", "acl:relcl"})
SUPPORTING = frozenset({"in", "with", "to"})
POLITICAL = frozenset({"GOV", "MIL", "REB", "PRM", "SPY", "COP", "OPP", "IGO"})


class EnmityReader:
    """Reads standing oppositions; a single blow ("X attacked Y") is an event and no tie."""

    def __init__(self, tree: Tree, ends: Ends, lexicon: Lexicon) -> None:
        self.tree = tree
        self.ends = ends
        table = lexicon.tables["ties"]["against"]
        self.struggles = frozenset(table["nouns"])
        self.standing = frozenset(table["verbs"])
        self.aims = frozenset(table["aims"])

    def read(self, index: int) -> Iterator[Bond]:
        """The oppositions that the verb or noun at `index` states."""
        word = self.tree.words[index]
        lemma = word.lemma.lower()
        if word.upos == "NOUN" and lemma in self.struggles:
            yield from self._struggle(index)
        if word.upos == "VERB" and ((lemma in self.aims and self._is_aim(index)) or lemma in self.standing):
            yield from self._verb(index)
        if word.upos in {"NOUN", "PROPN"}:
            yield from self._prefixed(index)

    def _struggle(self, index: int) -> Iterator[Bond]:
        """ "X's war against Y", "the fight with Y that X leads", "X joins the campaign against Y"."""
        enemies = [k for k in self.tree.kids(index, "nmod", "obl") if self.tree.case(k) == "against"]
        yield from self._between(self._strugglers(index), enemies, index, "struggle against")

    def _verb(self, index: int) -> Iterator[Bond]:
        if self.tree.is_passive(index):
            return
        against = [k for k in self.tree.kids(index, "obl") if self.tree.case(k) == "against"]
        enemies = against or [self.tree.referent(k) for k in self.tree.kids(index, "obj")]
        yield from self._between(self._fighters(index), enemies, index, "verb of opposing")

    def _is_aim(self, index: int) -> bool:
        """Whether a verb of beating names an aim pursued, not a blow struck."""
        head = self.tree.words[self.tree.first_conjunct(index)]
        return self.tree.words[index].xpos in {"VB", "VBG"} and head.deprel in PURSUED

    def _between(self, sides: list[int], enemies: list[int], index: int, rule: str) -> Iterator[Bond]:
        fighters = [p for s in sides for p in self.ends.actors(s) if self._fights(p)]
        for enemy in (e for head in enemies for e in self._enemies(head)):
            for fighter in fighters:
                if fighter.country != enemy.country or not enemy.country or fighter.sector != enemy.sector:
                    yield Bond(fighter, OPPOSES, enemy, index, rule, 0.6)

    def _fights(self, party: Participant) -> bool:
        return party.type in COLLECTIVES and (party.sector in POLITICAL or bool(party.entity))

    def _enemies(self, head: int) -> Iterator[Participant]:
        """The parties at a head word; for "the scourge of X" or "X targets" its owner."""
        found = [p for p in self.ends.actors(head) if p.type in {"state", "armed_group"} or p.entity]
        owner = None if any(p.entity for p in found) else self.ends.cast.owner(head)
        if owner is not None and self._fights(owner):
            yield owner
        else:
            yield from found

    def _fighters(self, verb: int) -> list[int]:
        """Who fights: the subject, else whoever pursues the noun that the infinitive belongs to."""
        head = self.tree.first_conjunct(verb)
        word = self.tree.words[head]
        own = self.tree.own_subject(verb)
        if own is not None:
            return [own]
        if word.deprel == "acl" and word.head >= 0:
            return self._strugglers(word.head)
        subject = self.tree.subject(verb)
        return [subject] if subject is not None else []

    def _strugglers(self, noun: int) -> list[int]:
        """Whose a struggle is: its possessor, the party before or behind it, itself if a party, or who joins in it."""
        owners = [*self.tree.kids(noun, "nmod:poss", "compound", "amod")]
        owners += [k for k in self.tree.kids(noun, "nmod") if self.tree.case(k) in {"of", "by"}]
        named = [k for k in owners if self.ends.actors(k)]
        itself = self.ends.actor(noun)
        if itself is not None and (itself.type in BODIES or not named):
            return [noun]
        if named:
            return named
        return self._engaged(noun)

    def _engaged(self, noun: int) -> list[int]:
        """Who is engaged in a struggle by the verb over it: its object if the verb helps that, else its subject."""
        word = self.tree.words[noun]
        relation = word.deprel.split(":")[0]
        if word.head < 0 or relation not in {"obj", "obl", "nmod"}:
            return []
        if relation == "nmod":
            return [word.head] if self.tree.case(noun) == "in" and self.ends.actor(word.head) is not None else []
        if relation == "obl" and self.tree.case(noun) not in SUPPORTING:
            return []
        helped = self.tree.kids(word.head, "obj") if relation == "obl" else []
        subject = self.tree.subject(word.head)
        return helped or ([subject] if subject is not None else [])

    def _prefixed(self, index: int) -> Iterator[Bond]:
        """ "Anti-X coalition", "counter-X forces"."""
        kids = [k for k in self.tree.kids(index, "amod", "compound") if self._has_prefix(k)]
        party = self.ends.actor(index) if kids else None
        if party is None or party.type not in COLLECTIVES:
            return
        for kid in kids:
            enemy = self._target(kid)
            if enemy is not None and self._fights(enemy):
                yield Bond(party, OPPOSES, enemy, index, "prefix", 0.7)

    def _has_prefix(self, index: int) -> bool:
        """Whether a word stands behind "anti-", apart or in one word with it."""
        words = self.tree.words
        apart = index > 1 and words[index - 1].text == "-" and words[index - 2].text.lower() in PREFIXES
        prefix, hyphen, _ = words[index].text.partition("-")
        return apart or (bool(hyphen) and prefix.lower() in PREFIXES)

    def _target(self, index: int) -> Participant | None:
        words = self.tree.words
        if index > 1 and words[index - 1].text == "-" and words[index - 2].text.lower() in PREFIXES:
            return self.ends.actor(index)
        prefix, hyphen, _ = words[index].text.partition("-")
        if not hyphen or prefix.lower() not in PREFIXES:
            return None
        return self.ends.part_of_word(index, len(prefix) + 1)
