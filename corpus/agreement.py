"""How far two annotators of one report agree: `python corpus/agreement.py`.

`second/*.txt` holds 58 reports annotated again. The second is scored against the first (`reports/*.txt`) by the scorer
of whole reports, kept outside this repository: `--bench FOLDER`, or the variable `CASUS_BENCH`. Without it both
annotations are only compiled, and the folders are named to be scored elsewhere.
`--texts` prints what the second annotator is given: the chosen reports without any annotation.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import compile as corpus  # noqa: E402

SHARE = 58
TARGET = HERE / "compiled" / "agreement"
BENCH = HERE.parents[1] / "shared" / "bench"


def sources(folder: Path) -> list[corpus.Report]:
    return [report for path in sorted(folder.glob("*.txt")) for report in corpus.parse(path)]


def rank(name: str) -> str:
    """What decides whether a report is annotated twice: not the SHA-1 of the bare id, which decides its part."""
    return hashlib.sha1(f"second:{name}".encode()).hexdigest()


def chosen(names: list[str]) -> list[str]:
    """The reports to annotate twice: of every series its share, those with the lowest rank."""
    series: dict[str, list[str]] = defaultdict(list)
    for name in names:
        series[name.split("-")[0]].append(name)
    taken = []
    for _, members in sorted(series.items()):
        taken += sorted(sorted(members, key=rank)[: round(SHARE * len(members) / len(names))])
    return taken


def bare(report: corpus.Report) -> str:
    """A report as the second annotator sees it."""
    head = [f"=== {report.name}"]
    head += [f"{key}: {report.header[key]}" for key in ("published", "kind", "region", "title") if key in report.header]
    return "\n".join([*head, *(f"{number}| {text}" for number, text in enumerate(report.sentences, 1))]) + "\n"


def compiled(reports: list[corpus.Report], where: str) -> dict[str, dict[str, Any]]:
    faults: list[str] = []
    rows = {report.name: corpus.annotate(report, faults, where) for report in reports}
    if faults:
        raise SystemExit("\n".join(faults))
    return rows


def write(rows: dict[str, dict[str, Any]], folder: Path) -> Path:
    """The gold folder of one annotator, with the texts beside it."""
    golds, docs = corpus.emptied(folder / "gold"), corpus.emptied(folder / "docs")
    for row in rows.values():
        corpus.write_gold(row, golds)
        corpus.write_text(row, docs)
    return golds


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--texts", action="store_true", help="print the chosen reports without annotation")
    arguments.add_argument("--bench", type=Path, default=Path(os.environ.get("CASUS_BENCH") or BENCH))
    options = arguments.parse_args()
    reports = {report.name: report for report in sources(HERE / "reports")}
    names = chosen(list(reports))
    if options.texts:
        sys.stdout.write("\n".join(bare(reports[name]) for name in names))
        return 0
    second = compiled(sources(HERE / "second"), "second")
    if sorted(second) != sorted(names):
        raise SystemExit(f"second/ does not hold the chosen reports: {sorted(set(second) ^ set(names))}")
    first = compiled([reports[name] for name in names], "reports")
    if changed := [name for name in names if first[name]["text"] != second[name]["text"]]:
        raise SystemExit(f"the two texts differ: {', '.join(changed)}")
    ours, theirs = write(first, TARGET / "first"), write(second, TARGET / "second")
    for who, rows in (("first", first), ("second", second)):
        counts = [f"{sum(len(row[part]) for row in rows.values())} {part}" for part in ("mentions", "ties")]
        sys.stdout.write(f"{who}: {len(rows)} reports, {', '.join(counts)}\n")
    command = options.bench / "run"
    if not command.is_file():
        sys.stdout.write(f"no scorer at {options.bench}: score {theirs} against {ours}\n")
        return 0
    sys.stdout.flush()
    return subprocess.run([command, "score", "reports", theirs, "--gold", ours], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
