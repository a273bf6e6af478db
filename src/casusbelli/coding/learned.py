"""Where the network corrects or completes the rules: triggers no lexicon lists, types, roles, factuality."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from casusbelli.coding.argument import AGAINST, Argument, Roles
from casusbelli.coding.factuality import Factuality
from casusbelli.coding.lexicon import Sense
from casusbelli.coding.signals import Signals
from casusbelli.coding.tree import Tree
from casusbelli.coding.trigger import Trigger
from casusbelli.coding.verbal import PASSIVE

__all__ = ["blended", "learned_triggers", "refined_factuality", "refined_type"]

BY_VOICE = frozenset({PASSIVE, "by-agent"})
SURE = 0.5
CANDIDATE = 0.3
FIRM = 0.7
UNLIKELY = 0.15
HARDLY = 0.06
LIKELY = 0.3
CERTAIN = 0.85
FRAMES = {
    "verbs": {
        "do": "SUPPORT SANCTION MOBILIZE COERCE ASSAULT",
        "to": "AGREE CONCEDE AID THREATEN",
        "mutual": "CONSULT COOPERATE",
        "self": "RETREAT",
        "ask": "REQUEST",
        "judge": "ACCUSE REJECT",
        "at": "PROTEST",
    },
    "nouns": {
        "act": "SUPPORT SANCTION COERCE ASSAULT AID THREATEN ACCUSE REJECT",
        "mutual": "AGREE CONSULT COOPERATE",
        "self": "RETREAT CONCEDE",
        "ask": "REQUEST",
        "protest": "PROTEST",
        "of": "MOBILIZE",
    },
}
FRAME_OF = {
    (part, kind): frame for part, frames in FRAMES.items() for frame, kinds in frames.items() for kind in kinds.split()
}


def learned_triggers(tree: Tree, signals: Signals, triggers: Sequence[Trigger]) -> Iterator[Trigger]:
    """Words the network takes for an event and no rule does."""
    if not signals.present:
        return
    taken = {w for t in triggers for w in t.spread}
    for word in tree.words:
        if (
            word.index in taken
            or word.upos in {"PUNCT", "ADP", "DET", "PRON", "CCONJ", "PART"}
            or signals.event(word.index) < CANDIDATE
        ):
            continue
        kind = _likeliest(signals.types(word.index))
        if kind is None:
            continue
        part = "verbs" if word.upos in {"VERB", "AUX", "ADJ"} else "nouns"
        sense = Sense((word.lemma.lower(),), part, kind, (), FRAME_OF[part, kind], weak=True)
        yield Trigger(word.index, sense, (word.index,), learned=True)


def _likeliest(scores: Mapping[str, float]) -> str | None:
    return max(scores, key=scores.__getitem__, default=None)


def refined_type(
    signals: Signals, trigger: Trigger, kind: str, modes: tuple[str, ...]
) -> tuple[str, tuple[str, ...], str | None]:
    """Type and modes as the network would have them, where it is sure and the rule's choice unlikely; and why."""
    place = signals.strongest(trigger.spread)
    scores = signals.types(place)
    rival = max(trigger.rivals, key=lambda r: scores.get(r.event_type, 0.0), default=None)
    likelier = rival is not None and scores.get(rival.event_type, 0.0) > max(LIKELY, 2 * scores.get(kind, 0.0))
    if rival is not None and likelier and kind == trigger.sense.event_type:
        return rival.event_type, rival.modes, f"network: {rival.event_type}, the other sense"
    best = _likeliest(scores)
    if best is None or best == kind or scores[best] < CERTAIN or scores.get(kind, 0.0) > HARDLY:
        return kind, modes, None
    return best, (), f"network: {best} {scores[best]:.2f}"


def blended(signals: Signals, place: int, roles: Roles) -> Roles:
    """The rules' roles with the network's: swapped where it is sure, completed where the rules found nobody."""
    scores = signals.arguments(place)
    if not scores:
        return roles
    acting, undergoing = scores.get("actor", {}), scores.get("recipient", {})
    actors = _kept(roles.actors, acting, undergoing)
    told = _told_by_tree(roles, actors)
    recipients = tuple(a for a in roles.recipients if a in told or a in _kept([a], undergoing, acting))
    actors += _moved([a for a in roles.recipients if a not in told], acting, undergoing)
    recipients += _moved(roles.actors, undergoing, acting)
    known = {a.head for a in (*actors, *recipients)}
    covered = {i for a in (*actors, *recipients) if a.extent for i in range(*a.extent)} | known
    actors = actors or _added(acting, covered)
    recipients = recipients or _added(undergoing, covered)
    return replace(roles, actors=actors, recipients=recipients)


def _told_by_tree(roles: Roles, actors: Sequence[Argument]) -> Sequence[Argument]:
    """The objects of a verb whose own subject acts, and whom "anti-" names: no network makes them act."""
    acts = not roles.mutual and any(a.rule == "subject" for a in actors)
    return [a for a in roles.recipients if (acts and a.rule == "object") or a.rule == AGAINST]


def _kept(arguments: Sequence[Argument], own: Mapping[int, float], other: Mapping[int, float]) -> tuple[Argument, ...]:
    best = max(own.values(), default=0.0)
    return tuple(
        a
        for a in arguments
        if not (_score(a, other) > SURE and _score(a, own) < UNLIKELY) and not (best > FIRM and _score(a, own) < HARDLY)
    )


def _moved(arguments: Sequence[Argument], own: Mapping[int, float], other: Mapping[int, float]) -> tuple[Argument, ...]:
    return tuple(
        replace(a, rule=f"{a.rule}; network: other side")
        for a in arguments
        if _score(a, own) > SURE and _score(a, other) < UNLIKELY and a.rule not in BY_VOICE
    )


def _score(argument: Argument, scores: Mapping[int, float]) -> float:
    places = range(*argument.extent) if argument.extent else (argument.head,)
    return max((scores.get(i, 0.0) for i in places), default=0.0)


def _added(scores: Mapping[int, float], covered: set[int]) -> tuple[Argument, ...]:
    return tuple(
        Argument(word, f"network {p:.2f}") for word, p in sorted(scores.items()) if p > SURE and word not in covered
    )


def refined_factuality(signals: Signals, place: int, ruled: Factuality) -> Factuality:
    """The rule's factuality unless the network is sure of another and the rule's is unlikely and not firm."""
    if ruled.firm:
        return ruled
    scores = signals.factuality(place)
    best = _likeliest(scores)
    if best is None or scores[best] < FIRM or scores.get(ruled.value, 0.0) > UNLIKELY:
        return ruled
    return Factuality(best, f"network: {best} {scores[best]:.2f}")
