"""What counts for how much when a name may mean several places. Set by judgement, checked on public gold."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from .gazetteer import Hit
from .place import Place

__all__ = ["WEIGHTS", "Weights", "prior"]


@dataclass(frozen=True, slots=True)
class Weights:
    """Scores are natural-log odds before division by `temperature`; distances are in kilometres."""

    kind: dict[str, float] = field(
        default_factory=lambda: {
            "country": 6.5, "continent": 6.0, "admin1": 1.4, "admin2": -1.6, "capital": 3.0, "city": 0.0,
            "region": 1.0, "water": 1.0, "landform": 0.5, "site": 0.5, "district": -0.2,
        }
    )  # fmt: skip
    """Added to the logarithm of the population, by what the entry is."""
    per_decade: float = 1.0
    """For every tenfold more people."""
    other_name: float = -1.6
    """The name is not one of the entry's usual names."""
    seat: float = -2.0
    """A division whose chief town has the same name: "in Kirkuk" means the town unless a province is spoken of."""
    seat_people: int = 20_000
    after_comma: float = 7.0
    """An abbreviation where an abbreviation is read: "Lake Charles, La."."""
    held: float = 9.0
    """The text says, by a comma, that the place lies in an area, and the entry does."""
    held_firm: float = 11.0
    """The text says so in words."""
    holding: float = 3.0
    """The entry is the area that holds what the text says it holds."""
    country_votes: float = 4.0
    admin1_votes: float = 4.5
    nearness: float = 5.0
    near_scale: float = 90.0
    half_votes: float = 1.2
    home: float = 2.0
    """Votes of the place where the report was published."""
    temperature: float = 1.0
    rounds: int = 3


WEIGHTS = Weights()


def prior(hit: Hit, weights: Weights = WEIGHTS) -> float:
    """How likely a name means this entry before anything is known of the text."""
    place = hit.place
    people = math.log10(max(place.population, 10))
    return weights.kind[place.kind] + weights.per_decade * people + (0.0 if hit.main else weights.other_name)


def is_point(place: Place) -> bool:
    """True when the entry is small enough that nearness to it means something."""
    return place.kind not in ("country", "continent", "region", "water")
