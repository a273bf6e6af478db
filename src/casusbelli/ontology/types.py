"""The 16 PLOVER types: modes, quad class, score, CAMEO crosswalk."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

__all__ = ["EventType", "cameo_code", "event_types"]


@dataclass(frozen=True, slots=True)
class EventType:
    """One PLOVER type; `score` is on PLOVER's conflict-cooperation scale, -10 to +10."""

    name: str
    quad: str
    score: float
    cameo: str
    modes: tuple[str, ...] = ()
    mode_cameo: Mapping[str, str] = field(default_factory=dict)


@cache
def event_types() -> Mapping[str, EventType]:
    """The types by name, read once from types.toml."""
    table = tomllib.loads((files("casusbelli.ontology") / "types.toml").read_text(encoding="utf-8"))
    return {
        name: EventType(
            name=name,
            quad=row["quad"],
            score=float(row["score"]),
            cameo=row["cameo"],
            modes=tuple(row["modes"]),
            mode_cameo=row.get("mode_cameo", {}),
        )
        for name, row in table.items()
    }


def cameo_code(event_type: str, modes: Iterable[str]) -> str:
    """The nearest CAMEO code of a type with its modes: the first mode that has one, else the type's own."""
    kind = event_types()[event_type]
    return next((kind.mode_cameo[mode] for mode in modes if mode in kind.mode_cameo), kind.cameo)
