"""Typographic variants folded to plain ones, one code point for one, so that offsets never move."""

from __future__ import annotations

import re

__all__ = ["fold"]

_VARIANTS = {
    "'": "‘’‚‛′ʼʻ`´＇",
    '"': "“”„‟″«»＂",
    "-": "‐‑‒–—―−﹘﹣－",
    " ": "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u00ad\u200b\u200c\u200d\u2060\ufeff",
    "|": "｜¦│",
    ">": "›▸▶►→➔⟶",
    "*": "•·●▪◦■★☆",
}
_PLAIN = {variant: plain for plain, variants in _VARIANTS.items() for variant in variants}
_ANY = re.compile("[" + re.escape("".join(_PLAIN)) + "]")


def fold(text: str) -> str:
    """`text` with quotes, dashes, bullets and odd spaces in their plain ASCII form; same length, same offsets."""
    return _ANY.sub(lambda found: _PLAIN[found.group()], text)
