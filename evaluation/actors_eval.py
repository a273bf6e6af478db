"""Scores the resolver of actors: `python evaluation/actors_eval.py KIT`.

KIT is the folder of the scorers (`bench`); prints its two parts, our own forms, the times of look-ups and loading, and
exits with 1 below a floor.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from casusbelli.cli.actors import day_of
from casusbelli.knowledge.actors import KnowledgeBase

OWN = Path(__file__).parent / "sets" / "own_actor_forms.jsonl"
FLOORS = {"forms": {"both": 0.96}, "cases": {"country": 0.92, "both": 0.82, "none": 1.0}, "own": {"both": 0.96}}
LOOK_UP_MS, LOAD_S = 0.2, 0.5


def asked(kit: Path, part: str) -> list[dict[str, Any]]:
    """The rows of one part of the scorer, or of our own forms."""
    if part == "own":
        return [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    run = subprocess.run(
        [sys.executable, str(kit / "actors.py"), "inputs", part], check=True, capture_output=True, text=True
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


def answers(base: KnowledgeBase, rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[float]]:
    """One answer a row, and the seconds each took."""
    found, seconds = [], []
    for row in rows:
        day: date | None = day_of(row["date"])
        began = time.perf_counter()
        answer = base.resolve(row["text"], date=day, context=row["context"])
        seconds.append(time.perf_counter() - began)
        found.append(answer.json())
    return found, seconds


def scores(kit: Path, part: str, rows: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, float]:
    """The scorer's figures; for our own forms the share with country and sector both right."""
    if part == "own":
        right = [(a["country"], a["sector"]) == (r["country"], r["sector"]) for r, a in zip(rows, found, strict=True)]
        return {"both": round(sum(right) / len(right), 3), "n": len(right)}
    lines = "\n".join(json.dumps(answer, ensure_ascii=False) for answer in found)
    command = [sys.executable, str(kit / "actors.py"), "score", part, "/dev/stdin"]
    run = subprocess.run(command, check=True, capture_output=True, text=True, input=lines)
    result: dict[str, float] = json.loads(run.stdout)
    return result


def main(kit: Path) -> int:
    """Print every figure; 1 when one is below its floor."""
    began = time.perf_counter()
    base = KnowledgeBase.load()
    loading = time.perf_counter() - began
    print(f"loading {loading:.3f} s")
    low = loading > LOAD_S
    for part, floors in FLOORS.items():
        rows = asked(kit, part)
        found, seconds = answers(base, rows)
        figures = scores(kit, part, rows, found)
        print(part, figures, f"look-up median {median(seconds) * 1000:.3f} ms")
        low |= median(seconds) * 1000 > LOOK_UP_MS or any(figures[key] < floor for key, floor in floors.items())
    return int(low)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
