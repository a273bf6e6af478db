"""A tie in the making, and the parties that can be an end of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from casusbelli.coding.cast import Cast
from casusbelli.coding.homeland import homeland
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.tree import Tree
from casusbelli.records import Participant

__all__ = ["ACTORS", "BODIES", "COLLECTIVES", "Bond", "Ends"]

ACTORS = frozenset({"state", "organisation", "armed_group", "person", "group"})
COLLECTIVES = ACTORS - {"person"}
BODIES = frozenset({"organisation", "armed_group"})
VAGUE = frozenset({"those", "this", "that", "these", "one", "some", "all", "other", "many", "each"})
NAMED_BODIES = frozenset({"Organization", "NORP"})
KINDS = BODIES | {"group"}
ORGANISED = frozenset({"MIL", "COP", "REB", "PRM", "PTY", "OPP", "LAB", "SPY", "LEG", "JUD", "GOV"})
OFFICIAL = frozenset({"GOV", "UNK", "MIL", "LEG"})
EXAMPLES = frozenset({"like", "such as", "including", "include", "such"})


@dataclass(frozen=True, slots=True)
class Bond:
    """A relation read at word `index`, by `rule`, without its attributions and dates."""

    subject: Participant
    relation: str
    object: Participant
    index: int
    rule: str
    confidence: float


class Ends:
    """Who can stand at the ends of a tie: actors that the text names or the knowledge base knows."""

    def __init__(self, tree: Tree, cast: Cast, lexicon: Lexicon, country_names: Mapping[str, str]) -> None:
        self.tree = tree
        self.cast = cast
        self.lexicon = lexicon
        self.country_names = country_names

    def actors(self, head: int, verb: int | None = None) -> tuple[Participant, ...]:
        """The actors of a head word and its conjuncts; for an unnamed kind its named examples.

        Examples stand at the kind ("militias like X") or at its `verb` ("militias that a state arms, like X").
        """
        found: list[Participant] = []
        for one in self.tree.conjuncts(self.tree.referent(head)):
            party = self.actor(one)
            examples = [p for e in self.examples(one, verb) if (p := self.actor(e)) is not None]
            if examples and (party is None or not party.entity):
                found += examples
            elif party is not None:
                found.append(party)
        return tuple(found)

    def actor(self, head: int) -> Participant | None:
        """The party at a word if it is an actor known by name, country or entity, else None."""
        head = self.tree.referent(head)
        party = None if self.tree.words[head].lemma.lower() in VAGUE else self.cast.participant(head)
        party = self._as_body(head, party)
        if party is None or self._is_act(head) or not self._identified(party):
            return None
        thing = party.entity is None and self.cast.kind(head) == "object"
        return None if thing or party.type not in ACTORS else party

    def _as_body(self, head: int, party: Participant | None) -> Participant | None:
        """The body or people that the text names at a word which was taken for a person."""
        names = self.tree.names_at(head)
        name = next((n for n in names if n.type in NAMED_BODIES and n.last - 1 == head), None)
        if party is None or party.type != "person" or name is None or self.tree.words[head].upos == "PRON":
            return party
        found = self.cast.base.resolve(name.text)
        if found.type in {"person", "unknown"} or not found.entity:
            if party.entity or name.type != "Organization":
                return party
            return replace(party, text=name.text, start=name.start, end=name.end, name=name.text, type="organisation")
        sector = found.sector or "UNK"
        return Participant(name.text, name.start, name.end, found.entity, found.name, found.country, sector, found.type)

    def examples(self, head: int, verb: int | None = None) -> Iterator[int]:
        """The heads of the examples that follow a kind: "militias like X and Y", "groups including X"."""
        for kid in [*self.tree.kids(head, "nmod", "obl"), *(self.tree.kids(verb, "obl") if verb is not None else ())]:
            if self.tree.case(kid) in EXAMPLES:
                yield from self.tree.conjuncts(kid)

    def gap(self, verb: int) -> int | None:
        """The noun that a relative clause with a subject of its own leaves out: "militias the state has trained"."""
        subjects = [k for k in self.tree.kids(verb, "nsubj") if self.tree.referent(k) == k]
        if not subjects or self.tree.kids(verb, "obj", "cop", "aux:pass"):
            return None
        if self.tree.words[verb].deprel == "acl:relcl":
            return self.tree.words[verb].head
        before = self.tree.phrase(subjects[0])[0] - 1
        return before if before >= 0 and self.tree.words[before].upos == "NOUN" else None

    def person(self, head: int) -> Participant | None:
        """The named person at a word: the name alone, without the title before it."""
        words = self.tree.words
        if words[head].upos == "PRON":
            party = self.cast.participant(head)
            return party if party is not None and self._named(party) and self.is_person(party) else None
        if words[head].upos != "PROPN" or not words[head].text[:1].isupper():
            return None
        return self.named(*self._name(head))

    def _name(self, head: int) -> tuple[int, int]:
        last = max([head, *self.tree.kids(head, "flat")]) + 1
        for name in self.tree.analysis.names:
            if name.type == "Person" and name.first <= head < name.last:
                return name.first, max(name.last, last)
        return head, last

    def named(self, first: int, last: int) -> Participant | None:
        """The person whose name is the words [first, last)."""
        words, found = self.tree.words, self.cast.resolve(first, last)
        text = self.tree.text(first, last)
        types = {n.type for n in self.tree.analysis.names if n.first < last and n.last > first}
        if found.type != "person" and "Person" not in types:
            return None
        known = found.type == "person" and _alike(text, found.name)
        return Participant(
            text,
            words[first].start,
            words[last - 1].end,
            found.entity if known else None,
            (found.name if known and found.entity else None) or text,
            found.country if known else None,
            (found.sector if known else None) or "UNK",
            "person",
            role=found.role if known else None,
        )

    def part_of_word(self, index: int, skip: int) -> Participant | None:
        """The known actor that a word names behind its first `skip` characters: "anti-X"."""
        word = self.tree.words[index]
        found = self.cast.base.resolve(word.text[skip:])
        if not found.entity and not found.country:
            return None
        return Participant(
            word.text[skip:], word.start + skip, word.end, found.entity, found.name, found.country,
            found.sector or "UNK", found.type,
        )  # fmt: skip

    def state(self, party: Participant) -> Participant:
        """The state for whose government or forces a party stands, by its usual name; any other party itself."""
        plain = party.sector in OFFICIAL and party.type != "armed_group"
        if not party.country or not plain:
            return party
        name = self.country_names.get(party.country, party.name)
        return replace(party, name=name, type="state")

    def country_of(self, holder: Participant, index: int) -> Participant | None:
        """The state whose office a holder is known to hold, set at the word of the title."""
        if not holder.country:
            return None
        word, name = self.tree.words[index], self.country_names.get(holder.country, holder.country)
        return Participant(
            word.text, word.start, word.end, None, name, holder.country, "GOV", "state",
            inferred=True, rule="country of the office held",
        )  # fmt: skip

    def home(self, index: int) -> Participant | None:
        """The state that a bare national title at `index` belongs to: the one the document is about, if any."""
        country = self._homeland
        if country is None:
            return None
        word, name = self.tree.words[index], self.country_names.get(country, country)
        return Participant(
            word.text, word.start, word.end, None, name, country, "GOV", "state",
            inferred=True, rule="country that the report is about",
        )  # fmt: skip

    @cached_property
    def _homeland(self) -> str | None:
        return homeland(self.tree, self.cast)

    def employer(self, holder: Participant, index: int) -> Participant | None:
        """The body that a known person serves, set at the word of the title."""
        known = self.cast.base.entity(holder.entity) if holder.entity else None
        if known is None or known.kind != "person" or not known.organisation:
            return None
        word, found = self.tree.words[index], self.cast.base.resolve(known.organisation)
        return Participant(
            word.text, word.start, word.end, found.entity, found.name or known.organisation, found.country,
            found.sector or "UNK", found.type if found.entity else "organisation",
            inferred=True, rule="body that the holder serves",
        )  # fmt: skip

    def region(self, head: int) -> Participant | None:
        """The government of a region or town at a word, as whose governor or mayor somebody is named."""
        word = self.tree.words[head]
        if word.upos != "PROPN":
            return None
        first, last = self.tree.name_phrase(head)
        found = self.cast.resolve(first, last)
        text = self.tree.text(first, last).removeprefix("the ")
        end = self.tree.words[last - 1].end
        return Participant(text, end - len(text), end, None, text, found.country, "GOV", "organisation")

    def unnamed(self, head: int) -> Participant | None:
        """A body or force that is told of by its kind alone, with the country of the document: "the army"."""
        party = self.cast.participant(head)
        if party is None or party.type not in KINDS or party.sector not in ORGANISED or self._is_act(head):
            return None
        home = None if party.country else self._homeland
        return replace(party, country=party.country or home, inferred=party.inferred or home is not None)

    def force(self, head: int, owners: list[int]) -> Participant | None:
        """An army at a word with those before it whose it is: "Chad's army"."""
        army = self.unnamed(head) or self.actor(head)
        owner = next((p for k in owners if k != head and (p := self.actor(k)) is not None and p.country), None)
        if army is None or owner is None:
            return army
        first = min(owners)
        text = self.tree.text(first, head + 1) if first < head else army.text
        start = army.end - len(text)
        return replace(army, text=text, start=start, name=text, country=owner.country, inferred=False, rule=None)

    def is_person(self, party: Participant) -> bool:
        """Whether a party is one person."""
        return party.type == "person"

    def _named(self, party: Participant) -> bool:
        return bool(party.entity) or any(part[:1].isupper() for part in (party.name or "").split())

    def _identified(self, party: Participant) -> bool:
        if party.type == "object" and not party.entity and not party.metonym:
            return False
        if party.entity or (party.country and party.type == "state"):
            return True
        own = (party.text or "").split()
        proper = [w for w in self.tree.words if party.start <= w.start < party.end and w.upos == "PROPN"] if own else []
        return bool(proper) or bool(party.country) or (party.inferred and self._named(party))

    def _is_act(self, head: int) -> bool:
        """Whether a word names an event or a state of mind, whoever owns it."""
        word = self.tree.words[head]
        return word.upos == "NOUN" and bool(self.lexicon.of("nouns", word.lemma.lower()))


def _alike(text: str, name: str | None) -> bool:
    """Whether a known name can be that of the text: a single word, or words of which one begins alike."""
    said, known = text.lower().split(), (name or "").lower().split()
    return len(said) == 1 or any(len(a) > 2 and a[:4] == b[:4] for a in said for b in known)
