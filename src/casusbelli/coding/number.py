"""Counts in words and figures, as ranges ("at least 27" is 27 and more)."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Count", "read_count"]

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {
    **{word: value for value, word in enumerate(SMALL.split())},
    **{word: 10 * value for value, word in enumerate(TENS.split(), start=2)},
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12, "score": 20}
VAGUE = {
    "couple": 2,
    "number": 2,
    "few": 3,
    "several": 3,
    "numerous": 3,
    "handful": 3,
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2_000_000,
}
FLOORS = re.compile(
    r"\b(?:at least|no fewer than|no less than|more than|over|upwards of|not less than|minimum of|in excess of"
    r"|as a minimum)\b|\+$",
    re.I,
)
CEILINGS = re.compile(
    r"\b(?:up to|as many as|at most|no more than|not more than|fewer than|less than|under|a maximum of)\b", re.I
)
ABOUT = re.compile(
    r"\b(?:about|around|some|approximately|roughly|nearly|almost|an estimated|estimated|close to|circa)\b", re.I
)
TOKEN = re.compile(r"[A-Za-z]+|\d[\d,.]*\d|\d")
BETWEEN = re.compile(r" (?:to|or|and) | ?[-–] ?")
PHRASE_LENGTH = 240
MAXIMUM = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Count:
    """A range of whole numbers, None where open."""

    min: int | None
    max: int | None
    approx: bool = False


def read_count(words: str) -> Count | None:
    """The range that the words of a noun phrase say, or None when they count nothing.

    The codebook's values stand for vague words: dozens 24, scores 40, hundreds 200, thousands 2000, several 3.
    """
    words = words[:PHRASE_LENGTH]
    pair = _read_range(words)
    if pair is not None:
        return pair
    value, vague = _read_number(words)
    if value is None:
        return None
    if CEILINGS.search(words):
        return Count(None, value)
    if FLOORS.search(words) or vague:
        return Count(value, None)
    return Count(value, value, approx=bool(ABOUT.search(words)))


def _read_range(words: str) -> Count | None:
    """ "between 20 and 30", "20 to 30", "12-15": two numbers, the lower first, with nothing else between them."""
    between = "between" in words.lower()
    for cut in BETWEEN.finditer(words):
        if "and" in cut.group() and not between:
            continue
        left, right = words[: cut.start()].split(), words[cut.end() :].split()
        if left and right and _is_number(left[-1]) and _is_number(right[0]):
            low, high = _plain(left[-1]), _plain(" ".join(right[:2]))
            if low is not None and high is not None and low < high:
                return Count(low, high)
    return None


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word.lower() in UNITS


def _plain(words: str) -> int | None:
    value, vague = _read_number(words)
    return None if vague else value


def _read_number(words: str) -> tuple[int | None, bool]:
    """The first number in the words, and whether it is a vague one ("dozens")."""
    total, current, seen = 0, 0, False
    tokens = TOKEN.findall(words.lower())
    for place, token in enumerate(tokens):
        if token[0].isdigit():
            if seen:
                break
            current, seen = _digits(token), True
        elif token in UNITS:
            current, seen = current + UNITS[token], True
        elif token in SCALES and (seen or token in {"hundred", "thousand", "million", "dozen"}):
            current = max(current, 1) * SCALES[token]
            seen = True
            if SCALES[token] >= 1000:
                total, current = total + current, 0
        elif token in VAGUE and not seen:
            return _vague(tokens, place)
        elif seen and token != "and":
            break
    value = total + current
    return (min(value, MAXIMUM), False) if seen else (None, False)


def _digits(token: str) -> int:
    whole = re.sub(r"[,\s]", "", token)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", whole):
        whole = whole.replace(".", "")
    return (
        min(int(float(whole)), MAXIMUM)
        if re.fullmatch(r"\d+(?:\.\d+)?", whole)
        else min(int(re.sub(r"\D", "", whole)[:12]), MAXIMUM)
    )


def _vague(tokens: list[str], place: int) -> tuple[int | None, bool]:
    token = tokens[place]
    value = VAGUE[token]
    if token == "number" and tokens[place - 1 : place] not in (["a"], ["small"], ["large"]):
        return None, False
    following = tokens[place + 1 : place + 3]
    if token in {"tens", "hundreds"} and "thousands" in following:
        return value * 1000 if value else None, True
    return value, value is not None
