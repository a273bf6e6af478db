"""Fits every weight of the coder on the corpus: `python training/fit.py`.

Stage by stage, each with the weights before it: the first look, countries of the unnamed, who takes part, which
candidates become rows, how sure a row is. What a later stage learns from, the earlier ones make of reports that were
not among theirs (five folds). Read are the reports of the part "dev" (compiled by corpus/compile.py), which
the network has not seen; countries, which need no network, are learned from the part "train", too. The threshold for
rows is the lowest at which most rows are right (`PRECISION`) in cross-validation: a row that no sentence tells costs
its reader more than a missed one. `--test FILE` prints every share on the test part.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from casusbelli.coding import Resources
from casusbelli.coding.acceptance import Judge
from casusbelli.coding.fitted import Fitted
from casusbelli.coding.nationality import Nationality
from casusbelli.coding.sides import Sides
from casusbelli.coding.verdict import Verdict
from casusbelli.language import Analyser
from choice import Choice, fit, share_right
from confidence import calibration_error, first_looks, logistic, told, verdicts, whole_rows
from gold import COMPILED, DATA, Reading, load, read
from nationality import country_choices, most_named
from sides import side_choices

NOTHING = Fitted(Judge({}, 0.0), Nationality({}), Sides({}), Verdict({}, 0.0))
T = TypeVar("T")
FOLDS = 5
PRECISION = 0.87
RIDGE = 5.0
SEEN = 6
EMPTY = 4
"""How often each report without an event counts: they are a ninth of our corpus."""


def write(name: str, content: Mapping[str, Any]) -> None:
    text = json.dumps(content, indent=1, sort_keys=True)
    (DATA / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def first_look(fitted: Fitted, dev: Sequence[Reading]) -> Fitted:
    """With weights for the first look."""
    return replace(fitted, judge=Judge(*logistic(first_looks(dev, fitted))))


def countries(fitted: Fitted, dev: Sequence[Reading], train: Sequence[Reading], test: Sequence[Reading]) -> Fitted:
    """With weights for the countries of the unnamed."""
    data, fresh = (country_choices(part, fitted) for part in ([*train, *dev], test))
    weights = fit(data, RIDGE / 2, SEEN)
    print(f"countries: {len(data)} choices, {len(weights)} weights, right {share_right(weights, data):.3f};", end=" ")
    print(f"test {share_right(weights, fresh):.3f}, the most named {share_right(most_named, fresh):.3f}")
    return replace(fitted, nationality=Nationality(weights))


def parts(dev: Sequence[T]) -> list[tuple[list[T], list[T]]]:
    """The others of each fold, and the fold."""
    return [([r for i, r in enumerate(dev) if i % FOLDS != k], list(dev[k::FOLDS])) for k in range(FOLDS)]


def parties(fitted: Fitted, dev: Sequence[Reading], test: Sequence[Reading]) -> tuple[Fitted, list[Fitted]]:
    """With weights for who takes part; and with those that each fold's other reports give."""
    each, fresh = [side_choices([reading], fitted) for reading in dev], side_choices(test, fitted)

    def learned(chosen: Sequence[list[tuple[Choice, int]]]) -> dict[str, float]:
        return fit([c for sides in chosen for c, _ in sides if c.right], RIDGE, SEEN)

    weights = learned(each)
    rules = float(np.mean([own in c.right for c, own in fresh]))
    print(f"sides: {sum(map(len, each))} choices, {len(weights)} weights;", end=" ")
    print(f"test {share_right(weights, [c for c, _ in fresh]):.3f}, the rules alone {rules:.3f}")
    others = [learned(rest) for rest, _ in parts(each)]
    return replace(fitted, sides=Sides(weights)), [replace(fitted, sides=Sides(w)) for w in others]


def strict(p: np.ndarray, y: np.ndarray) -> float:
    """The lowest threshold, in hundredths, from which `PRECISION` of the rows are right."""
    steps = (round(0.01 * i, 2) for i in range(30, 90))
    return next((t for t in steps if y[p >= t].mean() >= PRECISION), 0.9)


def often(readings: Sequence[Reading]) -> list[Reading]:
    """With reports that tell of no event as often as a news desk meets them, not as we wrote them."""
    return [r for r in readings for _ in range(1 if r.row["mentions"] else EMPTY)]


def rows(
    fitted: Fitted, folds: Sequence[Fitted], dev: Sequence[Reading], test: Sequence[Reading]
) -> tuple[Fitted, list[Fitted]]:
    """With weights and threshold for which candidates become rows; and with those that the other folds give."""
    judged = [verdicts(often(fold), other) for other, (_, fold) in zip(folds, parts(dev), strict=True)]
    others = [
        Verdict(fit(told(j for i, part in enumerate(judged) if i != k for j in part), RIDGE, SEEN), 0.0)
        for k in range(FOLDS)
    ]
    everyone = [j for part in judged for j in part]
    p = np.array([v.confidence(f) for v, part in zip(others, judged, strict=True) for f, _ in part])
    y = np.array([right for _, right in everyone])
    threshold = strict(p, y)
    verdict = Verdict(fit(told(everyone), RIDGE, SEEN), threshold)
    fitted = replace(fitted, verdict=verdict)
    fresh = verdicts(test, fitted)
    q, z = np.array([verdict.confidence(f) for f, _ in fresh]), np.array([right for _, right in fresh])
    over = q >= threshold
    print(f"rows: {len(everyone)} candidates, {len(verdict.weights)} weights, threshold {threshold};", end=" ")
    print(f"test precision {z[over].mean():.3f}, recall of candidates {z[over].sum() / z.sum():.3f},", end=" ")
    print(f"calibration error {calibration_error(q, z.astype(float)):.3f}")
    each = [replace(f, verdict=replace(v, threshold=threshold)) for f, v in zip(folds, others, strict=True)]
    return fitted, each


def whole(fitted: Fitted, folds: Sequence[Fitted], dev: Sequence[Reading], test: Sequence[Reading]) -> Fitted:
    """With weights for how sure a row is, sides and all."""
    kept = [row for other, (_, fold) in zip(folds, parts(dev), strict=True) for row in whole_rows(fold, other)]
    weights, bias = logistic([(f, right) for f, right, _ in kept])
    fitted = replace(fitted, judge=replace(fitted.judge, whole_weights=weights, whole_bias=bias))
    fresh = whole_rows(test, fitted)
    p, y = np.array([sure for _, _, sure in fresh]), np.array([float(right) for _, right, _ in fresh])
    print(f"confidence: test {len(y)} rows, right as a whole {y.mean():.3f}, said {p.mean():.3f},", end=" ")
    print(f"calibration error {calibration_error(p, y):.3f}")
    return fitted


def main(analyser: Callable[[], Any] = Analyser.load) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", nargs="*", type=Path, default=[COMPILED / "train.jsonl"])
    parser.add_argument("--dev", nargs="*", type=Path, default=[COMPILED / "dev.jsonl"])
    parser.add_argument("--test", nargs="*", type=Path, default=[COMPILED / "test.jsonl"])
    parser.add_argument("--dry", action="store_true", help="print only")
    args = parser.parse_args()
    reader, resources = analyser(), Resources.load()
    train, dev, test = (read(load(paths), reader, resources) for paths in (args.train, args.dev, args.test))
    fitted = first_look(NOTHING, dev)
    fitted = countries(fitted, dev, train, test)
    fitted, folds = parties(fitted, dev, test)
    fitted, folds = rows(fitted, folds, dev, test)
    fitted = whole(fitted, folds, dev, test)
    if args.dry:
        return
    judge = fitted.judge
    whole_part = {"weights": judge.whole_weights, "bias": judge.whole_bias}
    write("confidence", {"weights": judge.weights, "bias": judge.bias, "whole": whole_part})
    write("nationality", {"weights": fitted.nationality.weights})
    write("sides", {"weights": fitted.sides.weights})
    write("verdict", {"weights": fitted.verdict.weights, "threshold": fitted.verdict.threshold})


if __name__ == "__main__":
    main()
