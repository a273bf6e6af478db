"""Lay out tokens that lost their spacing as English is usually printed, with the tokens' offsets."""

from __future__ import annotations

from collections.abc import Sequence

NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'’”") | {"'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "''"}
NO_SPACE_AFTER = frozenset("([{$‘“£€#") | {"``"}


def lay_out(sentences: Sequence[Sequence[str]]) -> tuple[str, list[list[tuple[int, int]]]]:
    """One text, sentences parted by a blank, and the span of every token."""
    text, spans = "", []
    for tokens in sentences:
        row: list[tuple[int, int]] = []
        quoted = False
        for i, token in enumerate(tokens):
            glued = i > 0 and (
                token in NO_SPACE_BEFORE or tokens[i - 1] in NO_SPACE_AFTER or "-" in (token, tokens[i - 1])
            )
            if token == '"':
                glued, quoted = i > 0 and quoted, not quoted
            elif i and tokens[i - 1] == '"' and quoted:
                glued = True
            text += "" if glued or not text else " "
            row.append((len(text), len(text) + len(token)))
            text += token
        spans.append(row)
    return text, spans
