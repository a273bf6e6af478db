"""Who "I" and "we" are: whoever is quoted, whose statement the text goes on with after "said:", or whose statement
the whole text is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casusbelli.coding.speech import Saying
from casusbelli.coding.tree import Tree

__all__ = ["FIRST_PERSON", "speakers"]

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
COLLECTIVE = frozenset({"we", "us", "our", "ourselves"})
STATEMENTS = frozenset({"statement", "declaration", "communique", "communiqué"})
PRESENT = frozenset({"VBZ", "VBP"})
NOMINAL = frozenset({"NOUN", "PROPN"})
HEADING = 40
RUN_ON = 2
COLON_REACH = 2


def speakers(tree: Tree, sayings: Sequence[Saying]) -> Mapping[int, int]:
    """For each pronoun of the first person the head word of whoever speaks, where the text tells."""
    named = [s for s in sayings if s.source is not None and tree.words[s.source].text.lower() not in FIRST_PERSON]
    contents = [(frozenset(s.content), s) for s in named]
    spoken = [w.index for w in tree.words if w.text.lower() in FIRST_PERSON and w.text != "US"]
    found = {i: _speaker(tree, i, contents) for i in spoken}
    issuer = _issuer(tree) if None in found.values() else None
    ours = {i for i in spoken if tree.lemma(i) in COLLECTIVE or tree.words[i].text.lower() in COLLECTIVE}
    told = {i: issuer if source is None and i in ours and not tree.quoted[i] else source for i, source in found.items()}
    return {i: source for i, source in told.items() if source is not None}


def _issuer(tree: Tree) -> int | None:
    """Whose statement the text is: named in a heading ("Statement by X on behalf of Y"), or the subject of an opening
    sentence in the present tense, as only bodies speak of themselves ("The Council condemns")."""
    for word in tree.words[:HEADING]:
        if word.upos == "NOUN" and tree.lemma(word.index) in STATEMENTS:
            below = [i for i in tree.subtree(word.index) if tree.lemma(i) == "behalf"]
            named = [k for i in below for k in tree.kids(i, "nmod")]
            named += [k for k in tree.kids(word.index, "nmod") if tree.case(k) in {"by", "of"}]
            if named:
                return named[0]
    first = next((w for w in tree.words if w.head < 0 and w.upos == "VERB"), None)
    if first is None or first.xpos not in PRESENT or tree.quoted[first.index]:
        return None
    subject = tree.subject(first.index)
    return subject if subject is not None and tree.words[subject].upos in NOMINAL else None


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
