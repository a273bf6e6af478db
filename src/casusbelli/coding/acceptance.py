"""How sure a candidate is at first sight, and a row in the end: logistic models over a handful of readable features.

The weights are fitted by `training/fit.py` on reports the network has not seen; they lie in
data/confidence.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import log

from casusbelli.coding.cast import is_political
from casusbelli.coding.draft import Draft
from casusbelli.coding.signals import Signals
from casusbelli.coding.weights import log_odds, logistic, shipped

__all__ = ["Judge", "features", "is_armed", "is_of_politics", "whole_features"]

POLITICAL = frozenset({"GOV", "MIL", "SPY", "REB", "PRM", "OPP", "PTY", "LEG", "IGO"})
STRICT = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "CONCEDE"})
TRADE = frozenset({"BUS", "CRM", "CVL", "UNK"})
PUBLIC = frozenset({"MED", "NGO", "REL", "LAB", "EDU", "REF"})
FIGHTING = frozenset({"MIL", "REB", "PRM"})
VERBAL = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN", "AGREE", "CONSULT", "CONCEDE"})


def features(draft: Draft, signals: Signals) -> dict[str, float]:
    """What the judge weighs; all between 0 and 1 but for the two log-odds, which lie between -5 and 5."""
    place = signals.strongest(draft.trigger.spread)
    political = [p for p in (*draft.actors, *draft.recipients) if is_political(p)]
    learned = draft.why.get("source") == "network"
    return {
        "event": _log_odds(signals.event(place)),
        "type": _log_odds(signals.types(place).get(draft.event_type, 0.0) if signals.present else 0.5),
        "strong": float(not draft.trigger.sense.weak),
        "learned": float(learned),
        "actor": float(bool(draft.actors)),
        "recipient": float(bool(draft.recipients)),
        "political": float(bool(political)),
        "country": float(any(p.country for p in (*draft.actors, *draft.recipients))),
        "noun": float(draft.trigger.sense.part == "nouns"),
        "light": float(draft.trigger.light is not None),
        "words": float(len(draft.trigger.sense.words) > 1),
        "harm": float(bool(draft.harms)),
        "verbal": float(draft.event_type in VERBAL),
        "unreal": float(draft.factuality.value in {"hypothetical", "negated", "future"}),
        "historical": float(draft.historical),
    }


def whole_features(draft: Draft) -> dict[str, float]:
    """What tells whether type, actors and recipients are all right; all between 0 and 1."""
    parties = (*draft.actors, *draft.recipients)
    told = [draft.why.get(side, "") for side in ("actors", "recipients")]
    return {
        "row": draft.confidence,
        "no actor": float(not draft.actors),
        "no recipient": float(not draft.recipients),
        "several": min(max(len(parties) - 2, 0) / 2, 1.0),
        "inferred": float(any(p.inferred for p in parties)),
        "listed": sum(bool(p.entity) for p in parties) / max(len(parties), 1),
        "stateless": float(any(not p.country for p in parties)),
        "network": float(any(rule.startswith("network") for rule in told)),
        "subject": float(told[0].startswith("subject")),
        "noun": float(draft.trigger.sense.part == "nouns"),
        "verbal": float(draft.event_type in VERBAL),
        "two-sided": float(draft.roles.mutual),
        "unreal": float(draft.factuality.value in {"hypothetical", "negated", "future"}),
    }


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 0.0067), 0.9933)
    return log(bounded / (1 - bounded))


@dataclass(frozen=True, slots=True)
class Judge:
    """The fitted weights."""

    weights: Mapping[str, float]
    bias: float
    whole_weights: Mapping[str, float] = field(default_factory=dict)
    whole_bias: float = 0.0

    @classmethod
    def load(cls) -> Judge:
        """The shipped weights; raises KnowledgeError when the package lacks them."""
        return _load()

    def confidence(self, draft: Draft, signals: Signals) -> float:
        """The calibrated probability that the type, and so the row, is right."""
        return logistic(self.bias + log_odds(self.weights, features(draft, signals)))

    def whole(self, draft: Draft) -> float:
        """The calibrated probability that type, actors and recipients are all right (codebook, `confidence`)."""
        if not self.whole_weights:
            return draft.confidence
        return logistic(self.whole_bias + log_odds(self.whole_weights, whole_features(draft)))


def is_armed(drafts: Iterable[Draft]) -> bool:
    """Whether anyone who takes part in some event is an army, a rebel group or a militia."""
    return any(p.sector in FIGHTING or p.type == "armed_group" for d in drafts for p in (*d.actors, *d.recipients))


def is_of_politics(draft: Draft) -> bool:
    """A political or armed party takes part, or two lands; police and courts alone only deal with crime."""
    parties = tuple(p for p in (*draft.actors, *draft.recipients) if p.type != "object" or draft.actors)
    if draft.event_type == "PROTEST":
        return True
    if any(p.type in {"state", "armed_group"} or p.sector in POLITICAL for p in parties):
        return True
    lands = {p.country for p in parties if p.country} | {p.country for p in draft.places if p.country}
    if len(lands) > 1 or (draft.actors and any(p.sector in PUBLIC for p in parties)):
        return True
    return draft.event_type not in STRICT and any(p.country and p.sector not in TRADE for p in parties)


@cache
def _load() -> Judge:
    raw = shipped("confidence", "make confidence")
    return Judge(raw["weights"], raw["bias"], raw["whole"]["weights"], raw["whole"]["bias"])
