"""Roles of verbs: subject, object and obliques by the frame of the sense."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from casusbelli.coding.argument import Argument, Roles, merged
from casusbelli.coding.tree import Tree
from casusbelli.coding.trigger import Trigger

__all__ = ["PASSIVE", "THINGS", "reached", "verb_roles", "warned_of"]

PASSIVE = "passive subject"
THINGS = frozenset({"event", "abstract", "object", "time", "substance"})
TOUCHING = frozenset({"with", "against", "on", "at", "from"})

HOSTILE = ("against", "on", "at", "upon", "over", "into")
TOWARDS = ("with", "to", "for", "of", "on", "against", "from", "towards", "toward")
ASKED = ("on", "upon", "to", "from", "with", "of", "for")
REACHING = ("against", "to", "with", "on", "from", "for", "of", "at", "over", "between")
PEOPLE_CLAUSES = ("ccomp", "xcomp", "advcl", "acl")


def verb_roles(tree: Tree, trigger: Trigger) -> Roles:
    """The roles of a verb trigger, by its sense's frame; whose noun it carries where a thing is its subject."""
    roles = FRAMES[trigger.sense.frame](tree, trigger)
    owners = _inner_owners(tree, trigger)
    types = tree.analysis.entity_types
    if owners and types and all(types[a.head] in THINGS for a in roles.actors):
        return roles.with_actors(owners)
    return roles


def _inner_owners(tree: Tree, trigger: Trigger) -> tuple[Argument, ...]:
    """Whose the noun of the sense is: "renewed Iraqi calls", "sparked the unions' protests"."""
    inner = [w for w in trigger.words if w != trigger.head and tree.words[w].upos == "NOUN"]
    kids = [k for w in inner for k in tree.kids(w, "nmod:poss", "amod", "compound") if k not in trigger.words]
    return tuple(Argument(k, "owner") for k in kids if tree.words[k].text[:1].isupper())


def _subject(tree: Tree, verb: int) -> tuple[Argument, ...]:
    subject = tree.subject(verb)
    if subject is None or tree.words[subject].deprel == "expl":
        return ()
    carried = tree.own_subject(verb) is None
    return (Argument(subject, "subject of the verb above" if carried else "subject"),)


def _agent(tree: Tree, verb: int) -> tuple[Argument, ...]:
    agent = tree.agent(verb)
    return () if agent is None else (Argument(agent, "by-agent"),)


def _sides(tree: Tree, verb: int) -> tuple[tuple[Argument, ...], tuple[Argument, ...]]:
    """Who does and who undergoes a verb, as far as voice alone tells."""
    if tree.is_passive(verb):
        return _agent(tree, verb), tuple(replace(a, rule=PASSIVE) for a in _subject(tree, verb))
    return _subject(tree, verb), ()


def _objects(tree: Tree, trigger: Trigger) -> tuple[Argument, ...]:
    verbs = [w for w in trigger.words if tree.words[w].upos == "VERB"] or [trigger.head]
    things = [k for verb in verbs for k in tree.kids(verb, "obj", "iobj")]
    free = [k for k in things if k not in trigger.words or _is_person(tree, k)]
    return tuple(Argument(tree.referent(k), "object") for k in free)


def _is_person(tree: Tree, index: int) -> bool:
    """Whether a word of the sense is itself somebody: the ambassador who is summoned or recalled."""
    types = tree.analysis.entity_types
    return bool(types) and types[index] == "person"


def _obliques(tree: Tree, trigger: Trigger, prepositions: tuple[str, ...]) -> tuple[Argument, ...]:
    """Obliques of the verb, or of a noun in the sense ("cut ties with"), in the order of `prepositions`."""
    places = [
        (k, tree.case(k)) for word in trigger.words for k in tree.kids(word, "obl", "nmod") if k not in trigger.words
    ]
    own = {tree.lemma(w) for w in trigger.words}
    for preposition in prepositions:
        hits = tuple(Argument(k, f"«{case}»") for k, case in places if case.split(" ")[-1] == preposition)
        if hits:
            return hits
    return tuple(Argument(k, f"«{case}»") for k, case in places if case in own)


def _owners(tree: Tree, trigger: Trigger) -> tuple[Argument, ...]:
    """Owners of a noun that is part of the sense: "rejected Iran's demand"."""
    inner = [w for w in trigger.words if w != trigger.head and tree.words[w].upos in {"NOUN", "PROPN"}]
    return tuple(Argument(k, "owner") for w in inner for k in tree.kids(w, "nmod:poss"))


def reached(tree: Tree, trigger: Trigger) -> list[Argument]:
    """Nominals that the trigger's object, or the trigger, reaches by a preposition, the likeliest recipients first."""
    things = [c for w in trigger.words for k in tree.kids(w, "obj", "xcomp") for c in tree.conjuncts(k)]
    places = dict.fromkeys([*things, *trigger.words])
    kids = [k for p in places for k in tree.kids(p, "nmod", "obl", "nmod:poss") if k not in trigger.words]
    order = {preposition: rank for rank, preposition in enumerate(REACHING)}
    found = sorted((order[case], k) for k in kids if (case := tree.case(k).split(" ")[-1]) in order)
    owners = [k for p in things for k in tree.kids(p, "nmod:poss")]
    behind = [Argument(k, f"«{REACHING[rank]}» behind the object") for rank, k in found]
    return behind + [Argument(k, "owner of the object") for k in owners]


def warned_of(tree: Tree, trigger: Trigger) -> list[Argument]:
    """Whom the content of a warning touches: "warned it would review its relations with X"."""
    clauses = [c for word in trigger.words for c in tree.kids(word, "ccomp", "xcomp")]
    things = [k for c in clauses for k in tree.kids(c, "obj")]
    kids = [k for place in (*clauses, *things) for k in tree.kids(place, "obl", "nmod")]
    return [Argument(k, f"«{case}» in what is warned of") for k in kids if (case := tree.case(k)) in TOUCHING]


def _do(tree: Tree, trigger: Trigger) -> Roles:
    actors, recipients = _sides(tree, trigger.head)
    recipients = recipients or _objects(tree, trigger) or _obliques(tree, trigger, HOSTILE)
    if len(trigger.sense.words) > 1 and not recipients:
        recipients = _obliques(tree, trigger, TOWARDS) or _owners(tree, trigger)
    return Roles(actors, recipients)


def _at(tree: Tree, trigger: Trigger) -> Roles:
    actors, undergoing = _sides(tree, trigger.head)
    aimed = _obliques(tree, trigger, HOSTILE)
    return Roles(actors, aimed or _objects(tree, trigger) or undergoing)


def _to(tree: Tree, trigger: Trigger) -> Roles:
    if tree.is_passive(trigger.head):
        return Roles(*_sides(tree, trigger.head))
    recipients = _objects(tree, trigger) or _obliques(tree, trigger, TOWARDS) or _owners(tree, trigger)
    extra = _obliques(tree, trigger, ("with", "to", "for"))
    return Roles(_subject(tree, trigger.head), merged(recipients, extra))


def _mutual(tree: Tree, trigger: Trigger) -> Roles:
    actors, undergoing = _sides(tree, trigger.head)
    partners = merged(
        _objects(tree, trigger), _obliques(tree, trigger, ("with",)), _obliques(tree, trigger, ("between", "against"))
    )
    if trigger.sense.event_type == "CONSULT":
        partners = partners or _obliques(tree, trigger, ("to",))
    return Roles(merged(actors, undergoing, partners), (), mutual=True)


def _ask(tree: Tree, trigger: Trigger) -> Roles:
    actors, undergoing = _sides(tree, trigger.head)
    inner = any(w != trigger.head and tree.words[w].upos == "NOUN" for w in trigger.words)
    owners = _obliques(tree, trigger, ("of",)) if inner else ()
    asked = undergoing or owners or _obliques(tree, trigger, ("on", "upon", "to", "from", "with"))
    return Roles(actors, asked or _objects(tree, trigger) or _told_to_act(tree, trigger))


def _told_to_act(tree: Tree, trigger: Trigger) -> tuple[Argument, ...]:
    """Who is to do what is asked: "demanded that X leave", "called for X to leave"."""
    clauses = [c for word in trigger.words for c in tree.kids(word, *PEOPLE_CLAUSES)]
    subjects = [(tree.own_subject(c), c) for c in clauses]
    found = tuple(Argument(s, "subject of what is asked") for s, _ in subjects if s is not None)
    return found or _obliques(tree, trigger, ("of", "for"))


def _judge(tree: Tree, trigger: Trigger) -> Roles:
    actors, undergoing = _sides(tree, trigger.head)
    on = _obliques(tree, trigger, ("on",)) if trigger.sense.head == "blame" else ()
    recipients = (
        undergoing
        or on
        or _objects(tree, trigger)
        or _obliques(tree, trigger, ("against", "at", "with", "of", "on", "about", "to", "over", "for"))
    )
    return Roles(actors, recipients or _owners(tree, trigger) or _told_to_act(tree, trigger))


def _self(tree: Tree, trigger: Trigger) -> Roles:
    actors, undergoing = _sides(tree, trigger.head)
    if undergoing and not actors:
        actors = undergoing
    return Roles(actors, _obliques(tree, trigger, ("from", "to")))


def _suffer(tree: Tree, trigger: Trigger) -> Roles:
    return Roles(_agent(tree, trigger.head), _subject(tree, trigger.head))


FRAMES: Mapping[str, Callable[[Tree, Trigger], Roles]] = {
    "do": _do,
    "at": _at,
    "to": _to,
    "mutual": _mutual,
    "ask": _ask,
    "judge": _judge,
    "self": _self,
    "suffer": _suffer,
}
