"""Words of harm that only tell more of another event: "strikes that killed 27", "died in a blast"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casusbelli.coding.tree import Tree
from casusbelli.coding.trigger import Trigger

__all__ = ["hosts"]

HARMING = frozenset(
    [
        "kill",
        "wound",
        "injure",
        "hurt",
        "maim",
        "destroy",
        "damage",
        "hit",
        "strike",
        "target",
        "leave",
        "claim",
        "die",
        "perish",
        "flatten",
        "rock",
        "demolish",
        "devastate",
        "shake",
        "shatter",
        "explode",
        "set",
        "tear",
        "pound",
        "slay",
    ]
)
DEADLY = frozenset({"ASSAULT"})
IN_EVENT = frozenset({"in", "by", "during", "when", "from", "after"})


def hosts(tree: Tree, triggers: Sequence[Trigger]) -> Mapping[int, int]:
    """For each harm trigger that belongs to another event, the head of that event's trigger."""
    deadly = {t.head: t for t in triggers if t.sense.event_type in DEADLY}
    found: dict[int, int] = {}
    for trigger in triggers:
        if trigger.head in deadly and _harms(tree, trigger) and trigger.sense.part == "verbs":
            host = _host(tree, trigger, deadly)
            if host is not None and host != trigger.head:
                found[trigger.head] = host
    return {word: _root(found, host) for word, host in found.items()}


def _harms(tree: Tree, trigger: Trigger) -> bool:
    """Whether it is a word of harm, by its lemma or, where the tagger took that for another word, by its sense's."""
    return not HARMING.isdisjoint({tree.lemma(trigger.head), trigger.sense.head})


def _root(found: Mapping[int, int], host: int) -> int:
    seen: set[int] = set()
    while host in found and host not in seen:
        seen.add(host)
        host = found[host]
    return host


def _host(tree: Tree, trigger: Trigger, deadly: Mapping[int, Trigger]) -> int | None:
    verb = trigger.head
    subject = tree.subject(verb)
    if subject is not None and not tree.is_passive(verb):
        for member in [subject, *tree.kids(subject, "conj")]:
            if member in deadly and deadly[member].sense.part == "nouns":
                return member
        above = _event_above(tree, subject, deadly)
        if above is not None and tree.words[verb].deprel == "acl:relcl":
            return above
    inside = _told_in(tree, verb, deadly)
    if inside is not None:
        return inside
    if tree.words[verb].deprel in {"advcl", "acl", "xcomp", "conj", "parataxis"} and tree.words[verb].xpos == "VBG":
        return _before(tree, verb, deadly)
    if tree.words[verb].deprel == "conj" and tree.words[verb].head in deadly and tree.own_subject(verb) is None:
        governor = deadly[tree.words[verb].head]
        return (
            governor.head
            if governor.sense.part == "verbs"
            and (
                tree.lemma(governor.head) in HARMING
                or (tree.is_passive(governor.head) and tree.words[verb].xpos == "VBN")
            )
            else None
        )
    return None


def _event_above(tree: Tree, subject: int, deadly: Mapping[int, Trigger]) -> int | None:
    """The event noun whose target the subject is: "strikes on a militia that killed 27"."""
    for governor in tree.governors(subject):
        if governor in deadly and deadly[governor].sense.part == "nouns":
            return governor
        if tree.words[governor].upos == "VERB":
            return None
    return None


def _told_in(tree: Tree, verb: int, deadly: Mapping[int, Trigger]) -> int | None:
    for kid in tree.kids(verb, "obl"):
        if kid in deadly and deadly[kid].sense.part == "nouns" and tree.case(kid).split(" ")[0] in IN_EVENT:
            return kid
    for kid in tree.kids(verb, "advcl"):
        marks = tree.lemmas(tree.kids(kid, "mark", "advmod"))
        if kid in deadly and "when" in marks:
            return kid
    return None


def _before(tree: Tree, verb: int, deadly: Mapping[int, Trigger]) -> int | None:
    """The nearest deadly event before a participle in its sentence."""
    sentence = tree.analysis.sentences[tree.words[verb].sentence]
    for index in range(verb - 1, sentence.first - 1, -1):
        if index in deadly:
            return index
    return None
