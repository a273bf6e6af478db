"""Read the treebanks: tags, lemmas as edit scripts, trees, GUM's entity types, factuality laid over EWT."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data import GLUED, NEWLINE, SPACE, Document, Sentence


@dataclass(slots=True)
class Row:
    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    glue: int
    entity: str


def read_conllu(path: Path) -> list[list[list[Row]]]:
    """Documents of sentences of rows; heads count from 1, 0 is the root."""
    documents: list[list[list[Row]]] = []
    rows: list[Row] = []
    glue, until, range_glue = NEWLINE, 0, SPACE
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                if line.startswith("# newdoc"):
                    documents.append([])
                    glue = NEWLINE
                elif line.startswith("# newpar"):
                    glue = NEWLINE
                continue
            if not line:
                if rows:
                    documents[-1].append(rows)
                rows = []
                continue
            c = line.split("\t")
            spaced = GLUED if "SpaceAfter=No" in c[9] else SPACE
            if "-" in c[0]:
                until, range_glue = int(c[0].split("-")[1]), spaced
                continue
            if "." in c[0]:
                continue
            entity = next((m[7:] for m in c[9].split("|") if m.startswith("Entity=")), "")
            rows.append(Row(c[1], c[2], c[3], c[4], int(c[6]), c[7], glue, entity))
            number = int(c[0])
            glue = GLUED if number < until else range_glue if number == until else spaced
    if rows:
        documents[-1].append(rows)
    return documents


def mention_types(document: list[list[Row]]) -> list[list[str]]:
    """GUM's entity type at the head word of every mention ("" elsewhere); the shortest mention wins a shared head."""
    types = [["" for _ in rows] for rows in document]
    for s, rows in enumerate(document):
        opened: list[tuple[str, str, int]] = []
        best: dict[int, int] = {}
        for i, row in enumerate(rows):
            text = row.entity
            k = 0
            while k < len(text):
                if text[k] == "(":
                    stop = min((j for j in (text.find("(", k + 1), text.find(")", k + 1)) if j > 0), default=len(text))
                    parts = text[k + 1 : stop].split("-")
                    opened.append((parts[0], parts[1] if len(parts) > 1 else "", i))
                    k = stop
                    if k < len(text) and text[k] == ")":
                        _close(rows, types[s], opened.pop(), i, best)
                        k += 1
                else:
                    stop = text.find(")", k)
                    name = text[k:stop]
                    for m in range(len(opened) - 1, -1, -1):
                        if opened[m][0] == name:
                            _close(rows, types[s], opened.pop(m), i, best)
                            break
                    k = stop + 1 if stop >= 0 else len(text)
    return types


def _close(rows: list[Row], types: list[str], mention: tuple[str, str, int], last: int, best: dict[int, int]) -> None:
    _, kind, first = mention
    head = next((i for i in range(first, last + 1) if not first <= rows[i].head - 1 <= last), first)
    if last - first < best.get(head, 10**6):
        best[head], types[head] = last - first, kind


def lemma_script(form: str, lemma: str) -> str:
    """An edit script: `keep|lower`, letters cut from the end, letters added."""
    case = "keep" if form[:1] == lemma[:1] or form.lower()[:1] != lemma[:1] else "lower"
    base = form if case == "keep" else form.lower()
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    return f"{case} {len(base) - shared} {lemma[shared:]}"


def apply_script(form: str, script: str) -> str:
    """The lemma that `script` makes of `form`."""
    case, cut, added = script.split(" ", 2)
    base = form if case == "keep" else form.lower()
    return base[: max(0, len(base) - int(cut))] + added


def treebank_labels(banks: Sequence[list[list[list[Row]]]]) -> dict[str, list[str]]:
    """Inventories found in the treebanks; lemma scripts seen at least twice."""
    found: dict[str, dict[str, int]] = {k: {} for k in ("upos", "xpos", "deprel", "lemma", "entity")}
    for bank in banks:
        for document in bank:
            for rows, types in zip(document, mention_types(document), strict=True):
                for row, kind in zip(rows, types, strict=True):
                    for key, value in (
                        ("upos", row.upos), ("xpos", row.xpos), ("deprel", row.deprel), ("entity", kind),
                        ("lemma", lemma_script(row.form, row.lemma)),
                    ):  # fmt: skip
                        found[key][value] = found[key].get(value, 0) + 1
    labels = {k: sorted(v) for k, v in found.items() if k != "lemma"}
    labels["lemma"] = sorted(k for k, n in found["lemma"].items() if n >= 2)
    return labels


def treebank(bank: list[list[list[Row]]], labels: dict[str, list[str]], entities: bool) -> list[Document]:
    """Treebank documents as sentences with label ids."""
    ids = {k: {v: i for i, v in enumerate(labels[k])} for k in ("upos", "xpos", "deprel", "lemma", "entity")}
    documents = []
    for document in bank:
        sentences = []
        for rows, kinds in zip(document, mention_types(document), strict=True):
            tags = {
                "upos": [ids["upos"].get(r.upos, -100) for r in rows],
                "xpos": [ids["xpos"].get(r.xpos, -100) for r in rows],
                "lemma": [ids["lemma"].get(lemma_script(r.form, r.lemma), -100) for r in rows],
            }
            if entities:
                tags["entity"] = [ids["entity"].get(k, 0) for k in kinds]
            sentences.append(
                Sentence([r.form for r in rows], [r.glue for r in rows], tags, [r.head for r in rows],
                         [ids["deprel"].get(r.deprel, -100) for r in rows])
            )  # fmt: skip
        documents.append(sentences)
    return documents


def add_factuality(documents: list[Document], path: Path) -> int:
    """Lay UDS-IH2's factuality values over the sentences with the same tokens; returns how many words got one."""
    known = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        known[tuple(row["tokens"])] = row["targets"]
    count = 0
    for document in documents:
        for sentence in document:
            values = [float("nan")] * len(sentence.forms)
            for target in known.get(tuple(sentence.forms), ()):
                values[target["start"]] = target["factuality"]
                count += 1
            sentence.values["factuality"] = values
    return count
