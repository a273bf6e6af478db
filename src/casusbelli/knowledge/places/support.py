"""Second thoughts on doubtful names: those the rest of the text bears out are kept, the others dropped."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .gazetteer import Gazetteer, Hit
from .normal import key
from .place import Place
from .resolve import Choice
from .toponym import Toponym
from .weights import is_point

__all__ = ["supported"]

_SAME_NAME = 3.0
_CLOSE_BY = 2.5
_SAME_DIVISION = 1.0
_CLOSE = 0.9
"""Degrees, some 100 km, within which another place of the text lends support."""


def supported(
    toponyms: Sequence[Toponym], choices: Sequence[Choice | None], gazetteer: Gazetteer, home: Place | None
) -> tuple[bool, ...]:
    """Which toponyms to keep. `choices` are the meanings of those with points above 0 and None for all others."""
    sure = {key(toponym.text) for toponym in toponyms if toponym.points > 0}
    places = {choice.place.index: choice.place for choice in choices if choice is not None}
    if home is not None:
        places.setdefault(home.index, home)
    ground = _Ground(list(places.values()), gazetteer)
    return tuple(
        toponym.points > 0
        or toponym.points + (_SAME_NAME if key(toponym.text) in sure else 0.0) > 0
        or toponym.points + ground.support(toponym.wording.hits) > 0
        for toponym in toponyms
    )


class _Ground:
    """The places a text speaks of, as support for doubtful names."""

    def __init__(self, places: Sequence[Place], gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        points = [place for place in places if is_point(place) and place.kind != "admin1"]
        self.lat = np.array([place.lat for place in points])
        self.lon = np.array([place.lon for place in points])
        self.divisions = {area.index for place in places if (area := gazetteer.admin1(place)) is not None}

    def support(self, hits: Sequence[Hit]) -> float:
        """The most that speaks for any of the entries."""
        return max((self._for(hit.place) for hit in hits if not hit.abbreviation), default=0.0)

    def _for(self, place: Place) -> float:
        if not is_point(place):
            return 0.0
        if len(self.lat):
            narrow = np.cos(np.radians(place.lat))
            near = np.hypot(self.lat - place.lat, (self.lon - place.lon) * narrow).min()
            if near < _CLOSE:
                return _CLOSE_BY
        area = self.gazetteer.admin1(place)
        return _SAME_DIVISION if area is not None and area.index in self.divisions else 0.0
