"""Read CoNLL-U with offsets, and score analyses as the CoNLL 2018 shared task does.

Words are matched by their characters (blanks aside); every figure is F1 over words. A relation is right when the
governor is the matched word and the relation's universal part (before ":") agrees.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from casusbelli.language.analysis import Analysis


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A gold word; `head` counts from 0 within the document, -1 for a root."""

    start: int
    end: int
    upos: str
    xpos: str
    lemma: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A gold document: text, words, and (first, last) word ranges of its sentences."""

    text: str
    words: tuple[GoldWord, ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[str, ...] = ()


@dataclass(slots=True)
class Score:
    """Counts behind one F1."""

    correct: int = 0
    gold: int = 0
    system: int = 0

    def add(self, correct: int, gold: int, system: int) -> None:
        self.correct, self.gold, self.system = self.correct + correct, self.gold + gold, self.system + system

    @property
    def f1(self) -> float:
        """100 x F1; 0 when nothing is there."""
        total = self.gold + self.system
        return 200.0 * self.correct / total if total else 0.0


METRICS = ("words", "sentences", "upos", "xpos", "lemma", "uas", "las", "las_full")


def read(path: Path, skip: str = "\0") -> list[GoldDocument]:
    """Documents of a (gzipped) CoNLL-U file, but for names with `skip` in them; a line end parts paragraphs."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [document for name, document in _documents(line.rstrip("\n") for line in lines) if skip not in name]


def _documents(lines: Iterator[str]) -> Iterator[tuple[str, GoldDocument]]:
    builder, name = _Builder(), ""
    for line in lines:
        if line.startswith("# newdoc"):
            if builder.words:
                yield name, builder.finish()
            builder, name = _Builder(), line
        elif line.startswith("# newpar"):
            builder.gap = "\n"
        elif line and not line.startswith("#"):
            builder.add(line.split("\t"))
        elif not line:
            builder.end()
    builder.end()
    if builder.words:
        yield name, builder.finish()


class _Builder:
    """One document while it is being read."""

    def __init__(self) -> None:
        self.text, self.gap = "", ""
        self.words: list[GoldWord] = []
        self.entities: list[str] = []
        self.sentences: list[tuple[int, int]] = []
        self.first, self.until, self.after = 0, 0, ""

    def add(self, fields: Sequence[str]) -> None:
        gap = "" if "SpaceAfter=No" in fields[9] else " "
        if "-" in fields[0]:
            self.until, self.after = int(fields[0].split("-")[1]), gap
            return
        if "." in fields[0]:
            return
        self.text += self.gap if self.text else ""
        start = len(self.text)
        self.text += fields[1]
        head = self.first + int(fields[6]) - 1 if fields[6] != "0" else -1
        self.words.append(GoldWord(start, len(self.text), fields[3], fields[4], fields[2], head, fields[7]))
        self.entities.append(next((m[7:] for m in fields[9].split("|") if m.startswith("Entity=")), ""))
        number = int(fields[0])
        self.gap = "" if number < self.until else self.after if number == self.until else gap

    def end(self) -> None:
        if len(self.words) > self.first:
            self.sentences.append((self.first, len(self.words)))
        self.first, self.until = len(self.words), 0

    def finish(self) -> GoldDocument:
        return GoldDocument(self.text, tuple(self.words), tuple(self.sentences), tuple(self.entities))


def compare(gold: GoldDocument, system: Analysis, scores: dict[str, Score]) -> None:
    """Add one document's counts to `scores` (a Score per name in METRICS)."""
    places = {(word.start, word.end): word for word in system.words}
    match = [places.get((word.start, word.end)) for word in gold.words]
    numbers = [word.index if word is not None else None for word in match]
    size = (len(gold.words), len(system.words))
    counts = dict.fromkeys(METRICS, 0)
    for word, found in zip(gold.words, match, strict=True):
        if found is None:
            continue
        counts["words"] += 1
        counts["upos"] += word.upos == found.upos
        counts["xpos"] += word.xpos == found.xpos
        counts["lemma"] += word.lemma in ("_", found.lemma)
        governed = found.head == -1 if word.head == -1 else numbers[word.head] == found.head and found.head != -1
        counts["uas"] += governed
        counts["las"] += governed and word.deprel.split(":")[0] == found.deprel.split(":")[0]
        counts["las_full"] += governed and word.deprel == found.deprel
    for name, count in counts.items():
        if name != "sentences":
            scores[name].add(count, *size)
    wanted = {(gold.words[a].start, gold.words[b - 1].end) for a, b in gold.sentences}
    found_sentences = {(s.start, s.end) for s in system.sentences}
    scores["sentences"].add(len(wanted & found_sentences), len(wanted), len(found_sentences))


def fresh() -> dict[str, Score]:
    """Empty counts for every metric."""
    return {name: Score() for name in METRICS}
