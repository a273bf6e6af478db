"""Pages: our reader on the kit's pages, for its scorer, and our speed beside trafilatura's own in the same run.

    python evaluation/pages_eval.py [--kit ../shared/bench]

Prints the kit's table and the share of the pages a second that trafilatura's fast mode reads, our metadata and line
judging included: processor time, page by page in turn, over ROUNDS rounds. Says so when there is no kit. The floors are
those of floors.toml.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from trafilatura import bare_extraction

from casusbelli.reading import Setting
from casusbelli.reading.pages import read_page
from casusbelli.records import Document, to_json

ROOT = Path(__file__).parent.parent
ROUNDS = 3


def written(pages: list[dict[str, str]], out: Path, rounds: int = 1) -> tuple[float, float]:
    """Writes a report object for every page; the seconds of processor time we took, and trafilatura's in turn."""
    ours = theirs = 0.0
    lines: dict[str, str] = {}
    for page in pages * rounds:
        given, original = {"url": page.get("url")}, page["html"].encode()
        started = time.process_time()
        outcome = read_page(page["html"], page["id"], Setting(), original=original, given=given)
        between = time.process_time()
        bare_extraction(page["html"], url=page.get("url"), fast=True, include_comments=False)
        ours, theirs = ours + between - started, theirs + time.process_time() - between
        known = isinstance(outcome, Document)
        document = to_json(outcome) if known else {"key": page["id"]}
        lines[page["id"]] = json.dumps({"document": document, "error": None if known else "not read"})
    out.write_text("\n".join(lines.values()), encoding="utf-8")
    return ours / rounds, theirs / rounds


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kit", type=Path, default=ROOT.parent / "shared" / "bench")
    kit = parser.parse_args().kit / "run"
    if not kit.exists():
        print(f"pages: skipped, no kit at {kit.parent}")
        return 0
    fed = subprocess.run([kit, "inputs", "pages"], capture_output=True, text=True, check=True).stdout
    pages = [json.loads(line) for line in fed.splitlines()]
    written(pages[:3], Path(tempfile.gettempdir()) / "warm.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        ours, theirs = written(pages, out, ROUNDS)
        command = [kit, "score", "pages", out, "--json", "--resamples", "0"]
        scored = subprocess.run(command, capture_output=True, text=True, check=True)
    for name, value in _rows(json.loads(scored.stdout)).items():
        print(f"{name:30} {value:.4f}")
    fast = f"trafilatura fast, no metadata: {len(pages) / theirs:.1f}"
    print(f"{len(pages) / ours:.1f} pages/s; {fast}; share {theirs / ours:.2f}")
    return 0


def _rows(scored: object) -> dict[str, float]:
    """Every named value of the kit's JSON, wherever it stands."""
    if isinstance(scored, dict):
        if isinstance(scored.get("metric"), str) and isinstance(scored.get("value"), int | float):
            return {scored["metric"]: float(scored["value"])}
        return {name: value for part in scored.values() for name, value in _rows(part).items()}
    if isinstance(scored, list):
        return {name: value for part in scored for name, value in _rows(part).items()}
    return {}


if __name__ == "__main__":
    sys.exit(main())
