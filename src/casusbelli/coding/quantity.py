"""Tolls and quantities: how many were harmed, how many things were fired, hit or sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.number import Count, read_count
from casusbelli.coding.tree import Tree
from casusbelli.records import Quantity, Toll

__all__ = ["Harm", "find_harm", "quantities"]

PEOPLE = frozenset({"person", "organization", ""})
SINGLE = frozenset({"a", "an", "one", "another"})
PLURAL_ONLY = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Harm:
    """A toll as told: `word` is the word of harm (a verb, "dead", "deaths"), `whom` the head of who was harmed."""

    toll: Toll
    word: int
    whom: int


class _Harms:
    """The words of harm of a lexicon, turned inside out: lemma to kind."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.verbs = {w: kind for kind, ws in lexicon.group("harm", "verbs").items() for w in ws}
        self.adjectives = {w: kind for kind, ws in lexicon.group("harm", "adjectives").items() for w in ws}
        self.nouns = {w: kind for kind, ws in lexicon.group("harm", "nouns").items() for w in ws}


def find_harm(tree: Tree, lexicon: Lexicon) -> tuple[Harm, ...]:
    """All tolls a document tells, in text order."""
    words = lexicon.once("harms", lambda: _Harms(lexicon))
    found = [*_verbs(tree, words), *_adjectives(tree, words), *_nouns(tree, words)]
    unique = {(h.toll.kind, h.toll.start, h.toll.end): h for h in sorted(found, key=lambda h: h.word)}
    return tuple(unique.values())


def _verbs(tree: Tree, words: _Harms) -> Iterator[Harm]:
    for word in tree.words:
        if word.upos not in {"VERB", "ADJ"}:
            continue
        kind = words.verbs.get(word.lemma.lower())
        if kind is None:
            continue
        victim = _undergoer(tree, word.index)
        for whom in tree.conjuncts(victim) if victim is not None else []:
            harm = _harm(tree, kind, whom, word.index)
            if harm is not None:
                yield harm


def _undergoer(tree: Tree, verb: int) -> int | None:
    if tree.is_passive(verb) or tree.words[verb].lemma in {
        "die",
        "perish",
        "disappear",
        "vanish",
        "flee",
        "drown",
        "succumb",
    }:
        return tree.subject(verb)
    kids = tree.kids(verb, "obj")
    return tree.referent(kids[0]) if kids else None


def _adjectives(tree: Tree, words: _Harms) -> Iterator[Harm]:
    """ "27 dead", "left three people dead and ten wounded": the adjective, or its noun, carries the count."""
    for word in tree.words:
        kind = words.adjectives.get(tree.lemma(word.index)) or words.adjectives.get(word.text.lower())
        if kind is None or word.upos == "ADV":
            continue
        whom = _described(tree, word.index)
        if whom is not None:
            harm = _harm(tree, kind, whom, word.index)
            if harm is not None:
                yield harm


def _described(tree: Tree, index: int) -> int | None:
    if tree.kids(index, "nummod", "nsubj"):
        subject = tree.kids(index, "nsubj")
        return subject[0] if subject and not tree.kids(index, "nummod") else index
    word = tree.words[index]
    if word.deprel in {"amod", "acl", "xcomp"} and word.head >= 0:
        if word.deprel == "xcomp":
            kids = tree.kids(word.head, "obj", "nsubj:pass")
            return kids[0] if kids else None
        return word.head
    if word.deprel == "conj":
        return index if tree.kids(index, "nummod") else None
    return index if word.upos in {"NUM", "NOUN"} else None


def _nouns(tree: Tree, words: _Harms) -> Iterator[Harm]:
    """ "five deaths", "the death of a soldier", "the death toll rose to 30"."""
    for word in tree.words:
        if word.upos != "NOUN":
            continue
        lemma = word.lemma.lower()
        if lemma == "toll":
            yield from _toll_figure(tree, word.index)
            continue
        kind = words.nouns.get(lemma)
        if kind is None:
            continue
        victims = [k for k in tree.kids(word.index, "nmod") if tree.case(k) == "of"]
        if tree.kids(word.index, "nummod") or not victims:
            victims = [word.index] if tree.kids(word.index, "nummod") else []
        for whom in victims:
            harm = _harm(tree, kind, whom, word.index)
            if harm is not None:
                yield harm


def _toll_figure(tree: Tree, toll: int) -> Iterator[Harm]:
    head = tree.words[toll].head
    near = [toll, *([head] if head >= 0 else [])]
    for place in near:
        for kid in tree.kids(place, "obl", "nmod", "obj", "nummod", "acl"):
            if tree.words[kid].upos == "NUM" or tree.kids(kid, "nummod"):
                harm = _harm(tree, "killed", kid, toll)
                if harm is not None:
                    yield harm
                    return


def _harm(tree: Tree, kind: str, whom: int, word: int) -> Harm | None:
    first, last = _counted(tree, whom)
    count = _count(tree, whom, first, last)
    if count is None:
        return None
    start, end = tree.words[first].start, tree.words[last - 1].end
    text = tree.analysis.text[start:end]
    toll = Toll(kind, count.min, count.max, _whom(tree, whom, text), text, start, end, count.approx)
    return Harm(toll, word, whom)


def _counted(tree: Tree, head: int) -> tuple[int, int]:
    """The words of a counted phrase: from its modifiers to its head, "of" phrases of vague counts included."""
    first, _ = tree.phrase(head)
    last = head + 1
    while (
        last < len(tree.words)
        and tree.words[last].head in range(first, last)
        and tree.words[last].deprel in {"flat", "fixed"}
    ):
        last += 1
    for kid in tree.kids(head, "nmod"):
        if tree.case(kid) == "of" and tree.lemma(head) in {
            "dozen",
            "score",
            "hundred",
            "thousand",
            "number",
            "ten",
            "million",
            "couple",
            "handful",
            "total",
        }:
            last = max(last, kid + 1)
    return first, last


def _count(tree: Tree, head: int, first: int, last: int) -> Count | None:
    counted = [
        i
        for i in range(first, last)
        if tree.words[i].deprel
        in {"nummod", "advmod", "det", "case", "nmod", "amod", "fixed", "compound", "cc", "conj", "punct", "obl"}
        or i == head
        or tree.words[i].upos == "NUM"
    ]
    words = " ".join(tree.words[i].text for i in counted)
    count = read_count(words)
    if count is not None and (count.min or count.max or 0) < 1500_000:
        return count if not _is_year(tree, first, last) else None
    word = tree.words[head]
    single = any(tree.lemma(k) in SINGLE for k in tree.kids(head, "det", "nummod"))
    named = word.upos == "PROPN" and word.xpos != "NNPS" and _is_person(tree, head)
    types = tree.analysis.entity_types
    living = not types or types[head] == "person"
    return Count(1, 1) if (single and living and word.xpos not in PLURAL_ONLY) or named else None


def _is_person(tree: Tree, head: int) -> bool:
    return any(name.type == "Person" for name in tree.names_at(head))


def _is_year(tree: Tree, first: int, last: int) -> bool:
    return any(name.type == "Date" and name.first <= first and name.last >= last for name in tree.analysis.names)


def _whom(tree: Tree, head: int, text: str) -> str | None:
    """Who was counted, without the count: "fighters" of "at least 27 fighters"."""
    skipped = set(tree.kids(head, "nummod", "det", "case"))
    skipped |= {i for k in skipped for i in tree.subtree(k)} | set(tree.kids(head, "advmod"))
    first, last = _counted(tree, head)
    kept = [i for i in range(first, last) if i not in skipped]
    if not kept or tree.words[head].upos == "NUM":
        return None
    return tree.text(kept[0], kept[-1] + 1) or text


def quantities(tree: Tree, words: list[int], taken: set[int], lexicon: Lexicon) -> tuple[Quantity, ...]:
    """Counted things among some words: rockets, sites, troops; `taken` are heads already counted as people."""
    found: list[Quantity] = []
    for index in words:
        word = tree.words[index]
        if word.upos not in {"NOUN", "PROPN"} or index in taken or not tree.kids(index, "nummod"):
            continue
        if any(name.type in {"Date", "Money"} for name in tree.names_at(index)):
            continue
        first, last = _counted(tree, index)
        count = _count(tree, index, first, last)
        if count is None:
            continue
        start, end = tree.words[first].start, tree.words[last - 1].end
        found.append(
            Quantity(
                word.lemma.lower() if word.xpos != "NNS" else word.text.lower(),
                count.min,
                count.max,
                tree.analysis.text[start:end],
                start,
                end,
                count.approx,
            )
        )
    return tuple(found)
