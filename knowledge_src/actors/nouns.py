"""The agent nouns: curated ones first, then those of the PETRARCH2 agents file they lack, singular and plural."""

from __future__ import annotations

from casusbelli.knowledge.actors.spelling import plain

from .tables import curated, facts, listed

__all__ = ["nouns", "plural"]

PLOVER = {
    "GOV": "GOV",
    "MIL": "MIL",
    "REB": "REB",
    "CRM": "CRM",
    "OPP": "OPP",
    "BUS": "BUS",
    "CVL": "CVL",
    "JUD": "JUD",
    "MED": "MED",
    "LEG": "LEG",
    "HLH": "MED",
    "COP": "COP",
    "EDU": "EDU",
    "AGR": "CVL",
    "UAF": "UNK",
    "REL": "REL",
    "MUS": "REL",
    "CHR": "REL",
    "HIN": "REL",
    "JEW": "REL",
    "BUD": "REL",
    "SPY": "SPY",
    "LAB": "LAB",
    "PTY": "PTY",
    "ENV": "NGO",
    "REF": "REF",
    "ELI": "CVL",
    "HRI": "NGO",
    "NGO": "NGO",
    "IGO": "IGO",
    "RAD": "REB",
}
IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "thief": "thieves",
    "chief": "chiefs",
    "chief of staff": "chiefs of staff",
}
PLURAL_HEADS = (" of ", " for ", " at ", "-in-", " in ", " to ")


def nouns() -> list[tuple[str, str, str, str]]:
    """(form, sector, strength, kind) of every agent noun."""
    found: dict[str, tuple[str, str, str, str]] = {}
    for row in curated("nouns"):
        for form in listed(row["forms"]):
            for spelling in (form, plural(form)):
                found.setdefault(plain(spelling), (plain(spelling), row["sector"], row["strength"], row["type"]))
    for row in facts("agents"):
        form, sector = plain(row["phrase"]), PLOVER.get(row["role"][:3])
        if sector and len(form) > 3 and form.split()[-1] not in ("in", "to", "of", "for", "at", "with", "on", "by"):
            found.setdefault(form, (form, sector, "own", "group"))
    return sorted(found.values())


def plural(form: str) -> str:
    """The plural of an English noun phrase: its head is what stands before the first preposition."""
    for mark in PLURAL_HEADS:
        head, found, tail = form.partition(mark)
        if found:
            return plural(head) + found + tail
    before, _, word = form.rpartition(" ")
    return f"{before} {_plural(word)}".strip()


def _plural(word: str) -> str:
    for one, many in IRREGULAR.items():
        if word.lower().endswith(one) and (word.lower() == one or one in ("man", "woman")):
            return word[: len(word) - len(one)] + many
    if word.endswith(("s", "x", "ch", "sh")) and not word.endswith(("ss", "x", "ch", "sh")):
        return word
    if word.endswith(("ss", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
