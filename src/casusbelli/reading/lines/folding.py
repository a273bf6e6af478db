"""Typographic variants folded to plain ones, one code point for one, so that offsets never move."""

from __future__ import annotations

__all__ = ["fold"]

_VARIANTS = {
    "'": "‘’‚‛′ʼʻ`´＇",
    '"': "“”„‟″«»＂",
    "-": "‐‑‒–—―−﹘﹣－",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u00ad\u200b\u200c\u200d\u2060\ufeff\t",
    "|": "｜¦│",
    ">": "›»▸▶►→➔⟶",
    "*": "•·●▪◦■★☆",
}
_TABLE = {ord(variant): plain for plain, variants in _VARIANTS.items() for variant in variants}


def fold(text: str) -> str:
    """`text` with quotes, dashes, bullets and odd spaces in their plain ASCII form; same length, same offsets."""
    return text.translate(_TABLE)
