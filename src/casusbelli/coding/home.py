"""The country of those a report names without one: "the police", "protesters", "rebels" are of the land it tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from casusbelli.coding.draft import Draft
from casusbelli.knowledge.places import PlaceSpan
from casusbelli.records import Participant

__all__ = ["Home"]

DOMESTIC = frozenset(
    {
        "GOV",
        "MIL",
        "COP",
        "SPY",
        "JUD",
        "LEG",
        "PTY",
        "OPP",
        "REB",
        "PRM",
        "CRM",
        "CVL",
        "REL",
        "MED",
        "EDU",
        "LAB",
        "BUS",
        "UNK",
    }
)
OFFICIAL = frozenset({"GOV", "LEG", "MIL", "SPY", "UNK"})
BETWEEN_STATES = frozenset(
    {"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE", "SANCTION", "AID", "CONSULT"}
)
POWERS = frozenset({"leaders", "countries", "nations", "states", "powers", "allies", "partners", "capitals"})
UNNAMED = frozenset({"group", "person", "unknown", "organisation", "armed_group", "object"})
PLACED = "country of the place"
TOLD = "country the report tells of"
SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Home:
    """The land a document tells of: the country named most, or None where no one country leads."""

    country: str | None

    @classmethod
    def of(cls, places: Sequence[PlaceSpan], drafts: Iterable[Draft]) -> Home:
        """Votes of the places found (literal ones twice) and of the parties with a country of their own."""
        votes: Counter[str] = Counter()
        for place in places:
            if place.country:
                votes[place.country] += 2 if place.role == "location" else 1
        for party in (p for d in drafts for p in (*d.actors, *d.recipients)):
            if party.country:
                votes[party.country] += 1
        if not votes:
            return cls(None)
        country, count = votes.most_common(1)[0]
        return cls(country if count >= SHARE * votes.total() else None)

    def settle(self, draft: Draft) -> Draft:
        """The draft with countries for the unnamed: that of its place, else that of the report."""
        near = next((p.country for p in draft.places if p.country), None)
        country, rule = (near, PLACED) if near else (self.country, TOLD)
        if country is None:
            return _disowned(draft)
        return _disowned(
            replace(
                draft,
                actors=tuple(_settled(p, country, rule) for p in draft.actors),
                recipients=tuple(_settled(p, country, rule) for p in draft.recipients),
            )
        )


def _disowned(draft: Draft) -> Draft:
    """Without the guess that bare office-holders are of the very state they speak to: "lawmakers urged action on X"."""
    if draft.event_type not in BETWEEN_STATES:
        return draft
    addressed = {p.country for p in draft.recipients if p.type == "state" and p.country and not p.inferred}
    return replace(draft, actors=tuple(_stateless(p, addressed) for p in draft.actors))


def _stateless(party: Participant, lands: Set[str]) -> Participant:
    guessed = party.inferred and not party.entity and party.sector in OFFICIAL
    return replace(party, country=None) if guessed and party.country in lands else party


def _settled(party: Participant, country: str, rule: str) -> Participant:
    if party.country or party.entity or party.sector not in DOMESTIC or party.type not in UNNAMED:
        return party
    if party.type == "object" and party.sector == "UNK":
        return party
    if party.sector == "GOV" and party.text.split()[-1].lower() in POWERS:
        return party
    told = f"{party.rule}; {rule}" if party.rule else rule
    return replace(party, country=country, inferred=True, rule=told)
