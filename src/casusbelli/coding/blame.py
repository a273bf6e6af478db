"""Whom a text makes answerable for an event: the accused, whoever claims or denies it, and who is held responsible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from casusbelli.coding.cast import Cast
from casusbelli.coding.speech import Saying
from casusbelli.coding.tree import Tree
from casusbelli.records import Participant

__all__ = ["Blame", "Finger"]

FASTENING = frozenset({"blame", "attribute", "claim", "pin", "ascribe"})
ANSWERABLE = frozenset({"responsible", "guilty", "answerable"})
SHARES = frozenset({"responsibility", "involvement", "role", "part", "hand", "complicity", "participation", "guilt"})


@dataclass(frozen=True, slots=True)
class Finger:
    """A participle on an event's noun that names who did it: "blamed on X", "claimed by X"."""

    source: Participant | None
    stance: str
    cue: int
    parties: tuple[Participant, ...]


class Blame:
    """Answers for one document, asked by the head word of an event."""

    def __init__(self, tree: Tree, cast: Cast) -> None:
        self.tree = tree
        self.cast = cast

    def accused(self, event: int, sayings: Sequence[Saying]) -> tuple[Participant, ...]:
        """Whom a saying makes the doer: the accused, the claimer, or who denies a share in it."""
        for saying in sayings:
            people = self._parties(self._pointed(event, saying))
            if people:
                return people
        return ()

    def _pointed(self, event: int, saying: Saying) -> list[int]:
        if saying.stance == "alleges" and self.tree.words[saying.verb].upos == "VERB":
            on = [k for k in self.tree.kids(saying.verb, "obl") if self.tree.case(k) == "on"]
            heads = on or self.tree.kids(saying.verb, "obj", "nsubj:pass")
            return [c for h in heads if not self.tree.inside(event, h) for c in self.tree.conjuncts(h)]
        shared = set(self.tree.lemmas(self.tree.kids(saying.verb, "obj"))) & SHARES
        if saying.source is not None and (saying.stance == "claims" or (saying.stance == "denies" and shared)):
            return [saying.source]
        return []

    def in_place(self, event: int) -> list[Finger]:
        """ "an attack blamed on X", "the bombing, claimed by X": participles on the event noun."""
        return [f for k in self.tree.kids(event, "acl", "acl:relcl") if (f := self._finger(k)) is not None]

    def _finger(self, clause: int) -> Finger | None:
        lemma = self.tree.lemma(clause)
        people = [k for k in self.tree.kids(clause, "obl") if self.tree.case(k) in {"on", "to", "by"}]
        if lemma not in FASTENING or not people:
            return None
        parties = self._parties(c for k in people for c in self.tree.conjuncts(k))
        claimed = lemma == "claim"
        return Finger(parties[0] if claimed and parties else None, "claims" if claimed else "alleges", clause, parties)

    def held(self, event: int) -> tuple[Participant, ...]:
        """Who is said to be "responsible for" or "behind" the event."""
        word, case = self.tree.words[event], self.tree.case(event)
        above = word.head if word.head >= 0 else event
        if case == "behind":
            subjects = self.tree.kids(event, "nsubj") or self.tree.kids(above, "nsubj")
        elif case == "for" and self.tree.lemma(above) in ANSWERABLE:
            subjects = self.tree.kids(above, "nsubj")
        else:
            return ()
        return self._parties(c for s in subjects for c in self.tree.conjuncts(self.tree.referent(s)))

    def _parties(self, heads: Iterable[int]) -> tuple[Participant, ...]:
        return tuple(p for head in heads if (p := self.cast.participant(head)) is not None)
