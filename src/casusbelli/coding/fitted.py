"""All weights fitted on the corpus, in the order they are used (docs/decisions/0073)."""

from __future__ import annotations

from dataclasses import dataclass

from casusbelli.coding.acceptance import Judge
from casusbelli.coding.nationality import Nationality
from casusbelli.coding.sides import Sides
from casusbelli.coding.verdict import Verdict

__all__ = ["Fitted"]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A first look at every candidate, countries of the unnamed, who takes part, and which candidates become rows."""

    judge: Judge
    nationality: Nationality
    sides: Sides
    verdict: Verdict

    @classmethod
    def load(cls) -> Fitted:
        """The shipped weights; raises KnowledgeError when one is missing from the package."""
        return cls(Judge.load(), Nationality.load(), Sides.load(), Verdict.load())
