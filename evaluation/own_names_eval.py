"""Names of persons, organisations (armed groups above all) and places in own sentences, read from raw text.

python evaluation/own_names_eval.py [--fast] [--wrong]
"""

from __future__ import annotations

import argparse
import os
import re
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from casusbelli.language import Analyser
from conll import Score

CLASSES = {"P": "Person", "O": "Organization", "L": "Location"}
Span = tuple[int, int, str]


def read_marked(path: Path) -> list[tuple[str, set[Span]]]:
    """Sentences and the spans of their marked names."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return [unmark(line) for line in lines]


def unmark(line: str) -> tuple[str, set[Span]]:
    """A sentence without its [words|class] marks, and their spans."""
    text, spans, at = "", set(), 0
    for match in re.finditer(r"\[([^|\]]+)\|([POL])\]", line):
        text += line[at : match.start()]
        spans.add((len(text), len(text) + len(match[1]), CLASSES[match[2]]))
        text += match[1]
        at = match.end()
    return text + line[at:], spans


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, default=Path(__file__).parent / "sets/own_names.txt")
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="print the sentences with a wrong name")
    args = parser.parse_args()
    rows = read_marked(args.file)
    scores: dict[str, Score] = defaultdict(Score)
    for (text, gold), analysis in zip(
        rows, Analyser.load(fast=args.fast).analyse_many(t for t, _ in rows), strict=True
    ):
        system = {(n.start, n.end, n.type) for n in analysis.names if n.type in CLASSES.values()}
        for kind in (*CLASSES.values(), "all"):
            mine, yours = ({s for s in found if kind in (s[2], "all")} for found in (gold, system))
            scores[kind].add(len(mine & yours), len(mine), len(yours))
        if args.wrong and gold != system:
            print(text, sorted(text[a:b] + "/" + k[0] for a, b, k in gold ^ system))
    print(f"{len(rows)} sentences", {kind: round(score.f1, 1) for kind, score in scores.items()})


if __name__ == "__main__":
    main()
