"""One figure of one evaluation set, and the table of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Row", "table"]

EPSILON = 0.0005
"""A figure this little below its floor is rounding, not a regression."""


@dataclass(frozen=True, slots=True)
class Row:
    """`value` with its 95 % interval over `n` items; `floor` must not be missed, `target` is what is aimed at.

    `lower` is true where less is better (false rows a document, mean error).
    """

    set: str
    part: str
    metric: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0
    floor: float | None = None
    target: float | None = None
    lower: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        return self.set, self.part, self.metric

    def misses(self, bound: float | None) -> bool:
        """Is the value on the wrong side of `bound`? A figure that is not there misses every bound."""
        if bound is None:
            return False
        if self.value is None:
            return True
        return self.value > bound + EPSILON if self.lower else self.value < bound - EPSILON

    @property
    def verdict(self) -> str:
        if self.misses(self.floor):
            return "BELOW FLOOR"
        if self.target is None:
            return ""
        return "short of target" if self.misses(self.target) else "target met"


HEADINGS = ("set", "metric", "value", "95 % interval", "n", "floor", "target", "")


def table(rows: Sequence[Row]) -> str:
    """The rows in aligned columns, figures to three places."""
    lines = [HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) if number in (0, 1, 7) else cell.rjust(width) for number, (cell, width) in pairs)
        for pairs in (list(enumerate(zip(line, widths, strict=True))) for line in lines)
    )


def _cells(row: Row) -> tuple[str, ...]:
    name = row.set if row.part in ("", row.set) else f"{row.set}/{row.part}"
    interval = f"{row.low:.3f}-{row.high:.3f}" if row.low is not None and row.high is not None else ""
    bounds = tuple("" if bound is None else f"{bound:.3f}" for bound in (row.floor, row.target))
    return name, row.metric.strip(), _figure(row.value), interval, str(row.n or ""), *bounds, row.verdict


def _figure(value: float | None) -> str:
    return "none" if value is None else f"{value:.3f}"
