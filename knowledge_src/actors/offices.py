"""Which office a title names, and the sector its holder acts for."""

from __future__ import annotations

import re

from casusbelli.knowledge.actors.spelling import plain

from .tables import Row, listed

__all__ = ["Offices"]

UNDER = re.compile(
    r"\b(deputy|shadow|under-?secretary|assistant|delegate|parliamentary|junior|ambassador|adviser|advisor|"
    r"minister of state|"
    r"state secretary|secretary-general|permanent|envoy|consul|chief of staff|spokes\w+)\b",
    re.I,
)
SECTORS = (
    (
        "LEG",
        r"^(speaker|president|chair\w*|deputy speaker) of (the )?(\w+ )*(senate|house|parliament|assembly|"
        r"council of states|riigikogu|seimas|sejm|"
        r"congress|chamber)\b|senator|member of (the )?(parliament|congress|senate)|parliament speaker",
    ),
    ("GOV", r"\b(minister|ministry|secretary of state|secretary of|ambassador|governor|mayor)\b"),
    ("SPY", r"intelligence|security service|secret service|CIA director|\bkgb\b|\bmossad\b"),
    ("JUD", r"chief justice|\bjudge|supreme court|prosecutor"),
    ("COP", r"police|gendarmerie"),
    (
        "MIL",
        r"\barmy|navy|naval|air force|armed forces|commander|military|chief of (the )?(defen[cs]e|general)|"
        r"general staff|joint chiefs|"
        r"marine corps|coast guard",
    ),
    ("PTY", r"^(party official|first secretary of|general secretary of) "),
)


class Offices:
    """Office classes by title, from `offices.csv`."""

    def __init__(self, rows: list[Row]) -> None:
        self._forms = {plain(form): row["office"] for row in rows for form in listed(row["forms"])}
        self._patterns = [
            (re.compile(row["title_pattern"], re.I), row["office"]) for row in rows if row["title_pattern"]
        ]

    def office(self, title: str) -> str:
        """The class of `title` ("foreign minister"), "" for none or for a deputy of it."""
        if exact := self._forms.get(plain(title)):
            return exact
        if UNDER.search(title) and not re.match(r"^(first )?(vice|deputy)[ -]p", title, re.I):
            return ""
        return next((office for pattern, office in self._patterns if pattern.search(title)), "")

    def said_in(self, text: str) -> str:
        """The office a title and name begin with ("Prime Minister Abdelmalek SELLAL"), "" for none."""
        words = plain(text).split()
        return next(
            (self._forms[" ".join(words[:size])] for size in (3, 2, 1) if " ".join(words[:size]) in self._forms), ""
        )

    def sector(self, title: str) -> str:
        """The PLOVER sector the holder of `title` acts for."""
        return next((sector for sector, pattern in SECTORS if re.search(pattern, title, re.I)), "GOV")
