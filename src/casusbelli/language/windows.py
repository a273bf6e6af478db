"""Cut a document's words into windows of at most 158 sub-words, the width the network was trained on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from casusbelli.language.shapes import shape_of

__all__ = ["LIMIT", "Window", "cut"]

LIMIT = 158
SPACE, GLUED, NEWLINE = range(3)
_ENDS = frozenset({".", "?", "!", "...", "…"})
_CLOSERS = frozenset({'"', "'", "”", "’", "''", ")", "]"})
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive words `first` to `last` (exclusive) of one document; `paragraphs[i]` is word i's paragraph."""

    first: int
    last: int
    length: int
    pieces: tuple[tuple[int, ...], ...]
    shapes: tuple[int, ...]
    glues: tuple[int, ...]
    paragraphs: tuple[int, ...]


def cut(
    text: str, paragraphs: Sequence[Sequence[Span]], subwords: Callable[[str], tuple[int, ...]]
) -> Iterator[Window]:
    """Windows over all words, in order: whole paragraphs while they fit, else cut where a sentence seems to end."""
    held = _Held(text, subwords)
    before = -1
    for number, spans in enumerate(paragraphs):
        prepared = [(text[a:b], subwords(text[a:b])) for a, b in spans]
        size = sum(len(pieces) for _, pieces in prepared)
        if held.length and held.length + size > LIMIT:
            yield held.close()
        for i, (form, pieces) in enumerate(prepared):
            if held.length + len(pieces) > LIMIT:
                yield from held.overflow()
            held.add(form, pieces, _glue(text, before, spans[i][0], i == 0), number)
            before = spans[i][1]
    if held.length:
        yield held.close()


def _glue(text: str, before: int, start: int, opens: bool) -> int:
    """What stands between the word ended at `before` (-1: none) and the one at `start`, if it opens a paragraph."""
    if before < 0 or (opens and "\n" in text[before:start]):
        return NEWLINE
    return GLUED if before == start else SPACE


class _Held:
    """The words of the window being filled."""

    def __init__(self, text: str, subwords: Callable[[str], tuple[int, ...]]) -> None:
        self.rows: list[tuple[str, tuple[int, ...], int, int]] = []
        self.first = 0
        self.length = 0

    def add(self, form: str, pieces: tuple[int, ...], glue: int, paragraph: int) -> None:
        self.rows.append((form, pieces, glue, paragraph))
        self.length += len(pieces)

    def close(self, count: int | None = None) -> Window:
        """The first `count` words (all, by default) as a window; the rest stays held."""
        rows, self.rows = self.rows[:count], self.rows[count:] if count is not None else []
        window = Window(
            self.first,
            self.first + len(rows),
            sum(len(row[1]) for row in rows),
            tuple(row[1] for row in rows),
            tuple(shape_of(row[0]) for row in rows),
            tuple(row[2] for row in rows),
            tuple(row[3] for row in rows),
        )
        self.first, self.length = window.last, self.length - window.length
        return window

    def overflow(self) -> Iterator[Window]:
        """Close a full window at its last likely sentence end, or all of it when there is none."""
        for i in range(len(self.rows) - 1, 0, -1):
            if self._ends(i):
                yield self.close(i)
                return
        yield self.close()

    def _ends(self, i: int) -> bool:
        """Whether a sentence may well end just before word `i`."""
        form, _, glue, paragraph = self.rows[i]
        if paragraph != self.rows[i - 1][3]:
            return True
        before = self.rows[i - 1][0]
        if before in _CLOSERS and i > 1:
            before = self.rows[i - 2][0]
        return glue == SPACE and before in _ENDS and (form[:1].isupper() or not form[:1].isalpha())
