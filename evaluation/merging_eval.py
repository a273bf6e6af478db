"""Which mentions of one report are told as one happening, on the project's own corpus: pairwise and B-cubed.

python evaluation/merging_eval.py [--part test]     (compile the corpus first: python corpus/compile.py)

Only mentions that stand behind a gold mention count: their triggers overlap and the types agree (CONCEDE and RETREAT as
one). A happening that is missed altogether is a matter for the event scores, not for this one.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from casusbelli.pipeline.coder import LanguageCoder
from casusbelli.records import Document, Report, document_id

COMPILED = Path(__file__).resolve().parents[1] / "corpus" / "compiled"
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}

Homes = list[tuple[str, str]]
"""Of each mention that counts: the event it was told as, and the gold one."""


def homes(report: Report, gold: Sequence[Mapping[str, Any]]) -> Homes:
    """The two homes of every mention that stands behind a gold mention."""
    told = {mention: event.id for event in report.events for mention in event.mentions}
    found = []
    for mention in report.mentions:
        for one in gold:
            start, end = one["trigger"]
            if kind(one["event_type"]) == kind(mention.event_type) and (
                mention.trigger.start < end and start < mention.trigger.end
            ):
                found.append((told[mention.id], one["happening"]))
                break
    return found


def kind(event_type: str) -> str:
    return YIELD.get(event_type, event_type)


def pairwise(reports: Sequence[Homes]) -> tuple[float, float, float]:
    """Precision, recall and F1 of two mentions of a report being one happening."""
    hit = found = wanted = 0
    for listed in reports:
        for number, (told, gold) in enumerate(listed):
            for other_told, other_gold in listed[:number]:
                hit += told == other_told and gold == other_gold
                found += told == other_told
                wanted += gold == other_gold
    return scores(hit, found, wanted)


def b_cubed(reports: Sequence[Homes]) -> tuple[float, float, float]:
    """Mean precision, recall and their F1 of the happening around each mention."""
    precision = recall = 0.0
    count = sum(map(len, reports))
    for listed in reports:
        for told, gold in listed:
            both = sum(t == told and g == gold for t, g in listed)
            precision += both / sum(t == told for t, _ in listed)
            recall += both / sum(g == gold for _, g in listed)
    precision, recall = precision / max(count, 1), recall / max(count, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def scores(hit: float, found: float, wanted: float) -> tuple[float, float, float]:
    return hit / max(found, 1), hit / max(wanted, 1), 2 * hit / max(found + wanted, 1)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--part", default="test", choices=("train", "dev", "test"))
    arguments.add_argument("--compiled", type=Path, default=COMPILED)
    options = arguments.parse_args()
    coder = LanguageCoder.load()
    reports = []
    for line in (options.compiled / f"{options.part}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = Document(document_id(row["text"]), row["text"], published=row["published"])
        reports.append(homes(coder.code(document), row["mentions"]))
    print(f"{options.part}: {len(reports)} reports, {sum(map(len, reports))} mentions that gold stands behind")
    for name, measure in (("pairwise", pairwise), ("b-cubed", b_cubed)):
        precision, recall, f1 = measure(reports)
        print(f"{name} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
