"""Text to `Analysis`: the one door to the language model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, repeat
from pathlib import Path

from casusbelli.language import tokens
from casusbelli.language.analysis import Analysis
from casusbelli.language.building import Builder, Outputs
from casusbelli.language.model import DATA, Model, load_model
from casusbelli.language.windows import Window, cut

__all__ = ["Analyser"]

Span = tuple[int, int]
_BATCH = 800
_CHUNK = 64
_POOL = 16


@dataclass(frozen=True, slots=True)
class _Draft:
    """A text cut into words and windows, not yet read."""

    text: str
    spans: list[Span]
    windows: list[Window]
    given: bool = False


class Analyser:
    """Reads text with the shipped network. Deterministic; memory grows with the text's words, not with its layout."""

    def __init__(self, model: Model) -> None:
        self._model = model

    @classmethod
    def load(cls, path: Path | str | None = None, *, fast: bool = False, threads: int = 1) -> Analyser:
        """Load the model from `path` (a folder; by default the one in the package), `fast` for the smaller one.

        Raises ModelError when its files are missing or not the ones the manifest names.
        """
        return cls(load_model(DATA if path is None else Path(path), "fast" if fast else "accurate", threads))

    @property
    def labels(self) -> dict[str, tuple[str, ...]]:
        """Label names of every head, in the order of its scores."""
        return dict(self._model.labels)

    def analyse(self, text: str, skip: Sequence[Span] = ()) -> Analysis:
        """Sentences, trees, names, coreference and event scores of `text`; ranges in `skip` get no words."""
        return next(self.analyse_many([text], [skip]))

    def analyse_many(self, texts: Iterable[str], skips: Iterable[Sequence[Span]] | None = None) -> Iterator[Analysis]:
        """One analysis per text, in order; windows of several texts share batches. `skips` runs along `texts`."""
        ranges = iter(skips) if skips is not None else repeat(())
        pairs = zip(texts, ranges, strict=False)
        while pool := list(islice(pairs, _POOL)):
            drafts = [self._draft(text, skip) for text, skip in pool]
            outputs = self._read([window for draft in drafts for window in draft.windows])
            for draft in drafts:
                yield self._finish(draft, islice(outputs, len(draft.windows)))

    def analyse_words(self, text: str, sentences: Sequence[Sequence[Span]]) -> Analysis:
        """As `analyse`, for words and sentences given as spans of `text`, in order."""
        windows = list(cut(text, sentences, self._model.subwords))
        draft = _Draft(text, [span for spans_ in sentences for span in spans_], windows, given=True)
        return self._finish(draft, self._read(windows))

    def _draft(self, text: str, skip: Sequence[Span]) -> _Draft:
        paragraphs = [list(tokens.words(text, a, b)) for a, b in tokens.paragraphs(text, skip)]
        windows = list(cut(text, paragraphs, self._model.subwords))
        return _Draft(text, [span for spans_ in paragraphs for span in spans_], windows)

    def _read(self, windows: Sequence[Window]) -> Iterator[Outputs]:
        """Outputs per window, in the windows' order; a few dozen windows at a time, batched by length."""
        for start in range(0, len(windows), _CHUNK):
            chunk = windows[start : start + _CHUNK]
            outputs: list[Outputs] = [{} for _ in chunk]
            batch: list[int] = []
            for number in [*sorted(range(len(chunk)), key=lambda i: chunk[i].length), -1]:
                if batch and (number < 0 or (chunk[number].length + 2) * (len(batch) + 1) > _BATCH):
                    self._read_batch(batch, chunk, outputs)
                    batch = []
                batch.append(number)
            yield from outputs

    def _read_batch(self, batch: Sequence[int], windows: Sequence[Window], outputs: list[Outputs]) -> None:
        result = self._model.run([windows[i] for i in batch])
        at = 0
        for i in batch:
            count = windows[i].last - windows[i].first
            outputs[i] = {name: values[at : at + count] for name, values in result.items()}
            at += count

    def _finish(self, draft: _Draft, outputs: Iterable[Outputs]) -> Analysis:
        builder = Builder(draft.text, draft.spans, self._model)
        for window, output in zip(draft.windows, outputs, strict=True):
            builder.add(window, output, draft.given)
        return builder.finish()
