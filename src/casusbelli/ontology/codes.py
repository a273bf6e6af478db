"""The codebook's closed lists."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from casusbelli.ontology.types import event_types

__all__ = ["CODES", "Codes"]

FIELD_LISTS = {
    ("Mention", "contexts"): "contexts",
    ("Event", "contexts"): "contexts",
    ("Mention", "factuality"): "factualities",
    ("Event", "factuality"): "factualities",
    ("Tie", "factuality"): "factualities",
    ("Mention", "quad"): "quads",
    ("Event", "quad"): "quads",
    ("Participant", "sector"): "sectors",
    ("Participant", "type"): "participant_types",
    ("Attribution", "stance"): "stances",
    ("FoundAttribution", "stance"): "stances",
    ("Link", "relation"): "link_relations",
    ("Tie", "relation"): "tie_relations",
    ("Toll", "kind"): "toll_kinds",
    ("Interval", "precision"): "time_precisions",
    ("Place", "precision"): "place_precisions",
    ("FoundName", "type"): "name_types",
}


@dataclass(frozen=True, slots=True)
class Codes:
    """Every closed list of codes.toml, by its name there."""

    lists: Mapping[str, tuple[str, ...]]

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self.lists[name]

    def closed_list(self, record: str, name: str) -> tuple[str, ...]:
        """The codes that field `name` of `record` may hold; empty when it is open."""
        if name == "event_type":
            return tuple(event_types())
        return self.lists.get(FIELD_LISTS.get((record, name), ""), ())


def _load() -> Codes:
    table = tomllib.loads((files("casusbelli.ontology") / "codes.toml").read_text(encoding="utf-8"))
    return Codes({name: tuple(values) for name, values in table.items()})


CODES = _load()
