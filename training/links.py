"""Fits which happening an act answers: `python training/links.py` (`casusbelli.coding.linkage`).

Reads the parts train and dev of the corpus, codes them, and lets every happening choose among the others of its report
and none; right are those that the gold links it to. What the network says of a link counts only on dev, which it has
not seen. Prints precision and recall of the links of dev, in five folds, at several thresholds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from casusbelli.coding import Resources
from casusbelli.coding.linkage import NETWORK, Linkage
from casusbelli.coding.links import LinkReader
from casusbelli.coding.report import coder_of
from casusbelli.language import Analyser
from casusbelli.records import Document, document_id
from choice import Choice, fit
from gold import COMPILED, DATA, kind_of, load, overlap, spans_of

ANSWERING = frozenset({"response_to", "retaliation_for"})
RIDGE, SEEN, FOLDS, THRESHOLD = 10.0, 6, 5, 0.35
Chosen = tuple[Sequence[Mapping[str, float]], frozenset[int]]


def choices(row: dict[str, Any], analyser: Any, resources: Resources) -> list[Chosen]:
    """The options of every happening of a report, and the numbers of the right ones."""
    document = Document(document_id(row["text"]), row["text"], published=row["published"])
    coder = coder_of(document, analyser.analyse(document.text), resources)
    pairs = LinkReader(coder.tree, resources.lexicon, coder.story(), coder.signals).pairs
    homes = {h.root: home(row, [(s.draft, spans_of(coder.tree.words, s.draft)) for s in h.tellings])
             for h in pairs.happenings}  # fmt: skip
    named = {m["id"]: m["happening"] for m in row["mentions"]}
    links = {(m["happening"], named[k["target"]]) for m in row["mentions"] for k in m["links"]
             if k["relation"] in ANSWERING}  # fmt: skip
    found = []
    for source in pairs.happenings:
        others = pairs.others(source)
        right = frozenset(i for i, o in enumerate(others) if (homes[source.root], homes[o.root]) in links)
        found.append(([pairs.features(source, o) for o in others], right))
    return found


def home(row: Mapping[str, Any], tellings: Sequence[tuple[Any, Any]]) -> str | None:
    """The gold happening that some telling's words and type belong to."""
    for draft, spans in tellings:
        for mention in row["mentions"]:
            same = kind_of(mention["event_type"]) == kind_of(draft.event_type)
            if same and overlap(spans, [tuple(mention["trigger"])]):
                return str(mention["happening"])
    return None


def as_choice(chosen: Chosen, *, unseen: bool) -> Choice:
    """A choice with "none" as the last option; of reports the network has seen its word is left out."""
    options, right = chosen
    kept = [{n: v for n, v in o.items() if unseen or not n.startswith(NETWORK)} for o in options]
    return Choice([*kept, {}], right or frozenset([len(options)]))


def linked(row: Mapping[str, Any]) -> int:
    named = {m["id"]: m["happening"] for m in row["mentions"]}
    return len({(m["happening"], named[k["target"]]) for m in row["mentions"] for k in m["links"]
                if k["relation"] in ANSWERING} )  # fmt: skip


def main(analyser: Any = None) -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--compiled", type=Path, default=COMPILED)
    arguments.add_argument("--dry", action="store_true", help="print only")
    options = arguments.parse_args()
    analyser, resources = analyser or Analyser.load(), Resources.load()
    rows = {part: load([options.compiled / f"{part}.jsonl"]) for part in ("train", "dev")}
    made = {part: [choices(row, analyser, resources) for row in rows[part]] for part in rows}
    seen = [as_choice(c, unseen=False) for report in made["train"] for c in report]
    dev = [[as_choice(c, unseen=True) for c in report] for report in made["dev"]]
    folds = [
        fit([*seen, *(c for i, report in enumerate(dev) if i % FOLDS != k for c in report)], RIDGE, SEEN)
        for k in range(FOLDS)
    ]
    wanted = sum(map(linked, rows["dev"]))
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        told = [
            (number, right)
            for i, report in enumerate(made["dev"])
            for o, right in report
            if (number := Linkage(folds[i % FOLDS], threshold).chosen(o)) is not None
        ]
        hit = sum(number in right for number, right in told)
        print(f"{threshold}: precision {hit / max(len(told), 1):.3f}, recall {hit / wanted:.3f}")
    if not options.dry:
        weights = fit([*seen, *(c for report in dev for c in report)], RIDGE, SEEN)
        text = json.dumps({"threshold": THRESHOLD, "weights": weights}, indent=1, sort_keys=True)
        (DATA / "links.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
