"""The words of an attribution's cue ("has not called for") and of its source ("Ann Lee, a lawyer")."""

from __future__ import annotations

from collections.abc import Collection

from casusbelli.coding.tree import RELATIVES, Tree

__all__ = ["cue_words", "source_words"]

HELPERS = frozenset({"aux", "aux:pass", "cop", "advmod", "compound:prt", "mark", "fixed"})
NOT_OF_THE_NAME = frozenset({"case", "cc", "parataxis", "advcl", "dep", "discourse", "cop", "nsubj", "mark"})
ASIDES = frozenset({"acl:relcl", "acl", "conj"})


def cue_words(tree: Tree, verb: int, chains: Collection[str], content: Collection[int] = ()) -> tuple[int, ...]:
    """The words around a cue verb that belong to it: auxiliaries, adverbs, particles, the verb that carries it."""
    members = {verb}
    carrier: int | None = verb
    while carrier is not None:
        members |= {carrier, *_helpers(tree, carrier)}
        carrier = _carrier(tree, carrier, chains)
    first = last = verb
    while first - 1 in members - set(content):
        first -= 1
    while last + 1 in members - set(content):
        last += 1
    return tuple(range(first, last + 1))


def _helpers(tree: Tree, verb: int) -> list[int]:
    kids = [k for k in tree.kids(verb) if tree.words[k].deprel in HELPERS and _light(tree, k)]
    return [i for kid in kids for i in tree.subtree(kid)]


def _light(tree: Tree, kid: int) -> bool:
    word = tree.words[kid]
    if word.deprel == "mark":
        return False
    return word.deprel != "advmod" or (
        word.upos in {"ADV", "PART"} and word.lemma.lower() not in {"when", "how", "why"}
    )


def _carrier(tree: Tree, verb: int, chains: Collection[str]) -> int | None:
    """The verb of phase or manner whose infinitive or gerund the cue is ("appeared to blame", "kept saying")."""
    word = tree.words[verb]
    if word.deprel != "xcomp" or word.head < 0 or tree.words[word.head].lemma.lower() not in chains:
        return None
    return word.head


def source_words(tree: Tree, source: int, verb: int, taken: Collection[int]) -> tuple[int, ...]:
    """The noun phrase of a source with its apposition; asides set off by commas are left out.

    `taken` are words of cue and content, which never belong to it. A relative pronoun that is the verb's own subject
    stands for itself.
    """
    own = [k for k in tree.kids(verb, "nsubj") if tree.words[k].lemma.lower() in RELATIVES]
    if own and tree.words[source].deprel != "obl":
        return (own[0],)
    members = _members(tree, source) - set(taken)
    first = last = source
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    while last > source and tree.words[last].text in {",", ";", ":", "-", "--", "—", "―"}:
        last -= 1
    while first < source and tree.words[first].upos == "PUNCT":
        first += 1
    return tuple(range(first, last + 1))


def _members(tree: Tree, source: int) -> set[int]:
    members, pending = {source}, [source]
    while pending:
        head = pending.pop()
        for kid in tree.kids(head):
            if _belongs(tree, kid, head, source):
                members.add(kid)
                pending.append(kid)
    return members


def _belongs(tree: Tree, kid: int, head: int, source: int) -> bool:
    relation = tree.words[kid].deprel
    if relation in ASIDES:
        return not _set_off(tree, kid)
    return head != source or relation not in NOT_OF_THE_NAME


def _set_off(tree: Tree, kid: int) -> bool:
    """Whether a clause or member begins behind a comma."""
    first = tree.subtree(kid)[0]
    marks = tree.words[first].upos == "PUNCT" or (first > 0 and tree.words[first - 1].upos == "PUNCT")
    return marks and tree.words[kid].upos in {"VERB", "AUX"}
