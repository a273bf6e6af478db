"""Whose a title is: the state, body or person that a "minister", "leader" or "spokesman" belongs to."""

from __future__ import annotations

from casusbelli.coding.bond import BODIES, Ends
from casusbelli.coding.cast import GUESSED
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.tree import Tree
from casusbelli.records import Participant

__all__ = ["Owners"]

OF_STATE = frozenset({"office_of", "spokesperson_of"})
OF_PEOPLE = frozenset({"office_of", "spokesperson_of", "deputy_of", "allied_with", "opposes", "succeeds", "precedes"})
OF_BODIES = frozenset({"leads", "commands", "spokesperson_of", "deputy_of", "member_of"})
FORCES = frozenset({"army", "military", "navy", "force", "forces", "brigade", "militia", "guard"})
SIDES = frozenset({"rebel", "opposition", "military", "guerrilla", "separatist", "militant", "wing"})
COLLECTIVE = FORCES | {"government", "police", "party", "union", "rebel", "opposition"}
AT = frozenset({"at"})
SERVING = frozenset({"with", "from", "in"})
PRIVATE = frozenset({"leads", "deputy_of", "office_of", "member_of"})
BELONGING = {
    "office_of": frozenset({"of", "for"}),
    "allied_with": frozenset({"of", "with", "to", "for"}),
    "part_of": frozenset({"of", "in", "within"}),
}
USUAL = frozenset({"of", "for", "at", "with", "from", "to"})
CALLED = frozenset({"as"})


class Owners:
    """Answers for the titles of one document, asked in text order."""

    def __init__(self, tree: Tree, ends: Ends, lexicon: Lexicon) -> None:
        self.tree = tree
        self.ends = ends
        scopes = lexicon.tables["ties"]["scopes"]
        self.narrow, self.fields, self.local = (frozenset(scopes[name]) for name in ("narrow", "fields", "local"))
        self._states: dict[str, Participant] = {}

    def of(self, index: int, kind: str, own: set[int], holders: list[int]) -> tuple[str, list[Participant]]:
        """What the title is of: its possessor, "of X", "for X", the country or group before it."""
        left = [k for i in sorted(own) for k in self.tree.kids(i, "nmod:poss", "amod", "compound")]
        before = [k for k in left if k not in own and k < index and self._proper(k) and not self._is_field(k)]
        before.sort(reverse=kind not in OF_STATE)
        before.sort(key=lambda k: kind not in OF_STATE and self.tree.words[k].deprel != "nmod:poss")
        before += self._ahead(min(own))
        behind = [k for k in self.tree.kids(index, "nmod") if k not in own and not self._is_field(k)]
        at = [p for b in [index, *behind] for p in self._employers(b, AT)]
        if at and kind in PRIVATE:
            return "member_of", at[:1]
        right = [k for k in behind if self.tree.case(k) in BELONGING.get(kind, USUAL)]
        force = next((k for k in before if kind == "leads" and self.tree.lemma(k) in FORCES), None)
        if force is not None and (army := self.ends.force(force, before)) is not None:
            return "commands", [army]
        of_holder = [k for h in holders for k in self.tree.kids(h, "nmod") if kind == "office_of"]
        of_holder = [k for k in of_holder if self.tree.case(k) == "of" and self._names_state(k)]
        for heads in (before, right, of_holder):
            parties = [p for k in heads for p in self._owners(index, kind, k) if self._is_body(kind, p, k)]
            parties = [p for p in parties if p.rule != GUESSED or (kind != "office_of" and p.text != p.text.lower())]
            parties.sort(key=self.ends.is_person)
            local = self.tree.lemma(index) in self.local
            bodies = parties if local else [b for p in parties if (b := self._body(kind, p)) is not None]
            if bodies:
                return self._scoped(index, kind), bodies[:1]
        employers = [p for b in [index, *behind] for p in self._employers(b, SERVING)]
        if employers and kind in PRIVATE:
            return "member_of", employers[:1]
        unnamed = [p for k in [*before, *right] if self._tells(kind, k) and (p := self.ends.unnamed(k)) is not None]
        if unnamed:
            return self._scoped(index, kind), unnamed[:1]
        return kind, self._employed(index, kind)

    def is_owned(self, index: int, own: set[int]) -> bool:
        """Whether a title says whose it is; the field it is for says nothing of that."""
        owners = set(self.tree.kids(index, "nmod:poss", "nmod", "compound")) - own
        return any(not self._is_field(k) for k in owners)

    def remember(self, holder: Participant, kind: str, body: Participant) -> None:
        """Keeps whose official somebody is, for "his defence minister" later on."""
        if kind == "office_of" and body.type == "state":
            self._states.setdefault(holder.text.split()[-1].lower(), body)

    def _is_field(self, index: int) -> bool:
        """Whether a word names what a minister is for: "health", "of national defence"."""
        return self.tree.lemma(index) in self.fields

    def _ahead(self, first: int) -> list[int]:
        """A people's name right before a title, wherever the tree hangs it: "Irish Prime Minister"."""
        word = self.tree.words[first - 1]
        near = first > 0 and word.sentence == self.tree.words[first].sentence
        return [first - 1] if near and self.ends.cast.base.demonym(word.text) else []

    def _names_state(self, index: int) -> bool:
        return self.ends.cast.base.is_state_name(self.tree.text(*self.tree.name_phrase(index)))

    def _owners(self, index: int, kind: str, head: int) -> tuple[Participant, ...]:
        """The parties at a word that a title is of; a governor's or mayor's is a region."""
        if self.tree.lemma(index) in self.local and not self.ends.cast.base.is_state_name(self.tree.words[head].text):
            region = self.ends.region(head)
            if region is not None:
                return (region,)
        return self.ends.actors(head)

    def _is_body(self, kind: str, party: Participant, head: int) -> bool:
        if self.tree.words[head].upos == "ADJ" and not party.country:
            return False
        return party.type != "person" or kind in OF_PEOPLE

    def _body(self, kind: str, party: Participant) -> Participant | None:
        """Whom the holder of a title serves: for an official of somebody his state."""
        if kind not in OF_STATE or (kind == "spokesperson_of" and party.type in BODIES and party.sector != "GOV"):
            return party
        state = self.ends.state(party)
        if state.type != "person":
            return state
        last = [words.split()[-1].lower() for words in (party.text, party.name) if words]
        known = next((self._states[word] for word in last if word in self._states), None)
        return known if known is not None or kind == "office_of" else party

    def _tells(self, kind: str, head: int) -> bool:
        """Whether a word may stand for a body by its kind alone; "rebel leader" does not say whose."""
        return kind in OF_BODIES and (kind == "spokesperson_of" or self.tree.lemma(head) not in SIDES)

    def _scoped(self, index: int, kind: str) -> str:
        """A director of one region or field of a body is its member and does not lead it."""
        lemmas = set(self.tree.lemmas(self.tree.kids(index, "amod", "compound")))
        return "member_of" if kind == "leads" and lemmas & self.narrow else kind

    def _employed(self, index: int, kind: str) -> list[Participant]:
        """Whose proxy it is that someone is used "as": the user."""
        word = self.tree.words[index]
        if kind != "proxy_of" or self.tree.case(index) not in CALLED or word.head < 0:
            return []
        user = self.tree.subject(word.head)
        return list(self.ends.actors(user)[:1]) if user is not None else []

    def _employers(self, head: int, cases: frozenset[str]) -> list[Participant]:
        kids = [k for k in self.tree.kids(head, "nmod") if self.tree.case(k) in cases]
        return [p for k in kids for p in self.ends.actors(k) if p.type in BODIES]

    def _proper(self, index: int) -> bool:
        """Whether a word before a title names someone: a possessor, a capitalised word, or what has one before it."""
        words, inside = self.tree.words, [index, *self.tree.kids(index, "amod", "compound")]
        owner = words[index].deprel == "nmod:poss" or words[index].lemma.lower() in COLLECTIVE
        return owner or any(words[i].text[:1].isupper() for i in inside)
