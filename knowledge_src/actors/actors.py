"""States, bodies and armed groups: the curated ones first, then what other sources add."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from casusbelli.knowledge.actors.spelling import plain

from .persons import slug
from .tables import Row, curated, facts, listed

__all__ = ["Actor", "Actors", "Tie"]

KINDS = {"REB": "armed_group", "PRM": "armed_group", "CRM": "armed_group", "CVL": "group", "UNK": "group"}
CAMEO = (
    ("REB", "REB"),
    ("SEP", "REB"),
    ("INS", "REB"),
    ("MIL", "MIL"),
    ("GOV", "GOV"),
    ("OPP", "OPP"),
    ("PTY", "PTY"),
    ("COP", "COP"),
    ("SPY", "SPY"),
    ("JUD", "JUD"),
    ("LEG", "LEG"),
    ("MED", "MED"),
    ("BUS", "BUS"),
    ("CRM", "CRM"),
    ("LAB", "LAB"),
    ("EDU", "EDU"),
    ("REF", "REF"),
)
MISSPELT = re.compile(r"^(the|a|an|group|party|army|front|movement|union|organization|committee)$", re.I)


@dataclass(slots=True)
class Actor:
    """One state, body or group."""

    key: str
    name: str
    kind: str
    country: str
    sector: str
    first: str = ""
    last: str = ""
    qid: str = ""
    rank: int = 1
    aliases: dict[str, None] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    sources: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation in the codebook's words; `stance` is asserted or alleged."""

    subject: str
    relation: str
    object: str
    first: str
    last: str
    source: str
    stance: str = "asserted"


class Actors:
    """All actors that are not persons, and the ties between them."""

    def __init__(self) -> None:
        self.all: dict[str, Actor] = {}
        self.ties: list[Tie] = []
        self.leaders: list[tuple[Actor, tuple[str, ...], str]] = []
        self._by_alias: dict[str, list[str]] = {}
        self._apart = {frozenset((row["one"], row["other"])) for row in curated("do_not_merge")}
        self._crosswalk = {(row["scheme"], row["code"]): row["entity"] for row in curated("crosswalk")}

    def collect(self, states: list[Row]) -> list[Actor]:
        """Read every source, the curated ones first: later sources only add what those lack."""
        self._states(states)
        for table in ("groups", "bodies", "igos"):
            for row in curated(table):
                self._curated(row)
        self._conflict_parties()
        self._sanctioned()
        self._coded()
        self._parties()
        self._curated_ties()
        return list(self.all.values())

    def named(self, name: str) -> Actor | None:
        """The actor whose own name or alias is `name`, the best ranked first."""
        keys = self._by_alias.get(plain(name), [])
        return self.all[max(keys, key=lambda key: self.all[key].rank)] if keys else None

    def _add(self, actor: Actor, aliases: list[str]) -> Actor:
        self.all[actor.key] = actor
        for alias in (actor.name, *aliases):
            self._alias(actor, alias)
        return actor

    def _alias(self, actor: Actor, alias: str) -> None:
        if len(plain(alias)) < 2 or MISSPELT.match(alias):
            return
        actor.aliases.setdefault(alias)
        keys = self._by_alias.setdefault(plain(alias), [])
        if actor.key not in keys:
            keys.append(actor.key)

    def _states(self, states: list[Row]) -> None:
        codes = {row["cow"]: row["abbreviation"] for row in facts("states")}
        items = {plain(row["state"]): row["qid"] for row in facts("state_items")}
        numbers = {abbreviation: cow for cow, abbreviation in codes.items()}
        cow = {row["iso3"]: row["cow"] for row in curated("cow")}
        for row in states:
            actor = Actor(f"state-{row['iso3'].lower()}", row["name"], "state", row["iso3"], "GOV", rank=9)
            actor.qid = items.get(plain(row["name"]), "")
            abbreviation = cow.get(row["iso3"], row["iso3"])
            actor.codes = {"cameo": row["iso3"], "iso3": row["iso3"]}
            if abbreviation in numbers:
                actor.codes |= {"cow": numbers[abbreviation], "cowc": abbreviation}
            actor.sources.setdefault("curated 2026-11")
            self._add(actor, listed(row["aliases"]))

    def _curated(self, row: Row) -> None:
        name = re.sub(r" \([^)]*\)$", "", row["name"])
        first, _, last = row["years"].partition("-")
        country = row.get("country", "")
        kind = KINDS.get(row["sector"], "organisation")
        actor = Actor(
            slug(row["name"], self.all), name, kind, country, row["sector"], "" if first == "1" else first, last, rank=6
        )
        actor.sources.setdefault("curated 2026-11")
        self._add(actor, [row["name"], *(re.sub(r" \([^)]*\)$", "", alias) for alias in listed(row["aliases"]))])
        actor.codes["cameo"] = cameo(actor)
        for field_, relation in (("parent", "part_of"),):
            for other in listed(row.get(field_) or ""):
                self.ties.append(Tie(row["name"], relation, other, first, last, "curated 2026-11"))
        for sponsor in listed(row.get("sponsors") or ""):
            self.ties.append(Tie(sponsor, "sponsors", row["name"], first, last, "curated 2026-11", "alleged"))
        for leader in listed(row.get("leaders") or ""):
            names, _, years = leader.partition("@")
            self.leaders.append((actor, tuple(names.split("/")), years))
        for member in listed(row.get("members") or ""):
            if len(member) == 3 and f"state-{member.lower()}" in self.all:
                self.ties.append(Tie(f"state-{member.lower()}", "member_of", row["name"], "", "", "curated 2026-11"))

    def _merge_target(self, name: str, aliases: list[str], country: str) -> Actor | None:
        """A curated actor of the same name, or with two distinctive aliases in common, and no other country."""
        found = self.named(name)
        keys = [
            key
            for alias in {plain(alias) for alias in (name, *aliases) if len(plain(alias)) > 4}
            for key in self._by_alias.get(alias, [])
        ]
        if found is None:
            found = next((self.all[key] for key in keys if keys.count(key) > 1), None)
        if found is None or found.kind == "state" or frozenset((plain(name), found.key)) in self._apart:
            return None
        return found if not country or not found.country or found.country == country else None

    def _conflict_parties(self) -> None:
        places = {
            plain(alias): state.country
            for state in self.all.values()
            if state.kind == "state"
            for alias in state.aliases
        }
        for row in facts("conflict_parties"):
            if row["kind"] in ("government", "", "alliance"):
                continue
            spots = [
                places[plain(part)]
                for part in re.split(r",\s*", re.sub(r"\(.*?\)", "", row["location"]))
                if plain(part) in places
            ]
            country = spots[0] if spots else ""
            aliases = [row["english"], *listed(row["aliases"])]
            target = self.all.get(self._crosswalk.get(("ucdp", row["actor"]), "")) or self._merge_target(
                row["name"], aliases, country
            )
            if target is None:
                sector = "CVL" if row["kind"] == "community" else "REB"
                target = Actor(slug(row["name"], self.all), row["name"], KINDS[sector], country, sector)
                target.codes["cameo"] = cameo(target)
            self._join(
                target,
                [row["name"], *(alias for alias in aliases if alias != "n/a")],
                "ucdp",
                row["actor"],
                row["source"],
            )

    def _join(self, actor: Actor, aliases: list[str], scheme: str, code: str, source: str) -> None:
        actor.codes[scheme] = f"{actor.codes[scheme]} {code}" if scheme in actor.codes else code
        actor.sources.setdefault(source)
        taken = {key for alias in aliases for key in self._by_alias.get(plain(alias), [])} - {actor.key}
        kept = [
            alias
            for alias in aliases
            if alias
            and not any(self._better(key, actor) and plain(alias) in map(plain, self.all[key].aliases) for key in taken)
        ]
        self._add(actor, kept)

    def _better(self, key: str, actor: Actor) -> bool:
        other = self.all[key]
        return other.rank > actor.rank or (other.rank == actor.rank and actor.rank > 5)

    def _sanctioned(self) -> None:
        for row in facts("sanctioned"):
            if row["kind"] == "person":
                continue
            aliases = listed(row["aliases"])
            target = self.all.get(self._crosswalk.get(("ofac", row["uid"]), "")) or self._merge_target(
                row["name"], aliases, ""
            )
            if target is None:
                country, sector = sanctioned_for(row["programmes"])
                target = Actor(
                    slug(row["name"], self.all), row["name"], KINDS.get(sector, "organisation"), country, sector
                )
            self._join(target, [row["name"], *aliases], "ofac", row["uid"], row["source"])

    def _coded(self) -> None:
        for row in facts("bodies"):
            code = row["codes"].split(";")[0].split(" ")[0]
            name = row["name"]
            if (
                not code
                or self.named(name)
                or not re.match(r"^[A-Z0-9]{3,}$", code)
                or re.search(r"\d{6}|[<>]", row["codes"])
                or len(plain(name)) < 4
            ):
                continue
            country, sector = decoded(code)
            if country and f"state-{country.lower()}" not in self.all:
                country = ""
            actor = Actor(slug(name, self.all), name, KINDS.get(sector, "organisation"), country, sector, rank=0)
            self._join(actor, [alias.title() for alias in listed(row["aliases"])], "cameo", code, row["source"])

    def _parties(self) -> None:
        for row in facts("parties"):
            found = self._merge_target(row["name"], [], row["country"])
            if found is None:
                found = Actor(
                    slug(f"{row['name']} {row['country']}", self.all),
                    row["name"],
                    "organisation",
                    row["country"],
                    "PTY",
                    last="",
                )
            if found.sector == "PTY":
                short = [row["short"]] if re.fullmatch(r"[A-Z][A-Za-z-]{1,7}", row["short"]) else []
                self._join(found, [row["name"], *short], "factbook", row["country"], row["source"])

    def _curated_ties(self) -> None:
        for row in curated("ties"):
            self.ties.append(
                Tie(
                    row["subject"],
                    row["relation"],
                    row["object"],
                    row["first"],
                    row["last"],
                    row["source"],
                    row["stance"],
                )
            )


def cameo(actor: Actor) -> str:
    """The CAMEO code nearest to an actor: country and primary role, IMG or IGO where there is no country."""
    role = {"PRM": "REB", "CVL": "CVL", "NGO": "NGO", "IGO": "IGO", "UNK": ""}.get(actor.sector, actor.sector)
    return (
        f"{actor.country}{role}"
        if actor.country
        else {"IGO": "IGO", "NGO": "NGO", "REB": "IMGREB"}.get(actor.sector, f"INT{role}")
    )


def decoded(code: str) -> tuple[str, str]:
    """Country ("" for none) and PLOVER sector of a CAMEO code."""
    if code.startswith("IGO"):
        return "", "IGO"
    if code.startswith(("NGO", "NGM")):
        return "", "NGO"
    if code.startswith("MNC"):
        return code[3:6], "BUS"
    if code.startswith(("IMG", "INT")):
        return "", "REB" if "REB" in code or "ALQ" in code or code.startswith("IMG") else "UNK"
    return code[:3], next(
        (sector for part, sector in CAMEO if code[3:6] == part),
        "REL" if code[3:6] in ("REL", "MUS", "CHR", "JEW", "BUD", "HIN") else "UNK",
    )


def sanctioned_for(programmes: str) -> tuple[str, str]:
    """Country and sector an OFAC programme implies for an organisation that no other source knows."""
    for mark, country, sector in (
        ("IRGC", "IRN", "MIL"),
        ("NPWMD", "", "BUS"),
        ("FTO", "", "REB"),
        ("SDGT", "", "REB"),
        ("DPRK", "PRK", "GOV"),
        ("BURMA", "MMR", "BUS"),
        ("DRCONGO", "COD", "REB"),
        ("BELARUS", "BLR", "GOV"),
        ("IRAQ2", "IRQ", "GOV"),
        ("DARFUR", "SDN", "REB"),
        ("SUDAN", "SDN", "BUS"),
        ("LIBYA", "LBY", "GOV"),
        ("SOMALIA", "SOM", "REB"),
    ):
        if mark in programmes:
            return country, sector
    return "", "UNK"
