"""Standing relations between actors: titles, appositions, "X-backed", and verbs of leading, backing, opposing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from casusbelli.coding.cast import Cast
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.tree import Tree
from casusbelli.records import Extent, Participant, Tie

__all__ = ["TieReader"]

OF_STATE = frozenset({"office_of", "spokesperson_of"})
BACKWARDS = frozenset({"sponsors", "arms", "trains", "proxy_of"})
BELONGING = frozenset({"of", "for", "at", "in", "to", "with", "from"})
FORMER = frozenset({"former", "ex", "late", "then", "ousted", "deposed"})


class TieReader:
    """Reads the ties of a document."""

    def __init__(self, tree: Tree, cast: Cast, lexicon: Lexicon, country_names: Mapping[str, str]) -> None:
        self.tree = tree
        self.cast = cast
        self.country_names = country_names
        self.nouns = {word: kind for kind, words in lexicon.group("ties", "nouns").items() for word in words}
        self.verbs = {word: kind for kind, words in lexicon.group("ties", "verbs").items() for word in words}
        self.compounds = {word: kind for kind, words in lexicon.group("ties", "compounds").items() for word in words}

    def read(self) -> tuple[Tie, ...]:
        """All ties told, each once."""
        found: dict[tuple[str, str, str], Tie] = {}
        for tie in self._all():
            key = (tie.subject.name or tie.subject.text, tie.relation, tie.object.name or tie.object.text)
            if key[0] != key[2]:
                found.setdefault(key, tie)
        return tuple(found.values())

    def _all(self) -> Iterator[Tie]:
        for word in self.tree.words:
            if word.upos in {"NOUN", "PROPN", "ADJ"}:
                yield from self._noun(word.index)
            if word.upos in {"VERB", "ADJ"}:
                yield from self._compound(word.index)
                yield from self._verb(word.index)

    def _noun(self, index: int) -> Iterator[Tie]:
        kind = self._kind(index)
        if kind is None:
            return
        holders = self._holders(index)
        bodies = self._bodies(index, kind)
        if kind == "office_of" and not bodies:
            bodies = [self._state(h, index) for h in holders if h.country]
        for holder in holders:
            for body in bodies:
                if body is not None and (holder.start, holder.end) != (body.start, body.end):
                    yield self._tie(holder, kind, body, index, "title or apposition")

    def _kind(self, index: int) -> str | None:
        """The relation a noun names, by its longest name: "vice president" before "president"."""
        words = self.tree.words
        lemma = words[index].lemma.lower()
        for length in (3, 2, 1):
            first = index - length + 1
            run = " ".join(w.lemma.lower() for w in words[max(first, 0) : index + 1])
            if run.replace(" - ", "-") in self.nouns:
                return self.nouns[run.replace(" - ", "-")]
        behind = [f"{lemma} {self.tree.case(k)} {words[k].lemma.lower()}" for k in self.tree.kids(index, "nmod")]
        return next((self.nouns[b] for b in behind if b in self.nouns), None)

    def _holders(self, index: int) -> list[Participant]:
        """Who holds the title: an apposition on either side, the subject of "is", the name behind the title."""
        word = self.tree.words[index]
        heads = list(self.tree.kids(index, "appos", "flat"))
        if word.deprel in {"appos", "compound", "nmod:desc", "flat"} and word.head >= 0:
            heads.append(word.head)
        if self.tree.kids(index, "cop"):
            heads += [self.tree.referent(k) for k in self.tree.kids(index, "nsubj")]
        if word.upos == "PROPN" or not heads:
            heads += self.tree.kids(index, "flat")
        found = (self.cast.participant(h) for h in dict.fromkeys(heads))
        return [p for p in found if p is not None and p.type not in {"object", "state"}]

    def _bodies(self, index: int, kind: str) -> list[Participant | None]:
        """What the title is of: its possessor, "of X", "for X", the country or group before it."""
        kids = [
            *self.tree.kids(index, "nmod:poss"),
            *(k for k in self.tree.kids(index, "nmod") if self.tree.case(k) in BELONGING),
        ]
        kids += self.tree.kids(index, "amod", "compound")
        parties = [
            p
            for k in kids
            for c in self.tree.conjuncts(k)
            if (p := self.cast.participant(c))
            and (p.country or p.entity or p.type in {"organisation", "armed_group", "state"})
        ]
        if kind in OF_STATE:
            states = [p for p in parties if p.country]
            return [self._as_state(p) for p in states[:1]] or list(parties[:1])
        return list(parties[:1])

    def _as_state(self, party: Participant) -> Participant:
        if (
            party.country
            and party.sector in {"GOV", "UNK", "MIL", "LEG"}
            and party.type in {"state", "organisation", "person", "unknown", "group"}
        ):
            return replace(party, name=self.country_names.get(party.country, party.name), type="state")
        return party

    def _state(self, holder: Participant, index: int) -> Participant:
        word = self.tree.words[index]
        name = self.country_names.get(holder.country or "", holder.country)
        return Participant(
            word.text,
            word.start,
            word.end,
            None,
            name,
            holder.country,
            "GOV",
            "state",
            inferred=True,
            rule="country of the office held",
        )

    def _compound(self, index: int) -> Iterator[Tie]:
        """ "Iran-backed militia", "US-led coalition", "Iranian-backed groups"."""
        word = self.tree.words[index]
        kind = self.compounds.get(word.text.lower())
        if kind is None or index < 2 or self.tree.words[index - 1].text not in {"-", "–", "‑"}:
            return
        host = word.head if word.deprel in {"amod", "compound", "acl"} else -1
        backer = self.cast.participant(index - 2) if host >= 0 else None
        backed = self.cast.participant(host) if host >= 0 else None
        if backer is not None and backed is not None:
            yield self._tie(self._as_state(backer), kind, backed, index, "compound adjective")

    def _verb(self, index: int) -> Iterator[Tie]:
        kind = self.verbs.get(self.tree.words[index].lemma.lower())
        if kind is None:
            return
        passive = self.tree.is_passive(index)
        subject = self.tree.agent(index) if passive else self.tree.subject(index)
        objects = (
            [self.tree.subject(index)] if passive else [self.tree.referent(k) for k in self.tree.kids(index, "obj")]
        )
        if kind == "deployed_in":
            yield from self._deployed(index)
            return
        if subject is None or kind in {"part_of", "member_of"}:
            return
        for target in (o for o in objects if o is not None):
            for one in self.cast.participants_of(subject):
                for two in self.cast.participants_of(target):
                    if self._standing(one, kind, two):
                        yield self._tie(one, kind, two, index, "verb")

    def _standing(self, one: Participant, kind: str, two: Participant) -> bool:
        """Whether a verb's sides make it a relation between actors, not a passing act."""
        known = bool(one.entity or one.country) and bool(two.entity or two.country or two.type == "armed_group")
        if kind in {"leads", "commands"}:
            return one.type == "person" and two.type in {"organisation", "armed_group", "state"}
        return known and two.type != "object"

    def _deployed(self, index: int) -> Iterator[Tie]:
        """Troops based somewhere are a tie of their country with the land."""
        passive = self.tree.is_passive(index)
        troops = self.tree.subject(index)
        if troops is None or not passive:
            return
        for place in self.tree.kids(index, "obl"):
            land = self.cast.participant(place) if self.tree.case(place) == "in" else None
            army = self.cast.participant(troops)
            owner = self.tree.words[troops].head
            army = army if army is None or army.country else self._owner_of(owner) or army
            if land is not None and army is not None and army.country and land.country and army.country != land.country:
                yield self._tie(self._as_state(army), "deployed_in", self._as_state(land), index, "verb of posting")

    def _owner_of(self, verb: int) -> Participant | None:
        subject = self.tree.subject(verb) if verb >= 0 else None
        return None if subject is None else self.cast.participant(subject)

    def _tie(self, one: Participant, kind: str, two: Participant, index: int, rule: str) -> Tie:
        sentence = self.tree.analysis.sentences[self.tree.words[index].sentence]
        former = any(self.tree.words[k].lemma.lower() in FORMER for k in self.tree.kids(index, "amod"))
        return Tie(
            one,
            kind,
            two,
            factuality="negated" if former else "actual",
            evidence=(Extent(sentence.start, sentence.end),),
            confidence=0.7,
            rule=rule,
        )
