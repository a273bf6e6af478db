"""Keys: one spelling for all the ways a place's name is written.

`key("Al-Qa'im")` and `key("al Qaim")` are both `"al qaim"`; `key("U.S.")` is `"us"`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["is_latin", "key", "variants"]

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "þ": "th",
        "Þ": "Th",
        "ð": "d",
        "ə": "a",
        "Ə": "A",
        "&": " and ",
    }
)
_DROPPED = re.compile(r"[.'’‘`´ʻʼʿʾ′]")
_GAPS = re.compile(r"[^0-9a-z]+")
_LATIN = re.compile(r"^[\u0000-\u024f\u1e00-\u1effə’‘ʻʼ`ʿʾ′\u0300-\u036f]+$")
_ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ed", "er", "es", "et", "ez", "esh"})
_SPELLINGS = (
    ("saint ", "st "),
    ("st ", "saint "),
    ("mount ", "mt "),
    ("mt ", "mount "),
    ("fort ", "ft "),
    ("ft ", "fort "),
)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """`name` without case, accents, apostrophes, full stops and hyphens; empty when nothing Latin is left."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    elif "&" in name:
        name = name.translate(_LETTERS)
    return _GAPS.sub(" ", _DROPPED.sub("", name).casefold()).strip()


def is_latin(name: str) -> bool:
    """True when every letter of `name` belongs to the Latin script."""
    return bool(_LATIN.match(name))


def variants(spelling: str) -> tuple[str, ...]:
    """Other keys under which the place of key `spelling` may be filed: with and without an article, St. for Saint."""
    first, _, rest = spelling.partition(" ")
    found = [new + spelling[len(old) :] for old, new in _SPELLINGS if spelling.startswith(old)]
    if first == "the" and rest:
        found.append(rest)
    if first in _ARTICLES and len(rest) > 3:
        found.append(rest)
        found += [f"{article} {rest}" for article in ("al", "el") if article != first]
    elif len(spelling) > 3:
        found.append(f"al {spelling}")
    return tuple(dict.fromkeys(found))
