"""Which candidates become rows: a logistic model over what the whole report tells of each (readable features).

The weights are fitted by `training/fit.py` on reports the network has not seen; they lie in data/verdict.json.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from casusbelli.coding.acceptance import features, is_armed, is_of_politics
from casusbelli.coding.cast import is_political
from casusbelli.coding.draft import SIDES, Draft
from casusbelli.coding.nationality import class_of
from casusbelli.coding.signals import Signals
from casusbelli.coding.tree import Tree
from casusbelli.coding.weights import log_odds, logistic, shipped

__all__ = ["Surroundings", "Verdict"]

WARLIKE = frozenset({"aerial", "drone", "heavy-weapons", "suicide-attack", "explosives"})
OPENING = 2
MANY = 4


@dataclass(frozen=True)
class Surroundings:
    """A report's candidates, asked one by one what the report as a whole says of them."""

    tree: Tree
    signals: Signals
    drafts: Sequence[Draft]
    same: Mapping[int, int]

    def evidence(self) -> Iterator[dict[str, float]]:
        """The features of every candidate, in order."""
        whole = self._of_report()
        crowd = Counter(self.tree.words[d.head].sentence for d in self.drafts)
        again = Counter(self.same.values())
        told = {w for d in self.drafts for w in d.trigger.words}
        for draft in self.drafts:
            subject = self._subject(draft)
            own = {**features(draft, self.signals), **self._of_words(draft), **self._of_parties(draft)}
            own["sentence crowded"] = min(crowd[self.tree.words[draft.head].sentence] - 1, MANY) / MANY
            if subject is not None:
                own["subject told"] = own[f"subject told {draft.event_type}"] = float(subject in told)
                own["subject thing"] = own[f"subject thing {draft.event_type}"] = float(self._is_thing(subject))
            own["told again"] = float(draft.head in again)
            own["told before"] = float(draft.head in self.same)
            for name, value in whole.items():
                own[name] = value
                own[f"{name} {draft.event_type}"] = value
            yield {n: v for n, v in own.items() if v}

    def _subject(self, draft: Draft) -> int | None:
        """The subject of what is said, if it is not the event itself."""
        subject = self.tree.subject(draft.trigger.predicate)
        return None if subject in draft.trigger.words else subject

    def _is_thing(self, word: int) -> bool:
        """Whether a word names nobody: no person, people, land or organisation."""
        types = self.tree.analysis.entity_types
        return bool(types) and types[word] not in {"person", "organization", "place"}

    def _of_report(self) -> dict[str, float]:
        """What kind of matter the report is: of armies, of states, or of police and courts alone."""
        parties = {(p.start, p.end): p for d in self.drafts for p in (*d.actors, *d.recipients)}.values()
        count = max(len(parties), 1)
        likely = [self.signals.event(self.signals.strongest(d.trigger.spread)) for d in self.drafts]
        return {
            "report armed": float(is_armed(self.drafts)),
            "report political": sum(map(is_political, parties)) / count,
            "report official": sum(p.sector in {"GOV", "IGO"} for p in parties) / count,
            "report of law": sum(p.sector in {"COP", "JUD"} for p in parties) / count,
            "report likely": sum(likely) / max(len(likely), 1),
            "report lands": min(len({p.country for p in parties if p.country}), MANY) / MANY,
        }

    def _of_words(self, draft: Draft) -> dict[str, float]:
        tree, trigger = self.tree, draft.trigger
        word = tree.words[trigger.head]
        kind = draft.event_type
        place = self.signals.strongest(trigger.spread)
        types = self.signals.types(place)
        best = max(types, key=types.__getitem__, default="")
        relation = word.deprel.split(":")[0]
        return {
            f"type {kind}": 1.0,
            f"type {kind} {trigger.sense.part}": 1.0,
            f"network type {kind}": types.get(kind, 0.0),
            f"likely {kind}": self.signals.event(place),
            "network agrees": float(best == kind),
            f"frame {trigger.sense.frame}": 1.0,
            f"sense {' '.join(trigger.sense.words)}": float(not trigger.learned),
            f"relation {relation}": 1.0,
            f"relation {relation} {trigger.sense.part}": 1.0,
            f"form {word.xpos}": 1.0,
            "rivals": float(bool(trigger.rivals)),
            "opening": float(word.sentence < OPENING),
            "quoted": float(tree.quoted[trigger.head]),
            "definite": float(any(tree.lemma(k) == "the" for k in tree.kids(trigger.head, "det"))),
            "indefinite": float(any(tree.lemma(k) == "a" for k in tree.kids(trigger.head, "det"))),
            f"factuality {draft.factuality.value}": 1.0,
            f"factuality {draft.factuality.value} {kind}": 1.0,
            "network type": float("network" in draft.why.get("event_type", "")),
            "placed": float(bool(draft.places)),
            "dated": float(draft.time is not None and draft.time.text is not None),
            "attributed": float(bool(draft.attributions)),
            "moded": float(bool(draft.modes)),
            "warlike": float(bool(WARLIKE & set(draft.modes))),
            f"place {tree.case(trigger.head) or 'bare'}": float(trigger.sense.part == "nouns"),
        }

    def _of_parties(self, draft: Draft) -> dict[str, float]:
        found: dict[str, float] = {
            "of politics": float(is_of_politics(draft)),
            f"of politics {draft.event_type}": float(is_of_politics(draft)),
            "lands": min(len({p.country for p in (*draft.actors, *draft.recipients) if p.country}), 2) / 2,
        }
        for side in SIDES:
            parties = getattr(draft, side)
            kinds = {"unknown" if p.sector == "UNK" else class_of(p) for p in parties} or {"nobody"}
            for kind in sorted(kinds):
                found[f"{side[:3]} {kind}"] = 1.0
                found[f"{side[:3]} {kind} {draft.event_type}"] = 1.0
            found[f"{side[:3]} thing"] = float(any(p.type == "object" for p in parties))
            found[f"{side[:3]} guessed"] = float(any(p.inferred for p in parties))
            found[f"{side[:3]} rule {draft.rule(side, '-')}"] = 1.0
        return found


@dataclass(frozen=True, slots=True)
class Verdict:
    """The fitted weights, with the threshold from which a candidate becomes a row."""

    weights: Mapping[str, float]
    threshold: float

    @classmethod
    def load(cls) -> Verdict:
        """The shipped weights; raises KnowledgeError when the package lacks them."""
        return _load()

    def confidence(self, evidence: Mapping[str, float]) -> float:
        """The calibrated probability that there is such an event of such a type."""
        return logistic(log_odds(self.weights, {**evidence, "bias": 1.0}))


@cache
def _load() -> Verdict:
    raw = shipped("verdict", "make confidence")
    return Verdict(raw["weights"], raw["threshold"])
