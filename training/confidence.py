"""Fits the judge's weights: `python training/confidence.py FILE...`.

Reads compiled reports (corpus/compiled/dev.jsonl by default) that the network has not seen, codes them with every
candidate kept, and fits a logistic model (ridge, Newton's method) that tells right rows from wrong ones: right when
the trigger overlaps a gold trigger of the same type (CONCEDE and RETREAT as one). The threshold is the one with the
best F1 unless one is given.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from casusbelli.coding import Resources
from casusbelli.coding.acceptance import Judge, features
from casusbelli.coding.draft import Draft
from casusbelli.coding.report import coder_of
from casusbelli.language import Analyser
from casusbelli.records import Document, document_id

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "casusbelli" / "coding" / "data" / "confidence.json"


class Everything(Judge):
    """A judge that keeps every candidate."""

    def accepts(self, draft: Draft, *, armed: bool) -> bool:
        return True


EVERYTHING = Everything({}, 0.0, 0.0)
RIDGE = 1.0
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def candidates(row: dict[str, Any], analyser: Any, resources: Resources) -> list[tuple[dict[str, float], bool]]:
    """Features and truth of every candidate of one report."""
    document = Document(document_id(row["text"]), row["text"], published=row["published"])
    coder = coder_of(document, analyser.analyse(row["text"]), replace(resources, judge=EVERYTHING))
    story = coder.story()
    return [(features(d, coder.signals), right(coder.tree.words, d, row["mentions"])) for d in story.drafts]


def right(words: Any, draft: Draft, gold: list[dict[str, Any]]) -> bool:
    """Whether a gold mention of the draft's type has a trigger that overlaps the draft's."""
    own = [(words[w].start, words[w].end) for w in draft.trigger.spread]
    kind = YIELD.get(draft.event_type, draft.event_type)
    same = [m["trigger"] for m in gold if YIELD.get(m["event_type"], m["event_type"]) == kind]
    return any(start < b and a < end for start, end in own for a, b in same)


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Weights, the bias last, of a ridge logistic regression."""
    x = np.column_stack([x, np.ones(len(x))])
    w = np.zeros(x.shape[1])
    penalty = np.full(len(w), RIDGE)
    penalty[-1] = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-9)
        w += np.linalg.solve(hessian, gradient)
    return w


def best_threshold(p: np.ndarray, y: np.ndarray) -> float:
    """The threshold with the best F1 among the candidates, in steps of a hundredth."""

    def f1(t: float) -> float:
        hit = float(((p >= t) & (y == 1)).sum())
        return 2 * hit / max(float((p >= t).sum() + y.sum()), 1.0)

    return max((round(t, 2) for t in np.arange(0.2, 0.71, 0.01)), key=f1)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", nargs="*", type=Path, default=[ROOT / "corpus" / "compiled" / "dev.jsonl"])
    arguments.add_argument("--threshold", type=float)
    options = arguments.parse_args()
    analyser, resources = Analyser.load(), Resources.load()
    rows = [json.loads(line) for path in options.files for line in path.open(encoding="utf-8")]
    data = [pair for row in rows for pair in candidates(row, analyser, resources)]
    names = sorted(data[0][0])
    x = np.array([[f[n] for n in names] for f, _ in data])
    y = np.array([float(t) for _, t in data])
    w = fit(x, y)
    p = 1 / (1 + np.exp(-(x @ w[:-1] + w[-1])))
    threshold = options.threshold or best_threshold(p, y)
    weights = {n: round(float(v), 4) for n, v in zip(names, w, strict=False)}
    TARGET.write_text(
        json.dumps({"weights": weights, "bias": round(float(w[-1]), 4), "threshold": threshold}, indent=1) + "\n"
    )
    kept = p >= threshold
    print(f"{len(rows)} reports, {len(y)} candidates, {int(y.sum())} right; threshold {threshold}:")
    print(f"precision {y[kept].mean():.3f}, recall of candidates {y[kept].sum() / y.sum():.3f}")


if __name__ == "__main__":
    assert date
    main()
