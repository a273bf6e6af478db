"""Codes the times of a bench set and prints the scorer's input; `--deixis` scores our own suite.

bench/run inputs times > in.jsonl
python evaluation/times_eval.py in.jsonl > out.jsonl
bench/run score times out.jsonl
python evaluation/times_eval.py --deixis evaluation/sets/deixis.jsonl
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from casusbelli.language.analysis import Analysis
from casusbelli.times import TimeSpan, find_times, find_times_in_text

__all__ = ["deixis_misses", "report_of"]


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def times_of(text: str, published: date | None, analyser: Any) -> tuple[TimeSpan, ...]:
    """The times of a text, with the language model when there is an analyser."""
    if analyser is None:
        return find_times_in_text(text, published)
    analysis: Analysis = analyser.analyse(text)
    return find_times(analysis, published)


def report_of(line: dict[str, Any], analyser: Any = None) -> dict[str, Any]:
    """The report object of one input line, with `spans.times` only."""
    spans = [
        {k: v.isoformat() if isinstance(v, date) else v for k, v in asdict(span).items()}
        for span in times_of(line["text"], day_of(line.get("published")), analyser)
    ]
    document = {"id": line["id"], "key": line["id"], "text": line["text"]}
    return {
        "document": document,
        "sentences": [],
        "mentions": [],
        "ties": [],
        "events": [],
        "spans": {"times": spans},
        "error": None,
    }


def deixis_misses(path: Path, analyser: Any = None) -> tuple[int, list[str]]:
    """How many cases the suite has, and a line for each miss; in a row without times nothing may be found."""
    total, misses = 0, list[str]()
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for row in rows:
        found = times_of(row["text"], day_of(row.get("published")), analyser)
        shown = [(s.text, s.value, str(s.first), str(s.last), s.mod) for s in found]
        wanted = row["times"] or [None]
        total += len(wanted)
        for want in wanted:
            if found if want is None else not any(_agrees(span, want) for span in found):
                misses.append(f"{row['id']}: {row['text']!r} ({row.get('published')}): want {want}, got {shown}")
    return total, misses


def _agrees(span: TimeSpan, want: dict[str, Any]) -> bool:
    got = asdict(span)
    return all(_plain(got[key]) == value for key, value in want.items())


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--deixis", action="store_true", help="score the project's own suite")
    parser.add_argument("--floor", type=float, default=0.98, help="least share of the suite that must be right")
    parser.add_argument("--model", action="store_true", help="read with the language model's tags and trees")
    options = parser.parse_args()
    analyser = None
    if options.model:
        from casusbelli.language import Analyser

        analyser = Analyser.load()
    if options.deixis:
        total, misses = deixis_misses(options.path, analyser)
        print("\n".join(misses), file=sys.stderr)
        right = (total - len(misses)) / total
        print(f"deixis: {total - len(misses)} of {total} right, {right:.3f} (floor {options.floor})")
        return 0 if right >= options.floor else 1
    for line in options.path.read_text(encoding="utf-8").splitlines():
        print(json.dumps(report_of(json.loads(line), analyser), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
