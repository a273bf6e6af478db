"""From noun phrases to participants: coordination, pronouns, owners, and what the knowledge base says of the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace

from casusbelli.coding.argument import Argument
from casusbelli.coding.speaker import FIRST_PERSON
from casusbelli.coding.tree import Tree
from casusbelli.knowledge.actors import DocumentActors, KnowledgeBase, Resolution
from casusbelli.records import Participant

__all__ = ["GUESSED", "OWNING", "Cast", "is_political", "owning_pronoun"]

GUESSED = "country of the text"

PRONOUNS = frozenset(
    {
        "he",
        "she",
        "they",
        "it",
        "who",
        "which",
        "that",
        "we",
        "i",
        "us",
        "them",
        "him",
        "her",
        "its",
        "their",
        "his",
        "our",
        "my",
        "you",
        "whose",
        "whom",
    }
)
PAIRED = frozenset(
    {"country", "government", "side", "nation", "leader", "neighbour", "neighbor", "army", "state", "president"}
)
ANTI = "anti-"
GROUND = frozenset({"region", "area", "zone", "border", "frontier", "territory"})
INSIDES = frozenset({"heart", "centre", "center", "core", "midst", "side", "part", "edge", "outskirt", "outskirts"})
BOTH = frozenset({"two", "both"})
SELF_SPOKEN = frozenset({"it", "he", "she", "they"})
CIVIL = frozenset({"CVL", "UNK", "BUS", "MED", "EDU", "CRM", "LAB", "REF", "REL"})
OWNING = frozenset({"its", "their", "his", "her"})
SERVING = frozenset({"GOV", "MIL", "COP", "SPY", "UNK", "LEG", "JUD"})
"""Sectors of those who serve whoever they belong to."""
STATELESS = frozenset({"REB", "PRM", "CRM", "IGO", "NGO"})
NEAR = 3
"""Words behind a head at which the pronoun that owns it may still stand."""
TIME_NAMES = frozenset({"Date", "Money"})


@dataclass(frozen=True, slots=True)
class _Reading:
    """A resolved word range."""

    first: int
    last: int
    resolution: Resolution


class Cast:
    """Everyone who takes part in one document."""

    def __init__(
        self,
        tree: Tree,
        memory: DocumentActors,
        base: KnowledgeBase,
        speakers: Mapping[int, int] | None = None,
        towns: Mapping[int, str | None] | None = None,
    ) -> None:
        self.tree = tree
        self._speakers, self._towns = speakers or {}, towns or {}
        self.memory = memory
        self.base = base
        self._people = [n for n in tree.analysis.names if n.type == "Person"]
        self._times = {
            w for name in tree.analysis.names if name.type in TIME_NAMES for w in range(name.first, name.last)
        }
        self._antecedents = dict(self._chain_heads())
        self._known: dict[tuple[int, int], Resolution] = {}

    def participants(self, argument: Argument) -> tuple[Participant, ...]:
        """The parties an argument names: one for each conjunct; none for what is no party at all."""
        if argument.extent is not None:
            return self._from_extent(argument)
        heads = self.tree.conjuncts(argument.head)
        return tuple(party for head in heads for party in self._parties_of(head, argument.rule))

    def _parties_of(self, head: int, rule: str) -> tuple[Participant, ...]:
        """One phrase's parties: several for "the ministers of X and Y", "X and Y officials", "the two countries"."""
        several = self._of_several(head) or self._pair(head)
        if several:
            return several
        party = self.participant(head, rule)
        if party is None and self.tree.words[head].lemma.lower() in INSIDES:
            behind = [k for k in self.tree.kids(head, "nmod") if self.tree.case(k) == "of"]
            return self.participants(Argument(behind[0], rule)) if behind else ()
        return () if party is None else (party,)

    def _of_several(self, head: int) -> tuple[Participant, ...]:
        """A plural of several countries: one party a country, in the sector of the whole."""
        if self.tree.words[head].xpos != "NNS":
            return ()
        behind = [k for k in self.tree.kids(head, "nmod") if self.tree.case(k) in {"of", "from"}]
        before = self.tree.kids(head, "amod", "compound", "nmod:poss")
        for kid in (*behind, *before):
            members = [k for k in self.tree.conjuncts(kid) if self.tree.words[k].text[:1].isupper()]
            states = [(k, self.resolve(*self.tree.name_phrase(k))) for k in members]
            known = [(k, r) for k, r in states if r.country and not r.person]
            if len({r.country for _, r in known}) > 1 and len(known) == len(members):
                whole = self._read(head).resolution
                return tuple(self._member(k, r, whole) for k, r in known)
        return ()

    def _member(self, kid: int, state: Resolution, whole: Resolution) -> Participant:
        party = self._make(_Reading(*self.tree.name_phrase(kid), state), kid)
        sector = whole.sector if whole.sector not in (None, "UNK") else party.sector
        return replace(party, sector=sector, role=whole.role or party.role)

    def _pair(self, head: int) -> tuple[Participant, ...]:
        """ "The two countries", "both governments": the two states named last before, each by the words here."""
        first, last = self.tree.phrase(head)
        words = self.tree.words
        if words[head].lemma.lower() not in PAIRED or words[head].xpos != "NNS":
            return ()
        if not any(words[i].lemma.lower() in BOTH for i in range(first, head)) or self.tree.kids(head, "nmod"):
            return ()
        states = self._states_before(first, self._caller(head))
        if len(states) != 2:
            return ()
        whole = self._make(_Reading(first, last, self.resolve(first, last)), head)
        rule = f"«{whole.text}» stands for them"
        return tuple(
            replace(whole, country=r.country, name=r.name or whole.name, entity=r.entity, inferred=True, rule=rule)
            for r in states
        )

    def _caller(self, head: int) -> str | None:
        """The country of the verb's subject: who calls on both sides is neither."""
        verb = self.tree.words[head].head
        subject = self.tree.subject(verb) if verb >= 0 else None
        return None if subject is None or subject == head else self._read(subject).resolution.country

    def _states_before(self, index: int, caller: str | None) -> list[Resolution]:
        """The last two different countries named before a word, within three sentences, but for the caller's."""
        found: dict[str, Resolution] = {}
        sentence = self.tree.words[index].sentence
        for name in reversed(self.tree.analysis.names):
            if name.last > index or self.tree.words[name.first].sentence < sentence - 3:
                continue
            resolution = self.resolve(name.first, name.last)
            if resolution.country and resolution.country != caller and resolution.type == "state":
                found.setdefault(resolution.country, resolution)
            if len(found) == 2:
                break
        return list(found.values())

    def participants_of(self, head: int) -> tuple[Participant, ...]:
        """The parties of a head word and of what is coordinated with it."""
        return self.participants(Argument(head, ""))

    def participant(self, head: int, rule: str = "") -> Participant | None:
        """The party whose phrase has its head at word `head`, or None."""
        word = self.tree.words[head]
        if self._pronominal(head):
            return self._through_pronoun(head)
        if (word.upos == "NOUN" and word.lemma.lower() in GROUND) or self._more_of_the_same(head):
            return None
        if word.text.lower().startswith(ANTI) and len(word.text) > len(ANTI):
            return self._opposed(head)
        if head in self._times or word.upos in {"VERB", "ADV", "PUNCT", "ADP"} or self._half_of_title(head):
            return None
        reading = self._read(head)
        party = self._make(reading, head) if self._is_party(head, reading.resolution) else None
        return None if party is None else self._of_its_owner(party, head)

    def _of_its_owner(self, party: Participant, head: int) -> Participant:
        """ "Its units", "one of their envoys": of the country of whom the pronoun stands for; rebels, if those are."""
        if party.entity or party.sector not in SERVING or (party.country and not party.inferred):
            return party
        pronoun = owning_pronoun(self.tree, head, OWNING)
        owner = None if pronoun is None else self._through_pronoun(pronoun)
        if pronoun is None or owner is None or not (owner.country or owner.sector in STATELESS):
            return party
        sector = owner.sector if owner.sector in STATELESS else party.sector
        rule = f"«{self.tree.words[pronoun].text}» tells whose"
        return replace(party, country=owner.country, sector=sector, inferred=True, rule=rule)

    def _half_of_title(self, head: int) -> bool:
        """Whether a word is only the first half of one with a hyphen, as in "Secretary-General"."""
        words = self.tree.words
        if words[head].deprel != "compound" or head + 2 >= len(words) or words[head].head != head + 2:
            return False
        joined = words[head + 1].text == "-" and words[head + 1].start == words[head].end
        return joined and not self.resolve(head, head + 1).country and words[head + 2].upos == "NOUN"

    def _more_of_the_same(self, head: int) -> bool:
        """Whether a bare number only counts more of what it is joined to: "three bases in X and two in Y"."""
        word = self.tree.words[head]
        if word.upos != "NUM" or word.deprel != "conj" or self.tree.words[word.head].upos not in {"NOUN", "PROPN"}:
            return False
        return all(self.tree.case(k) != "of" for k in self.tree.kids(head, "nmod"))

    def _opposed(self, head: int) -> Participant | None:
        """Whom an "anti-government" or "anti-American" act is against: the part after "anti-"."""
        word = self.tree.words[head]
        start = word.start + len(ANTI)
        text = self.tree.analysis.text[start : word.end]
        resolution = self.base.resolve(text)
        if not (resolution.country or resolution.entity or (resolution.sector or "UNK") != "UNK"):
            return None
        sector = "GOV" if resolution.type == "state" or resolution.country else resolution.sector or "UNK"
        kind = resolution.type if resolution.type not in (None, "unknown") else "organisation"
        name = resolution.name or text
        return Participant(text, start, word.end, resolution.entity, name, resolution.country, sector, kind)

    def owner(self, head: int) -> Participant | None:
        """Whose the thing at word `head` is: its possessor or the country before it."""
        kids = [*self.tree.kids(head, "nmod:poss"), *self.tree.kids(head, "amod", "compound")]
        behind = [k for k in self.tree.kids(head, "nmod") if self.tree.case(k) in {"of", "by"}]
        for kid in [*kids, *behind]:
            party = self.participant(kid)
            if party is not None and (party.country or party.entity or is_political(party)):
                return party
        return None

    def resolve(self, first: int, last: int) -> Resolution:
        """What the knowledge base says of a word range, asked once a document."""
        key = (first, last)
        if key not in self._known:
            self._known[key] = self._without_towns(first, last, self.memory.resolve(first, last))
        return self._known[key]

    def _without_towns(self, first: int, last: int, found: Resolution) -> Resolution:
        """Without the country of a town that only a person's name is like: "Paris" and "Santiago" as first names."""
        if not found.country or found.entity:
            return found
        for name in self._people:
            if first <= name.first and name.last <= last and name.last - name.first > 1:
                own = self.base.resolve(name.text)
                if own.country == found.country and not own.entity:
                    before = self.memory.resolve(first, name.first).country if first < name.first else None
                    return found if before == found.country else replace(found, country=before)
        return found

    def _from_extent(self, argument: Argument) -> tuple[Participant, ...]:
        assert argument.extent is not None
        first, last = argument.extent
        found: list[Participant] = []
        for low, high in self._pieces(first, last):
            resolution = self.resolve(low, high)
            if resolution.country or is_political_resolution(resolution):
                found.append(self._make(_Reading(low, high, resolution), high - 1))
        return tuple(found)

    def _pieces(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Parts of a run before a noun, cut at "and", commas and hyphens between names: "US-Taliban"."""
        start = first
        for i in range(first, last):
            dated = i in self._times
            if dated or (self.tree.words[i].upos in {"CCONJ", "PUNCT"} and self._splits(i, first, last)):
                if i > start:
                    yield start, i
                start = i + 1
        if last > start:
            yield start, last

    def _splits(self, index: int, first: int, last: int) -> bool:
        if self.tree.words[index].text not in {"-", "–"}:
            return True
        named = [
            0 <= i < len(self.tree.words) and first <= i < last and self.tree.words[i].text[:1].isupper()
            for i in (index - 1, index + 1)
        ]
        return all(named) and self.tree.words[index + 1].text.lower() not in {"led", "backed"}

    def _read(self, head: int) -> _Reading:
        """The resolution of a head's whole phrase, or of its shorter form when only that is known."""
        first, last = self._with_holder(head, *self.tree.phrase(head))
        whole = _Reading(first, last, self.resolve(first, last))
        short = self.tree.name_phrase(head)
        if (
            short == (first, last)
            or whole.resolution.entity
            or (whole.resolution.country and whole.resolution.sector != "UNK")
        ):
            return whole
        brief = _Reading(*short, self.resolve(*short))
        return (
            brief
            if brief.resolution.entity or (brief.resolution.sector != "UNK" and whole.resolution.sector == "UNK")
            else whole
        )

    def _with_holder(self, head: int, first: int, last: int) -> tuple[int, int]:
        """A phrase with the participle right behind it that tells whose it is ("a base hosting X"), though the tree
        hangs it from a word above."""
        words = self.tree.words
        if last == len(words) or words[last].text.lower() not in self.base.words.owner_words:
            return first, last
        if words[last].xpos != "VBG" or words[last].head not in self.tree.governors(head):
            return first, last
        held = self.tree.kids(last, "obj")
        return first, max((self.tree.phrase(k)[1] for k in held), default=last)

    def _make(self, reading: _Reading, head: int) -> Participant:
        words, resolution = self.tree.words, reading.resolution
        start, end = words[reading.first].start, words[reading.last - 1].end
        kind = resolution.type or "unknown"
        if land := self._land_of_town(head, resolution):
            resolution, kind = replace(resolution, country=land, sector="CVL", role=None), "object"
        return Participant(
            text=self.tree.analysis.text[start:end],
            start=start,
            end=end,
            entity=resolution.entity,
            name=resolution.name or self.tree.analysis.text[start:end],
            country=resolution.country,
            sector=resolution.sector or "UNK",
            type=self.kind(head) if kind == "unknown" else kind,
            metonym=resolution.metonym,
            role=resolution.role,
            inferred=resolution.inferred,
            rule=GUESSED if resolution.inferred and resolution.country else None,
        )

    def _land_of_town(self, head: int, resolution: Resolution) -> str | None:
        """The country of a place that only the gazetteer knows: where it is hit, its people are."""
        return None if resolution.country or resolution.entity else self._towns.get(head)

    def kind(self, head: int) -> str:
        """Person, group, organisation, object or unknown, by the name or entity a word belongs to."""
        types = self.tree.analysis.entity_types
        seen = types[head] if types else ""
        named = next((n.type for n in self.tree.names_at(head)), "")
        if seen == "person":
            return "person" if named == "Person" else "group"
        return {"Person": "person", "Organization": "organisation"}.get(named) or {
            "organization": "organisation",
            "object": "object",
            "place": "object",
        }.get(seen, "unknown")

    def _is_party(self, head: int, resolution: Resolution) -> bool:
        if resolution.country or resolution.entity or (resolution.sector or "UNK") != "UNK":
            return True
        return self.kind(head) in {"person", "group", "organisation"}

    def _through_pronoun(self, head: int) -> Participant | None:
        if self.tree.words[head].text.lower() in FIRST_PERSON:
            return self._first_person(head)
        antecedent = self._speaker_meant(head) or self._antecedents.get(head)
        if antecedent is None:
            return None
        first, last = antecedent
        party = self._make(_Reading(first, last, self.resolve(first, last)), last - 1)
        return replace(party, inferred=True, rule=_through(self.tree.words[head].text, "stands for it", party))

    def _first_person(self, head: int) -> Participant | None:
        """Whoever is quoted as saying "I" or "we"."""
        speaker = self._speakers.get(head)
        if speaker is None or self.tree.words[speaker].text.lower() in FIRST_PERSON:
            return None
        party = self.participant(speaker)
        if party is None:
            return None
        return replace(party, inferred=True, rule=_through(self.tree.words[head].text, "is the speaker", party))

    def _speaker_meant(self, head: int) -> tuple[int, int] | None:
        """Whom "it", "he" or "they" means as the subject of what somebody says: "the army said it had freed"."""
        word = self.tree.words[head]
        if word.text.lower() not in SELF_SPOKEN or not word.deprel.startswith("nsubj"):
            return None
        clause = self.tree.first_conjunct(word.head)
        if self.tree.words[clause].deprel != "ccomp":
            return None
        speaker = self.tree.own_subject(self.tree.words[clause].head)
        if speaker is None or self._pronominal(speaker) or self.tree.kids(speaker, "conj"):
            return None
        plural = self.tree.words[speaker].xpos in {"NNS", "NNPS"}
        return self.tree.phrase(speaker) if plural == (word.text.lower() == "they") else None

    def _chain_heads(self) -> Iterator[tuple[int, tuple[int, int]]]:
        """For each pronoun of a coreference chain, the nearest fuller mention before it, else the first."""
        for chain in self.tree.analysis.chains:
            named = [span for span in chain if not self._bare(span)]
            for first, last in chain:
                if self._bare((first, last)) and named:
                    before = [span for span in named if span[0] < first]
                    yield last - 1, before[0] if before else named[0]

    def _bare(self, span: tuple[int, int]) -> bool:
        first, last = span
        return last - first == 1 and self._pronominal(first)

    def _pronominal(self, index: int) -> bool:
        """A pronoun by its tag, or by its form where the tag is a determiner; never "US"."""
        word = self.tree.words[index]
        return word.upos == "PRON" or (word.upos == "DET" and word.text.lower() in PRONOUNS)


def owning_pronoun(tree: Tree, head: int, pronouns: Set[str]) -> int | None:
    """The pronoun of these that says whose somebody is: "its diplomats", "two of their soldiers"."""
    inside = (w for w in tree.subtree(head) if tree.words[w].text.lower() in pronouns)
    return next((w for w in inside if w <= head + NEAR), None)


def _through(word: str, means: str, party: Participant) -> str:
    """How a pronoun came to stand for a party, and whether the party's country is a guess."""
    return f"«{word}» {means}" + (f"; {GUESSED}" if (party.rule or "").endswith(GUESSED) else "")


def is_political_resolution(resolution: Resolution) -> bool:
    """Whether a resolution names a state, an armed or a political actor."""
    return resolution.type in {"state", "armed_group"} or (resolution.sector or "UNK") not in CIVIL


def is_political(party: Participant) -> bool:
    """Whether a participant is a state, an armed or a political actor."""
    return party.type in {"state", "armed_group"} or party.sector not in CIVIL
