"""Numbers as news write them: "27", "1,500", "2 1/2", "twenty-four", "two and a half", "nineteen ninety-six"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casusbelli.times.tokens import Token

__all__ = ["Number", "Numerals"]

_LONGEST_DIGITS = 15
_LONGEST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Number:
    """A number over tokens up to `end` (exclusive); `ordinal` for "third", `spelled_year` for "nineteen ninety-six"."""

    value: float
    end: int
    ordinal: bool = False
    spelled_year: bool = False


@dataclass(frozen=True, slots=True)
class Numerals:
    """Reads numbers with the lexicon's number words."""

    units: Mapping[str, int]
    scales: Mapping[str, int]
    ordinals: Mapping[str, int]

    def may_begin(self, word: str) -> bool:
        """Whether a number in words can begin with `word`."""
        return word in self.units or word in self.ordinals or word in ("a", "an")

    def read(self, tokens: Sequence[Token], at: int) -> Number | None:
        """The longest number that begins at token `at`, or None."""
        token = tokens[at]
        if token.shape == "number":
            return self._digits(tokens, at)
        if token.shape == "ordinal":
            return Number(int(token.lower[:-2]), at + 1, ordinal=True)
        if token.shape != "word" or not self.may_begin(token.lower):
            return None
        return self._words(tokens, at)

    def _digits(self, tokens: Sequence[Token], at: int) -> Number | None:
        text = tokens[at].lower.replace(",", "")
        if len(text) > _LONGEST_DIGITS:
            return None
        value = float(text)
        rest = tokens[at + 1 : at + 4]
        if len(rest) == 3 and [t.lower for t in rest] in (["1", "/", "2"], ["1", "⁄", "2"]):
            return Number(value + 0.5, at + 4)
        if rest and rest[0].lower == "½":
            return Number(value + 0.5, at + 2)
        if rest and rest[0].lower in self.scales:
            return Number(value * self.scales[rest[0].lower], at + 2)
        return self._with_half(tokens, Number(value, at + 1))

    def _with_half(self, tokens: Sequence[Token], number: Number) -> Number:
        words = [t.lower for t in tokens[number.end : number.end + 3]]
        if words == ["and", "a", "half"]:
            return Number(number.value + 0.5, number.end + 3)
        return number

    def _words(self, tokens: Sequence[Token], at: int, alone: bool = True) -> Number | None:
        total, group, end, seen = 0, 0, at, False
        while end < min(len(tokens), at + _LONGEST_WORDS):
            word = tokens[end].lower
            if seen and word in ("-", "and") and not self._goes_on(tokens, end, group):
                break
            if word in ("-", "and") and seen:
                end += 1
                continue
            if word in self.ordinals and (
                not seen or (group % 10 == 0 and group % 100 >= 20 and self.ordinals[word] < 10)
            ):
                return Number(total + group + self.ordinals[word], end + 1, ordinal=True)
            if word in self.units:
                if seen and not self._fits(group, self.units[word]):
                    return self._year_pair(total + group, tokens, end) if alone else Number(total + group, end)
                group += self.units[word]
            elif word in self.scales and seen:
                total, group = self._scaled(total, group, self.scales[word])
            elif word in ("a", "an") and not seen and end + 1 < len(tokens) and tokens[end + 1].lower in self.scales:
                group = 1
            else:
                break
            seen, end = True, end + 1
        return self._with_half(tokens, Number(total + group, end)) if seen else None

    @staticmethod
    def _scaled(total: int, group: int, scale: int) -> tuple[int, int]:
        return (total, (group or 1) * scale) if scale < 1000 else (total + (group or 1) * scale, 0)

    @staticmethod
    def _fits(group: int, unit: int) -> bool:
        return group % 100 == 0 if unit >= 10 else group % 10 == 0 and group % 100 != 10

    def _goes_on(self, tokens: Sequence[Token], at: int, group: int) -> bool:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None:
            return False
        word = following.lower
        if tokens[at].lower == "and":
            return group >= 100 and group % 100 == 0 and word in self.units
        joined = tokens[at].start == tokens[at - 1].end and following.start == tokens[at].end
        small = self.units.get(word, self.ordinals.get(word, 99))
        return joined and small < 10 and group % 10 == 0 and group % 100 >= 20

    def _year_pair(self, value: int, tokens: Sequence[Token], at: int) -> Number | None:
        """ "nineteen" + "ninety-six": two numbers side by side that make a year."""
        if not 10 <= value <= 20:
            return Number(value, at)
        rest = self._words(tokens, at, alone=False)
        if rest is None or rest.ordinal or not 10 <= rest.value < 100:
            return Number(value, at)
        return Number(value * 100 + rest.value, rest.end, spelled_year=True)
