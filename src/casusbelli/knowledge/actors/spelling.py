"""One spelling for comparing names: plain form, transliteration skeleton, tokens.

The skeleton folds what transliterators disagree on (vowels, doubled letters, kh/q/gh, the article, abd al-), after the
usual practice of name matching; it is only ever compared between things of one kind.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

from anyascii import anyascii

__all__ = ["Token", "bare", "capitalised", "has_capital", "plain", "skeleton", "skeleton_code", "tidy", "tokens"]

_APOSTROPHES = re.compile("[\u2018\u2019\u201b\u02bc\u02bb\u02bf\u02be\u02b9\u0060\u00b4]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_QUOTES = re.compile('[\u201c\u201d\u00ab\u00bb"]')
_SPACES = re.compile(r"\s+")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_NOT_WORD = re.compile(r"[^a-z0-9+&/]+")
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['.&/+-]?[^\W_]+)*\+?|'s\b|'")
_TITLE_DOT = re.compile(r"\b(Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Sen|Rep|Gov|Prof|Rev|St|Brig|Cmdr)\.", re.I)
_ARTICLES = frozenset(
    ["al", "el", "ul", "as", "ash", "ad", "ar", "az", "an", "at", "ath", "the", "bin", "ibn", "ben", "bint"]
)
_FOLDS = (
    ("kh", "k"),
    ("gh", "k"),
    ("q", "k"),
    ("ck", "k"),
    ("c", "k"),
    ("g", "k"),
    ("ph", "f"),
    ("dh", "d"),
    ("th", "t"),
    ("sh", "s"),
    ("ch", "s"),
    ("j", "s"),
    ("z", "s"),
    ("x", "s"),
    ("v", "f"),
    ("w", "f"),
    ("p", "b"),
)
_WEAK = re.compile(r"[aeiouyh]")
_DOUBLED = re.compile(r"(.)\1+")

_PHRASE = 120  # letters of the longest text whose words are kept at hand

Token = str


def tidy(text: str) -> str:
    """`text` with plain apostrophes, dashes and spaces, without quotation marks or edge punctuation."""
    return _tidied(text) if len(text) <= _PHRASE else _tidied.__wrapped__(text)


@lru_cache(maxsize=16384)
def _tidied(text: str) -> str:
    if _is_simple(text):
        return text.strip()
    text = _DASHES.sub("-", _APOSTROPHES.sub("'", text))
    text = _SPACES.sub(" ", _QUOTES.sub(" ", text)).strip(" ,;:!?-")
    return text[:-1].rstrip() if text.endswith(".") and not _DOTTED.search(text[-4:]) else text


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower-case ASCII words of `text` separated by single spaces, apostrophes and dots of initials dropped.

    >>> plain("Kata’ib Hizbollah"), plain("the U.S. Navy")
    ('kataib hizbollah', 'us navy')
    """
    words = text.lower().split() if _is_simple(text) else _plain_words(text)
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _plain_words(text: str) -> list[str]:
    text = anyascii(_APOSTROPHES.sub("'", text)).lower()
    text = _DOTTED.sub(lambda found: found.group().replace(".", ""), text)
    return _NOT_WORD.sub(" ", text.replace("'", "")).split()


def tokens(text: str) -> list[Token]:
    """The words of tidy `text`; a possessive 's (or ') is a token of its own."""
    return list(_cut(text) if len(text) <= _PHRASE else _cut.__wrapped__(text))


@lru_cache(maxsize=16384)
def _cut(text: str) -> tuple[Token, ...]:
    if _is_simple(text):
        return tuple(text.split())
    found: list[str] = []
    for word in _WORD.findall(_TITLE_DOT.sub(r"\1", text)):
        if "'" in word and len(word) > 2 and word[-2:].lower() == "'s":
            found += [word[:-2], "'s"]
        else:
            found.append("'s" if word == "'" and found and found[-1].endswith("s") else word)
    return tuple(word for word in found if word != "'")


def _is_simple(text: str) -> bool:
    """Whether nothing but ASCII letters, digits and single spaces is in `text`, as in most phrases."""
    return text.isascii() and text.replace(" ", "").isalnum() and "  " not in text


def has_capital(word: str) -> bool:
    """Whether any letter of `word` is a capital."""
    return word != word.lower() if word.isascii() else any(letter.isupper() for letter in word)


def bare(word: str) -> str:
    """`word` without its dots, lower-case."""
    return word.replace(".", "").lower()


def capitalised(word: str) -> bool:
    """Whether `word` looks like a name: a capital first, or after an Arabic article (al-Sistani)."""
    return word[:1].isupper() or (
        word[:3].lower() in {"al-", "el-", "ul-", "as-", "ad-", "an-", "ar-"} and word[3:4].isupper()
    )


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """The sorted consonant skeletons of the words of `text`, "" where fewer than two are left to compare."""
    found = []
    for word in plain(text).replace("abd al", "abdal").replace("abdul", "abdal").replace("abdel", "abdal").split():
        if word in _ARTICLES:
            continue
        word = word.replace("abdal", "abd ")
        found += [_bones(part) for part in word.split()]
    found = [part for part in found if part]
    return " ".join(sorted(found)) if len(found) > 1 else ""


@lru_cache(maxsize=16384)
def _bones(word: str) -> str:
    first = word[0] if word[0] not in "aeiou" else "a"
    for old, new in _FOLDS:
        word = word.replace(old, new)
    rest = _DOUBLED.sub(r"\1", _WEAK.sub("", word[1:] if first == "a" else word))
    return (first + rest) if first == "a" else rest


def skeleton_code(text: str) -> int:
    """The skeleton as a 32-bit number for the index, 0 for none."""
    bones = skeleton(text)
    return zlib.crc32(bones.encode()) if bones else 0
