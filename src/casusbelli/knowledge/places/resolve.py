"""Chooses among namesakes: what the text says holds what, the countries and provinces it speaks of, nearness, size.

Every name has one meaning in a document, unless the text places two mentions in different areas. All entries of all
names are scored together: population and kind first, then in rounds the votes of the other names' likely meanings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .containment import Holding, holdings
from .gazetteer import Gazetteer, Hit
from .normal import key
from .place import Place
from .toponym import Toponym
from .weights import WEIGHTS, Weights, is_point, prior

__all__ = ["Choice", "resolve"]

Scores = npt.NDArray[np.float64]
_ARTICLED = frozenset({"water", "landform", "region", "country"})
_ARTICLE = 3.0
_MOST_CANDIDATES = 40
_EARTH_RADIUS = 6371.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry chosen for a toponym, and the chance that it is right."""

    place: Place
    score: float


@dataclass(slots=True)
class _Name:
    """One name of the document: its mentions (toponym numbers), its candidates and their scores."""

    mentions: list[int]
    hits: tuple[Hit, ...]
    base: Scores


def resolve(
    text: str,
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    home: Place | None = None,
    weights: Weights = WEIGHTS,
) -> tuple[Choice | None, ...]:
    """The entry each toponym means, in order; None where the gazetteer has no such name. `home` is the publisher's."""
    told = holdings(text, toponyms)
    names = _names(text, toponyms, told, gazetteer, weights)
    if not names:
        return (None,) * len(toponyms)
    board = _Board(names, gazetteer, weights, home)
    chances = board.settle(_held_pairs(names, told))
    chosen: list[Choice | None] = [None] * len(toponyms)
    for name, chance in zip(names, chances, strict=True):
        best = int(np.argmax(chance))
        for mention in name.mentions:
            chosen[mention] = Choice(name.hits[best].place, float(chance[best]))
    return tuple(chosen)


def _has_article(text: str, toponym: Toponym) -> bool:
    """Whether "the" stands before a name: seas, rivers and regions have it, towns and districts do not."""
    return toponym.text[:4].lower() == "the " or text[max(0, toponym.start - 4) : toponym.start].lower() == "the "


def _scored(
    hits: Sequence[Hit], comma: bool, article: bool, gazetteer: Gazetteer, weights: Weights
) -> list[tuple[float, Hit]]:
    """The likeliest entries before the rest of the text is heard, best first."""
    taken = [hit for hit in hits if comma or not hit.abbreviation]
    towns = [hit.place for hit in taken if hit.place.kind in ("city", "capital") and hit.main]
    seats = {
        area for town in towns if town.population >= weights.seat_people for area in gazetteer.ancestors(town.parent)
    }
    found = []
    for hit in taken:
        score = prior(hit, weights) + (weights.after_comma if comma and hit.abbreviation else 0.0)
        if article and hit.place.kind in _ARTICLED:
            score += _ARTICLE
        if hit.place.index in seats and hit.place.kind in ("admin1", "admin2"):
            score += weights.seat
        found.append((score, hit))
    return sorted(found, key=lambda one: (-one[0], one[1].place.index))[:_MOST_CANDIDATES]


def _names(
    text: str, toponyms: Sequence[Toponym], told: Sequence[Holding], gazetteer: Gazetteer, weights: Weights
) -> list[_Name]:
    outer_of = {one.inner: key(toponyms[one.outer].text) for one in told}
    after_comma = {one.outer for one in told if one.outer == one.inner + 1}
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    outers: dict[str, set[str]] = defaultdict(set)
    for number, toponym in enumerate(toponyms):
        if toponym.wording.hits:
            outers[key(toponym.text)] |= {outer_of[number]} if number in outer_of else set()
    for number, toponym in enumerate(toponyms):
        if not toponym.wording.hits:
            continue
        spelling = key(toponym.text)
        several = len(outers[spelling]) > 1
        groups[spelling, outer_of.get(number, "") if several else ""].append(number)
    found = []
    for mentions in groups.values():
        comma = any(number in after_comma for number in mentions)
        article = all(_has_article(text, toponyms[number]) for number in mentions)
        toponym = toponyms[mentions[0]]
        named = gazetteer.look_up(f"the {toponym.text}") if article and not toponym.wording.people else ()
        scored = _scored(named or toponym.wording.hits, comma, article, gazetteer, weights)
        if scored:
            found.append(_Name(mentions, tuple(hit for _, hit in scored), np.array([score for score, _ in scored])))
    return found


def _held_pairs(names: Sequence[_Name], told: Sequence[Holding]) -> list[tuple[int, int, bool]]:
    """(inner name, outer name, firm) by the names' positions, each once."""
    name_of = {mention: number for number, name in enumerate(names) for mention in name.mentions}
    pairs: dict[tuple[int, int], bool] = {}
    for one in told:
        if one.inner in name_of and one.outer in name_of:
            pair = name_of[one.inner], name_of[one.outer]
            if pair[0] != pair[1]:
                pairs[pair] = pairs.get(pair, False) or one.firm
    return [(inner, outer, firm) for (inner, outer), firm in pairs.items()]


class _Board:
    """All candidates of all names side by side; `owner` says whose each is."""

    def __init__(self, names: Sequence[_Name], gazetteer: Gazetteer, weights: Weights, home: Place | None) -> None:
        self.names, self.gazetteer, self.weights, self.home = names, gazetteer, weights, home
        places = [hit.place for name in names for hit in name.hits]
        self.owner = np.repeat(np.arange(len(names)), [len(name.hits) for name in names])
        self.starts = np.searchsorted(self.owner, np.arange(len(names)))
        self.base = np.concatenate([name.base for name in names])
        seats = [*places, home] if home is not None else places
        self.country = _numbered([place.country for place in seats])
        self.admin1 = _numbered([_admin1_number(gazetteer, place) for place in seats])
        self.kernel = self._kernel(seats)
        self.share = np.array([1.0 + 0.35 * np.log(len(name.mentions)) for name in names])

    def settle(self, pairs: Sequence[tuple[int, int, bool]]) -> list[Scores]:
        """The chance of every candidate of every name."""
        held = self._inside(pairs)
        scores = self.base.copy()
        for _ in range(self.weights.rounds):
            chances = self._chances(scores)
            scores = self.base + self._votes(chances) + self._held(held, chances)
        return np.split(self._chances(scores), self.starts[1:])

    def _chances(self, scores: Scores) -> Scores:
        top = np.maximum.reduceat(scores, self.starts)[self.owner]
        weight = np.exp((scores - top) / self.weights.temperature)
        chances: Scores = weight / np.add.reduceat(weight, self.starts)[self.owner]
        return chances

    def _votes(self, chances: Scores) -> Scores:
        """What the other names, by their likely meanings, and the publisher's seat say for each candidate."""
        weights, count = self.weights, len(chances)
        cast = chances * self.share[self.owner]
        if self.home is not None:
            cast = np.append(cast, weights.home)
        near = self.kernel @ cast
        country = self._poll(self.country, cast)
        admin1 = self._poll(self.admin1, cast)
        return (
            weights.country_votes * _saturated(country, weights.half_votes)
            + weights.admin1_votes * _saturated(admin1, weights.half_votes)
            + weights.nearness * _saturated(near, 1.0)
        )[:count]

    def _poll(self, group: npt.NDArray[np.int64], cast: Scores) -> Scores:
        """Votes of the other names for the group each of the candidates belongs to."""
        width = int(group.max(initial=0)) + 1
        total = np.bincount(group, weights=cast, minlength=width)[group]
        count = len(self.owner)
        own = np.bincount(self.owner * width + group[:count], weights=cast[:count])[self.owner * width + group[:count]]
        votes: Scores = total[:count] - own
        votes[group[:count] == 0] = 0.0
        return votes

    def _kernel(self, places: Sequence[Place]) -> Scores:
        """How near every candidate is to every other name's candidates, 1 for the same spot."""
        count = len(self.owner)
        lat = np.radians([place.lat for place in places])
        lon = np.radians([place.lon for place in places])
        point = np.array([is_point(place) for place in places])
        sines = np.sin((lat[:count, None] - lat) / 2) ** 2
        sines += np.cos(lat[:count, None]) * np.cos(lat) * np.sin((lon[:count, None] - lon) / 2) ** 2
        far = 2 * _EARTH_RADIUS * np.arcsin(np.sqrt(np.minimum(1.0, sines)))
        kernel: Scores = np.exp(-far / self.weights.near_scale) * point * point[:count, None]
        kernel[:, :count][self.owner[:, None] == self.owner] = 0.0
        return kernel

    def _inside(self, pairs: Sequence[tuple[int, int, bool]]) -> list[tuple[Scores, int, int, bool]]:
        """For each told containment, which inner candidates lie in which outer ones; what nothing fits is dropped."""
        found = []
        for inner, outer, firm in pairs:
            within = [self.gazetteer.ancestors(hit.place.parent) for hit in self.names[inner].hits]
            areas = [hit.place for hit in self.names[outer].hits]
            rows = zip(within, self.names[inner].hits, strict=True)
            fits = np.array([[_fits(chain, area, hit.place) for area in areas] for chain, hit in rows], dtype=float)
            both_countries = self.names[inner].hits[0].place.kind == areas[0].kind == "country"
            if fits.any() and (firm or not both_countries):
                found.append((fits, inner, outer, firm))
        return found

    def _held(self, held: Sequence[tuple[Scores, int, int, bool]], chances: Scores) -> Scores:
        bonus = np.zeros(len(chances))
        for fits, inner, outer, firm in held:
            left, right = self.starts[inner], self.starts[outer]
            inners = slice(left, left + fits.shape[0])
            outers = slice(right, right + fits.shape[1])
            strength = self.weights.held_firm if firm else self.weights.held
            bonus[inners] += strength * np.sqrt(fits @ chances[outers])
            bonus[outers] += self.weights.holding * np.sqrt(fits.T @ chances[inners])
        return bonus


def _fits(chain: tuple[int, ...], area: Place, inner: Place) -> bool:
    return area.index in chain or (area.kind == "region" and area.country is not None and area.country == inner.country)


def _saturated(votes: Scores, half: float) -> Scores:
    saturated: Scores = votes / (votes + half)
    return saturated


def _numbered(labels: Sequence[str | int | None]) -> npt.NDArray[np.int64]:
    """Numbers for labels, 0 for None."""
    numbers: dict[str | int, int] = {}
    return np.array([0 if one is None else numbers.setdefault(one, len(numbers) + 1) for one in labels], dtype=np.int64)


def _admin1_number(gazetteer: Gazetteer, place: Place) -> int | None:
    area = gazetteer.admin1(place)
    return None if area is None else area.index
