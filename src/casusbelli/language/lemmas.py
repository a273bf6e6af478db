"""Lemmas: a table of known forms before the network's edit scripts."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["lemma_of"]

_KEEP_CASE = frozenset({"NNP", "NNPS"})


def lemma_of(form: str, xpos: str, script: str, table: Mapping[str, str]) -> str:
    """The lemma of `form`: from `table` ("form TAB tag", lower case), else by `script` ("keep|lower cut added")."""
    plain = form.replace("’", "'")
    known = table.get(f"{plain.lower()}\t{xpos}") if xpos not in _KEEP_CASE else None
    if known is not None:
        return known
    case, cut, added = script.split(" ", 2)
    shouted = len(plain) > 1 and plain.isupper() and xpos not in _KEEP_CASE
    base = plain.lower() if case == "lower" or shouted else plain
    return (base[: max(0, len(base) - int(cut))] + added) or plain
