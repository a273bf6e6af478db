"""The floors: figures that must not be missed, committed in floors.toml, and raised as the product gets better."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rows import Row

__all__ = ["Floor", "floored", "raised", "read_floors", "write_floors"]

HEAD = """# Floors and targets of the evaluation. A run below a floor fails; `python evaluation/run.py --update` raises
# floors to what was reached (it never lowers one: that takes --allow-regression and a reason in docs/decisions/).
# `lower` marks figures where less is better. Targets are those of the issues.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """The bounds of one figure."""

    set: str
    part: str
    metric: str
    floor: float | None = None
    target: float | None = None
    lower: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        return self.set, self.part, self.metric


def read_floors(path: Path) -> dict[tuple[str, str, str], Floor]:
    """The floors by (set, part, metric)."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["floor"]
    return {floor.key: floor for floor in (Floor(**row) for row in rows)}


def write_floors(path: Path, floors: Iterable[Floor]) -> None:
    """Replace the file, whole."""
    text = HEAD + "".join(_entry(floor) for floor in floors)
    draft = path.with_suffix(".new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def floored(rows: Iterable[Row], floors: dict[tuple[str, str, str], Floor]) -> list[Row]:
    """The rows that have bounds, with them."""
    return [
        replace(row, floor=bound.floor, target=bound.target, lower=bound.lower)
        for row in rows
        if (bound := floors.get(row.key)) is not None
    ]


def raised(floors: Iterable[Floor], rows: Sequence[Row], *, allow_regression: bool) -> list[Floor]:
    """The floors at what the rows reached, where that is better (or anywhere, with `allow_regression`)."""
    reached = {row.key: row.value for row in rows}
    return [_raised(floor, reached.get(floor.key), allow_regression) for floor in floors]


def _raised(floor: Floor, value: float | None, allow_regression: bool) -> Floor:
    if value is None:
        return floor
    rounded = (math.ceil if floor.lower else math.floor)(value * 1000) / 1000
    better = floor.floor is None or (rounded < floor.floor if floor.lower else rounded > floor.floor)
    return replace(floor, floor=rounded) if better or allow_regression else floor


def _entry(floor: Floor) -> str:
    lines = ["\n[[floor]]", *(f'{name} = "{getattr(floor, name)}"' for name in ("set", "part", "metric"))]
    lines += [f"{name} = {value:g}" for name in ("floor", "target") if (value := getattr(floor, name)) is not None]
    if floor.lower:
        lines.append("lower = true")
    return "\n".join(lines) + "\n"
