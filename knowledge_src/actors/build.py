"""Compile the curated tables and the cut facts into the artefact: `python -m knowledge_src.actors.build [--check]`.

`--check` builds nothing and fails when the artefact was built from other tables than those here.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from pathlib import Path

from casusbelli.knowledge.actors.spelling import bare, plain, skeleton_code

from .actors import Actor, Actors, Tie, sanctioned_for
from .nouns import nouns
from .offices import Offices
from .persons import Person, Persons, slug
from .tables import Row, curated, digest, facts, listed

ARTEFACT = Path(__file__).parents[2] / "src" / "casusbelli" / "knowledge" / "actors" / "data" / "actors.sqlite"
SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE entity(id INTEGER PRIMARY KEY, key TEXT, name TEXT, kind TEXT, country TEXT, sector TEXT,
                    first TEXT, last TEXT,
                    role TEXT, organisation TEXT, codes TEXT, sources TEXT, rank INTEGER);
CREATE TABLE source(id INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE alias(plain TEXT, entity INTEGER, mark INTEGER, PRIMARY KEY(plain, entity)) WITHOUT ROWID;
CREATE TABLE skeleton(code INTEGER, entity INTEGER, PRIMARY KEY(code, entity)) WITHOUT ROWID;
CREATE TABLE title(id INTEGER PRIMARY KEY, text TEXT, country TEXT, office TEXT, sector TEXT);
CREATE TABLE term(person INTEGER, first INTEGER, last INTEGER, title INTEGER, source INTEGER,
                  PRIMARY KEY(person, first, title)) WITHOUT ROWID;
CREATE TABLE holder(country TEXT, office TEXT, first INTEGER, person INTEGER,
                    PRIMARY KEY(country, office, first, person)) WITHOUT ROWID;
CREATE TABLE phase(entity INTEGER, first TEXT, last TEXT, country TEXT, sector TEXT);
CREATE TABLE tie(subject TEXT, relation TEXT, object TEXT, first TEXT, last TEXT, source TEXT, stance TEXT);
CREATE TABLE city(plain TEXT PRIMARY KEY, country TEXT, people INTEGER) WITHOUT ROWID;
CREATE TABLE noun(plain TEXT PRIMARY KEY, sector TEXT, strength TEXT, kind TEXT) WITHOUT ROWID;
CREATE TABLE place(plain TEXT, country TEXT, part TEXT, PRIMARY KEY(plain, part)) WITHOUT ROWID;
CREATE TABLE office(plain TEXT PRIMARY KEY, office TEXT) WITHOUT ROWID;
CREATE TABLE modifier(plain TEXT PRIMARY KEY, sector TEXT) WITHOUT ROWID;
"""
NORMAL, CASED, SURNAME = 0, 1, 2


def main(arguments: list[str]) -> int:
    """Build, or with --check compare digests; the exit code is 1 for a stale artefact."""
    if "--check" in arguments:
        fresh = ARTEFACT.exists() and stored_digest(ARTEFACT) == digest()
        sys.stderr.write(
            "actors: up to date\n" if fresh else "actors: stale; run: python -m knowledge_src.actors.build\n"
        )
        return 0 if fresh else 1
    build(ARTEFACT)
    sys.stderr.write(f"actors: {ARTEFACT.stat().st_size / 1e6:.2f} MB\n")
    return 0


def stored_digest(path: Path) -> str:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        return str(base.execute("SELECT value FROM meta WHERE key = 'digest'").fetchone()[0])


def build(path: Path) -> None:
    """Write the artefact anew at `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    states = curated("countries")
    offices = Offices(curated("offices"))
    actors = Actors()
    actors.collect(states)
    persons = Persons(
        offices, {plain(alias): row["iso3"] for row in states for alias in (row["name"], *listed(row["aliases"]))}
    )
    persons.collect()
    lead(actors, persons)
    sanction(actors, persons)
    with sqlite3.connect(path) as base:
        base.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + SCHEMA)
        ids = write_entities(base, actors, persons)
        write_terms(base, persons, offices, ids)
        write_surnames(base, persons, offices, ids)
        write_phases(base, actors, ids)
        write_ties(base, actors, persons)
        write_lexicon(base, states)
        base.execute("INSERT INTO meta VALUES ('digest', ?)", (digest(),))
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("VACUUM")
    base.close()


def lead(actors: Actors, persons: Persons) -> None:
    """Make a person of every leader a curated actor names, acting for it."""
    for actor, names, years in actors.leaders:
        person = persons.person(names[0], actor.country, "curated 2026-11", spellings=names)
        person.rank = max(person.rank, 5)
        if not person.sector:
            person.sector, person.organisation, person.role = actor.sector, actor.name, "leader"
            person.first, _, person.last = years.partition("-")
        elif not person.organisation:
            person.organisation = actor.name
        actors.ties.append(tie_of(person.key, actor.key, years))


def tie_of(subject: str, object_: str, years: str) -> Tie:
    """The tie of a leader, or of a member without years, to its body."""
    first, _, last = years.partition("-")
    return Tie(subject, "leads" if years else "member_of", object_, first, last, "curated 2026-11")


def sanction(actors: Actors, persons: Persons) -> None:
    """Add sanctioned persons, acting for the body OFAC links them to."""
    for row in facts("sanctioned"):
        if row["kind"] != "person":
            continue
        body = next(
            (
                found
                for part in listed(row["linked"])
                if (found := actors.named(re.sub(r"^.*\(|\)$", "", part)) or actors.named(part))
            ),
            None,
        )
        country, sector = (body.country, body.sector) if body else sanctioned_for(row["programmes"])
        person = persons.person(row["name"], country, row["source"], spellings=tuple(listed(row["aliases"])))
        if not person.terms and not person.sector:
            person.sector, person.organisation = sector, body.name if body else ""


def write_entities(base: sqlite3.Connection, actors: Actors, persons: Persons) -> dict[str, int]:
    everything: list[Actor | Person] = sorted(
        [*actors.all.values(), *persons.all.values()], key=lambda one: (-one.rank, one.key)
    )
    ids: dict[str, int] = {}
    keys: set[str] = set()
    sources: dict[str, int] = {}
    for number, one in enumerate(everything, 1):
        person = isinstance(one, Person)
        key = (one.qid or one.key) if person else one.key
        key = key if key not in keys else slug(key, keys)
        keys.add(key)
        ids[one.key if not person else f"person:{one.key}"] = number
        codes = {} if person else {**one.codes, **({"qid": one.qid} if one.qid else {})}
        base.execute(
            "INSERT INTO entity VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                number,
                key,
                one.name,
                "person" if person else one.kind,
                one.country,
                one.sector,
                one.first,
                one.last,
                one.role if person else "",
                one.organisation if person else "",
                " ".join(f"{scheme}={code.replace(' ', '+')}" for scheme, code in codes.items()),
                " ".join(str(sources.setdefault(source, len(sources) + 1)) for source in one.sources),
                one.rank,
            ),
        )
        for alias in one.aliases:
            form = plain(alias)
            if len(form) < 2 or (person and " " not in form and one.rank < 5):
                continue
            mark = CASED if not person and re.fullmatch(r"[A-Z0-9.&/'-]{2,6}s?", alias) else NORMAL
            base.execute("INSERT OR IGNORE INTO alias VALUES (?,?,?)", (form, number, mark))
            if (code := skeleton_code(alias)) and (
                person or one.rank > 1 or (one.rank == 1 and one.kind == "armed_group")
            ):
                base.execute("INSERT OR IGNORE INTO skeleton VALUES (?,?)", (code, number))
    base.executemany("INSERT INTO source VALUES (?,?)", [(number, source) for source, number in sources.items()])
    return ids


def write_terms(base: sqlite3.Connection, persons: Persons, offices: Offices, ids: dict[str, int]) -> None:
    titles: dict[tuple[str, str], int] = {}
    sources = {text: number for number, text in base.execute("SELECT id, text FROM source")}
    for person in persons.all.values():
        for term in person.terms:
            number = titles.setdefault((term.title, term.country), len(titles) + 1)
            entity = ids[f"person:{person.key}"]
            base.execute(
                "INSERT OR IGNORE INTO term VALUES (?,?,?,?,?)",
                (entity, number_of(term.first), number_of(term.last), number, sources.get(term.source, 0)),
            )
            if offices.office(term.title) and term.first != term.last:
                base.execute(
                    "INSERT OR IGNORE INTO holder VALUES (?,?,?,?)",
                    (term.country, offices.office(term.title), number_of(term.first), entity),
                )
    for (text, country), number in titles.items():
        base.execute(
            "INSERT INTO title VALUES (?,?,?,?,?)", (number, text, country, offices.office(text), offices.sector(text))
        )


def number_of(day: str) -> int:
    """An ISO day, month or year as YYYYMMDD, zeroes where it says less, 0 for none."""
    return int((day.replace("-", "") + "0000")[:8]) if re.match(r"\d{4}", day) else 0


def write_surnames(base: sqlite3.Connection, persons: Persons, offices: Offices, ids: dict[str, int]) -> None:
    """A surname alone names a head of state or government, or a curated person: never a minister of the tables."""
    top = {
        "president",
        "prime minister",
        "king",
        "supreme leader",
        "foreign minister",
        "defence minister",
        "crown prince",
    }
    for person in persons.all.values():
        heads = person.rank >= 5 or any(
            offices.office(term.title) in top - {"foreign minister", "defence minister"} for term in person.terms
        )
        for alias in person.aliases if heads else ():
            words = [word for word in alias.split() if bare(word).rstrip(".") not in ("jr", "ii", "iii")]
            last = plain(words[-1]) if words else ""
            if len(words) > 1 and len(last) > 2 and (words[-1][:1].isupper() or "-" in words[-1]):
                for form in {last, last.removeprefix("al ").removeprefix("el ")}:
                    base.execute(
                        "INSERT OR IGNORE INTO alias VALUES (?,?,?)", (form, ids[f"person:{person.key}"], SURNAME)
                    )
            if len(words) > 1 and person.country in ("CHN", "PRK", "KOR", "TWN", "VNM", "KHM", "MMR", "HUN"):
                base.execute(
                    "INSERT OR IGNORE INTO alias VALUES (?,?,?)",
                    (plain(words[0]), ids[f"person:{person.key}"], SURNAME),
                )


def write_phases(base: sqlite3.Connection, actors: Actors, ids: dict[str, int]) -> None:
    for row in curated("phases"):
        actor = actors.named(row["entity"])
        if actor is None:
            raise ValueError(f"phases.csv: no actor is called {row['entity']!r}")
        base.execute(
            "INSERT INTO phase VALUES (?,?,?,?,?)",
            (ids[actor.key], row["first"], row["last"], row["country"], row["sector"]),
        )


def write_ties(base: sqlite3.Connection, actors: Actors, persons: Persons) -> None:
    def key(name: str) -> str:
        if name in actors.all or name in persons.all:
            return name
        found = actors.named(name)
        if found is None:
            raise ValueError(f"a tie names {name!r}, which no actor is called")
        return found.key

    for tie in sorted(actors.ties, key=lambda one: (one.subject, one.relation, one.object, one.first)):
        base.execute(
            "INSERT INTO tie VALUES (?,?,?,?,?,?,?)",
            (key(tie.subject), tie.relation, key(tie.object), tie.first, tie.last, tie.source, tie.stance),
        )
    base.execute("CREATE INDEX tie_subject ON tie(subject)")
    base.execute("CREATE INDEX tie_object ON tie(object)")


def write_lexicon(base: sqlite3.Connection, states: list[Row]) -> None:
    for row in states:
        for part, names in (
            ("name", [row["name"], *listed(row["aliases"])]),
            ("adjective", listed(row["adjectives"])),
            ("people", listed(row["people"])),
            ("seat", listed(row["seats"])),
        ):
            for name in names:
                base.execute("INSERT OR IGNORE INTO place VALUES (?,?,?)", (plain(name), row["iso3"], part))
    iso3 = {row["iso2"]: row["iso3"] for row in facts("country_codes")}
    for row in sorted(facts("cities"), key=lambda row: -int(row["people"])):
        base.execute(
            "INSERT OR IGNORE INTO city VALUES (?,?,?)",
            (plain(row["name"]), iso3.get(row["country"], ""), int(row["people"])),
        )
    for row in facts("regions"):
        name = re.sub(
            r" (Province|Region|State|Oblast|Governorate|Department|District|County|Prefecture|Krai|Republic)$",
            "",
            row["name"],
        )
        for form in {plain(name), plain(row["name"])}:
            if len(form) > 3 and row["country"] in iso3:
                base.execute("INSERT OR IGNORE INTO city VALUES (?,?,?)", (form, iso3[row["country"]], 0))
    base.executemany("DELETE FROM city WHERE plain = ?", [(plain(row["name"]),) for row in curated("no_places")])
    for row in curated("places"):
        base.execute("INSERT OR REPLACE INTO city VALUES (?,?,?)", (plain(row["name"]), row["country"], 1_000_000))
    for form, sector, strength, kind in nouns():
        base.execute("INSERT INTO noun VALUES (?,?,?,?)", (form, sector, strength, kind))
    for row in curated("offices"):
        for form in listed(row["forms"]):
            base.execute("INSERT OR IGNORE INTO office VALUES (?,?)", (plain(form), row["office"]))
    for row in curated("modifiers"):
        for form in listed(row["forms"]):
            base.execute("INSERT OR IGNORE INTO modifier VALUES (?,?)", (plain(form), row["sector"]))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
