"""A stand-in for the language model in tests: real words, a sentence per line and full stop, flat trees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casusbelli.language import tokens
from casusbelli.language.analysis import Analysis, Name, Sentence, Word

__all__ = ["FakeAnalyser"]

_ENDS = frozenset(".?!")


class FakeAnalyser:
    """Same methods as `Analyser`; every sentence is flat: its first word is the root, all others depend on it.

    Runs of capitalised words that do not open a sentence are names of type Misc.
    """

    def analyse(self, text: str, skip: Sequence[tuple[int, int]] = ()) -> Analysis:
        """Words and sentences of `text` outside the `skip` ranges."""
        words: list[Word] = []
        sentences: list[Sentence] = []
        for number, (start, end) in enumerate(tokens.paragraphs(text, skip)):
            held: list[tuple[int, int]] = []
            for span in tokens.words(text, start, end):
                held.append(span)
                if text[span[0] : span[1]] in _ENDS:
                    _close(text, held, number, words, sentences)
                    held = []
            if held:
                _close(text, held, number, words, sentences)
        return Analysis(text, tuple(words), tuple(sentences), _names(text, words), ("",) * len(words))

    def analyse_many(self, texts: Iterable[str]) -> list[Analysis]:
        """One analysis per text, in order."""
        return [self.analyse(text) for text in texts]


def _close(
    text: str, spans: list[tuple[int, int]], paragraph: int, words: list[Word], sentences: list[Sentence]
) -> None:
    first, index = len(words), len(sentences)
    for i, (start, end) in enumerate(spans):
        form = text[start:end]
        upos = "PUNCT" if not any(c.isalnum() for c in form) else "NUM" if form[0].isdigit() else "NOUN"
        head, label = (-1, "root") if i == 0 else (first, "punct" if upos == "PUNCT" else "dep")
        words.append(Word(first + i, start, end, form, form.lower(), upos, "", head, label, index))
    sentences.append(Sentence(index, spans[0][0], spans[-1][1], first, len(words), paragraph))


def _names(text: str, words: Sequence[Word]) -> tuple[Name, ...]:
    names: list[Name] = []
    first: int | None = None
    for word in [*words, None]:
        capital = word is not None and word.text[:1].isupper() and word.head != -1
        if word is not None and capital and (first is None or words[first].sentence == word.sentence):
            first = word.index if first is None else first
            continue
        if first is not None:
            last = word.index if word is not None else len(words)
            start, end = words[first].start, words[last - 1].end
            names.append(Name(first, last, start, end, text[start:end], "Misc"))
        first = word.index if word is not None and capital else None
    return tuple(names)
