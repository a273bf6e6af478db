"""What a verb names by who does it and to what: gunmen hold hostages, police hold suspects, crowds hold a square."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from casusbelli.coding.sense import Sense
from casusbelli.coding.tree import Tree

__all__ = ["Parties", "Preferences", "Turn"]

CLASS_OF_NAME = {
    "Person": ("people", "person"),
    "NORP": ("people",),
    "Location": ("ground",),
    "Facility": ("ground", "building"),
}
SHARES = frozenset({"of"})
PERSONS = frozenset({"he", "she", "him", "her", "them", "who", "whom", "us", "me", "i", "we", "you"})
ANYONE = "anyone"
LIMIT = 6


@dataclass(frozen=True, slots=True)
class Turn:
    """A sense that holds with certain parties only: subjects, objects and those who get something (`getters`).

    Each is a set of classes ("@crowd") or words, empty for anyone; a `strong` one wins over a longer phrase.
    """

    sense: Sense
    subjects: frozenset[str]
    objects: frozenset[str]
    getters: frozenset[str]
    strong: bool = False


class Preferences:
    """The senses of verbs that depend on the classes of their parties, as the lexicon's table lists them."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._table = table
        self.classes: dict[str, set[str]] = {}
        for name, words in table["groups"].items():
            for word in _listed(words):
                self.classes.setdefault(word, set()).add(f"@{name}")

    @cached_property
    def turns(self) -> Mapping[str, list[Turn]]:
        """The senses by verb, those of more words first."""
        found: dict[str, list[Turn]] = {}
        for row in self._table["turns"].values():
            for turn in self._senses(row):
                found.setdefault(turn.sense.head, []).append(turn)
        return {verb: sorted(turns, key=lambda t: -len(t.sense.words)) for verb, turns in found.items()}

    @cached_property
    def additions(self) -> Mapping[tuple[str, str], list[tuple[Turn, tuple[str, ...]]]]:
        """The modes that parties add, by part of speech and the words of the sense."""
        found: dict[tuple[str, str], list[tuple[Turn, tuple[str, ...]]]] = {}
        for row in self._table["adds"].values():
            for part in ("verbs", "nouns"):
                for item in _listed(row.get(part, "")):
                    sense = Sense(tuple(item.split("_")), part, "ASSAULT", (), "do", weak=False)
                    turn = Turn(sense, *self._parties(row))
                    found.setdefault((part, item), []).append((turn, tuple(_listed(row["modes"]))))
        return found

    def _senses(self, row: Mapping[str, Any]) -> Iterator[Turn]:
        modes = tuple(_listed(row["modes"]))
        for item in _listed(row["verbs"]):
            sense = Sense(tuple(item.split("_")), "verbs", row["type"], modes, row["frame"], weak=False)
            yield Turn(sense, *self._parties(row), strong=row.get("strong", False))

    def _parties(self, row: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        subjects, objects, getters = (
            frozenset(self._named(item) for item in _listed(row.get(side, ""))) for side in ("subject", "object", "to")
        )
        return subjects, objects, getters

    def _named(self, item: str) -> str:
        """A class by its name, or the word itself where no class has that name."""
        return f"@{item}" if item in self._table["groups"] else item.removeprefix("=")


class Parties:
    """Who the parties of a document's verbs are, asked by the senses that depend on them."""

    def __init__(self, tree: Tree, preferences: Preferences) -> None:
        self.tree, self.preferences = tree, preferences

    def holds(self, turn: Turn, verb: int) -> bool:
        """Whether a verb has the parties a sense asks for."""
        if turn.objects and not turn.objects & self.classes(self.undergoer(verb)):
            return False
        if turn.getters and not turn.getters & self._getting(verb):
            return False
        return not turn.subjects or bool(turn.subjects & self.classes(self.doer(verb)))

    def _getting(self, verb: int) -> frozenset[str]:
        """The classes of those to whom something goes."""
        direct = self.tree.kids(verb, "iobj")
        beside = [k for k in self.tree.kids(verb, "obl") if self.tree.case(k) in {"to", "for"}]
        found = {name for k in (*direct, *beside) for name in self.classes(k)}
        return frozenset({*found, ANYONE} if direct else found)

    def coloured(self, sense: Sense, head: int) -> Sense:
        """The sense with the modes that its parties add."""
        added = [
            mode
            for turn, modes in self.preferences.additions.get((sense.part, "_".join(sense.words)), ())
            if sense.event_type == "ASSAULT" and self._parties_of(turn, sense, head)
            for mode in modes
        ]
        return replace(sense, modes=tuple(dict.fromkeys((*sense.modes, *added)))) if added else sense

    def _parties_of(self, turn: Turn, sense: Sense, head: int) -> bool:
        if sense.part == "verbs":
            return self.holds(turn, head)
        whose = [k for k in self.tree.kids(head, "nmod") if self.tree.case(k) == "of" or self._owns(k)]
        return any(turn.objects & self.classes(k) for k in whose) and not turn.subjects

    def _owns(self, word: int) -> bool:
        return self.tree.words[word].deprel == "nmod:poss"

    def doer(self, verb: int) -> int | None:
        """Who does it: the agent of a passive, else the subject."""
        agent = self.tree.agent(verb)
        if agent is not None or self.tree.is_passive(verb):
            return agent
        return self.tree.subject(verb)

    def undergoer(self, verb: int) -> int | None:
        """To whom or what: the object, the subject of a passive, what a relative clause is about, or what follows."""
        if self.tree.is_passive(verb):
            return self.tree.subject(verb)
        objects = self.tree.kids(verb, "obj")
        if objects:
            return self.tree.referent(objects[0])
        word = self.tree.words[verb]
        if word.deprel == "acl:relcl" and self.tree.subject(verb) != word.head:
            return word.head
        return next(iter(self.tree.kids(verb, "obl")), None)

    def classes(self, word: int | None) -> frozenset[str]:
        """The classes of a noun phrase, of what it is a number or part of, and of what is coordinated with it."""
        if word is None:
            return frozenset()
        return frozenset(name for index in self._members(word) for name in self._own(index))

    def _members(self, word: int) -> Iterator[int]:
        for member in self.tree.conjuncts(word)[:LIMIT]:
            yield member
            yield from (k for k in self.tree.kids(member, "nmod") if self.tree.case(k) in SHARES)

    def _own(self, index: int) -> Iterator[str]:
        word = self.tree.words[index]
        lemma = self.tree.lemma(index)
        yield lemma
        if word.upos == "PRON" and lemma in PERSONS:
            yield "someone"
        if word.upos == "NUM":
            yield "number"
        yield from self.preferences.classes.get(lemma, ())
        for name in self.tree.names_at(index):
            yield from CLASS_OF_NAME.get(name.type, ())


def _listed(words: Any) -> list[str]:
    return ([words] if words else []) if isinstance(words, str) else list(words)
