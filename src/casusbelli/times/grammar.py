"""The grammar: patterns over items, read from data and run as one regular expression each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from casusbelli.errors import KnowledgeError
from casusbelli.times.items import Item
from casusbelli.times.lexicon import PLAIN, Lexicon, lexicon, table

__all__ = ["Grammar", "Match", "Rule", "grammar"]

_PIECE = re.compile(r"@(?P<macro>[a-z_]+)|(?P<name>[a-z_0-9]+)=(?:(?P<open>\()|(?P<held>[A-Z]+))|(?P<cls>[A-Z]+)|\s+")
_DEEPEST = 6
_TELLING = frozenset(
    [
        "MONTH",
        "WEEKDAY",
        "WEEKDAYS",
        "SEASON",
        "SEASONS",
        "FALL",
        "UNIT",
        "UNITS",
        "PART",
        "PARTS",
        "NOON",
        "AMPM",
        "ZONE",
        "OCLOCK",
        "DEICTIC",
        "TONIGHT",
        "PRESENT",
        "PRESENTADJ",
        "PASTWORD",
        "PASTADJ",
        "FUTUREWORD",
        "FUTUREADJ",
        "ADVERB",
        "LONG",
        "AGOADJ",
        "PERIOD",
        "YEAREND",
        "MONTHEND",
        "NAMED",
        "HOLIDAY",
        "LUNAR",
        "STAMP",
        "SLASH",
        "CLOCK",
        "DECADE",
        "SHORTYEAR",
        "YYYY",
        "MIL",
    ]
)
"""Classes without one of which no stretch of items is a time expression."""


@dataclass(frozen=True, slots=True)
class Match:
    """Items `first` to `last` (exclusive) matched by the rule that `make` gives a meaning to."""

    make: str
    items: Sequence[Item]
    first: int
    last: int
    groups: dict[str, int]

    def has(self, *names: str) -> bool:
        """Whether any of the captures took part in the match."""
        return any(name in self.groups for name in names)

    def item(self, name: str) -> Item | None:
        """The item captured as `name`."""
        at = self.groups.get(name)
        return None if at is None else self.items[at]

    def sense(self, name: str, *classes: str) -> Any:
        """What the item captured as `name` stands for, as the first of `classes` it has; None without either."""
        item = self.item(name)
        if item is None:
            return None
        return next((item.meaning[c] for c in classes if c in item.meaning), None)

    def holds(self, name: str) -> bool:
        """Whether an item of class `name` lies in the match."""
        return any(name in item.meaning for item in self.items[self.first : self.last])

    def neighbour(self, offset: int) -> Item | None:
        """The item just before the match (-1) or after it (0), further ones beyond."""
        at = self.first + offset if offset < 0 else self.last + offset
        return self.items[at] if 0 <= at < len(self.items) else None


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled pattern and the name of what gives it meaning."""

    make: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules in order, with the lexicon they are written over."""

    words: Lexicon
    rules: tuple[Rule, ...]
    stretches: re.Pattern[str]
    telling: re.Pattern[str]

    def matches(self, items: Sequence[Item]) -> Iterator[tuple[int, Match]]:
        """All matches of all rules, each with its rule's place in the order of preference."""
        signs = "".join(item.sign for item in items)
        for stretch in self.stretches.finditer(signs):
            if not self.telling.search(signs, stretch.start(), stretch.end()):
                continue
            for order, rule in enumerate(self.rules):
                for found in rule.pattern.finditer(signs, stretch.start(), stretch.end()):
                    if found.end() > found.start():
                        groups = {name: found.start(name) for name, got in found.groupdict().items() if got}
                        yield order, Match(rule.make, items, found.start(), found.end(), groups)


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The shipped grammar, compiled once. Raises KnowledgeError for a pattern that does not compile."""
    words, source = lexicon(), table("grammar")
    macros: dict[str, str] = source["macros"]
    rules: list[Rule] = []
    for rule in source["rule"]:
        for pattern in rule["patterns"]:
            try:
                rules.append(Rule(rule["make"], re.compile(_expanded(pattern, macros, words, 0))))
            except (re.error, KeyError) as problem:
                raise KnowledgeError(f"times/data/grammar.toml: {rule['make']}: {pattern!r}: {problem}") from problem
    telling = "".join(sign for classes, sign in words.signs.items() if classes & _TELLING)
    return Grammar(words, tuple(rules), re.compile(f"[^{words.signs[PLAIN]}]+"), re.compile(f"[{telling}]"))


def _expanded(pattern: str, macros: dict[str, str], words: Lexicon, depth: int) -> str:
    if depth > _DEEPEST:
        raise KnowledgeError(f"times/data/grammar.toml: macros nest too deeply in {pattern!r}")

    def piece(found: re.Match[str]) -> str:
        if found["macro"]:
            return f"(?:{_expanded(macros[found['macro']], macros, words, depth + 1)})"
        if found["open"]:
            return f"(?P<{found['name']}>"
        if found["held"]:
            return f"(?P<{found['name']}>[{words.signs_of(found['held'])}])"
        return f"[{words.signs_of(found['cls'])}]" if found["cls"] else ""

    return _PIECE.sub(piece, pattern)
