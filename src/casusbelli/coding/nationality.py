"""Of which country those are whom a report names without one: "the police", "protesters", "the foreign secretary".

Every country the document names is a candidate, and so is none at all; a conditional logit over readable features
(McFadden 1974) chooses. Its weights are fitted by `training/fit.py` on the corpus and lie in
data/nationality.json.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter

from casusbelli.coding.cast import GUESSED, Cast
from casusbelli.coding.draft import Draft
from casusbelli.coding.scene import NOBODY, Scene, class_of, is_open
from casusbelli.coding.weights import shipped
from casusbelli.knowledge.places import PlaceSpan
from casusbelli.records import Participant

__all__ = ["NOBODY", "Nationality", "Scene", "class_of", "is_foreign", "is_open"]

ABROAD = frozenset({"Western", "international", "multinational", "expatriate"})
LEARNED = "country by what the report tells of"


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
            d.but(
                actors=tuple(self.settled(p, d, "actors", scene) for p in d.actors),
                recipients=tuple(self.settled(p, d, "recipients", scene) for p in d.recipients),
            )
            if any(map(is_open, (*d.actors, *d.recipients)))
            else d
            for d in drafts
        )

    def settled(self, party: Participant, draft: Draft, side: str, scene: Scene) -> Participant:
        """The party with its likeliest country, or as it is where its own words tell one."""
        if not is_open(party):
            return party
        if is_foreign(party):
            return replace(party, country=None)
        best, _ = max(scene.odds(party, draft, side, self.weights), key=itemgetter(1))
        if best == NOBODY:
            return replace(party, country=None)
        rule = (party.rule or "").removesuffix(GUESSED).removesuffix("; ")
        return replace(party, country=best, inferred=True, rule=f"{rule}; {LEARNED}" if rule else LEARNED)


def is_foreign(party: Participant) -> bool:
    """Whether a party is of countries that stay unnamed: "foreign nurses", "Western envoys"."""
    words = set(party.text.split())
    return not words.isdisjoint(ABROAD) or (party.sector != "GOV" and "foreign" in words)


@cache
def _load() -> Nationality:
    return Nationality(shipped("nationality", "make confidence")["weights"])
