"""Copies: pair precision and recall on reports copied in known ways, with independent re-tellings among them.

    python evaluation/copies_eval.py [--texts FILE.jsonl]

The reports are the corpus's own; `--texts` takes others ({"text": ...} a line). The floors are
those of floors.toml.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from casusbelli.copies import find_families
from copy_kinds import HELD_OUT, KINDS

ROOT = Path(__file__).parent.parent
RETELLINGS = Path(__file__).parent / "sets" / "retellings.jsonl"
SEED = 7


def corpus_texts() -> list[str]:
    """The texts of the project's own reports, without their annotation."""
    texts = []
    for path in sorted((ROOT / "corpus" / "reports").glob("*.txt")):
        for report in path.read_text(encoding="utf-8").split("\n=== ")[0:]:
            parts = re.split(r"\n---\n", report)
            if len(parts) >= 2:
                texts.append("\n".join(line for line in parts[1].split("\n")).strip())
    return [text for text in dict.fromkeys(texts) if len(text.split()) >= 60]


def rows_of(texts: Sequence[str]) -> tuple[list[tuple[str, str | None, str]], dict[str, int]]:
    """Originals, one copy of each kind a report, and re-tellings; and the report each row tells."""
    rows: list[tuple[str, str | None, str]] = []
    family: dict[str, int] = {}
    for number, text in enumerate(texts):
        rows.append((f"{number}/original", "2020-01-01", text))
        for kind, make in {**KINDS, **HELD_OUT}.items():
            chance = random.Random(f"{SEED} {kind} {number}")
            rows.append((f"{number}/{kind}", "2020-01-02", make(text, chance, texts)))
    family.update({id: int(id.split("/")[0]) for id, _, _ in rows})
    for line in RETELLINGS.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        for side in ("one", "other"):
            rows.append((f"{pair['id']}/{side}", "2020-01-03", pair[side]))
            family[f"{pair['id']}/{side}"] = -len(family) - 1
    return rows, family


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path)
    path = parser.parse_args().texts
    texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")] if path else corpus_texts()
    rows, family = rows_of(texts)
    started = time.process_time()
    families = find_families(rows)
    seconds = time.process_time() - started
    pairs = {frozenset(pair) for one in families for pair in combinations(one.members, 2)}
    right = [pair for pair in pairs if len({family[id] for id in pair}) == 1]
    figures = {"precision": len(right) / max(1, len(pairs))}
    for kind in [*KINDS, *HELD_OUT]:
        wanted = [frozenset((f"{n}/original", f"{n}/{kind}")) for n in range(len(texts))]
        figures[kind] = sum(pair in pairs for pair in wanted) / len(wanted)
    easy = [figures[kind] for kind in KINDS if kind != "cut 50 %"]
    figures["recall"] = sum(easy) / len(easy)
    print(f"{len(texts)} reports, {len(rows)} documents, {len(rows) / seconds:.0f} documents/s")
    for name, value in figures.items():
        print(f"{name:26} {value:.4f}")
    wrong = [sorted(pair) for pair in pairs if len({family[id] for id in pair}) > 1]
    for pair in sorted(wrong)[:10]:
        print("  not copies:", *pair)
    return 0


if __name__ == "__main__":
    sys.exit(main())
