"""Trains the judge of lines on the train half of our own pages and writes its weights.

    python training/lines_train.py [--check]

Softmax regression with an L2 penalty, full-batch Adam, the same input gives the same file. `--check` says
whether the shipped weights are those this would write (exit code 1 when not).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "evaluation"))

from casusbelli.reading.lines.features import features_of  # noqa: E402
from line_pages import KINDS, pages, reports_of_corpus, titles  # noqa: E402

WEIGHTS = ROOT / "src" / "casusbelli" / "reading" / "lines" / "weights.json"
WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
CLASSES = ("report", *KINDS)
PENALTY, STEPS, RATE = 0.0002, 400, 0.05
LEAST_SEEN = 3
VOCABULARY = WEIGHTS.with_name("vocabulary.txt")
LEAST_REPORTS = 1
PARTS = ("train", "dev", "more")
OWN_WEIGHT = 1.0
"""How much more a line of the report counts: losing one is worse than keeping a promo line."""


def rows() -> tuple[list[dict[str, float]], list[int]]:
    """Features and class of every line but those of the test."""
    features, classes = [], []
    for page in (page for part in PARTS for page in pages(part)):
        for place, line in enumerate(page.lines):
            features.append(features_of(line.text, place, len(page.lines)))
            classes.append(CLASSES.index(line.kind or "report"))
    headings = titles()
    features += [features_of(title, 3 + number % 8, 14) for number, title in enumerate(headings)]
    return features, classes + [0] * len(headings)


def vocabulary() -> list[str]:
    """Words of the corpus's reports, those of the test left out."""
    tested = {line.text for page in pages("test") for line in page.lines}
    reports = [text for text in reports_of_corpus() if tested.isdisjoint(text.split("\n"))]
    seen = Counter(word for text in reports for word in {found.lower() for found in WORD.findall(text)})
    return sorted(word for word, count in seen.items() if count >= LEAST_REPORTS)


def fitted(features: list[dict[str, float]], classes: list[int]) -> dict[str, Any]:
    """The weights as they are shipped, rounded to three digits."""
    seen = Counter(name for row in {tuple(sorted(row)): row for row in features}.values() for name in row)
    names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
    places = {name: number for number, name in enumerate(names)}
    cells = [
        (number, places[name], value)
        for number, row in enumerate(features)
        for name, value in row.items()
        if name in places
    ]
    across, down, values = (np.array(column) for column in zip(*cells, strict=True))

    def scored(weights: np.ndarray) -> np.ndarray:
        columns = [np.bincount(across, values * column[down], len(features)) for column in weights.T]
        return np.stack(columns, axis=1)

    def gathered(errors: np.ndarray) -> np.ndarray:
        columns = [np.bincount(down, values * column[across], len(names)) for column in errors.T]
        return np.stack(columns, axis=1)

    wanted = np.eye(len(CLASSES))[classes]
    importance = np.where(np.array(classes) == 0, OWN_WEIGHT, 1.0)[:, None]
    weights = np.zeros((len(names), len(CLASSES)))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = scored(weights)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        slope = gathered((shares - wanted) * importance) / len(features) + PENALTY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {"kinds": CLASSES, "weights": {name: [round(float(w), 3) for w in weights[places[name]]] for name in names}}


def main() -> int:
    """Trains, then writes or compares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    if not check:
        VOCABULARY.write_text("\n".join(vocabulary()) + "\n", encoding="utf-8")
    made = json.dumps(fitted(*rows()), indent=0).replace("\n", " ").replace('], "', '],\n"') + "\n"
    if check:
        return int(WEIGHTS.read_text(encoding="utf-8") != made)
    WEIGHTS.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
