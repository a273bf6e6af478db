"""Roles of event nouns: by whom, whose, on whom; through the light verb that carries the noun."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from casusbelli.coding.argument import AGAINST, Argument, Roles, merged
from casusbelli.coding.tree import Tree
from casusbelli.coding.trigger import Trigger
from casusbelli.coding.verbal import THINGS

__all__ = ["noun_roles"]

HYPHENS = frozenset({"-", "–", "‑"})
HIT = ("against", "on", "at", "upon")
UNDERGO = frozenset(
    {"suffer", "face", "undergo", "come", "sustain", "endure", "receive", "survive", "escape", "experience"}
)


def noun_roles(tree: Tree, trigger: Trigger) -> Roles:
    """The roles of a noun trigger, by its sense's frame and its light verb."""
    roles = FRAMES[trigger.sense.frame](tree, trigger)
    return roles if trigger.light is None else _through_light_verb(tree, trigger, roles)


def _behind(tree: Tree, trigger: Trigger, *prepositions: str) -> tuple[Argument, ...]:
    """Nominals behind the noun, or behind its light verb, under one of the prepositions."""
    places = [trigger.head, *([] if trigger.light is None else [trigger.light])]
    kids = [k for place in places for k in tree.kids(place, "nmod", "obl") if k not in trigger.words]
    return tuple(
        Argument(k, f"«{tree.case(k)}»") for p in prepositions for k in kids if tree.case(k).split(" ")[-1] == p
    )


def _owner(tree: Tree, trigger: Trigger) -> tuple[Argument, ...]:
    return tuple(Argument(k, "owner") for k in tree.kids(trigger.head, "nmod:poss"))


def _before(tree: Tree, trigger: Trigger, *, adjectives: bool = True) -> tuple[Argument, ...]:
    """What stands before the noun and may be a party: "US", "Iraqi militia", "Gaza"; one phrase."""
    relations = ("compound", "amod", "nmod:unmarked", "nmod:desc") if adjectives else ("compound",)
    found = sorted(k for k in tree.kids(trigger.head, *relations) if k < trigger.head and k not in trigger.words)
    if not found:
        return ()
    first = min(tree.phrase(k)[0] for k in found)
    return tuple(Argument(k, "before the noun", (first, k + 1) if k == found[-1] else None) for k in reversed(found))


def _led(tree: Tree, trigger: Trigger) -> tuple[Argument, ...]:
    """The leader in "the US-led invasion"."""
    led = [k for k in tree.kids(trigger.head, "amod", "compound") if k >= 2 and tree.words[k].text.lower() == "led"]
    hyphened = [k for k in led if tree.words[k - 1].text in HYPHENS]
    return tuple(Argument(k, "«-led»", (k - 2, k - 1)) for k in hyphened)


def _by(tree: Tree, trigger: Trigger) -> tuple[Argument, ...]:
    """Who did it: "by X", or the agent of a participle ("carried out by X", "claimed by X")."""
    found = [] if (agent := tree.agent(trigger.head)) is None else [Argument(agent, "«by»")]
    for clause in tree.kids(trigger.head, "acl"):
        agent = tree.agent(clause)
        if agent is not None and tree.words[clause].xpos == "VBN":
            found.append(Argument(agent, f"«{tree.words[clause].lemma} by»"))
    return tuple(found)


def _act(tree: Tree, trigger: Trigger) -> Roles:
    actors = _by(tree, trigger) or _owner(tree, trigger) or _behind(tree, trigger, "from")
    actors = actors or _led(tree, trigger) or _before(tree, trigger)
    return Roles(actors, _behind(tree, trigger, *HIT) or _behind(tree, trigger, "of", "to", "for", "with"))


def _of(tree: Tree, trigger: Trigger) -> Roles:
    recipients = _behind(tree, trigger, "of") or _owner(tree, trigger) or _before(tree, trigger, adjectives=False)
    actors = _by(tree, trigger)
    if not actors and any(a.rule == "«of»" for a in recipients):
        actors = _owner(tree, trigger) or _before(tree, trigger)
    if not actors:
        actors = tuple(a for a in _before(tree, trigger) if a.head not in {r.head for r in recipients})
    return Roles(actors, recipients)


def _mutual(tree: Tree, trigger: Trigger) -> Roles:
    own = merged(_behind(tree, trigger, "between", "among"), _owner(tree, trigger))
    partners, before = _behind(tree, trigger, "with", "against", "by"), _before(tree, trigger)
    if partners and not own and not before and all(a.rule == "«against»" for a in partners):
        return Roles((), partners, mutual=True)
    return Roles(merged(own, partners, before), (), mutual=True)


def _self(tree: Tree, trigger: Trigger) -> Roles:
    actors = merged(_owner(tree, trigger), _behind(tree, trigger, "of", "by")) or _before(tree, trigger)
    return Roles(actors, _behind(tree, trigger, "from", "to"))


def _protest(tree: Tree, trigger: Trigger) -> Roles:
    before = _before(tree, trigger)
    foes = [a for a in before if tree.words[a.head].text.lower().startswith("anti-") or _has_anti(tree, a.head)]
    against = tuple(replace(a, rule=AGAINST, extent=None) for a in foes)
    actors = (
        _by(tree, trigger)
        or _owner(tree, trigger)
        or _behind(tree, trigger, "of")
        or tuple(a for a in before if a not in foes)
    )
    return Roles(actors, _behind(tree, trigger, "against", "at") or against)


def _has_anti(tree: Tree, index: int) -> bool:
    return any(tree.lemma(k).startswith("anti") for k in tree.kids(index))


def _ask(tree: Tree, trigger: Trigger) -> Roles:
    actors = _by(tree, trigger) or _owner(tree, trigger) or _behind(tree, trigger, "from") or _before(tree, trigger)
    asked = _behind(tree, trigger, "to", "on", "upon")
    if not asked:
        clauses = tree.kids(trigger.head, "acl", "advcl", "ccomp")
        asked = tuple(
            Argument(s, "subject of what is asked") for c in clauses if (s := tree.own_subject(c)) is not None
        )
    return Roles(actors, asked)


def _through_light_verb(tree: Tree, trigger: Trigger, roles: Roles) -> Roles:
    """The light verb's subject acts, or undergoes ("came under attack"); a passive's subject is the noun itself."""
    verb = trigger.light
    assert verb is not None
    if tree.is_passive(verb):
        agent = tree.agent(verb)
        return roles if agent is None else roles.with_actors((Argument(agent, "by-agent of the light verb"),))
    subject = tree.subject(verb)
    if subject is None:
        return roles
    if tree.lemma(verb) in UNDERGO:
        return roles.with_recipients((Argument(subject, "undergoes the noun"),))
    types = tree.analysis.entity_types
    if roles.actors and types and types[subject] in THINGS:
        return roles
    actor = (Argument(subject, "subject of the light verb"),)
    if roles.mutual:
        return roles.with_actors(merged(actor, roles.actors))
    taken = roles.actors if not roles.recipients else ()
    kept = tuple(a for a in taken if a.rule == "before the noun" and a.head != subject)
    return Roles(actor, roles.recipients or (kept if trigger.sense.frame in {"of", "protest"} else ()))


FRAMES: Mapping[str, Callable[[Tree, Trigger], Roles]] = {
    "act": _act,
    "of": _of,
    "mutual": _mutual,
    "self": _self,
    "protest": _protest,
    "ask": _ask,
}
