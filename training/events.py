"""The event tasks: invented annotated reports, MUC-4 slot fillers and causal spans, as windows and losses.

`prepare` parses the reports once (a trigger's or argument's head word is the one governed from outside its span) and
writes `events.json` into the run's folder; the workers read that.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

import labels as inventories
from casusbelli.language import tokens
from casusbelli.language.analysis import Analysis
from data import DATA, GLUED, NEWLINE, SPACE, Corpus, Document, Sentence, SubwordCache, Window, guess_glues
from model import Reader

CORPUS = Path(__file__).resolve().parents[1] / "corpus/compiled/train.jsonl"
REACH = 16


# ---------------------------------------------------------------- reports


def head_word(analysis: Analysis, starts: list[int], start: int, end: int) -> int | None:
    """The word of span [start, end) whose governor lies outside it; of several, the one nearest the root."""
    first = int(np.searchsorted(starts, start))
    if first and analysis.words[first - 1].end > start:
        first -= 1
    last = first
    while last < len(analysis.words) and analysis.words[last].start < end:
        last += 1
    inside = [w for w in analysis.words[first:last] if not first <= w.head < last]
    inside = [w for w in inside if w.upos not in ("PUNCT", "ADP", "DET")] or inside
    return min(inside, key=lambda w: depth(analysis, w.index)).index if inside else None


def depth(analysis: Analysis, index: int) -> int:
    """Steps from a word up to its root."""
    steps = 0
    while analysis.words[index].head >= 0 and steps < 200:
        index, steps = analysis.words[index].head, steps + 1
    return steps


def report(row: dict[str, Any], analysis: Analysis) -> list[dict[str, Any]]:
    """One report as sentences of forms, spacing and events with addresses [sentence, word]."""
    bounds = row["sentences"]
    sentences: list[dict[str, Any]] = [{"forms": [], "glues": [], "events": []} for _ in bounds]
    address: list[tuple[int, int]] = []
    before, current = -1, 0
    for word in analysis.words:
        while current + 1 < len(bounds) and word.start >= bounds[current + 1][0]:
            current += 1
        s = sentences[current]
        gap = row["text"][before : word.start] if before >= 0 else "\n"
        s["glues"].append(NEWLINE if "\n" in gap else SPACE if gap else GLUED)
        address.append((current, len(s["forms"])))
        s["forms"].append(word.text)
        before = word.end
    starts = [w.start for w in analysis.words]
    triggers = {m["id"]: head_word(analysis, starts, *m["trigger"]) for m in row["mentions"]}
    for m in row["mentions"]:
        at = triggers[m["id"]]
        if at is None:
            continue
        pairs = []
        for argument in m["args"]:
            word = head_word(analysis, starts, argument["start"], argument["end"])
            if word is not None:
                pairs.append([argument["role"], *address[word]])
        for link in m["links"]:
            target = triggers.get(link["target"])
            if target is not None:
                pairs.append([link["relation"], *address[target]])
        sentence, word = address[at]
        sentences[sentence]["events"].append({
            "word": word, "event_type": m["event_type"], "modes": m["modes"], "factuality": m["factuality"],
            "historical": bool(m["historical"]), "stance": m["stance"], "pairs": pairs,
        })  # fmt: skip
    return [s for s in sentences if s["forms"]]


def prepare(run: Path, source: Path = CORPUS) -> int:
    """Parse the reports with the shipped model and write them to the run's folder; returns how many."""
    from casusbelli.language import Analyser

    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()] if source.exists() else []
    analyses = Analyser.load().analyse_many(row["text"] for row in rows)
    documents = [report(row, analysis) for row, analysis in zip(rows, analyses, strict=True)]
    (run / "events.json").write_text(json.dumps(documents, ensure_ascii=False), encoding="utf-8")
    return len(documents)


def read_reports(path: Path, labels: dict[str, list[str]]) -> list[Document]:
    """The prepared reports as sentences with labels at every word."""
    types = {t: i for i, t in enumerate(labels["trigger"])}
    facts = {t: i for i, t in enumerate(labels["event_factuality"])}
    stances = {t: i for i, t in enumerate(labels["stance"])}
    documents = []
    for rows in json.loads(path.read_text(encoding="utf-8")):
        document = []
        for number, row in enumerate(rows):
            n = len(row["forms"])
            tags = {"trigger": [0] * n, "event_factuality": [-100] * n, "stance": [-100] * n}
            for event in row["events"]:
                at = event["word"]
                tags["trigger"][at] = types[event["event_type"]]
                tags["event_factuality"][at] = facts[event["factuality"]]
                tags["stance"][at] = stances.get(event["stance"], 0)
            document.append(
                Sentence(row["forms"], row["glues"], tags, events=row["events"], number=number, ends_known=True)
            )
        documents.append(document)
    return documents


# ---------------------------------------------------------------- MUC-4 and causes


def read_muc(path: Path, labels: dict[str, list[str]]) -> list[Document]:
    """MUC-4 stories: every word of a slot filler's string, wherever it occurs, is tagged with the slot."""
    kinds = {k: i for i, k in enumerate(labels["muc_role"])}
    rng = random.Random(11)
    documents = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            tagged = np.zeros(len(text), np.int64)
            for template in row["templates"]:
                for slot in ("Weapon", "Target", "Victim", "PerpOrg", "PerpInd"):
                    for fill in (f for fills in template.get(slot, []) for f in fills):
                        at = text.find(fill["text"]) if fill["text"] else -1
                        while at >= 0:
                            tagged[at : at + len(fill["text"])] = kinds[slot]
                            at = text.find(fill["text"], at + 1)
            shout = rng.random() < 0.5
            document = []
            for start, end in row["sentences"]:
                spans = list(tokens.words(text, start, end))
                if spans:
                    forms = [text[a:b].upper() if shout else text[a:b] for a, b in spans]
                    glues = [GLUED if i and spans[i - 1][1] == a else SPACE for i, (a, _) in enumerate(spans)]
                    document.append(Sentence(forms, glues, {"muc_role": [int(tagged[a]) for a, _ in spans]}))
            documents.append(document)
    return documents


def read_causes(path: Path) -> list[Document]:
    """Causal News Corpus sentences; `causal` holds a bit mask per word: cause 1, effect 2, signal 4."""
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        marked = np.zeros(len(text) + 1, np.int64)
        for relation in row["relations"]:
            for bit, name in enumerate(inventories.CAUSAL):
                for start, end in relation.get(name, []):
                    marked[start:end] |= 1 << bit
        if row["causal"] and not row["relations"]:
            continue
        spans = list(tokens.words(text))
        forms = [text[a:b] for a, b in spans]
        causal = [int(marked[a]) for a, _ in spans]
        documents.append([Sentence(forms, guess_glues(forms), {"causal_bits": causal})])
    return documents


def event_corpora(
    labels: dict[str, list[str]], cache: SubwordCache, seed: int, shares: Sequence[float], run: Path
) -> list[tuple[Corpus, float]]:
    """Reports, MUC-4 stories and causal sentences, with their shares of words."""
    documents = [
        read_reports(run / "events.json", labels),
        read_muc(DATA / "muc4/train.jsonl.gz", labels),
        read_causes(DATA / "causes/cnc_train.jsonl"),
    ]
    return [
        (Corpus(d, cache, seed + 31 * i), share)
        for i, (d, share) in enumerate(zip(documents, shares, strict=True))
        if d
    ]


# ---------------------------------------------------------------- targets and losses


def event_targets(out: dict[str, Tensor], windows: Sequence[Window], width: int, sizes: dict[str, int]) -> None:
    """Add mode, history and pair targets of the windows' events: one row per trigger word."""
    pair_ids = {p: i for i, p in enumerate(inventories.PAIRS)}
    mode_ids = {m: i for i, m in enumerate(inventories.MODES)}
    rows: dict[tuple[int, int], tuple[np.ndarray, np.ndarray, bool]] = {}  # type: ignore[type-arg]
    for b, window in enumerate(windows):
        offsets, at = {}, 0
        for sentence in window.sentences:
            offsets[sentence.number] = at
            at += len(sentence.forms)
        for sentence in window.sentences:
            for event in sentence.events:
                key = (b, offsets[sentence.number] + event["word"])
                pairs, modes, _ = rows.get(key) or (
                    np.zeros((width, len(pair_ids)), np.float32),
                    np.zeros(len(mode_ids), np.float32),
                    False,
                )
                for name, s, w in event["pairs"]:
                    if s in offsets and name in pair_ids:
                        pairs[offsets[s] + w, pair_ids[name]] = 1.0
                for mode in event["modes"]:
                    if mode in mode_ids:
                        modes[mode_ids[mode]] = 1.0
                rows[key] = (pairs, modes, event["historical"])
    if rows:
        out["event_rows"] = torch.tensor(list(rows))
        out["pair_gold"] = torch.from_numpy(np.stack([r[0] for r in rows.values()]))
        out["mode_gold"] = torch.from_numpy(np.stack([r[1] for r in rows.values()]))
        out["historical_gold"] = torch.tensor([float(r[2]) for r in rows.values()])


def event_losses(model: Reader, batch: dict[str, Tensor], x: Tensor) -> dict[str, Tensor]:
    """Losses of all event heads that have labels in the batch."""
    out: dict[str, Tensor] = {}
    hidden = F.gelu(model.event(x))
    for head in ("trigger", "event_factuality", "stance", "muc_role"):
        known = batch[head] != -100
        if known.any():
            gold = batch[head][known]
            loss = F.cross_entropy(model.events[head](hidden[known]), gold, reduction="sum")
            positive = (gold > 0).sum() if head in ("trigger", "muc_role") else known.sum()
            out[head] = loss / (positive + 8)
    known = batch["causal_bits"] != -100
    if known.any():
        bits = batch["causal_bits"][known]
        gold_bits = torch.stack([(bits >> i) & 1 for i in range(len(inventories.CAUSAL))], 1).float()
        out["causal"] = F.binary_cross_entropy_with_logits(model.events["causal"](hidden[known]), gold_bits)
    if "event_rows" in batch:
        b, w = batch["event_rows"].T
        at = hidden[b, w]
        modes = F.binary_cross_entropy_with_logits(model.events["modes"](at), batch["mode_gold"], reduction="none")
        out["modes"] = modes.sum(1).mean()
        old = model.events["historical"](at).squeeze(-1)
        out["historical"] = F.binary_cross_entropy_with_logits(old, batch["historical_gold"])
        as_trigger, as_word = model.pair_vectors(x)
        distance = (torch.arange(x.shape[1])[None] - w[:, None]).clamp(-REACH, REACH) + REACH
        scores = model.pairs(as_trigger[b, w], as_word[b], distance)
        loss = F.binary_cross_entropy_with_logits(scores, batch["pair_gold"], reduction="none")
        out["pairs"] = (loss * batch["word_mask"][b][:, :, None]).sum() / (batch["pair_gold"].sum() + 4)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description="Parse the annotated reports for training")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--source", type=Path, default=CORPUS)
    args = parser.parse_args()
    print(f"{prepare(args.run, args.source)} annotated reports")


if __name__ == "__main__":
    main()
