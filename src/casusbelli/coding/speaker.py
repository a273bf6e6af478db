"""Who "I" and "we" are: whoever is quoted, or whose statement the text goes on with after "said:"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casusbelli.coding.speech import Saying
from casusbelli.coding.tree import Tree

__all__ = ["FIRST_PERSON", "speakers"]

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
RUN_ON = 2
COLON_REACH = 2


def speakers(tree: Tree, sayings: Sequence[Saying]) -> Mapping[int, int]:
    """For each pronoun of the first person the head word of whoever speaks, where the text tells."""
    named = [s for s in sayings if s.source is not None and tree.words[s.source].text.lower() not in FIRST_PERSON]
    contents = [(frozenset(s.content), s) for s in named]
    spoken = [w.index for w in tree.words if w.text.lower() in FIRST_PERSON and w.text != "US"]
    found = {i: _speaker(tree, i, contents) for i in spoken}
    return {i: source for i, source in found.items() if source is not None}


def _speaker(tree: Tree, index: int, contents: Sequence[tuple[frozenset[int], Saying]]) -> int | None:
    covering = [(len(content), s) for content, s in contents if index in content]
    if covering:
        return min(covering, key=lambda pair: pair[0])[1].source
    before = [s for _, s in contents if s.cue[0] < index]
    if tree.quoted[index]:
        near = [s for s in before if tree.words[index].sentence - tree.words[s.verb].sentence <= RUN_ON]
        return near[-1].source if near else None
    stated = [s for s in before if _opens_statement(tree, s)]
    return stated[-1].source if stated else None


def _opens_statement(tree: Tree, saying: Saying) -> bool:
    """Whether a colon follows the cue, and no quotation mark: the rest of the text is what is said."""
    last = max(saying.cue)
    marks = [i for i in range(last + 1, min(last + 1 + COLON_REACH, len(tree.words))) if tree.words[i].text == ":"]
    return bool(marks) and marks[0] + 1 < len(tree.words) and not tree.quoted[marks[0] + 1]
