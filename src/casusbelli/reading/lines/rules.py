"""The table of wordings, compiled: which rules a line meets."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["KINDS", "Rule", "hint_rules", "sure_kind"]

KINDS = ("promo", "related", "newsletter", "syndication", "byline", "caption")


@dataclass(frozen=True, slots=True)
class Rule:
    """Patterns of one kind of line, tried on folded lines of at most `longest` characters."""

    kind: str
    longest: int
    patterns: tuple[re.Pattern[str], ...]


def sure_kind(line: str) -> str | None:
    """The kind a folded, stripped line has by its wording alone; None when no rule is sure."""
    for rule in _rules("sure"):
        if len(line) <= rule.longest and any(pattern.search(line) for pattern in rule.patterns):
            return rule.kind
    return None


def hint_rules() -> tuple[Rule, ...]:
    """The rules that only hint, in the table's order."""
    return _rules("hint")


@cache
def _rules(strength: str) -> tuple[Rule, ...]:
    table = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8"))
    return tuple(
        Rule(row["kind"], row["longest"], tuple(re.compile(pattern, re.IGNORECASE) for pattern in row["patterns"]))
        for row in table["rule"]
        if row["strength"] == strength
    )
