"""Fits the judge's weights: `python training/confidence.py FILE...`.

Reads compiled reports (corpus/compiled/dev.jsonl by default) that the network has not seen, codes them with every
candidate kept, and fits a logistic model (ridge, Newton's method) that tells right rows from wrong ones: right when
the trigger overlaps a gold trigger of the same type (CONCEDE and RETREAT as one). The threshold is the one with the
best F1 unless one is given. A second model tells of the rows kept whether their sides are right, too: the countries of
actors and of recipients are those of the gold event. `--test FILE...` then prints the calibration on other reports.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from casusbelli.coding import Resources
from casusbelli.coding.acceptance import Judge, features, whole_features
from casusbelli.coding.coder import Coder
from casusbelli.coding.draft import Draft
from casusbelli.coding.report import coder_of
from casusbelli.language import Analyser
from casusbelli.language.analysis import Analysis
from casusbelli.records import Document, document_id

ROOT = Path(__file__).resolve().parents[1]
COMPILED = ROOT / "corpus" / "compiled"
TARGET = ROOT / "src" / "casusbelli" / "coding" / "data" / "confidence.json"


class Everything(Judge):
    """A judge that keeps every candidate."""

    def accepts(self, draft: Draft, *, armed: bool) -> bool:
        return True


EVERYTHING = Everything({}, 0.0, 0.0)
RIDGE = 1.0
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def coder_for(row: dict[str, Any], analysis: Analysis, resources: Resources, judge: Judge) -> Coder:
    """The coder of one report, as a judge has it."""
    document = Document(document_id(row["text"]), row["text"], published=row["published"])
    return coder_of(document, analysis, replace(resources, judge=judge))


def candidates(row: dict[str, Any], analysis: Analysis, resources: Resources) -> list[tuple[dict[str, float], bool]]:
    """Features and truth of every candidate of one report."""
    coder = coder_for(row, analysis, resources, EVERYTHING)
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


def gold_events(row: dict[str, Any]) -> list[tuple[set[tuple[int, int]], str, frozenset[str], frozenset[str]]]:
    """Triggers, type and the countries of both sides of each gold event of one report."""
    paths = (COMPILED / folder / f"{row['id']}.json" for folder in ("dev_gold", "gold"))
    gold = json.loads(next(p for p in paths if p.exists()).read_text(encoding="utf-8"))
    found = []
    for event in gold["events"]:
        spans = {(at, at + len(t)) for t in event["triggers"] if (at := row["text"].find(t)) >= 0}
        sides = [frozenset(p["country"] or "none" for p in event[side]) for side in ("actors", "recipients")]
        found.append((spans, event["event_type"], *sides))
    return found


def whole_right(words: Any, draft: Draft, gold: list[Any]) -> bool:
    """Whether type and the countries of both sides are those of a gold event that the trigger overlaps."""
    own = [(words[w].start, words[w].end) for w in draft.trigger.spread]
    sides = tuple(frozenset(p.country or "none" for p in side) for side in (draft.actors, draft.recipients))
    kind = YIELD.get(draft.event_type, draft.event_type)
    return any(
        YIELD.get(event_type, event_type) == kind
        and sides == (actors, recipients)
        and any(start < b and a < end for start, end in own for a, b in spans)
        for spans, event_type, actors, recipients in gold
    )


def rows_kept(row: dict[str, Any], analysis: Analysis, resources: Resources, judge: Judge) -> list[tuple[Draft, bool]]:
    """The rows of one report as `judge` keeps them, and whether each is right as a whole."""
    coder = coder_for(row, analysis, resources, judge)
    gold = gold_events(row)
    return [(d, whole_right(coder.tree.words, d, gold)) for d in coder.story().drafts]


def fitted(data: list[tuple[dict[str, float], bool]]) -> tuple[dict[str, float], float, np.ndarray]:
    """Weights by name, bias, and the fitted probabilities."""
    names = sorted(data[0][0])
    x = np.array([[f[n] for n in names] for f, _ in data])
    w = fit(x, np.array([float(t) for _, t in data]))
    p = 1 / (1 + np.exp(-(x @ w[:-1] + w[-1])))
    return {n: round(float(v), 4) for n, v in zip(names, w, strict=False)}, round(float(w[-1]), 4), p


def calibration_error(p: np.ndarray, y: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over equal-width bins (Naeini et al. 2015)."""
    which = np.minimum((p * bins).astype(int), bins - 1)
    gaps = [abs(p[which == b].mean() - y[which == b].mean()) * (which == b).sum() for b in set(which)]
    return float(sum(gaps) / len(p))


def load_rows(paths: list[Path]) -> list[dict[str, Any]]:
    """Compiled reports."""
    return [json.loads(line) for path in paths for line in path.open(encoding="utf-8")]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", nargs="*", type=Path, default=[ROOT / "corpus" / "compiled" / "dev.jsonl"])
    arguments.add_argument("--threshold", type=float)
    arguments.add_argument("--test", nargs="*", type=Path, default=[ROOT / "corpus" / "compiled" / "test.jsonl"])
    options = arguments.parse_args()
    analyser, resources = Analyser.load(), Resources.load()
    rows = load_rows(options.files)
    read = [(row, analyser.analyse(row["text"])) for row in rows]
    data = [pair for row, analysis in read for pair in candidates(row, analysis, resources)]
    weights, bias, p = fitted(data)
    y = np.array([float(t) for _, t in data])
    threshold = options.threshold or best_threshold(p, y)
    judge = Judge(weights, bias, threshold)
    kept = [pair for row, analysis in read for pair in rows_kept(row, analysis, resources, judge)]
    whole, whole_bias, _ = fitted([(whole_features(d), t) for d, t in kept])
    fresh = {"weights": weights, "bias": bias, "threshold": threshold, "whole": {"weights": whole, "bias": whole_bias}}
    TARGET.write_text(json.dumps(fresh, indent=1) + "\n")
    over = p >= threshold
    print(f"{len(rows)} reports, {len(y)} candidates, {int(y.sum())} right; threshold {threshold}:")
    print(f"precision {y[over].mean():.3f}, recall of candidates {y[over].sum() / y.sum():.3f}")
    judge = Judge(weights, bias, threshold, whole, whole_bias)
    fresh_read = ((row, analyser.analyse(row["text"])) for row in load_rows(options.test))
    tested = [pair for row, analysis in fresh_read for pair in rows_kept(row, analysis, resources, judge)]
    sure, truth = np.array([d.whole for d, _ in tested]), np.array([float(t) for _, t in tested])
    print(f"test: {len(tested)} rows, {truth.mean():.3f} right as a whole, said {sure.mean():.3f},", end=" ")
    print(f"calibration error {calibration_error(sure, truth):.3f}")


if __name__ == "__main__":
    main()
