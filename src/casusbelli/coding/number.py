"""Counts in words and figures, as ranges ("at least 27" is 27 and more)."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Count", "read_count"]

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12, "score": 20}
VAGUE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "several": 3, "tens": 20, "few": 3, "some": None,
    "many": None, "millions": 2_000_000, "couple": 2, "handful": 3, "number": 2, "numerous": 3,
}  # fmt: skip
FLOORS = re.compile(
    r"\b(?:at least|no fewer than|no less than|more than|over|upwards of|not less than|minimum of|in excess of|as a minimum)\b|\+$",
    re.I,
)
CEILINGS = re.compile(
    r"\b(?:up to|as many as|at most|no more than|not more than|fewer than|less than|under|a maximum of)\b", re.I
)
ABOUT = re.compile(
    r"\b(?:about|around|some|approximately|roughly|nearly|almost|an estimated|estimated|close to|circa)\b", re.I
)
TOKEN = re.compile(r"[A-Za-z]+|\d[\d,.]*\d|\d")
RANGE = re.compile(
    r"(?:between\s+)?(?P<low>[\w,.-]+?)\s*(?:-|–|to|and|or)\s*(?P<high>[\w,.]+(?:\s+(?:hundred|thousand|million))?)",
    re.I,
)
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
    found = RANGE.search(words)
    if found is None or not (
        "between" in words.lower() or re.search(r"\d\s*(?:-|–|to|or)\s*\d|\b(?:to|or)\b", found.group())
    ):
        return None
    low, high = (_plain(found[name]) for name in ("low", "high"))
    if low is None or high is None or low >= high:
        return None
    return Count(low, high)


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
    if token == "some" and len(tokens) > place + 1:
        return _read_number(" ".join(tokens[place + 1 :]))
    following = tokens[place + 1 : place + 3]
    if token in {"tens", "hundreds"} and "thousands" in following:
        return value * 1000 if value else None, True
    return value, value is not None
