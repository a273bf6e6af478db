"""What the network's event heads say, in the coder's terms; silent where a model has no such heads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from json import loads
from typing import Any

from casusbelli.language.analysis import Analysis

__all__ = ["Signals"]

FLOOR = 0.05


@dataclass(frozen=True, slots=True)
class Signals:
    """Probabilities by word number; every question has a neutral answer when the heads are missing."""

    heads: Mapping[str, Any]
    labels: Mapping[str, tuple[str, ...]]
    _events: list[float] = field(default_factory=list, repr=False, compare=False)
    _rows: dict[tuple[str, int], dict[str, float]] = field(default_factory=dict, repr=False, compare=False)
    _argued: dict[int, dict[str, dict[int, float]]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, analysis: Analysis) -> Signals:
        """The signals of one analysis."""
        return cls(analysis.heads, _labels())

    @property
    def present(self) -> bool:
        """Whether the model has event heads at all."""
        return "trigger" in self.heads

    def strongest(self, words: Iterable[int]) -> int:
        """Of some words the one most likely to be an event's head."""
        listed = tuple(words)
        return listed[0] if len(listed) == 1 else max(listed, key=self.event)

    def event(self, word: int) -> float:
        """How likely a word is the head of an event's trigger."""
        if not self.present:
            return 0.5
        if not self._events:
            self._events.extend((1.0 - self.heads["trigger"][:, 0].astype(float)).tolist())
        return self._events[word]

    def types(self, word: int) -> Mapping[str, float]:
        """The probability of each event type at a word, those above a floor."""
        if not self.present:
            return {}
        return {name: p for name, p in self._row("trigger", word).items() if name != "none"}

    def modes(self, word: int) -> Mapping[str, float]:
        """The probability of each mode at a word, those above a floor."""
        return self._row("modes", word)

    def factuality(self, word: int) -> Mapping[str, float]:
        """The probability of each factuality at a word."""
        return self._row("event_factuality", word)

    def stance(self, word: int) -> Mapping[str, float]:
        """The probability of each stance of the outermost attribution ("" for the reporter's own voice)."""
        return self._row("stance", word)

    def historical(self, word: int) -> float:
        """How likely the event at a word is background."""
        return float(self.heads["historical"][word]) if self.present else 0.0

    def causal(self, word: int) -> Mapping[str, float]:
        """How likely a word stands in a cause, an effect or the sign of one."""
        return self._row("causal", word) if "causal" in self.heads else {}

    def arguments(self, word: int) -> Mapping[str, Mapping[int, float]]:
        """For each role and link, the words likely to fill it for the event at `word`; worked out once a word."""
        if not self.present or not self.heads["trigger"].shape[0]:
            return {}
        if word not in self._argued:
            self._argued[word] = self._arguments(word)
        return self._argued[word]

    def _arguments(self, word: int) -> dict[str, dict[int, float]]:
        scores = self.heads["argument"]
        first, _ = scores.window(word)
        table = scores.scores(word)
        found: dict[str, dict[int, float]] = {}
        rows, columns = (table > 4 * FLOOR).nonzero()
        names = self.labels["argument"]
        for row, column, p in zip(rows.tolist(), columns.tolist(), table[rows, columns].tolist(), strict=True):
            found.setdefault(names[column], {})[first + row] = p
        return found

    def _row(self, head: str, word: int) -> Mapping[str, float]:
        if not self.present:
            return {}
        known = self._rows.get((head, word))
        if known is None:
            row = self.heads[head][word].tolist()
            known = {name: p for name, p in zip(self.labels[head], row, strict=True) if p > FLOOR}
            self._rows[head, word] = known
        return known


@cache
def _labels() -> Mapping[str, tuple[str, ...]]:
    raw = loads((files("casusbelli.language") / "data" / "labels.json").read_text(encoding="utf-8"))
    return {name: tuple(values) for name, values in raw.items()}
