"""Checks the corpus sources and compiles them: `python corpus/compile.py [--check] [FILE...]`.

Writes `compiled/train.jsonl`, `compiled/dev.jsonl`, `compiled/test.jsonl` (one report a line, offsets are code points
into `text`) and `compiled/gold/NAME.json` with `compiled/docs/NAME.txt` (the test reports in the form the report scorer
reads).
A report is in the test fifth when the SHA-1 of its id says so, whoever wrote it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import re
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ONTOLOGY = HERE.parent / "src" / "casusbelli" / "ontology"
TYPES = tomllib.loads((ONTOLOGY / "types.toml").read_text(encoding="utf-8"))
CODES = tomllib.loads((ONTOLOGY / "codes.toml").read_text(encoding="utf-8"))
KEYS = {
    "id",
    "s",
    "t",
    "type",
    "modes",
    "ctx",
    "A",
    "R",
    "place",
    "time",
    "planned",
    "toll",
    "qty",
    "means",
    "fact",
    "hist",
    "attr",
    "links",
    "opt",
}
TIE_KEYS = {"tie", "s", "sub", "obj", "cue", "first", "last", "fact", "attr"}


class FaultyError(Exception):
    """One thing wrong with one annotation, said in words."""


class Report:
    """One report of a source file: header, sentences with offsets, raw annotation lines."""

    def __init__(
        self,
        name: str,
        header: dict[str, str],
        sentences: list[str],
        starts: list[int],
        text: str,
        rows: list[tuple[int, str]],
    ) -> None:
        self.name, self.header, self.sentences, self.starts, self.text, self.rows = (
            name,
            header,
            sentences,
            starts,
            text,
            rows,
        )

    def locate(self, words: str, sentence: int) -> tuple[int, int]:
        """Offsets of `words` ("@3 ..." and "...#2" understood) in the text."""
        moved = re.match(r"@(\d+) (.*)", words, re.S)
        if moved:
            sentence, words = int(moved[1]), moved[2]
        if not 1 <= sentence <= len(self.sentences):
            raise FaultyError(f"no sentence {sentence}")
        numbered = re.match(r"(.*)#(\d+)$", words, re.S)
        words, nth = (numbered[1], int(numbered[2])) if numbered else (words, 1)
        found = [
            m.start() for m in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", self.sentences[sentence - 1])
        ]
        if not words or len(found) < nth:
            raise FaultyError(f"«{words}» is not in sentence {sentence}: {self.sentences[sentence - 1][:80]}")
        start = self.starts[sentence - 1] + found[nth - 1]
        return start, start + len(words)


def parse(path: Path) -> list[Report]:
    """The reports of one source file."""
    reports = []
    lines = path.read_text(encoding="utf-8").split("\n")
    cuts = [i for i, line in enumerate(lines) if line.startswith("=== ")] + [len(lines)]
    for begin, end in pairwise(cuts):
        marks = [i for i in range(begin, end) if lines[i].strip() == "---"]
        if len(marks) != 2:
            raise FaultyError(f"{path.name}:{begin + 1}: a report needs two '---' lines, found {len(marks)}")
        header = dict(line.split(": ", 1) for line in lines[begin + 1 : marks[0]] if ": " in line)
        sentences, starts, text, gap = [], [], "", ""
        for line in lines[marks[0] + 1 : marks[1]]:
            if not line.strip():
                gap = "\n\n" if sentences else ""
                continue
            text += gap
            starts.append(len(text))
            sentences.append(line.strip())
            text += line.strip()
            gap = " "
        rows = [(i + 1, lines[i].strip()) for i in range(marks[1] + 1, end) if lines[i].strip()]
        reports.append(Report(lines[begin][4:].strip(), header, sentences, starts, text, rows))
    return reports


def one_of(value: str, allowed: Any, what: str) -> str:
    if value not in allowed:
        raise FaultyError(f"{what} «{value}» is not one of {', '.join(allowed)}")
    return value


def participant(report: Report, row: list[Any], sentence: int) -> dict[str, Any]:
    if not 3 <= len(row) <= 4:
        raise FaultyError(f"participant needs [text, country, sector]: {row}")
    options = row[3] if len(row) == 4 else {}
    start, end = report.locate(row[0], options.get("s", sentence))
    if row[1] and not re.fullmatch(r"[A-Z]{3}", row[1]):
        raise FaultyError(f"country «{row[1]}» is not ISO3")
    text = report.text[start:end]
    return {
        "text": text,
        "start": start,
        "end": end,
        "name": options.get("name", text),
        "country": row[1] or None,
        "sector": one_of(row[2], CODES["sectors"], "sector"),
        "alleged": bool(options.get("alleged")),
        "metonym": bool(options.get("metonym")),
        "inferred": bool(options.get("inferred")),
    }


def interval(report: Report, row: list[Any], sentence: int) -> dict[str, Any]:
    if len(row) != 4:
        raise FaultyError(f"time needs [text, first, last, precision]: {row}")
    for day in row[1:3]:
        if day is not None:
            dt.date.fromisoformat(day)
    if row[1] and row[2] and row[1] > row[2]:
        raise FaultyError(f"time runs backwards: {row}")
    start, end = report.locate(row[0], sentence) if row[0] else (None, None)
    return {
        "text": report.text[start:end] if row[0] else None,
        "start": start,
        "end": end,
        "first": row[1],
        "last": row[2],
        "precision": one_of(row[3], CODES["time_precisions"], "time precision"),
    }


def spans(report: Report, words: str, sentence: int) -> dict[str, Any]:
    start, end = report.locate(words, sentence)
    return {"text": report.text[start:end], "start": start, "end": end}


def amount(low: Any, high: Any) -> None:
    if (
        not all(v is None or isinstance(v, int) for v in (low, high))
        or (low is None and high is None)
        or (low is not None and high is not None and low > high)
    ):
        raise FaultyError(f"range {low}-{high} is not one")


def attribution(report: Report, row: list[Any], sentence: int) -> dict[str, Any]:
    if len(row) != 5:
        raise FaultyError(f"attr needs [source, country, sector, stance, cue]: {row}")
    source = participant(report, row[:3], sentence) if row[0] else None
    return {
        "source": source,
        "stance": one_of(row[3], CODES["stances"], "stance"),
        "cue": spans(report, row[4], sentence) if row[4] else None,
    }


def mention(report: Report, row: dict[str, Any], ids: set[str]) -> dict[str, Any]:
    if set(row) - KEYS:
        raise FaultyError(f"unknown keys {sorted(set(row) - KEYS)}")
    s = row["s"]
    kind = one_of(row["type"], TYPES, "type")
    for mode in row.get("modes", []):
        one_of(mode, TYPES[kind]["modes"], f"mode of {kind}")
    for context in row.get("ctx", []):
        one_of(context, CODES["contexts"], "context")
    place = row.get("place")
    if place and len(place) != 4:
        raise FaultyError(f"place needs [text, name, country, precision]: {place}")
    for relation, target, _ in row.get("links", []):
        one_of(relation, CODES["link_relations"], "relation")
        one_of(target, ids, "link target")
    tolls = []
    for t in row.get("toll", []):
        amount(t[1], t[2])
        tolls.append(
            {
                "kind": one_of(t[0], CODES["toll_kinds"], "toll kind"),
                "min": t[1],
                "max": t[2],
                "whom": t[3],
                **spans(report, t[4], s),
                "approx": len(t) > 5,
            }
        )
    for q in row.get("qty", []):
        amount(q[1], q[2])
    published = report.header["published"]
    return {
        "id": row["id"],
        "sentence": s - 1,
        "trigger": spans(report, row["t"], s),
        "event_type": kind,
        "modes": row.get("modes", []),
        "contexts": row.get("ctx", []),
        "actors": [participant(report, p, s) for p in row.get("A", [])],
        "recipients": [participant(report, p, s) for p in row.get("R", [])],
        "place": {
            **spans(report, place[0], s),
            "name": place[1],
            "country": place[2] or None,
            "precision": one_of(place[3], CODES["place_precisions"], "place precision"),
        }
        if place
        else None,
        "time": interval(report, row["time"], s)
        if row.get("time")
        else {"text": None, "start": None, "end": None, "first": published, "last": published, "precision": "report"},
        "planned": interval(report, row["planned"], s) if row.get("planned") else None,
        "toll": tolls,
        "quantities": [{"what": q[0], "min": q[1], "max": q[2], **spans(report, q[3], s)} for q in row.get("qty", [])],
        "means": [spans(report, m, s) for m in row.get("means", [])],
        "factuality": one_of(row.get("fact", "actual"), CODES["factualities"], "factuality"),
        "historical": bool(row.get("hist")),
        "attributions": [attribution(report, a, s) for a in row.get("attr", [])],
        "links": [
            {"relation": r, "target": t, "cue": spans(report, c, s) if c else None} for r, t, c in row.get("links", [])
        ],
        "optional": bool(row.get("opt")),
    }


def tie(report: Report, row: dict[str, Any]) -> dict[str, Any]:
    if set(row) - TIE_KEYS:
        raise FaultyError(f"unknown keys {sorted(set(row) - TIE_KEYS)}")
    s = row["s"]
    return {
        "subject": participant(report, row["sub"], s),
        "relation": one_of(row["tie"], CODES["tie_relations"], "tie"),
        "object": participant(report, row["obj"], s),
        "cue": spans(report, row["cue"], s) if row.get("cue") else None,
        "first": row.get("first"),
        "last": row.get("last"),
        "factuality": row.get("fact", "actual"),
        "attributions": [attribution(report, a, s) for a in row.get("attr", [])],
    }


def annotate(report: Report, faults: list[str], where: str) -> dict[str, Any]:
    """The report in full, its faults added to `faults`."""
    rows = []
    for number, line in report.rows:
        try:
            rows.append((number, json.loads(line)))
        except ValueError as error:
            faults.append(f"{where}:{number}: {report.name}: not JSON: {error}")
    ids = {row["id"] for _, row in rows if "id" in row}
    mentions, ties = [], []
    for number, row in rows:
        try:
            if "tie" in row:
                ties.append(tie(report, row))
            else:
                mentions.append(mention(report, row, ids))
        except (FaultyError, KeyError, ValueError, IndexError, TypeError, AttributeError) as error:
            kind = "" if isinstance(error, FaultyError) else type(error).__name__
            fault = f"{where}:{number}: {report.name} {row.get('id', 'tie')}: {kind} {error}"
            faults.append(fault.replace("  ", " "))
    bounds = [[s, s + len(t)] for s, t in zip(report.starts, report.sentences, strict=True)]
    try:
        dt.date.fromisoformat(report.header.get("published", ""))
    except ValueError:
        faults.append(f"{where}: {report.name}: no published date")
    return {
        "id": report.name,
        **report.header,
        "text": report.text,
        "sentences": bounds,
        "mentions": mentions,
        "ties": ties,
    }


SIDES = ("actor", "recipient")


def compact(report: dict[str, Any]) -> dict[str, Any]:
    """The report as the training of the event heads reads it."""
    home = happenings(report["mentions"])
    rows = []
    for m in report["mentions"]:
        arguments = [("actor", p) for p in m["actors"]] + [("recipient", p) for p in m["recipients"]]
        arguments += [("place", m["place"])] if m["place"] else []
        arguments += [("time", t) for t in (m["time"], m["planned"]) if t and t["text"]]
        arguments += [("source", a["source"]) for a in m["attributions"] if a["source"]] + [
            ("cue", a["cue"]) for a in m["attributions"] if a["cue"]
        ]
        arguments += [("toll", t) for t in m["toll"]] + [("means", t) for t in m["means"]]
        rows.append(
            {
                "id": m["id"],
                "happening": home[m["id"]],
                "trigger": [m["trigger"]["start"], m["trigger"]["end"]],
                "event_type": m["event_type"],
                "modes": m["modes"],
                "factuality": m["factuality"],
                "historical": m["historical"],
                "alleged": any(p["alleged"] for p in m["actors"]),
                "stance": m["attributions"][0]["stance"] if m["attributions"] else "",
                "args": [
                    {
                        "role": r,
                        "start": p["start"],
                        "end": p["end"],
                        **({"country": p["country"]} if r in SIDES else {}),
                    }
                    for r, p in arguments
                ],
                "links": [
                    {
                        "relation": k["relation"],
                        "target": k["target"],
                        "start": (k["cue"] or {}).get("start"),
                        "end": (k["cue"] or {}).get("end"),
                    }
                    for k in m["links"]
                ],
            }
        )
    return {
        **{k: report.get(k) for k in ("id", "published", "kind", "region", "title", "text", "sentences", "ties")},
        "mentions": rows,
    }


def happenings(mentions: list[dict[str, Any]]) -> dict[str, str]:
    """Of each mention the one that stands for all tellings of its happening, joined by `same_as`."""
    root = {m["id"]: m["id"] for m in mentions}

    def find(name: str) -> str:
        return name if root[name] == name else find(root[name])

    for mention in mentions:
        for link in mention["links"]:
            if link["relation"] == "same_as" and find(mention["id"]) != find(link["target"]):
                root[find(mention["id"])] = find(link["target"])
    return {name: find(name) for name in root}


def gold(report: dict[str, Any]) -> dict[str, Any]:
    """The report's distinct events in the form the report scorer reads: tellings joined by `same_as`."""
    home = happenings(report["mentions"])
    events = []
    for name in dict.fromkeys(home.values()):
        told = sorted(
            (m for m in report["mentions"] if home[m["id"]] == name),
            key=lambda m: -len(m["actors"]) - len(m["recipients"]) - len(m["toll"]),
        )
        lead = told[0]

        def first(field: str, told: list[dict[str, Any]] = told) -> Any:
            return next((m[field] for m in told if m[field]), told[0][field])

        timed = next((m["time"] for m in told if m["time"]["precision"] != "report"), lead["time"])
        links = {
            (k["relation"], home[k["target"]]): (k["cue"] or {}).get("text")
            for m in told
            for k in m["links"]
            if k["relation"] != "same_as"
        }
        voice = first("attributions")
        events.append(
            {
                "id": name,
                "triggers": [m["trigger"]["text"] for m in told],
                "event_type": lead["event_type"],
                "modes": first("modes"),
                "actors": first("actors"),
                "recipients": first("recipients"),
                "place": first("place"),
                "time": timed,
                "planned": first("planned"),
                "toll": first("toll"),
                "factuality": lead["factuality"],
                "historical": lead["historical"],
                "attribution": {"source": (voice[0]["source"] or {}).get("text"), "stance": voice[0]["stance"]}
                if voice
                else None,
                "links": [{"relation": r, "target": t, "cue": c} for (r, t), c in links.items() if t != name],
                "optional": all(m["optional"] for m in told),
            }
        )
    return {
        "doc": report["id"],
        "events": events,
        "ties": [
            {
                "subject": t["subject"]["name"],
                "relation": t["relation"],
                "object": t["object"]["name"],
                "text": (t["cue"] or t["subject"])["text"],
            }
            for t in report["ties"]
        ],
    }


UNSEEN = ("w5-", "w7-")


def part_of(name: str) -> str:
    """The part of a report, by the SHA-1 of its id: a fifth is test, a tenth dev (fits the weights), the rest train;
    of the series the network never sees all but the test fifth is dev."""
    number = int(hashlib.sha1(name.encode()).hexdigest(), 16) % 10
    if number % 5 == 0:
        return "test"
    return "dev" if number == 1 or name.startswith(UNSEEN) else "train"


def held_out(name: str) -> bool:
    return part_of(name) == "test"


GOLD_FOLDERS = {"train": "train_gold", "dev": "dev_gold", "test": "gold"}


def emptied(folder: Path) -> Path:
    """The folder, made if need be and without the files of an earlier run."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    return folder


def write_gold(report: dict[str, Any], folder: Path) -> None:
    """One report in the form the report scorer reads."""
    document = json.dumps(gold(report), ensure_ascii=False, indent=1)
    (folder / f"{report['id']}.json").write_text(document, encoding="utf-8")


def write_text(report: dict[str, Any], folder: Path) -> None:
    """One report's text under its date, as the report scorer reads it."""
    text = f"[published {report['published']}]\n{report['text']}"
    (folder / f"{report['id']}.txt").write_text(text, encoding="utf-8")


def write(reports: list[dict[str, Any]]) -> None:
    target = HERE / "compiled"
    folders = {part: emptied(target / name) for part, name in GOLD_FOLDERS.items()}
    docs = emptied(target / "docs")
    for part in ("train", "dev", "test"):
        lines = [json.dumps(compact(r), ensure_ascii=False) for r in reports if part_of(r["id"]) == part]
        (target / f"{part}.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    for report in reports:
        if part_of(report["id"]) in folders:
            write_gold(report, folders[part_of(report["id"])])
        if held_out(report["id"]):
            write_text(report, docs)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true", help="only check, write nothing")
    arguments.add_argument("files", nargs="*", type=Path)
    options = arguments.parse_args()
    faults: list[str] = []
    reports: list[dict[str, Any]] = []
    for path in options.files or sorted((HERE / "reports").glob("*.txt")):
        try:
            reports += [annotate(report, faults, path.name) for report in parse(path)]
        except FaultyError as error:
            faults.append(str(error))
    names = [r["id"] for r in reports]
    faults += [f"{name}: id used twice" for name in sorted({n for n in names if names.count(n) > 1})]
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    if not faults and not options.check:
        write(reports)
    counts = [f"{sum(len(r[part]) for r in reports)} {part}" for part in ("sentences", "mentions", "ties")]
    sys.stdout.write(f"{len(reports)} reports, {', '.join(counts)}, {len(faults)} faults\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
