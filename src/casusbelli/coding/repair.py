"""Slips of the parser that grammar rules out, mended before the tree is asked: a verb with two subjects, and a
particle verb's object taken for an adverbial."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from casusbelli.language.analysis import Word

__all__ = ["repaired"]

SUBJECTS = ("nsubj", "nsubj:pass")
RELATIVES = frozenset({"who", "whom", "which", "that"})
REACH = 6
"""Words between a particle and the object behind it, at most."""
Kids = dict[int, list[Word]]


def repaired(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words, those in place that hung where no word can; the same words when nothing is wrong."""
    kids: Kids = {}
    for word in words:
        kids.setdefault(word.head, []).append(word)
    mended = {w.index: w for verb, below in kids.items() if verb >= 0 for w in _of_verb(words[verb], below, kids)}
    return tuple(mended.get(w.index, w) for w in words) if mended else words


def _of_verb(verb: Word, below: Sequence[Word], kids: Kids) -> list[Word]:
    told = {w.deprel.partition(":")[0] for w in below}
    if "obj" in told:
        return []
    subjects = [w for w in below if w.deprel in SUBJECTS]
    if verb.deprel == "acl:relcl" and len(subjects) == 1:
        return _of_owned_subject(verb, subjects[0], kids)
    if len(subjects) > 1:
        return _of_two_subjects(verb, subjects, [w for w in below if w.deprel == "conj"])
    if any(w.deprel == "compound:prt" for w in below):
        return _reached(below, kids)
    return []


def _of_two_subjects(verb: Word, subjects: Sequence[Word], joined: Sequence[Word]) -> list[Word]:
    """ "which X accuses": the pronoun is the object; behind a joined verb a second subject is that verb's object."""
    first, *_, last = subjects
    if first.text.lower() in RELATIVES and verb.deprel == "acl:relcl" and last.index < verb.index:
        return [replace(first, deprel="obj")]
    before = [w for w in joined if verb.index < w.index < last.index and w.upos == "VERB"]
    return [replace(last, head=before[-1].index, deprel="obj")] if before else []


def _of_owned_subject(verb: Word, subject: Word, kids: Kids) -> list[Word]:
    """ "which X's government accuses": before a possessor the pronoun is no part of the subject, but the object."""
    below = kids.get(subject.index, ())
    owner = next((w for w in below if w.deprel == "nmod:poss"), None)
    pronoun = next((w for w in below if w.text.lower() in RELATIVES and w.index < subject.index), None)
    if owner is None or pronoun is None or pronoun.index > owner.index:
        return []
    return [replace(pronoun, head=verb.index, deprel="obj")]


def _reached(below: Sequence[Word], kids: Kids) -> list[Word]:
    """ "called on both sides": what follows a particle without a preposition of its own is the object."""
    particle = next(w for w in below if w.deprel == "compound:prt")
    behind = (w for w in below if w.deprel == "obl" and 0 < w.index - particle.index <= REACH)
    bare = next((w for w in behind if not any(k.deprel == "case" for k in kids.get(w.index, ()))), None)
    return [replace(bare, deprel="obj")] if bare and bare.upos in {"NOUN", "PROPN", "PRON"} else []
