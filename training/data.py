"""One shape of training sentence for every corpus; sentences cut into windows and batches."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from casusbelli.language.shapes import shape_of

DATA = Path("/work/shared/data")
SPACE, GLUED, NEWLINE = range(3)
LONGEST_WORD = 10
WINDOW = 160


@dataclass(slots=True)
class Sentence:
    """Words with spacing and sparse labels; `tags` maps a head to one label id per word (-100 unknown)."""

    forms: list[str]
    glues: list[int]
    tags: dict[str, list[int]] = field(default_factory=dict)
    heads: list[int] | None = None
    deprels: list[int] | None = None
    values: dict[str, list[float]] = field(default_factory=dict)
    events: list[dict] = field(default_factory=list)  # type: ignore[type-arg]
    ends_known: bool = False
    number: int = -1


Document = list[Sentence]


def subwords(tokenizer: Tokenizer) -> SubwordCache:
    return SubwordCache(tokenizer)


class SubwordCache(dict[str, tuple[int, ...]]):
    """Sub-word ids of a word, remembered."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        super().__init__()
        self.tokenizer = tokenizer
        self.unknown = tokenizer.token_to_id("[UNK]")

    def __missing__(self, word: str) -> tuple[int, ...]:
        ids = tuple(self.tokenizer.encode(word, add_special_tokens=False).ids[:LONGEST_WORD]) or (self.unknown,)
        self[word] = ids
        return ids


# ---------------------------------------------------------------- names

NO_SPACE_BEFORE = set(".,;:!?)]}%'’”") | {"'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "''"}
NO_SPACE_AFTER = set("([{$‘“£€#") | {"``"}


def guess_glues(forms: Sequence[str]) -> list[int]:
    """Spacing of text that lost it: as English is usually printed."""
    glues, open_quote = [], False
    for i, form in enumerate(forms):
        glued = i > 0 and (form in NO_SPACE_BEFORE or forms[i - 1] in NO_SPACE_AFTER)
        if form == '"':
            glued, open_quote = open_quote, not open_quote
        elif i and forms[i - 1] == '"' and open_quote:
            glued = True
        if i and "-" in (form, forms[i - 1]):
            glued = random.random() < 0.9
        glues.append(GLUED if glued else SPACE)
    return glues


def read_names(path: Path, tags: list[str]) -> list[Document]:
    """Documents of BIO-tagged sentences (token TAB tag, blank lines between sentences)."""
    ids = {tag: i for i, tag in enumerate(tags)}
    documents: list[Document] = []
    forms: list[str] = []
    labels: list[int] = []

    def flush() -> None:
        if forms:
            if not documents:
                documents.append([])
            glues = guess_glues(forms)
            documents[-1].append(Sentence(list(forms), glues, {"names": list(labels)}))
            forms.clear()
            labels.clear()

    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# ") and "\t" not in line:
                flush()
                documents.append([])
            elif not line:
                flush()
            else:
                form, tag = line.split("\t")[:2]
                forms.append(form)
                labels.append(ids.get(tag, 0))
    flush()
    return [d for d in documents if d]


# ---------------------------------------------------------------- windows

VARIANTS = {
    '"': ("“", "”", "''", "``"), "''": ("”", '"'), "``": ("“", '"'), "“": ('"',), "”": ('"',),
    "'": ("’", "‘"), "’": ("'",), "-": ("–", "-", "‐"), "--": ("—", "–"), "–": ("-", "—", "--"), "—": ("--", "–", "-"),
    "...": ("…", ". . ."), "…": ("...",),
}  # fmt: skip


def vary(form: str, rng: random.Random) -> str:
    """The same mark or clitic in another typesetting."""
    if form in VARIANTS:
        return rng.choice(VARIANTS[form])
    if "'" in form:
        return form.replace("'", "’")
    return form.replace("’", "'")


@dataclass(slots=True)
class Window:
    """Consecutive sentences of one document, at most 160 sub-words."""

    sentences: list[Sentence]
    length: int
    final: bool


class Corpus:
    """An endless stream of windows over documents, cut differently in every pass."""

    def __init__(self, documents: list[Document], cache: SubwordCache, seed: int) -> None:
        self.documents, self.cache = documents, cache
        self.rng = random.Random(seed)
        self.epoch = 0.0
        self.total = sum(len(s.forms) for d in documents for s in d)

    def length(self, sentence: Sentence) -> int:
        return sum(len(self.cache[f]) for f in sentence.forms)

    def windows(self) -> Iterator[Window]:
        while True:
            order = list(self.documents)
            self.rng.shuffle(order)
            for document in order:
                yield from self.cut(document)

    def cut(self, document: Document) -> Iterator[Window]:
        limit = WINDOW - 2
        budget = self.rng.randint(20, limit)
        held: list[Sentence] = []
        size = 0
        for sentence in document:
            n = self.length(sentence)
            if n > limit:
                continue
            if held and size + n > budget:
                self.epoch += sum(len(s.forms) for s in held) / self.total
                yield Window(held, size, False)
                held, size = [], 0
                budget = limit if self.rng.random() < 0.8 else self.rng.randint(8, limit)
            held.append(sentence)
            size += n
        if held:
            self.epoch += sum(len(s.forms) for s in held) / self.total
            yield Window(held, size, True)


TAG_HEADS = ("upos", "xpos", "lemma", "names", "entity", "trigger", "stance", "event_factuality", "muc_role",
             "causal_bits")  # fmt: skip


class Batcher:
    """Windows to tensors; damages case and typesetting on the way when `rng` is given."""

    def __init__(self, cache: SubwordCache, special: tuple[int, int, int], sizes: dict[str, int]) -> None:
        self.cache = cache
        self.cls, self.sep, self.mask = special
        self.sizes = sizes

    def batch(self, windows: Sequence[Window], rng: random.Random | None = None, blank: float = 0.0) -> dict:  # type: ignore[type-arg]
        rows = [self.row(w, rng, blank) for w in windows]
        b = len(rows)
        t = max(len(r["ids"]) for r in rows)
        n = max(len(r["first"]) for r in rows)
        out: dict[str, np.ndarray] = {  # type: ignore[type-arg]
            "ids": np.zeros((b, t), np.int64), "shapes": np.zeros((b, t), np.int64),
            "glues": np.zeros((b, t), np.int64),
            "mask": np.zeros((b, t), bool), "first": np.zeros((b, n), np.int64), "last": np.zeros((b, n), np.int64),
            "word_shapes": np.zeros((b, n), np.int64), "word_mask": np.zeros((b, n), bool),
            "sent": np.full((b, n), -100, np.int64), "sentence": np.full((b, n), -1, np.int64),
            "heads": np.full((b, n), -100, np.int64), "deprels": np.full((b, n), -100, np.int64),
            "factuality": np.full((b, n), np.nan, np.float32),
        }  # fmt: skip
        for head in TAG_HEADS:
            out[head] = np.full((b, n), -100, np.int64)
        for i, r in enumerate(rows):
            for key in ("ids", "shapes", "glues"):
                out[key][i, : len(r["ids"])] = r[key]
            out["mask"][i, : len(r["ids"])] = True
            out["word_mask"][i, : len(r["first"])] = True
            for key in (
                "first",
                "last",
                "word_shapes",
                "sent",
                "sentence",
                "heads",
                "deprels",
                "factuality",
                *TAG_HEADS,
            ):
                if key in r:
                    out[key][i, : len(r["first"])] = r[key]
        tensors = {k: torch.from_numpy(v) for k, v in out.items()}
        self.add_events(tensors, windows, n)
        return tensors

    def row(self, window: Window, rng: random.Random | None, blank: float) -> dict:  # type: ignore[type-arg]
        damage = rng.random() if rng else 1.0
        typeset = rng is not None and rng.random() < 0.3
        ids, shapes, glues = [self.cls], [0], [0]
        r: dict[str, list] = {k: [] for k in ("first", "last", "word_shapes", "sent", "sentence", "heads", "deprels")}  # type: ignore[type-arg]
        r["factuality"] = []
        tags: dict[str, list[int]] = {}
        offset = 0
        for number, s in enumerate(window.sentences):
            forms = s.forms
            if typeset and rng:
                forms = [vary(f, rng) if rng.random() < 0.8 else f for f in forms]
            for i, form in enumerate(forms):
                pieces = self.cache[form]
                shape = shape_of(damaged(form, damage, i, rng))
                if blank and rng and rng.random() < blank:
                    pieces = (self.mask,) * min(len(pieces), 2)
                r["first"].append(len(ids))
                ids.extend(pieces)
                r["last"].append(len(ids) - 1)
                shapes.extend([shape] * len(pieces))
                glues.append(s.glues[i])
                glues.extend([GLUED] * (len(pieces) - 1))
                r["word_shapes"].append(shape)
            n = len(forms)
            ends = [0] * n
            final = number == len(window.sentences) - 1
            ends[-1] = 1 if not final or window.final else -100
            r["sent"].extend(ends if s.heads is not None or s.ends_known else [-100] * n)
            r["sentence"].extend([number] * n)
            r["heads"].extend([h + offset if h > 0 else h for h in s.heads] if s.heads is not None else [-100] * n)
            r["deprels"].extend(s.deprels or [-100] * n)
            r["factuality"].extend(s.values.get("factuality") or [np.nan] * n)
            for head, values in s.tags.items():
                tags.setdefault(head, [-100] * offset).extend(values)
            for values in tags.values():
                if len(values) < offset + n:
                    values.extend([-100] * n)
            offset += n
        ids.append(self.sep)
        shapes.append(0)
        glues.append(0)
        return {"ids": ids, "shapes": shapes, "glues": glues, **r, **tags}

    def add_events(self, out: dict, windows: Sequence[Window], n: int) -> None:  # type: ignore[type-arg]
        """Multi-label and pair targets; filled only where a window has them."""
        if not any(s.events for w in windows for s in w.sentences):
            return
        from events import event_targets

        event_targets(out, windows, n, self.sizes)


def damaged(form: str, damage: float, position: int, rng: random.Random | None) -> str:
    """`form` in the case a headline, a wire in capitals or a careless typist would give it."""
    if damage < 0.10:
        return form.upper()
    if damage < 0.15:
        return form.lower()
    if damage < 0.19:
        return form[:1].upper() + form[1:] if len(form) > 3 or position == 0 else form
    if damage < 0.24 and rng and rng.random() < 0.15:
        return form.lower()
    return form


def batches(
    sources: Sequence[tuple[Corpus, float]], batcher: Batcher, budget: int, seed: int, blank: float
) -> Iterator[dict]:  # type: ignore[type-arg]
    """Endless mixed batches of about `budget` sub-words, windows of like length together."""
    rng = random.Random(seed)
    streams = [corpus.windows() for corpus, _ in sources]
    spent = [0.0] * len(sources)
    while True:
        pool: list[Window] = []
        while len(pool) < 200:
            pick = min(range(len(sources)), key=lambda k: spent[k] / sources[k][1] if sources[k][1] > 0 else 9e99)
            window = next(streams[pick])
            spent[pick] += sum(len(s.forms) for s in window.sentences)
            pool.append(window)
        pool.sort(key=lambda w: w.length + rng.random() * 8)
        groups: list[list[Window]] = [[]]
        for window in pool:
            if groups[-1] and (window.length + 2) * (len(groups[-1]) + 1) > budget:
                groups.append([])
            groups[-1].append(window)
        rng.shuffle(groups)
        for group in groups:
            yield batcher.batch(group, rng, blank)
