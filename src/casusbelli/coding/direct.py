"""Direct speech: which cue verb each quotation belongs to, and quotations that run on after it."""

from __future__ import annotations

from collections.abc import Callable

from casusbelli.coding.quotation import Quotation, is_speech, quotations
from casusbelli.coding.tree import Tree

__all__ = ["direct_speech"]

REACH = 25
NEAR = 3
LEADS_IN = frozenset({",", ":"})
RUNS_OUT = frozenset({",", "?", "!", "—", "--", "…"})


def direct_speech(tree: Tree, is_cue: Callable[[int], bool]) -> dict[int, tuple[int, ...]]:
    """Words quoted, by cue verb, all quotations of one running speech together."""
    found: dict[int, list[int]] = {}
    previous: tuple[Quotation, int] | None = None
    for quotation in quotations(tree):
        if not is_speech(tree, quotation):
            continue
        verb = _cue_of(tree, quotation, is_cue)
        if verb is None and previous is not None and _runs_on(tree, quotation, *previous):
            verb = previous[1]
        previous = None if verb is None else (quotation, verb)
        if verb is not None:
            found.setdefault(verb, []).extend(quotation.words)
    return {verb: tuple(sorted(words)) for verb, words in found.items()}


def _cue_of(tree: Tree, quotation: Quotation, is_cue: Callable[[int], bool]) -> int | None:
    after, before = _after(tree, quotation, is_cue), _before(tree, quotation, is_cue)
    first_choice = before if tree.words[quotation.first - 1].text in LEADS_IN else after
    return first_choice if first_choice is not None else (after if after is not None else before)


def _after(tree: Tree, quotation: Quotation, is_cue: Callable[[int], bool]) -> int | None:
    """The cue behind a quotation: "...," the minister said."""
    start = quotation.last + 1
    if start >= len(tree.words) or not quotation.closed:
        return None
    ends = {tree.words[quotation.last - 1].text, tree.words[start].text}
    if not ends & RUNS_OUT or tree.words[quotation.last].sentence != tree.words[start].sentence - _split(tree, start):
        return None
    for index in range(start, min(start + REACH, len(tree.words))):
        word = tree.words[index]
        if word.sentence != tree.words[start].sentence or word.text in {"“", '"', "``", "''", ";"}:
            return None
        if word.upos == "VERB" and is_cue(index) and _free(tree, index, start, index):
            return index
    return None


def _split(tree: Tree, start: int) -> int:
    """1 where the splitter has made the cue's clause a sentence of its own."""
    return int(tree.analysis.sentences[tree.words[start].sentence].first == start)


def _before(tree: Tree, quotation: Quotation, is_cue: Callable[[int], bool]) -> int | None:
    """The cue before a quotation: "The minister said, ..."."""
    last = quotation.first - 1
    if last < 0 or (tree.words[last].text not in LEADS_IN and not is_cue(last)):
        return None
    for index in range(last, max(last - REACH, -1), -1):
        word = tree.words[index]
        if word.sentence != tree.words[last].sentence or word.text in {"”", '"', "''", ";"}:
            return None
        if word.upos == "VERB" and is_cue(index) and _free(tree, index, index + 1, last + 1):
            return index
    return None


def _free(tree: Tree, verb: int, first: int, last: int) -> bool:
    """Whether only the cue's own subject and adjuncts stand between it and the quotation."""
    between = [i for i in range(first, last) if tree.words[i].upos != "PUNCT"]
    if len(between) <= NEAR:
        return True
    clauses = [i for k in tree.kids(verb, "ccomp") for i in tree.subtree(k)]
    own = set(tree.subtree(verb)) - set(clauses)
    return all(i in own for i in between)


def _runs_on(tree: Tree, quotation: Quotation, previous: Quotation, verb: int) -> bool:
    """Whether nothing but the end of the cue's sentence parts a quotation from the one before."""
    last = quotation.first - 1
    while last > 0 and tree.words[last].upos == "PUNCT" and last > previous.last:
        last -= 1
    if last <= previous.last:
        return True
    sentence = tree.words[verb].sentence
    return tree.words[last].sentence == sentence and tree.words[quotation.first].sentence > sentence
