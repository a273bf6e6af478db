"""All figures of the language model in one run: trees, sentences, names, speed, memory, load time.

python evaluation/language_eval.py --data ../shared/data/language [--fast] [--limit DOCUMENTS] [--split test]
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import time
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from casusbelli.language import Analyser
from conll import METRICS, GoldDocument, Score, compare, fresh, read

Span = tuple[int, int, str]
CORE = ("Person", "Organization", "Location", "NORP")


def trees(analyser: Analyser, documents: list[GoldDocument], raw: bool) -> dict[str, float]:
    """CoNLL 2018 figures on gold words and sentences, or from raw text."""
    scores = fresh()
    for document in documents:
        if raw:
            analysis = analyser.analyse(document.text)
        else:
            spans = [[(w.start, w.end) for w in document.words[a:b]] for a, b in document.sentences]
            analysis = analyser.analyse_words(document.text, spans)
        compare(document, analysis, scores)
    return {name: round(scores[name].f1, 2) for name in METRICS}


def read_names(path: Path) -> list[list[tuple[list[str], list[str]]]]:
    """Documents of sentences of (tokens, BIO tags)."""
    documents: list[list[tuple[list[str], list[str]]]] = []
    tokens: list[str] = []
    tags: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, ""]:
            fields = line.rstrip("\n").split("\t")
            if len(fields) > 1:
                tokens.append(fields[0])
                tags.append(fields[1])
                continue
            if tokens:
                documents[-1].append((tokens, tags))
                tokens, tags = [], []
            if line.startswith("# ") or not documents:
                documents.append([])
    return [d for d in documents if d]


def bio_spans(tags: list[str]) -> set[Span]:
    """(first, last exclusive, type) of every name in a BIO sequence."""
    found: list[Span] = []
    for i, tag in enumerate(tags):
        kind = tag[2:]
        if tag.startswith("I-") and found and found[-1][1:] == (i, kind):
            found[-1] = (found[-1][0], i + 1, kind)
        elif tag != "O":
            found.append((i, i + 1, kind))
    return set(found)


def names(analyser: Analyser, path: Path, limit: int | None) -> dict[str, float]:
    """F1 of exact spans and types on gold tokens: all nine classes, the four core ones, and each."""
    from names_text import lay_out

    scores: dict[str, Score] = defaultdict(Score)
    for document in read_names(path)[:limit]:
        text, spans = lay_out([tokens for tokens, _ in document])
        analysis = analyser.analyse_words(text, spans)
        got: dict[int, set[Span]] = defaultdict(set)
        for name in analysis.names:
            sentence = analysis.sentences[analysis.words[name.first].sentence]
            got[sentence.index].add((name.first - sentence.first, name.last - sentence.first, name.type))
        for number, (_, tags) in enumerate(document):
            gold, system = bio_spans(tags), got[number]
            for kind in {s[2] for s in gold | system}:
                mine, yours = {s for s in gold if s[2] == kind}, {s for s in system if s[2] == kind}
                for key in ("all", kind, *(("core",) if kind in CORE else ())):
                    scores[key].add(len(mine & yours), len(mine), len(yours))
    return {key: round(score.f1, 1) for key, score in sorted(scores.items())}


def speed(analyser: Analyser, texts: list[str]) -> dict[str, float]:
    """Words per CPU second over `texts`, everything counted."""
    start, count = time.process_time(), 0
    for analysis in analyser.analyse_many(texts):
        count += len(analysis.words)
    return {"words": count, "words_per_cpu_second": round(count / (time.process_time() - start))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("/work/shared/data/language"))
    parser.add_argument("--model", type=Path)
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--split", default="test")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--parts", default="trees,names,speed")
    args = parser.parse_args()
    start = time.perf_counter()
    analyser = Analyser.load(args.model, fast=args.fast)
    result: dict[str, object] = {"load_seconds": round(time.perf_counter() - start, 2)}
    banks = {
        bank: read(args.data / f"{bank}_{args.split}.conllu.gz", "GUM_reddit")[: args.limit] for bank in ("ewt", "gum")
    }
    if "trees" in args.parts:
        for bank, documents in banks.items():
            result[bank] = trees(analyser, documents, raw=False)
            result[f"{bank}_raw"] = trees(analyser, documents, raw=True)
    if "names" in args.parts:
        result["names_worldwide_dev"] = names(analyser, args.data / "names_worldwide_dev.tsv.gz", args.limit)
    if "speed" in args.parts:
        result["speed"] = speed(analyser, [d.text for d in banks["gum"]] * 2)
        result["peak_memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    for key, value in result.items():
        print(key, json.dumps(value))


if __name__ == "__main__":
    main()
