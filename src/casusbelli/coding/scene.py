"""The countries a report names, where and for whom, and what speaks for each where a party names none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from math import exp
from typing import NamedTuple

from casusbelli.coding.cast import GUESSED, Cast
from casusbelli.coding.draft import Draft
from casusbelli.coding.hints import Hints
from casusbelli.coding.weights import log_odds
from casusbelli.knowledge.actors.overlay import SECTORS
from casusbelli.knowledge.places import PlaceSpan
from casusbelli.records import Participant

__all__ = ["NOBODY", "Scene", "class_of", "is_open"]

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
NOBODY = ""
DATELINE = 4
OF_KIND = ("share", "most", "here", "last before", "first", "site here", "site before", "dateline")
OF_RELATION = ("share", "last before", "most", "opening")
"""Features that also count for themselves for each class of party, and for each relation of the two sides."""
OF_NOUN = ("most", "last before", "site here", "introduced before", "share")
"""Features that also count for themselves for each noun, and for whom the report points at and whom it does not."""


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


class _Site(NamedTuple):
    """A place where something is; `order`: its number among all places."""

    order: int
    word: int
    sentence: int
    country: str


class _Naming(NamedTuple):
    """A word that names a country."""

    word: int
    country: str


class _Lasting:
    """What speaks for each country wherever one party takes part: the features, and what they weigh."""

    def __init__(self, features: Mapping[str, Mapping[str, float]]) -> None:
        self.features = features
        self._weights: Mapping[str, float] | None = None
        self._odds: dict[str, float] = {}

    def odds(self, weights: Mapping[str, float]) -> Mapping[str, float]:
        """The log-odds of each country."""
        if self._weights is not weights:
            self._weights = weights
            self._odds = {country: log_odds(weights, found) for country, found in self.features.items()}
        return self._odds


class Scene:
    """The countries one document names, where, and for whom."""

    def __init__(self, cast: Cast, places: Sequence[PlaceSpan], drafts: Sequence[Draft]) -> None:
        self._cast, self._tree, self._drafts = cast, cast.tree, drafts
        words = self._tree.words
        found = {p.first_word: p.country for p in places if p.country}
        for name in self._tree.analysis.names:
            resolution = cast.resolve(name.first, name.last)
            if resolution.country and not resolution.inferred:
                found.setdefault(name.first, resolution.country)
        self._by_word = dict(sorted(found.items()))
        self._hints = Hints(cast, self._by_word)
        self._namings = [_Naming(word, country) for word, country in self._by_word.items()]
        self._named_at = list(self._by_word)
        self._by_sentence: dict[int, list[_Naming]] = {}
        for naming in self._namings:
            self._by_sentence.setdefault(words[naming.word].sentence, []).append(naming)
        self._literal = Counter(p.country for p in places if p.country and p.role == "location")
        self._ground = {w for p in places if p.role == "location" for w in range(p.first_word, p.last_word)}
        self._sites = [
            _Site(order, p.first_word, words[p.first_word].sentence, p.country)
            for order, p in enumerate(places)
            if p.country and p.role == "location"
        ]
        self._sites_in: dict[int, list[_Site]] = {}
        for site in self._sites:
            self._sites_in.setdefault(site.sentence, []).append(site)
        self._counts = Counter(n.country for n in self._namings)
        self._starts = {w.start: w.index for w in words}
        self._heads: dict[tuple[int, int], int] = {}
        self._lasting: dict[tuple[int, str, str], _Lasting] = {}
        self._near: dict[int, dict[str, float]] = {}
        self._surroundings: dict[int, Mapping[str, Set[str | None]]] = {}

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
        more = self._of_event(party, draft, side)
        lasting = self._lasting_of(party, draft).features
        choices = {country: {**known, **more.get(country, {})} for country, known in lasting.items()}
        return {**choices, NOBODY: self._of_nobody(party, draft, side)}

    def odds(
        self, party: Participant, draft: Draft, side: str, weights: Mapping[str, float]
    ) -> Iterator[tuple[str, float]]:
        """The log-odds of every candidate for one party of a draft, none of them last."""
        more = self._of_event(party, draft, side)
        for country, known in self._lasting_of(party, draft).odds(weights).items():
            yield country, known + log_odds(weights, more[country]) if country in more else known
        yield NOBODY, log_odds(weights, self._of_nobody(party, draft, side))

    def _of_event(self, party: Participant, draft: Draft, side: str) -> dict[str, dict[str, float]]:
        """What speaks for the countries of the event's places and of its other parties."""
        kind, relation = class_of(party), _relation(draft)
        other, beside = (draft.actors, draft.recipients) if side == "recipients" else (draft.recipients, draft.actors)
        found: dict[str, dict[str, float]] = {}
        placed = [p.country for p in draft.places]
        for country in filter(None, placed):
            found[country] = {"place": 1.0, f"place {kind}": 1.0}
            if country == placed[0]:
                found[country]["first place"] = 1.0
        for fellow in beside:
            if fellow.country and not is_open(fellow):
                found.setdefault(fellow.country, {})["beside"] = 1.0
        for opposite in other:
            if opposite.country and not is_open(opposite):
                told = {"opposite": 1.0, f"opposite {relation} {kind}": 1.0}
                found.setdefault(opposite.country, {}).update(told)
        return found

    def _lasting_of(self, party: Participant, draft: Draft) -> _Lasting:
        head, kind, relation = self.head(party), class_of(party), _relation(draft)
        known = self._lasting.get((head, kind, relation))
        if known is None:
            near, word = self._around(head), self._word_marks(head)
            features = {country: self._features(country, head, kind, relation, near) for country in self.countries}
            for told in features.values():
                told.update({f"{name} {mark}": told[name] for name in OF_NOUN if name in told for mark in word})
            known = self._lasting[head, kind, relation] = _Lasting(features)
        return known

    def _around(self, head: int) -> Mapping[str, Set[str | None]]:
        """What holds of one country, or of few, around a word: name of the feature, countries."""
        at = bisect_left(self._named_at, head)
        sentence = self._of_sentence(self._tree.words[head].sentence)
        return {
            **sentence,
            **self._hints.around(head, sentence),
            "last before": {self._namings[at - 1].country} if at else set(),
            "next after": {self._next(head)},
            "inside": self._inside(head),
            "site before": {self._last_site(head)},
            "dateline": {self._dateline},
        }

    def _of_sentence(self, sentence: int) -> Mapping[str, Set[str | None]]:
        known = self._surroundings.get(sentence)
        if known is None:
            words = self._tree.words
            named = self._by_sentence.get(sentence, [])
            here = {n.country for n in named}
            known = self._surroundings[sentence] = {
                "here": here,
                "only here": here if len(here) == 1 else set(),
                "subject": {n.country for n in named if words[n.word].deprel.startswith("nsubj")},
                "site here": {s.country for s in self._sites_in.get(sentence, ())},
                "acting before": {self._acting(sentence)},
            }
        return known

    @cached_property
    def _standing(self) -> dict[str, tuple[dict[str, float], list[int]]]:
        """What speaks for each country wherever, and the sentences that name it."""
        most, total = max(self._counts.values(), default=0), self._counts.total()
        literal = max(self._literal.total(), 1)
        found: dict[str, tuple[dict[str, float], list[int]]] = {}
        for country in self.countries:
            mine = [at for at, named in self._by_sentence.items() if any(n.country == country for n in named)]
            told = {
                "share": self._counts[country] / total,
                "most": float(self._counts[country] == most),
                "place share": self._literal[country] / literal,
                "first": float(country == self.countries[0]),
                "opening": float(0 in mine),
                "alone": float(len(self.countries) == 1),
            }
            found[country] = {name: value for name, value in told.items() if value}, mine
        return found

    def _nearness(self, sentence: int) -> dict[str, float]:
        """How near a sentence each country is named."""
        known = self._near.get(sentence)
        if known is None:
            known = self._near[sentence] = {
                country: exp(-min(abs(at - sentence) for at in mine)) for country, (_, mine) in self._standing.items()
            }
        return known

    def _features(
        self, country: str, head: int, kind: str, relation: str, near: Mapping[str, Set[str | None]]
    ) -> dict[str, float]:
        found = dict(self._standing[country][0])
        found["near"] = self._nearness(self._tree.words[head].sentence)[country]
        if (self._tree.lemma(head), country) in self._told:
            found["same word"] = 1.0
        for name, countries in near.items():
            if country in countries:
                found[name] = 1.0
        for name in OF_KIND:
            if name in found:
                found[f"{name} {kind}"] = found[name]
        for name in OF_RELATION:
            if name in found:
                found[f"{name} {relation}"] = found[name]
        return found

    def _word_marks(self, head: int) -> tuple[str, str]:
        """The noun of a phrase, and whether it points at somebody known: what features of any country may count for."""
        return f"word {self._tree.lemma(head)}", "definite" if self._hints.is_definite(head) else "bare"

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
        return self._tree.lemma(self.head(party))

    def _inside(self, head: int) -> set[str]:
        return {self._by_word[w] for w in self._tree.subtree(head) if w in self._by_word}

    def _next(self, head: int) -> str | None:
        """The country named next in a word's sentence."""
        at = bisect_right(self._named_at, head)
        words = self._tree.words
        if at == len(self._namings) or words[self._named_at[at]].sentence != words[head].sentence:
            return None
        return self._namings[at].country

    def _last_site(self, head: int) -> str | None:
        """The country of the last place before a word, in its sentence or the one before."""
        sentence = self._tree.words[head].sentence
        before = [s for at in (sentence - 1, sentence) for s in self._sites_in.get(at, ()) if s.word < head]
        return max(before, key=_order).country if before else None

    @cached_property
    def _dateline(self) -> str | None:
        """The country of a place with which the report opens."""
        return next((s.country for s in self._sites if s.word < DATELINE), None)

    def _acting(self, sentence: int) -> str | None:
        """The country that is the subject of the sentence before, if any."""
        words = self._tree.words
        before = self._by_sentence.get(sentence - 1, ())
        return next((n.country for n in before if words[n.word].deprel.startswith("nsubj")), None)


def _order(site: _Site) -> int:
    return site.order


def _relation(draft: Draft) -> str:
    return "between" if draft.event_type in BETWEEN else "home" if draft.event_type in AT_HOME else "war"
