"""The table of wordings, compiled: which rules a line meets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["KINDS", "Rule", "Wording", "hints_in", "sure_kind"]

KINDS = ("promo", "related", "newsletter", "syndication", "byline", "caption")


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern and whether it is tried on the line as it is or, several times as fast, in lower case."""

    pattern: re.Pattern[str]
    cased: bool

    def is_in(self, line: str, lower: str) -> bool:
        """True when the line, given as it is and in lower case, has this wording."""
        return self.pattern.search(line if self.cased else lower) is not None


@dataclass(frozen=True, slots=True)
class Rule:
    """Patterns of one kind of line, tried on folded lines of at most `longest` characters."""

    kind: str
    longest: int
    patterns: tuple[Wording, ...]


def sure_kind(line: str) -> str | None:
    """The kind a folded, stripped line has by its wording alone; None when no rule is sure."""
    lower = line.lower()
    for rule, joined in _joined("sure"):
        if len(line) <= rule.longest and any(wording.is_in(line, lower) for wording in joined):
            return rule.kind
    return None


def hints_in(line: str) -> Iterator[tuple[str, int]]:
    """The wordings of a folded, stripped line that only hint: the kind, and the number in its rule's list."""
    lower = line.lower()
    for rule, joined in _joined("hint"):
        if any(wording.is_in(line, lower) for wording in joined):
            for number, wording in enumerate(rule.patterns):
                if wording.is_in(line, lower):
                    yield rule.kind, number


@cache
def _joined(strength: str) -> tuple[tuple[Rule, tuple[Wording, ...]], ...]:
    """The rules of one strength in order, each with its wordings as one pattern for lines as they are and one for those
    in lower case.
    """
    return tuple(
        (
            rule,
            tuple(
                _either(cased, rule.patterns) for cased in (False, True) if any(w.cased is cased for w in rule.patterns)
            ),
        )
        for rule in _rules(strength)
    )


def _either(cased: bool, wordings: tuple[Wording, ...]) -> Wording:
    patterns = [wording.pattern for wording in wordings if wording.cased is cased]
    joined = "|".join(f"(?:{pattern.pattern})" for pattern in patterns)
    return Wording(re.compile(joined, patterns[0].flags & re.IGNORECASE), cased)


@cache
def _rules(strength: str) -> tuple[Rule, ...]:
    table = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8"))
    return tuple(
        Rule(row["kind"], row["longest"], tuple(map(_wording, row["patterns"])))
        for row in table["rule"]
        if row["strength"] == strength
    )


def _wording(pattern: str) -> Wording:
    cased = "(?-i:" in pattern
    return Wording(re.compile(pattern, re.IGNORECASE) if cased else re.compile(pattern.replace("A-Z", "a-z")), cased)
