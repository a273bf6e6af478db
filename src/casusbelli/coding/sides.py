"""Who takes part, weighed: what the rules found against everybody else near the event, and against nobody.

For each side of an event the rules' parties, every other party of its sentence or of the events told just before, and
an empty side are options; a conditional logit over readable features (McFadden 1974) chooses. Its weights are fitted by
`training/fit.py` on the corpus and lie in data/sides.json.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from casusbelli.coding.draft import SIDES, Draft
from casusbelli.coding.stage import Clue, Option, Stage
from casusbelli.coding.weights import log_odds, shipped
from casusbelli.records import Participant

__all__ = ["Option", "Sides", "Stage", "crossed"]

WEIGHED = "weighed against the others"


def bases(draft: Draft, side: str) -> tuple[str, str]:
    """What a feature's name begins with: the side, and the side of verbs or of nouns."""
    part = "noun" if draft.trigger.sense.part == "nouns" else "verb"
    return side[:3], f"{side[:3]} {part}"


def crossed(features: Mapping[str, float], draft: Draft, side: str) -> dict[str, float]:
    """Each feature for its side, and for its side of verbs or nouns: what the weights are fitted on."""
    return {f"{base} {name}": value for base in bases(draft, side) for name, value in features.items()}


class _Scale:
    """What plain features weigh on one side of verbs or of nouns."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._clues: dict[Clue, float] = {}

    def odds(self, option: Option) -> float:
        """The log-odds of one option."""
        known = self._clues
        total = 0.0
        for clue in option.clues:
            weight = known.get(clue)
            if weight is None:
                weight = known[clue] = sum(self._weights.get(name, 0.0) for name in clue)
            total += weight
        return total + log_odds(self._weights, option.measures) if option.measures else total


@dataclass(frozen=True)
class Sides:
    """The fitted weights; without any the rules' own choice stands."""

    weights: Mapping[str, float]

    @classmethod
    def load(cls) -> Sides:
        """The shipped weights; raises KnowledgeError when the package lacks them."""
        return _load()

    @cached_property
    def _scales(self) -> dict[str, _Scale]:
        """By side and part of speech, what each plain feature weighs."""
        tables: dict[str, dict[str, float]] = {}
        for side in SIDES:
            for part in ("verb", "noun"):
                table = tables[f"{side[:3]} {part}"] = {}
                for base in (side[:3], f"{side[:3]} {part}"):
                    for name, weight in self.weights.items():
                        if name.startswith(base + " "):
                            plain = name[len(base) + 1 :]
                            table[plain] = table.get(plain, 0.0) + weight
        return {base: _Scale(table) for base, table in tables.items()}

    def best(self, options: Sequence[Option], draft: Draft, side: str) -> Option:
        """The likeliest option, of several alike the first."""
        return max(options, key=self._scales[bases(draft, side)[1]].odds)

    def filled(self, draft: Draft, stage: Stage) -> Draft:
        """The draft with the likeliest parties on each side."""
        for side in SIDES:
            chosen = self.best(stage.options(draft, side), draft, side)
            if not chosen.current:
                own = getattr(draft, side)
                parties = tuple(p if p in own else replace(p, inferred=True, rule=_told(p)) for p in chosen.parties)
                why = {**draft.why, side: WEIGHED}
                draft = (
                    draft.but(actors=parties, why=why) if side == "actors" else draft.but(recipients=parties, why=why)
                )
        return draft


def _told(party: Participant) -> str:
    return f"{party.rule}; {WEIGHED}" if party.rule else WEIGHED


@cache
def _load() -> Sides:
    return Sides(shipped("sides", "make confidence")["weights"])
