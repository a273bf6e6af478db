"""The words of an attribution's cue ("has not called for") and of its source ("Ann Lee, a lawyer")."""

from __future__ import annotations

from collections.abc import Collection

from casusbelli.coding.tree import RELATIVES, Tree

__all__ = ["cue_words", "noun_words", "source_words", "with_agent", "with_preposition"]

HELPERS = frozenset({"aux", "aux:pass", "cop", "advmod", "compound:prt", "mark", "fixed"})
NOT_OF_THE_NAME = frozenset({"case", "cc", "parataxis", "advcl", "dep", "discourse", "cop", "nsubj", "mark"})
LINKING = frozenset(
    [
        "about",
        "against",
        "as",
        "at",
        "for",
        "from",
        "into",
        "of",
        "on",
        "over",
        "to",
        "toward",
        "towards",
        "upon",
        "with",
    ]
)
DESCRIBING = frozenset({"amod", "compound"})
NEAR = 3
"""Words from a verb to the noun that it utters, at most."""
ASIDES = frozenset({"acl:relcl", "acl", "conj"})


def cue_words(tree: Tree, verb: int, chains: Collection[str], content: Collection[int] = ()) -> tuple[int, ...]:
    """The words around a cue verb that belong to it: auxiliaries, adverbs, particles, the verb that carries it."""
    members = {verb}
    carrier: int | None = verb
    while carrier is not None:
        members |= {carrier, *_helpers(tree, carrier), *_infinitive(tree, carrier)}
        carrier = _carrier(tree, carrier, chains)
    first = last = verb
    while first - 1 in members - set(content):
        first -= 1
    while last + 1 in members - set(content):
        last += 1
    return tuple(range(first, last + 1))


def noun_words(tree: Tree, noun: int, carrier: int | None, chains: Collection[str]) -> tuple[int, ...]:
    """The words of a noun cue: what describes it right before it, and the verb that utters it, if near."""
    first = noun
    while first > 0 and tree.words[first - 1].head == noun and tree.words[first - 1].deprel in DESCRIBING:
        first -= 1
    if carrier is not None and 0 < first - carrier <= NEAR:
        return tuple(range(cue_words(tree, carrier, chains)[0], noun + 1))
    return tuple(range(first, noun + 1))


def with_agent(tree: Tree, cue: tuple[int, ...], source: int | None) -> tuple[int, ...]:
    """A passive cue with the "by" right behind it that its source follows."""
    after = cue[-1] + 1
    led = source is not None and source > after and any(k == after for k in tree.kids(source, "case"))
    return (*cue, after) if led and tree.words[after].text.lower() == "by" else cue


def with_preposition(
    tree: Tree, cue: tuple[int, ...], content: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Cue and content, the preposition between them given to the cue: "called for", "pointed to"."""
    after = cue[-1] + 1
    if not content or after >= len(tree.words) or content[0] not in {after, after + 1}:
        return cue, content
    word = tree.words[after]
    if word.text.lower() not in LINKING or word.upos not in {"ADP", "SCONJ"} or content == (after,):
        return cue, content
    return (*cue, after), tuple(i for i in content if i != after)


def _helpers(tree: Tree, verb: int) -> list[int]:
    kids = [k for k in tree.kids(verb) if tree.words[k].deprel in HELPERS and _light(tree, k)]
    return [i for kid in kids for i in tree.subtree(kid)]


def _infinitive(tree: Tree, verb: int) -> list[int]:
    return [k for k in tree.kids(verb, "mark") if tree.words[k].text.lower() == "to" and k < verb]


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
        return _is_who(tree, kid, head) or not _set_off(tree, kid)
    return head != source or relation not in NOT_OF_THE_NAME


def _is_who(tree: Tree, kid: int, head: int) -> bool:
    """Whether a clause tells who or what the word right before it is, behind a comma or not."""
    below = tree.kids(kid, "nsubj", "nsubj:pass", "obj", "obl")
    pronouns = [k for k in below if tree.words[k].lemma.lower() in RELATIVES]
    return tree.words[kid].deprel == "acl:relcl" and bool(pronouns) and kid > head


def _set_off(tree: Tree, kid: int) -> bool:
    """Whether a clause or member begins behind a comma."""
    first = tree.subtree(kid)[0]
    marks = tree.words[first].upos == "PUNCT" or (first > 0 and tree.words[first - 1].upos == "PUNCT")
    return marks and tree.words[kid].upos in {"VERB", "AUX"}
