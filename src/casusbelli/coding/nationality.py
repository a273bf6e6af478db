"""Of which country those are whom a report names without one: "the police", "protesters", "the foreign secretary".

Every country the document names is a candidate, and so is none at all; a conditional logit over readable features
(McFadden 1974) chooses. Its weights are fitted by `training/fit.py` on the corpus and lie in
data/nationality.json.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, cached_property
from math import exp

from casusbelli.coding.cast import GUESSED, Cast
from casusbelli.coding.draft import Draft
from casusbelli.coding.weights import log_odds, shipped
from casusbelli.knowledge.actors.overlay import SECTORS
from casusbelli.knowledge.places import PlaceSpan
from casusbelli.records import Participant

__all__ = ["Nationality", "Scene", "class_of", "is_open"]

DOMESTIC = SECTORS - {"IGO", "NGO"}
CLASSES: Mapping[str, str] = {
    **dict.fromkeys(("GOV", "LEG", "SPY"), "official"),
    **dict.fromkeys(("MIL",), "army"),
    **dict.fromkeys(("COP", "JUD"), "law"),
    **dict.fromkeys(("REB", "PRM", "CRM"), "armed"),
    **dict.fromkeys(("PTY", "OPP"), "party"),
}
OTHERS = "people"
UNNAMED = frozenset({"group", "person", "unknown", "organisation", "armed_group", "object"})
AT_HOME = frozenset({"COERCE", "PROTEST"})
BETWEEN = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE", "SANCTION", "AID", "CONSULT"})
POWERS = frozenset({"leaders", "countries", "nations", "states", "powers", "allies", "partners", "capitals"})
LEARNED = "country by what the report tells of"
NOBODY = ""
DATELINE = 4


def class_of(party: Participant) -> str:
    """The class of a party's sector, by which weights differ."""
    return CLASSES.get(party.sector, OTHERS)


def is_open(party: Participant) -> bool:
    """Whether no word of a party's own names its country, and it may have one."""
    if party.entity or party.sector not in DOMESTIC or party.type not in UNNAMED:
        return False
    if party.type == "object" and party.sector == "UNK":
        return False
    return party.country is None or (party.rule or "").endswith(GUESSED)


@dataclass(frozen=True, slots=True)
class _Naming:
    """A word that names a country."""

    word: int
    country: str


class Scene:
    """The countries one document names, where, and for whom."""

    def __init__(self, cast: Cast, places: Sequence[PlaceSpan], drafts: Sequence[Draft]) -> None:
        self._cast, self._tree, self._drafts = cast, cast.tree, drafts
        found = {p.first_word: p.country for p in places if p.country}
        for name in self._tree.analysis.names:
            resolution = cast.resolve(name.first, name.last)
            if resolution.country and not resolution.inferred:
                found.setdefault(name.first, resolution.country)
        self._namings = [_Naming(word, country) for word, country in sorted(found.items())]
        self._literal = Counter(p.country for p in places if p.country and p.role == "location")
        self._ground = {w for p in places if p.role == "location" for w in range(p.first_word, p.last_word)}
        self._sites = [(p.first_word, p.country) for p in places if p.country and p.role == "location"]
        self._counts = Counter(n.country for n in self._namings)
        self._starts = {w.start: w.index for w in self._tree.words}
        self._heads: dict[tuple[int, int], int] = {}
        self._lasting: dict[tuple[int, str, str], Mapping[str, Mapping[str, float]]] = {}

    def is_ground(self, word: int) -> bool:
        """Whether a word names where something is, and nobody."""
        return word in self._ground

    @cached_property
    def countries(self) -> list[str]:
        """The candidates, the one named first first."""
        return list(dict.fromkeys(n.country for n in self._namings))

    @cached_property
    def _told(self) -> set[tuple[str, str]]:
        """Head word and country of every party whose own words tell its country."""
        parties = {(p.start, p.end): p for d in self._drafts for p in (*d.actors, *d.recipients)}
        return {
            (self._noun(p), p.country) for p in parties.values() if p.country and not p.inferred and p.type != "state"
        }

    @cached_property
    def _stateless(self) -> set[str]:
        """Last words of the organisations named that belong to no country."""
        names = self._tree.analysis.names
        found = [(n, self._cast.resolve(n.first, n.last)) for n in names]
        return {n.text.split()[-1].lower() for n, r in found if r.entity and not r.country and r.type == "organisation"}

    def options(self, party: Participant, draft: Draft, side: str) -> dict[str, dict[str, float]]:
        """The features of every candidate for one party of a draft; key "" is none of them."""
        head = self.head(party)
        kind = class_of(party)
        relation = "between" if draft.event_type in BETWEEN else "home" if draft.event_type in AT_HOME else "war"
        lasting = self._lasting.get((head, kind, relation))
        if lasting is None:
            lasting = self._lasting[head, kind, relation] = self._of_head(head, kind, relation)
        placed = [p.country for p in draft.places]
        other, beside = (draft.actors, draft.recipients) if side == "recipients" else (draft.recipients, draft.actors)
        opposite = {p.country for p in other if p.country and not is_open(p)}
        fellows = {p.country for p in beside if p.country and not is_open(p)}
        choices: dict[str, dict[str, float]] = {}
        for country, known in lasting.items():
            found = choices[country] = dict(known)
            if country in placed:
                found |= {"place": 1.0, f"place {kind}": 1.0, "first place": float(placed[0] == country)}
            if country in fellows:
                found["beside"] = 1.0
            if country in opposite:
                found |= {"opposite": 1.0, f"opposite {relation} {kind}": 1.0}
        return {**choices, NOBODY: self._of_nobody(party, draft, side)}

    def _of_head(self, head: int, kind: str, relation: str) -> dict[str, dict[str, float]]:
        """What speaks for each country wherever the party with this head takes part, but for what is not so."""
        near = self._around(head)
        return {country: self._features(country, head, kind, relation, near) for country in self.countries}

    def _around(self, head: int) -> Mapping[str, Set[str | None]]:
        """What holds of one country, or of few, around a word: name of the feature, countries."""
        words = self._tree.words
        sentence = words[head].sentence
        here = {n.country for n in self._namings if words[n.word].sentence == sentence}
        before = [n.country for n in self._namings if n.word < head]
        return {
            "here": here,
            "only here": here if len(here) == 1 else set(),
            "last before": set(before[-1:]),
            "next after": {self._next(head)},
            "inside": self._inside(head),
            "subject": self._subjects(sentence),
            "site here": {c for w, c in self._sites if words[w].sentence == sentence},
            "site before": {self._last_site(head)},
            "dateline": {self._dateline},
            "acting before": {self._acting(sentence)},
        }

    def _features(
        self, country: str, head: int, kind: str, relation: str, near: Mapping[str, Set[str | None]]
    ) -> dict[str, float]:
        words, most = self._tree.words, max(self._counts.values())
        mine = [words[n.word].sentence for n in self._namings if n.country == country]
        found = {
            "share": self._counts[country] / self._counts.total(),
            "most": float(self._counts[country] == most),
            "place share": self._literal[country] / max(self._literal.total(), 1),
            "first": float(country == self.countries[0]),
            "opening": float(0 in mine),
            "near": exp(-min(abs(at - words[head].sentence) for at in mine)),
            "same word": float((words[head].lemma.lower(), country) in self._told),
            "alone": float(len(self.countries) == 1),
            **{name: 1.0 for name, countries in near.items() if country in countries},
        }
        found = {name: value for name, value in found.items() if value}
        for name in ("share", "most", "here", "last before", "first", "site here", "site before", "dateline"):
            if name in found:
                found[f"{name} {kind}"] = found[name]
        for name in ("share", "last before", "most", "opening"):
            if name in found:
                found[f"{name} {relation}"] = found[name]
        return found

    def _of_nobody(self, party: Participant, draft: Draft, side: str) -> dict[str, float]:
        words = party.text.split()
        kind = class_of(party)
        several = len(self.countries)
        definite = words[0].lower() in {"the", "this", "these"}
        return {
            "none": 1.0,
            f"none {kind}": 1.0,
            f"none {party.type}": 1.0,
            f"none {side}": 1.0,
            "none proper": float(words[-1][:1].isupper()),
            "none plural": float(words[-1].endswith("s")),
            "none definite": float(definite),
            "none institution": float(definite and words[-1][:1].isupper()),
            f"none word {self._noun(party)}": 1.0,
            "none power": float(words[-1].lower() in POWERS),
            "none foreign": float(any(w.lower() in {"foreign", "international", "world", "western"} for w in words)),
            "none known": float(words[-1].lower() in self._stateless),
            "none one land": float(several == 1),
            "none many lands": min(several / 8, 1.0),
            "none no land": float(several == 0),
            "none between": float(draft.event_type in BETWEEN),
            "none unplaced": float(not draft.places),
        }

    def head(self, party: Participant) -> int:
        """The word of a party's text on which the others hang."""
        if (party.start, party.end) not in self._heads:
            self._heads[party.start, party.end] = self._head(party)
        return self._heads[party.start, party.end]

    def _head(self, party: Participant) -> int:
        words = self._tree.words
        first = self._starts.get(party.start)
        if first is None:
            first = next((w.index for w in words if w.end > party.start), len(words) - 1)
        last = first
        while last + 1 < len(words) and words[last + 1].end <= party.end:
            last += 1
        return next((i for i in range(first, last + 1) if not first <= words[i].head <= last), last)

    def _noun(self, party: Participant) -> str:
        return self._tree.words[self.head(party)].lemma.lower()

    def _inside(self, head: int) -> set[str]:
        below = set(self._tree.subtree(head))
        return {n.country for n in self._namings if n.word in below}

    def _next(self, head: int) -> str | None:
        sentence = self._tree.words[head].sentence
        after = (n for n in self._namings if n.word > head and self._tree.words[n.word].sentence == sentence)
        return next((n.country for n in after), None)

    def _last_site(self, head: int) -> str | None:
        """The country of the last place before a word, in its sentence or the one before."""
        words = self._tree.words
        near = [c for w, c in self._sites if w < head and words[head].sentence - words[w].sentence <= 1]
        return near[-1] if near else None

    @cached_property
    def _dateline(self) -> str | None:
        """The country of a place with which the report opens."""
        return next((c for w, c in self._sites if w < DATELINE), None)

    def _acting(self, sentence: int) -> str | None:
        """The country that is the subject of the sentence before, if any."""
        words = self._tree.words
        subjects = (n for n in self._namings if words[n.word].sentence == sentence - 1)
        return next((n.country for n in subjects if words[n.word].deprel.startswith("nsubj")), None)

    def _subjects(self, sentence: int) -> set[str]:
        words = self._tree.words
        named = (n for n in self._namings if words[n.word].sentence == sentence)
        return {n.country for n in named if words[n.word].deprel.startswith("nsubj")}


@dataclass(frozen=True, slots=True)
class Nationality:
    """The fitted weights."""

    weights: Mapping[str, float]

    @classmethod
    def load(cls) -> Nationality:
        """The shipped weights; raises KnowledgeError when the package lacks them."""
        return _load()

    def settle(self, drafts: Sequence[Draft], cast: Cast, places: Sequence[PlaceSpan]) -> tuple[Draft, ...]:
        """The drafts with a country, or none, for every party whose own words tell none."""
        scene = Scene(cast, places, drafts)
        return tuple(
            replace(
                d,
                actors=tuple(self.settled(p, d, "actors", scene) for p in d.actors),
                recipients=tuple(self.settled(p, d, "recipients", scene) for p in d.recipients),
            )
            for d in drafts
        )

    def settled(self, party: Participant, draft: Draft, side: str, scene: Scene) -> Participant:
        if not is_open(party):
            return party
        options = scene.options(party, draft, side)
        best = max(options, key=lambda c: log_odds(self.weights, options[c]))
        if best == NOBODY:
            return replace(party, country=None)
        rule = (party.rule or "").removesuffix(GUESSED).removesuffix("; ")
        return replace(party, country=best, inferred=True, rule=f"{rule}; {LEARNED}" if rule else LEARNED)


@cache
def _load() -> Nationality:
    return Nationality(shipped("nationality", "make confidence")["weights"])
