"""Persons and the offices they held, from Wikidata, the Factbook, CIA World Leaders and the curated terms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from casusbelli.knowledge.actors.spelling import plain, skeleton

from .offices import Offices
from .tables import curated, facts, listed

__all__ = ["Person", "Persons", "Term"]

HONOURS = re.compile(
    r"^(h\.?e\.?|dr|sir|dame|gen|general|lt|col|colonel|maj|major|brig|field marshal|sheikh|shaykh|prince|"
    r"princess|king|queen|sultan|"
    r"emir|amir|grand duke|president|vice president|prime minister|acting|interim|chancellor|premier|governor|chairman|"
    r"governor-general|general secretary|crown prince|supreme leader|ayatollah|pope|leader|commander|of|the|and|"
    r"council|state|"
    r"presidential|transitional|transition|head|rt|hon|brig\.?|gen\.?|lt\.?|col\.?|maj\.?|sr\.?|dr\.?|adm\.?|"
    r"capt\.?|ministers|chief|"
    r"executive|co-prince|first|secretary|administrator|high|commissioner|national|revolutionary|lord|captain|"
    r"regent|regents|"
    r"taoiseach|designate|-|emeritus|military|government|sovereign|workers|party|federal|deputy|co|prefect|"
    r"monsignor|cardinal)\b[., ]*",
    re.I,
)


SECOND = re.compile(r"\b(deputy|vice|second|third|note|ministers|assistant|speaker|coordinator)\b", re.I)
WIKIDATA_LAST = "2022-07-31"
SAME_START_DAYS = 45  # two sources' first days of one person in one office differ by this at most


@dataclass(slots=True)
class Term:
    """One person's time in one office; days as ISO text, "" where unknown or still running."""

    title: str
    country: str
    first: str
    last: str
    source: str


@dataclass(slots=True)
class Person:
    """One person with every spelling and term found."""

    key: str
    name: str
    country: str
    qid: str = ""
    sector: str = ""
    role: str = ""
    organisation: str = ""
    first: str = ""
    last: str = ""
    aliases: dict[str, None] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    sources: dict[str, None] = field(default_factory=dict)
    rank: int = 1


class Persons:
    """All persons, merged by QID, else by country and name or sorted skeleton (notes, section 2, keys 1 and 4)."""

    def __init__(self, offices: Offices, iso3: dict[str, str]) -> None:
        self.offices = offices
        self.iso3 = iso3
        self.states = set(iso3.values())
        self.all: dict[str, Person] = {}
        self._by_name: dict[tuple[str, str], str] = {}
        self._starts: dict[tuple[str, str], list[str]] = {}

    def collect(self) -> list[Person]:
        """Read every source, the surest identities first."""
        self._wikidata()
        self._terms()
        self._persons()
        self._leaders()
        self._cabinets()
        return list(self.all.values())

    def person(
        self,
        name: str,
        country: str,
        source: str,
        *,
        qid: str = "",
        spellings: tuple[str, ...] = (),
        same: Person | None = None,
    ) -> Person:
        """The person called `name` in `country`, made when new; `same` when it is known to be that one."""
        key = (same.qid or same.key) if same else qid if qid in self.all else self._known((name, *spellings), country)
        if not key or (qid and self.all[key].qid not in ("", qid)):
            key = qid or slug(name, self.all)
            self.all[key] = Person(key, name, country, qid)
        found = self.all[key]
        for spelling in (name, *spellings):
            found.aliases.setdefault(spelling)
            for form in (plain(spelling), skeleton(spelling)):
                if form and " " in form:
                    self._by_name.setdefault((country, form), key)
        found.sources.setdefault(source)
        return found

    def _same_office(self, name: str, country: str, title: str, first: str) -> Person | None:
        """Who took the same office on about the same day and shares a name: merge key 2 of the notes."""
        office = self.offices.office(title)
        mine = {bones for word in plain(name).split() if len(bones := skeleton(f"x {word}")) > 3}
        if not office or len(first) < 10:
            return None
        for key in self._starts.get((country, office), ()):
            person = self.all[key]
            for term in person.terms:
                if (
                    self.offices.office(term.title) == office
                    and len(term.first) == 10
                    and abs((date.fromisoformat(term.first) - date.fromisoformat(first)).days) <= SAME_START_DAYS
                    and mine & {skeleton(f"x {word}") for word in plain(person.name).split()}
                ):
                    return person
        return None

    def _filled(self, country: str, office: str, day: str) -> bool:
        """Whether a surer source already says who held `office` on `day`.

        Wikidata's open terms say so up to its last day.
        """
        return any(
            term.first
            and term.first <= day
            and (term.last or (WIKIDATA_LAST if term.source.startswith("Wikidata") else day)) >= day
            and self.offices.office(term.title) == office
            for key in self._starts.get((country, office), ())
            for term in self.all[key].terms
        )

    def _note(self, person: Person, term: Term) -> None:
        person.terms.append(term)
        self._starts.setdefault((term.country, self.offices.office(term.title)), []).append(person.qid or person.key)

    def _known(self, names: tuple[str, ...], country: str) -> str:
        for name in names:
            for form in (plain(name), skeleton(name)):
                if (country, form) in self._by_name:
                    return self._by_name[country, form]
        return ""

    def _wikidata(self) -> None:
        for row in facts("office_holders"):
            country = self.iso3.get(plain(row["country"]), "")
            if country and row["person"] and not re.fullmatch(r"Q\d+", row["person"]):
                person = self.person(row["person"], country, row["source"], qid=row["qid"])
                self._note(person, Term(row["office"], country, row["first"], row["last"], row["source"]))

    def _terms(self) -> None:
        for row in curated("terms"):
            names = tuple(row["person"].split("/"))
            known = self._same_office(names[0], row["iso3"], row["office"], row["start"])
            person = self.person(names[0], row["iso3"], "curated 2026-11", spellings=names, same=known)
            person.name, person.rank = names[0], 6
            self._note(person, Term(row["office"], row["iso3"], row["start"], row["end"], "curated 2026-11"))

    def _persons(self) -> None:
        for row in curated("persons"):
            person = self.person(
                row["name"], row["country"], "curated 2026-11", spellings=tuple(listed(row["aliases"]))
            )
            person.sector, person.role, person.organisation, person.rank = (
                row["sector"],
                row["role"],
                row["organisation"],
                6,
            )
            person.country = row["country"]
            person.first, _, person.last = row["years"].partition("-")

    def _leaders(self) -> None:
        seen: dict[tuple[str, str], list[tuple[str, str, str, str]]] = {}
        for row in facts("leaders"):
            if (
                row["first"]
                and row["country"] in self.states
                and not SECOND.search(row["person"])
                and (name := bare_name(row["person"]))
            ):
                seen.setdefault((row["country"], row["office"]), []).append(
                    (row["first"], row["seen"], name, row["person"])
                )
        for (country, office), rows in seen.items():
            rows.sort()
            for number, (first, _, name, full) in enumerate(rows):
                later = next((other[0] for other in rows[number + 1 :] if skeleton(other[2]) != skeleton(name)), "")
                title = self.offices.said_in(full) or ("president" if office == "chief of state" else "prime minister")
                known = self._same_office(name, country, title, first)
                if known is None and self._filled(country, self.offices.office(title), first):
                    continue
                person = known or self.person(name, country, "Factbook 2015-2026")
                if not any(self.offices.office(term.title) == self.offices.office(title) for term in person.terms):
                    self._note(person, Term(title, country, first, later, "Factbook 2015-2026"))
                person.rank = max(person.rank, 3)

    def _cabinets(self) -> None:
        covered = {country for country, _ in self._starts}
        for row in facts("cabinets"):
            office = self.offices.office(row["office"])
            if (
                row["country"] not in self.states
                or (not office and row["country"] in covered)
                or (office and self._filled(row["country"], office, row["seen"]))
            ):
                continue
            person = self.person(row["person"], row["country"], row["source"])
            if not any(term.first <= "2019-06" and (term.last or "9") >= "2019-06" for term in person.terms):
                self._note(person, Term(row["office"], row["country"], row["seen"], row["seen"], row["source"]))


def bare_name(text: str) -> str:
    """`text` without titles, family names no longer in capitals: "President Paul KAGAME" -> "Paul Kagame"."""
    text = text.split(",")[-1].strip() if "," in text and len(text.split(",")[-1].split()) > 1 else text.split(",")[0]
    while (shorter := HONOURS.sub("", text, count=1)) != text and shorter:
        text = shorter
    words = [word.capitalize() if word.isupper() and len(word) > 2 else _after_article(word) for word in text.split()]
    return " ".join(words) if len(words) > 1 or text.isupper() else ""


def _after_article(word: str) -> str:
    head, dash, tail = word.partition("-")
    return f"{head}{dash}{tail.capitalize()}" if dash and tail.isupper() else word


def slug(name: str, taken: object) -> str:
    """A stable identifier out of a name: "Ahmad Massoud" -> "ahmad-massoud"."""
    base = plain(name).replace(" ", "-").replace("/", "-") or "x"
    found, number = base, 2
    while found in taken:  # type: ignore[operator]
        found, number = f"{base}-{number}", number + 1
    return found
