"""Scores place names on public gold: `python evaluation/places_eval.py KIT [--model] [--out FOLDER]`.

KIT is the folder of the scorers (`bench`), with the gold in `data` beside it. Without `--model` the name finder is left
out, and capital letters and the gazetteer alone find the names.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from casusbelli.knowledge.places import Gazetteer, PlaceSpan, find_places
from casusbelli.language.analysis import Analysis
from casusbelli.language.fake import FakeAnalyser

SETS = ("lgl_dev", "geowebnews_dev")
FLOORS = {
    "recognition, overlap": {"lgl_dev": 0.75, "geowebnews_dev": 0.75},
    "same id or 161km, given found": {"lgl_dev": 0.78, "geowebnews_dev": 0.80},
}


def report(key: str, analysis: Analysis, places: Iterable[PlaceSpan]) -> dict[str, Any]:
    """One line in the codebook's shape, with places only."""
    spans = [
        {
            "start": p.start,
            "end": p.end,
            "text": p.text,
            "name": p.name,
            "geonameid": p.geonameid,
            "lat": p.lat,
            "lon": p.lon,
            "country": p.country,
            "precision": p.precision,
            "role": p.role,
            "score": p.score,
        }
        for p in places
    ]
    return {
        "document": {"id": key, "key": key, "text": analysis.text},
        "sentences": [],
        "mentions": [],
        "ties": [],
        "events": [],
        "spans": {"names": [], "times": [], "places": spans, "attributions": []},
        "error": None,
    }


def analyses(texts: list[str], with_model: bool) -> Iterator[Analysis]:
    """The texts as the language model, or as capital letters, read them."""
    if with_model:
        from casusbelli.language import Analyser

        analyser = Analyser.load()
        yield from (analyser.analyse(text) for text in texts)
    else:
        yield from FakeAnalyser().analyse_many(texts)


def run(kit: Path, part: str, with_model: bool, out: Path) -> Path:
    """Find the places of one part's documents; returns the file of reports."""
    listed = subprocess.run(
        [str(kit / "run"), "inputs", "places", "--part", part], check=True, capture_output=True, text=True
    )
    rows = [json.loads(line) for line in listed.stdout.splitlines()]
    gazetteer = Gazetteer.load()
    path = out / f"{part}.jsonl"
    spent = 0.0
    with path.open("w", encoding="utf-8") as file:
        for row, analysis in zip(rows, analyses([row["text"] for row in rows], with_model), strict=True):
            began = time.process_time()
            places = find_places(analysis, gazetteer, publisher=row.get("url"))
            spent += time.process_time() - began
            file.write(json.dumps(report(row["id"], analysis, places), ensure_ascii=False) + "\n")
    print(f"{part}: {len(rows) / spent:.0f} documents/s for finding and resolving places")
    return path


def score(kit: Path, part: str, path: Path) -> dict[str, float]:
    """The kit's figures, printed and returned by name."""
    command = [str(kit / "run"), "score", "places", str(path), "--part", part]
    print(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    table = subprocess.run([*command, "--json", "--resamples", "0"], check=True, capture_output=True, text=True).stdout
    return {row["metric"]: row["value"] for row in _rows(json.loads(table))}


def _rows(answer: Any) -> list[dict[str, Any]]:
    if isinstance(answer, dict):
        if "metric" in answer and "value" in answer:
            return [answer]
        return [row for part in answer.values() for row in _rows(part)]
    return [row for part in answer for row in _rows(part)] if isinstance(answer, list) else []


def main(arguments: list[str]) -> int:
    """Run both parts; exit code 1 when a figure falls below its floor."""
    kit = Path(arguments[0]).resolve()
    out = Path(arguments[arguments.index("--out") + 1]) if "--out" in arguments else Path("/tmp")
    failed = False
    for part in SETS:
        figures = score(kit, part, run(kit, part, "--model" in arguments, out))
        for name, floors in FLOORS.items():
            if figures.get(name, 0.0) < floors[part]:
                failed = True
                print(f"below its floor: {part}, {name}: {figures.get(name)} < {floors[part]}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
