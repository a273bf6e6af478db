"""What the language model says of one text: sentences, words in a tree, names.

All offsets are Unicode code points into the document's cleaned text, start inclusive, end exclusive;
all word numbers count from 0 over the whole document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Analysis", "Name", "Sentence", "Word"]

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; `head` is the number of its governor in the document, or -1 for a root."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: offsets `start`/`end`, and its words `first` to `last`, exclusive."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Name:
    """A named span: words `first` to `last` (exclusive), offsets, and one of the codebook's nine classes."""

    first: int
    last: int
    start: int
    end: int
    text: str
    type: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """One text as the language model reads it.

    `entity_types[i]` is the nominal entity type at word i ("person", "place", "organization", "event", ...) or "" where
    word i heads no mention. `heads` holds the raw scores of further heads on the same encoder, first axis = words.
    `chains` are coreferent mentions, each a tuple of (first, last) word ranges, earliest first.
    """

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    entity_types: tuple[str, ...] = ()
    chains: tuple[tuple[tuple[int, int], ...], ...] = ()
    heads: Mapping[str, Any] = field(default_factory=dict)

    def sentence_words(self, index: int) -> tuple[Word, ...]:
        """The words of sentence `index`, in order."""
        sentence = self.sentences[index]
        return self.words[sentence.first : sentence.last]

    def children(self, index: int) -> Iterator[Word]:
        """The words that word `index` governs, in text order."""
        sentence = self.sentences[self.words[index].sentence]
        return (word for word in self.words[sentence.first : sentence.last] if word.head == index)

    def subtree(self, index: int) -> tuple[int, ...]:
        """The numbers of word `index` and all it governs, directly or not, in text order."""
        found = {index}
        pending = [index]
        while pending:
            for child in self.children(pending.pop()):
                if child.index not in found:
                    found.add(child.index)
                    pending.append(child.index)
        return tuple(sorted(found))
