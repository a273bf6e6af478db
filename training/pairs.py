"""Fits the trees by which tellings of one happening are found: `python training/pairs.py`.

Reads the train part of the corpus (corpus/compiled/train.jsonl) and the train rows of ECB+, codes them, and pairs each
draft that a gold mention stands behind with every earlier one of its type. Prints precision, recall and F1 of two
mentions being told as one, on the corpus's dev and test part; words that one speaks are left to the rules.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from boosting import boosted
from casusbelli.coding import Resources
from casusbelli.coding.comparison import sketches
from casusbelli.coding.draft import Draft
from casusbelli.coding.identity import SPOKEN, kin, same_tellings
from casusbelli.coding.pairing import telling_features
from casusbelli.coding.report import coder_of
from casusbelli.coding.tree import Tree
from casusbelli.language import Analyser
from casusbelli.records import Document, document_id
from data import DATA
from gold import COMPILED, kind_of, load, overlap, spans_of
from gold import DATA as WEIGHTS

ECB = DATA / "identity" / "ecbplus_traindev.jsonl.gz"
TARGET = WEIGHTS / "pairing.json"
THRESHOLD = 0.35
CLOSING, OPENING, JOINING = frozenset(".,;:!?)]%’'"), frozenset("([$£€"), frozenset("-/")
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Gold:
    """One gold mention: its words, its happening, and its type where the set has types."""

    spans: Spans
    happening: str
    kind: str | None = None


@dataclass(frozen=True)
class Told:
    """A report's drafts before any is merged, and the happening of those that gold stands behind, by number."""

    tree: Tree
    drafts: Sequence[Draft]
    home: Mapping[int, str]


def corpus(path: Path) -> Iterator[tuple[Document, list[Gold]]]:
    """The reports of one part of the corpus."""
    for row in load([path]):
        gold = [Gold([tuple(m["trigger"])], m["happening"], kind_of(m["event_type"])) for m in row["mentions"]]
        yield Document(document_id(row["text"]), row["text"], published=row["published"]), gold


def ecb(path: Path) -> Iterator[tuple[Document, list[Gold]]]:
    """The train rows of ECB+, one sentence a line; only sentences that the corpus validated have gold."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in filter(lambda r: r["split"] == "train", map(json.loads, lines)):
            text, at = running(row["tokens"], row["sentence"])
            valid = set(row["validated_sentences"])
            gold = [
                Gold([at[t] for t in m["tokens"]], m.get("cluster") or m["id"])
                for m in row["mentions"]
                if m["type"].startswith(("ACTION", "NEG_ACTION")) and m["tokens"]
                and row["sentence"][m["tokens"][0]] in valid
            ]  # fmt: skip
            yield Document(document_id(text), text), gold


def running(tokens: Sequence[str], sentences: Sequence[int]) -> tuple[str, list[tuple[int, int]]]:
    """The running text of tokens, and where each stands in it."""
    text, at = "", []
    for number, token in enumerate(tokens):
        if number:
            broken = sentences[number] != sentences[number - 1]
            tight = token[0] in CLOSING | JOINING or tokens[number - 1] in OPENING | JOINING
            text += "\n" if broken else "" if tight else " "
        at.append((len(text), len(text) + len(token)))
        text += token
    return text, at


def told(document: Document, gold: Sequence[Gold], analyser: Analyser, resources: Resources) -> Told:
    """What the coder makes of a report before it merges, beside its gold."""
    made = coder_of(document, analyser.analyse(document.text), resources)
    drafts = made.candidates()
    return Told(made.tree, drafts, dict(behind(made.tree, drafts, gold)))


def behind(tree: Tree, drafts: Sequence[Draft], gold: Sequence[Gold]) -> Iterator[tuple[int, str]]:
    """The happening of each draft whose words, and type if known, a gold mention shares."""
    for number, draft in enumerate(drafts):
        words = spans_of(tree.words, draft)
        for mention in gold:
            if overlap(words, mention.spans) and mention.kind in {None, kind_of(draft.event_type)}:
                yield number, mention.happening
                break


def examples(reports: Sequence[Told]) -> tuple[list[dict[str, float]], list[bool]]:
    """Features and truth of every pair that gold decides."""
    rows, truth = [], []
    for report in reports:
        listed, home = sketches(report.tree, report.drafts), report.home
        for two in listed:
            alike = [one for one in listed[: two.place] if kin(one.draft, two.draft)]
            for back, one in enumerate(reversed(alike)):
                if one.place in home and two.place in home and two.draft.event_type not in SPOKEN:
                    rows.append(telling_features(one, two, back))
                    truth.append(home[one.place] == home[two.place])
    return rows, truth


def pairwise(reports: Sequence[Told]) -> tuple[float, float, float]:
    """Precision, recall and F1 of two mentions being told as one, by rules and trees, as they stand."""
    hit = found = wanted = 0
    for report in reports:
        same, home = same_tellings(report.tree, report.drafts), report.home
        for two in home:
            for one in (o for o in home if o < two and kin(report.drafts[o], report.drafts[two])):
                mine, yours = root(same, one) == root(same, two), home[one] == home[two]
                hit, found, wanted = hit + (mine and yours), found + mine, wanted + yours
    return hit / max(found, 1), hit / max(wanted, 1), 2 * hit / max(found + wanted, 1)


def root(same: Mapping[int, int], number: int) -> int:
    while number in same:
        number = same[number]
    return number


def main(analyser: Analyser | None = None) -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--compiled", type=Path, default=COMPILED)
    arguments.add_argument("--ecb", type=Path, default=ECB)
    arguments.add_argument("--measure", action="store_true", help="only print how well the shipped trees do")
    options = arguments.parse_args()
    analyser, resources = analyser or Analyser.load(), Resources.load()

    def read(source: Iterator[tuple[Document, list[Gold]]]) -> list[Told]:
        return [told(document, gold, analyser, resources) for document, gold in source]

    if not options.measure:
        rows, truth = examples(read(corpus(options.compiled / "train.jsonl")) + read(ecb(options.ecb)))
        bias, trees = boosted(rows, truth)
        made = f"training/pairs.py on the corpus and ECB+ (train): {sum(truth)} of {len(truth)} pairs one happening"
        fitted = {"made": made, "bias": round(bias, 4), "threshold": THRESHOLD, "trees": trees}
        TARGET.write_text(json.dumps(fitted) + "\n", encoding="utf-8")
    for part in ("dev", "test"):
        precision, recall, f1 = pairwise(read(corpus(options.compiled / f"{part}.jsonl")))
        print(f"{part} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
