"""Coreference on GUM with predicted mentions, matched by head word: MUC, B-cubed, and how often a link is right.

python evaluation/coreference_eval.py [--file gum_dev.conllu.gz]
"""

from __future__ import annotations

import argparse
import os
import re
from collections import Counter, defaultdict
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from casusbelli.language import Analyser, Analysis
from conll import GoldDocument, read

Clusters = dict[int, int]


def gold_clusters(document: GoldDocument) -> Clusters:
    """Head word -> entity number, of entities mentioned at least twice (Entity= of GUM)."""
    opened: list[tuple[str, int]] = []
    spans: list[tuple[int, int, int]] = []
    for i, text in enumerate(document.entities):
        for opening, closing in re.findall(r"\((\d+)-|(\d+)\)|(?<=[^\d\[\]])\)", text) if text else ():
            if opening:
                opened.append((opening, i))
            if closing:
                _close(opened, spans, closing, i)
        for number in re.findall(r"\((\d+)-[^()]*\)", text):
            _close(opened, spans, number, i)
    heads: Clusters = {}
    for entity, first, last in sorted(spans, key=lambda s: s[1] - s[2]):
        inside = range(first, last + 1)
        heads[next((i for i in inside if not first <= document.words[i].head <= last), first)] = entity
    sizes = Counter(heads.values())
    return {head: entity for head, entity in heads.items() if sizes[entity] > 1}


def _close(opened: list[tuple[str, int]], spans: list[tuple[int, int, int]], name: str, last: int) -> None:
    for k in range(len(opened) - 1, -1, -1):
        if opened[k][0] == name:
            spans.append((int(name), opened.pop(k)[1], last))
            return


def system_clusters(analysis: Analysis) -> Clusters:
    """Head word -> chain number."""
    heads: Clusters = {}
    for number, chain in enumerate(analysis.chains):
        for first, last in chain:
            inside = [w for w in analysis.words[first:last] if not first <= w.head < last]
            heads[inside[0].index if inside else first] = number
    return heads


def muc(one: Clusters, two: Clusters) -> tuple[int, int]:
    """Links of `one` kept in `two`, and links of `one`."""
    groups: dict[int, list[int]] = {}
    for head, entity in one.items():
        groups.setdefault(entity, []).append(head)
    kept = total = 0
    for heads in groups.values():
        parts = len({two[h] for h in heads if h in two}) + sum(h not in two for h in heads)
        kept, total = kept + len(heads) - parts, total + len(heads) - 1
    return kept, total


def b_cubed(one: Clusters, two: Clusters) -> tuple[float, int]:
    """Sum over mentions of `one` of the share of its entity that `two` keeps with it, and the number of mentions."""
    share = 0.0
    for head, entity in one.items():
        mine = {h for h, e in one.items() if e == entity}
        yours = {h for h, e in two.items() if head in two and e == two[head]}
        share += len(mine & yours) / len(mine)
    return share, len(one)


def links(gold: Clusters, system: Clusters) -> tuple[int, int]:
    """Chained mentions whose nearest antecedent in the chain is of the same gold entity, and all chained ones."""
    right = total = 0
    last: dict[int, int] = {}
    for head in sorted(system):
        before = last.get(system[head])
        if before is not None:
            total += 1
            right += head in gold and gold.get(before) == gold[head]
        last[system[head]] = head
    return right, total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("/work/shared/data/language"))
    parser.add_argument("--file", default="gum_test.conllu.gz")
    args = parser.parse_args()
    analyser = Analyser.load()
    sums = defaultdict[str, float](int)
    for document in read(args.data / args.file, "GUM_reddit"):
        spans = [[(w.start, w.end) for w in document.words[a:b]] for a, b in document.sentences]
        gold, system = gold_clusters(document), system_clusters(analyser.analyse_words(document.text, spans))
        for name, score in (("muc", muc), ("b3", b_cubed)):
            for side, (a, b) in (("recall", score(gold, system)), ("precision", score(system, gold))):
                sums[f"{name} {side}"] += a
                sums[f"{name} {side} of"] += b
        right, total = links(gold, system)
        sums["links"] += right
        sums["links of"] += total
    for name in ("muc precision", "muc recall", "b3 precision", "b3 recall", "links"):
        print(f"{name}: {100 * sums[name] / max(1, sums[name + ' of']):.1f} of {sums[name + ' of']}")
    for name in ("muc", "b3"):
        p, r = (sums[f"{name} {s}"] / max(1, sums[f"{name} {s} of"]) for s in ("precision", "recall"))
        print(f"{name} F1: {200 * p * r / max(1e-9, p + r):.1f}")


if __name__ == "__main__":
    main()
