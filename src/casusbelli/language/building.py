"""Put an `Analysis` together from the network's outputs, window by window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from casusbelli.language.analysis import Analysis, Name, Sentence, Word
from casusbelli.language.coreference import chains_of
from casusbelli.language.heads import ArgumentScores, sigmoid, softmax
from casusbelli.language.lemmas import lemma_of
from casusbelli.language.model import Model
from casusbelli.language.names import best_tags, spans, without_article
from casusbelli.language.trees import heads_of, label_scores
from casusbelli.language.windows import Window

__all__ = ["Builder", "Outputs"]

Span = tuple[int, int]
Floats = npt.NDArray[np.float32]
Outputs = Mapping[str, npt.NDArray[Any]]
_SOFT = ("trigger", "event_factuality", "stance", "muc_role")
_SIGMOID = ("modes", "historical", "causal")


class Builder:
    """One text's analysis while its windows come in."""

    def __init__(self, text: str, places: Sequence[Span], model: Model) -> None:
        self._text, self._places, self._model = text, places, model
        self._words: list[Word] = []
        self._sentences: list[Sentence] = []
        self._names: list[Name] = []
        self._types: list[str] = []
        self._windows: list[Span] = []
        self._scores: dict[str, list[Floats]] = {}

    def add(self, window: Window, output: Outputs, given: bool) -> None:
        """Take over one window; with `given`, its paragraphs are the sentences."""
        labels, tensors = self._model.labels, self._model.tensors
        ends = np.zeros(0) if given else output["sent"][:, 0]
        ranges = list(_sentence_ranges(window.paragraphs, ends))
        heads = np.concatenate([_governors(output, a, b, tensors) for a, b in ranges])
        governors = np.vstack([tensors["label_root"][None], output["label_head"]])[heads]
        relations = _relations(label_scores(output["label_dep"], governors, tensors), heads, labels["deprel"])
        for first, last in ranges:
            self._sentence(window, first, last, output, heads, relations)
        self._types.extend(labels["entity"][i] for i in output["entity"][:, 0])
        self._windows.append((window.first, window.last))
        for name in _SOFT:
            self._scores.setdefault(name, []).append(softmax(output[name]))
        for name in _SIGMOID:
            self._scores.setdefault(name, []).append(sigmoid(output[name]))
        for name in ("factuality", "pair_trigger", "pair_word"):
            self._scores.setdefault(name, []).append(output[name])

    def _sentence(
        self, window: Window, first: int, last: int, output: Outputs, heads: npt.NDArray[np.int64], relations: list[str]
    ) -> None:
        """Append the sentence of the window's words `first` to `last`."""
        labels, offset, number = self._model.labels, window.first, len(self._sentences)
        for i in range(first, last):
            start, end = self._places[offset + i]
            form, xpos = self._text[start:end], labels["xpos"][output["xpos"][i, 0]]
            lemma = lemma_of(form, xpos, labels["lemma"][output["lemma"][i, 0]], self._model.lemmas)
            head = offset + int(heads[i]) - 1 if heads[i] else -1
            upos = labels["upos"][output["upos"][i, 0]]
            self._words.append(Word(offset + i, start, end, form, lemma, upos, xpos, head, relations[i], number))
        begin, stop = self._places[offset + first][0], self._places[offset + last - 1][1]
        self._sentences.append(Sentence(number, begin, stop, offset + first, offset + last, window.paragraphs[first]))
        self._add_names(output["names"][first:last], offset + first, offset + last)

    def _add_names(self, scores: Floats, first: int, last: int) -> None:
        """Append the names of the sentence of words `first` to `last`."""
        tags = self._model.labels["names"]
        words = [word.text for word in self._words[first:last]]
        for a, b, kind in spans(best_tags(scores, tags), tags):
            kept = without_article(a, b, kind, words)
            if kept is not None:
                a, b = kept[0] + first, kept[1] + first
                start, end = self._places[a][0], self._places[b - 1][1]
                self._names.append(Name(a, b, start, end, self._text[start:end], kind))

    def finish(self) -> Analysis:
        """The analysis of all windows added."""
        parts = (self._text, tuple(self._words), tuple(self._sentences), tuple(self._names), tuple(self._types))
        heads = self._heads()
        return Analysis(*parts, chains_of(Analysis(*parts, (), heads)), heads)

    def _heads(self) -> dict[str, Any]:
        labels, size = self._model.labels, len(self._model.tensors["pair_mid"])
        widths = {"historical": 1, "factuality": 1, "pair_trigger": size, "pair_word": size}
        joined: dict[str, Any] = {}
        for name in (*_SOFT, *_SIGMOID, "factuality", "pair_trigger", "pair_word"):
            empty = np.zeros((0, widths.get(name, len(labels.get(name, ())))), np.float32)
            joined[name] = np.concatenate(self._scores.get(name) or [empty])
        for name in ("historical", "factuality"):
            joined[name] = joined[name][:, 0]
        trigger, word = joined.pop("pair_trigger"), joined.pop("pair_word")
        ranges = [span for span in self._windows for _ in range(*span)]
        joined["argument"] = ArgumentScores(labels["argument"], trigger, word, ranges, self._model.tensors)
        return joined


def _sentence_ranges(paragraphs: Sequence[int], ends: npt.NDArray[Any]) -> Iterator[Span]:
    """Sentences of a window: a positive score ends one, and so does a paragraph's or the window's end."""
    first, count = 0, len(paragraphs)
    for i in range(count):
        closing = i + 1 == count or paragraphs[i + 1] != paragraphs[i]
        if closing or (len(ends) > 0 and ends[i] > 0):
            yield first, i + 1
            first = i + 1


def _governors(output: Outputs, first: int, last: int, tensors: Mapping[str, Floats]) -> npt.NDArray[np.int64]:
    """Governors of one sentence as row numbers of its window, 0 = root."""
    heads = heads_of(
        output["arc_dep"][first:last], output["arc_head"][first:last], tensors["arc_root"], tensors["arc_bias"]
    )
    return np.where(heads > 0, heads + first, 0)


def _relations(scores: Floats, heads: npt.NDArray[np.int64], names: Sequence[str]) -> list[str]:
    """Best relation per word; "root" exactly where the governor is the root."""
    root = names.index("root")
    scores[:, root] = np.where(heads == 0, np.inf, -np.inf)
    return [names[i] for i in scores.argmax(1)]
