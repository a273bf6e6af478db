"""Lines that are no part of a report: precision, recall and F1 on our own test half.

    python evaluation/lines_eval.py [--half train | dev | more | test] [--misses]

Nobody looks at the misses of the test half. The floors are those of floors.toml.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from casusbelli.reading import boilerplate_spans
from line_pages import KINDS, pages

GROUPS = {"promo and syndication": ("promo", "related", "newsletter", "syndication")}


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("train", "dev", "more", "test"), default="test")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    hits: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    named: Counter[str] = Counter()
    false: list[str] = []
    missed: list[str] = []
    total = 0
    for page in pages(options.half):
        found = {page.text[start:end]: kind for start, end, kind in boilerplate_spans(page.text)}
        for line in page.lines:
            total += 1
            kind = found.get(line.text.strip())
            if line.kind:
                wanted[line.kind] += 1
                hits[line.kind] += kind is not None
                named[line.kind] += kind == line.kind
                if kind is None:
                    missed.append(f"{line.kind}: {line.text}")
            elif kind:
                false.append(f"{kind}: {line.text}")
    print(f"{options.half}: {total} lines, {sum(wanted.values())} of them no part of the report")
    figures = {"all": _f1(sum(hits.values()), sum(wanted.values()), len(false))}
    for name, kinds in GROUPS.items():
        bad = sum(text.startswith(kinds) for text in false)
        figures[name] = _f1(sum(hits[kind] for kind in kinds), sum(wanted[kind] for kind in kinds), bad)
    for name, (precision, recall, f1) in figures.items():
        print(f"{name:24} F1 {f1:.4f}  P {precision:.4f}  R {recall:.4f}")
    for kind in KINDS:
        print(
            f"  {kind:22} found {hits[kind] / wanted[kind]:.3f}, with its kind {named[kind] / wanted[kind]:.3f}  n {wanted[kind]}"  # noqa: E501
        )
    if options.misses:
        print(
            *(f"  missed {line}" for line in sorted(set(missed))),
            *(f"  false {line}" for line in sorted(set(false))),
            sep="\n",
        )
    return 0


def _f1(hits: int, wanted: int, false: int) -> tuple[float, float, float]:
    precision, recall = hits / max(1, hits + false), hits / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


if __name__ == "__main__":
    sys.exit(main())
