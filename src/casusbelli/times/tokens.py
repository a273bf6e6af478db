"""Light tokens: what the grammar reads, cut the same way with and without a language model."""

from __future__ import annotations

import re
from typing import NamedTuple

from casusbelli.language.analysis import Analysis

__all__ = ["Token", "tokens_of", "tokens_of_analysis"]

_TOKEN = re.compile(
    r"""
      (?P<break>\n[^\S\n]*\n\s*)
    | (?P<stamp>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-]))
    | (?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\w/])
        |(?<![\w.-])\d{1,2}(?:\.\d{1,2}\.|-\d{1,2}-)(?:19|20)\d{2}(?!\w|[.-]\d))
    | (?P<clock>\d{1,2}(?::\d{2}){1,2}(?![\d:])|\d{1,2}\.\d{2}(?=\s?[ap]\.?m\b))
    | (?P<decade>(?:\d{3}|(?<![\w.,])['’`]?\d)0['’]?s\b)
    | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<short>(?<![\w'’`])['’`]\d{2}(?![\w'’]))
    | (?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)
    | (?P<meridiem>(?i:[ap]\.m\b\.?))
    | (?P<possessive>['’]s\b|(?<=s)['’](?![\w]))
    | (?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?)
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_CLOSERS = frozenset("\"”’')]`")


class Token(NamedTuple):
    """One light token. `shape` names its kind of writing; `tag` and `word` are the analysis's, else "" and -1."""

    start: int
    end: int
    text: str
    lower: str
    shape: str
    sentence: int
    tag: str = ""
    word: int = -1


def _cut(text: str) -> list[tuple[str, int, int]]:
    return [(found.lastgroup or "mark", found.start(), found.end()) for found in _TOKEN.finditer(text)]


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a bare text; a sentence ends at . ! ? before a capital, or at a blank line."""
    cut = _cut(text)
    out: list[Token] = []
    sentence = 0
    for at, (shape, start, end) in enumerate(cut):
        piece = text[start:end]
        out.append(Token(start, end, piece, piece.lower(), shape, sentence))
        if shape == "break" or (piece in ".!?" and _ends_sentence(text, cut, at)):
            sentence += 1
    return tuple(out)


def _ends_sentence(text: str, cut: list[tuple[str, int, int]], at: int) -> bool:
    end = cut[at][2]
    if cut[at][1] and text[end - 1] == "." and at and len(_word_before(text, cut, at)) <= 4 and at + 1 < len(cut):
        before = _word_before(text, cut, at)
        if before[:1].isupper() and cut[at + 1][0] in ("number", "ordinal"):
            return False
    while end < len(text) and text[end] in _CLOSERS:
        end += 1
    rest = text[end : end + 3].lstrip()
    return end == len(text) or (text[end].isspace() and (not rest or not rest[0].islower()))


def _word_before(text: str, cut: list[tuple[str, int, int]], at: int) -> str:
    shape, start, end = cut[at - 1]
    return text[start:end] if shape == "word" and end == cut[at][1] else "....."


def tokens_of_analysis(analysis: Analysis) -> tuple[Token, ...]:
    """The tokens of an analysed text, each with the word it lies in, that word's tag and sentence."""
    starts = [word.start for word in analysis.words]
    if not starts:
        return tokens_of(analysis.text)
    out: list[Token] = []
    number, last = 0, len(starts) - 1
    for shape, start, end in _cut(analysis.text):
        while number < last and starts[number + 1] <= start:
            number += 1
        word = analysis.words[number]
        piece = analysis.text[start:end]
        tag = word.upos if word.start <= start < word.end else ""
        out.append(Token(start, end, piece, piece.lower(), shape, word.sentence, tag, number))
    return tuple(out)
