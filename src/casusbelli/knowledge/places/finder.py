"""Places of a text: names found, resolved, and told how closely they place anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from casusbelli.language.analysis import Analysis

from .containment import holdings
from .frame import precision_of
from .gazetteer import Gazetteer
from .home import home_of
from .host import with_hosts
from .place import Place, PlaceSpan
from .recognise import find_toponyms
from .resolve import Choice, resolve
from .role import role_of
from .support import supported
from .toponym import Toponym

__all__ = ["find_places"]

_TRUST = 0.9
"""How much of a town's score an unknown place in it has."""


def find_places(analysis: Analysis, gaz: Gazetteer, *, publisher: str | None = None) -> tuple[PlaceSpan, ...]:
    """Every place named in the text, in text order; `publisher` is a name or web address that hints at its seat.

    A name the gazetteer lacks keeps its span with no coordinates, or has those of the town it is told to lie in.
    Nothing is placed that the text does not name.
    """
    home = home_of(publisher, gaz)
    found = with_hosts(find_toponyms(analysis, gaz))
    sure = tuple(toponym for toponym in found if toponym.points > 0)
    choices = resolve(analysis.text, sure, gaz, home)
    toponyms = sure if len(sure) == len(found) else _borne_out(found, choices, gaz, home)
    if len(toponyms) > len(sure):
        choices = resolve(analysis.text, toponyms, gaz, home)
    spans = [_span(analysis, toponym, choice, gaz) for toponym, choice in zip(toponyms, choices, strict=True)]
    for inner, outer in _lodgings(analysis.text, toponyms, choices):
        spans[inner] = _lodged(spans[inner], spans[outer])
    return tuple(span for span in spans if span.lat is not None or span.role != "modifier")


def _lodgings(text: str, toponyms: Sequence[Toponym], choices: Sequence[Choice | None]) -> Iterator[tuple[int, int]]:
    """Numbers of names no gazetteer has and of the towns they are told to lie in."""
    for holding in holdings(text, toponyms):
        town = choices[holding.outer]
        if holding.firm and choices[holding.inner] is None and town is not None and town.place.precision == "exact":
            yield holding.inner, holding.outer


def _lodged(span: PlaceSpan, town: PlaceSpan) -> PlaceSpan:
    """An unknown place "in Tesk" at Tesk's point: near it, and no nearer."""
    score = round(town.score * _TRUST, 4)
    placed = replace(span, lat=town.lat, lon=town.lon, country=town.country, admin1=town.admin1)
    return replace(placed, precision="near", score=score)


def _borne_out(
    found: Sequence[Toponym], meanings: Sequence[Choice | None], gaz: Gazetteer, home: Place | None
) -> tuple[Toponym, ...]:
    """The toponyms without the doubtful ones that nothing else supports; `meanings` are those of the sure ones."""
    rest = iter(meanings)
    choices = [next(rest) if toponym.points > 0 else None for toponym in found]
    kept = supported(found, choices, gaz, home)
    return tuple(toponym for toponym, keep in zip(found, kept, strict=True) if keep)


def _span(analysis: Analysis, toponym: Toponym, choice: Choice | None, gaz: Gazetteer) -> PlaceSpan:
    place = choice.place if choice else None
    division = gaz.admin1(place) if place else None
    return PlaceSpan(
        start=toponym.start,
        end=toponym.end,
        text=toponym.text,
        name=place.name if place else toponym.text,
        geonameid=place.geonameid if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        country=place.country if place else None,
        admin1=division.name if division else None,
        precision=precision_of(analysis, toponym, place),
        role=role_of(analysis, toponym, place),
        score=round(choice.score, 4) if choice else 0.0,
        first_word=toponym.first_word,
        last_word=toponym.last_word,
    )
