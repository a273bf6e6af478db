"""Everybody who might take part in an event, and what speaks for and against each on either side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from casusbelli.coding.cast import Cast
from casusbelli.coding.draft import SIDES, Draft
from casusbelli.coding.nationality import Nationality, Scene, class_of
from casusbelli.coding.signals import Signals
from casusbelli.records import Participant

__all__ = ["Clue", "Option", "Stage"]

ROLES = {"actors": "actor", "recipients": "recipient"}
HIGH, LOW = 0.7, 0.3
GROUPS: Mapping[str, str] = {
    **dict.fromkeys(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE"), "force"),
    **dict.fromkeys(("ACCUSE", "REJECT", "THREATEN", "REQUEST"), "words"),
    **dict.fromkeys(("SUPPORT", "AID", "AGREE", "CONCEDE", "RETREAT"), "good"),
    **dict.fromkeys(("CONSULT", "COOPERATE"), "mutual"),
    "PROTEST": "protest",
}
CASES = frozenset(
    [
        "by",
        "of",
        "against",
        "on",
        "with",
        "to",
        "from",
        "at",
        "in",
        "for",
        "between",
        "over",
        "into",
        "upon",
        "toward",
        "towards",
    ]
)
REACH = 2
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
INNER = frozenset({"compound", "flat", "fixed", "nummod", "goeswith", "list", "dep"})
PROMINENT = frozenset({"nsubj", "obj", "obl", "nmod"})

Clue = tuple[str, ...]
"""Features that go together, each true: weighed as one, for the same clues come again and again."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to fill a side, with what speaks for and against it: clues, and features of its own."""

    parties: tuple[Participant, ...]
    clues: Sequence[Clue] = ()
    measures: Mapping[str, float] = field(default_factory=dict)
    current: bool = False

    @property
    def features(self) -> dict[str, float]:
        """All its features by name."""
        return {**{name: 1.0 for clue in self.clues for name in clue}, **self.measures}


class _Part(NamedTuple):
    """What somebody does in an event, as told in the same sentence and near it."""

    head: int
    sentence: int
    same: str
    near: str


class _Candidate:
    """The parties of a head word, and what holds of them whatever event they are thought of for."""

    __slots__ = ("_clues", "_traits", "entities", "head", "kind", "lands", "parties", "sentence", "start", "starts")

    def __init__(self, head: int, sentence: int, parties: tuple[Participant, ...], *, pronoun: bool) -> None:
        self.head, self.sentence, self.parties = head, sentence, parties
        self.starts = frozenset(p.start for p in parties)
        self.entities = frozenset(p.entity for p in parties if p.entity and p.type != "state")
        self.lands = frozenset(p.country for p in parties if p.country)
        first = parties[0] if parties else None
        self.start = first.start if first else -1
        self.kind = class_of(first) if first else ""
        told = {"listed": first and first.entity, "landless": not self.lands, "pronoun": pronoun}
        self._traits = (f"kind {first.type if first else ''}", *(name for name, holds in told.items() if holds))
        self._clues: dict[str, Clue] = {}

    def clue(self, group: str) -> Clue:
        """What they are, for an event of a group of types."""
        known = self._clues.get(group)
        if known is None:
            known = self._clues[group] = (f"{self.kind} {group}", *self._traits)
        return known


class _Aim:
    """One side of one event to be filled, and what holds of it whoever fills it."""

    def __init__(self, draft: Draft, side: str, sentence: int, heard: Mapping[str, Mapping[int, float]]) -> None:
        other = "recipients" if side == "actors" else "actors"
        self.draft, self.side, self.sentence = draft, side, sentence
        self.group = GROUPS[draft.event_type]
        self.parties: tuple[Participant, ...] = getattr(draft, side)
        self.others: tuple[Participant, ...] = getattr(draft, other)
        self.lands, self.far_lands = draft.countries(side), draft.countries(other)
        self.starts = frozenset(p.start for p in (*self.parties, *self.others))
        self.opposite = frozenset(p.entity for p in self.others if p.entity)
        self.speakers = frozenset(a.source.start for a in draft.attributions if a.source)
        speaks = side == "recipients" and (self.group == "words" or draft.event_type == "SUPPORT")
        self.own = {p.country for p in self.others if speaks and p.sector == "GOV" and p.country}
        self.unresolved = bool(getattr(draft.roles, side)) and not self.parties
        self.heard = heard.get(ROLES[side], {}), heard.get(ROLES[other], {})
        self._away: dict[int, Clue] = {}

    def away(self, distance: int, *, passive: bool) -> Clue:
        """What holds of everybody met so many sentences before."""
        known = self._away.get(distance)
        if known is None:
            place = f"away {distance}"
            told = {f"passive {place}": passive, f"unresolved {place}": self.unresolved, "instead": self.parties}
            more = (name for name, holds in told.items() if holds)
            known = self._away[distance] = ("other", f"other {self.group}", place, f"{place} {self.group}", *more)
        return known


class Stage:
    """Everybody who might take part in the events of one document."""

    def __init__(
        self, cast: Cast, signals: Signals, drafts: Sequence[Draft], scene: Scene, nationality: Nationality
    ) -> None:
        self._cast, self._tree, self._signals, self._drafts = cast, cast.tree, signals, drafts
        self._scene, self._nationality = scene, nationality
        self._relations = [word.deprel.split(":")[0] for word in self._tree.words]
        self._heads: dict[int, list[int]] = {}
        acts = {w for d in drafts for w in (d.head, *d.trigger.words) if w == d.head or self._relations[w] == "obj"}
        for word in self._tree.words:
            named = word.upos in NOUNS and self._relations[word.index] not in INNER and word.index not in acts
            if named and not scene.is_ground(word.index):
                self._heads.setdefault(word.sentence, []).append(word.index)
        self._met: dict[int, _Candidate] = {}
        self._bonds: dict[tuple[int, int], str] = {}

    def options(self, draft: Draft, side: str) -> list[Option]:
        """The rules' choice first, then the others by place in the text, an empty side last."""
        words = self._tree.words
        heard = self._signals.arguments(self._signals.strongest(draft.trigger.spread))
        aim = _Aim(draft, side, words[draft.head].sentence, heard)
        found = [Option(aim.parties, measures=self._of_current(aim), current=True)]
        passive = self._tree.is_passive(draft.trigger.predicate)
        found += [Option(c.parties, *self._of_candidate(c, aim, passive=passive)) for c in self._candidates(aim)]
        if side == "actors" and len(aim.parties) == 1 and (draft.roles.mutual or aim.group == "mutual"):
            found += self._joint(aim)
        if aim.parties:
            found.append(Option((), measures=self._of_nobody(aim)))
        return found

    def _joint(self, aim: _Aim) -> Iterator[Option]:
        """Whom the rules found together with one more of the sentence: whom they meet, or whose capital they visit."""
        draft = aim.draft
        within = {w for p in (*draft.actors, *draft.recipients) for w in self._tree.subtree(self._scene.head(p))}
        own = aim.lands | {None}
        for head in self._heads_with_ground.get(aim.sentence, ()):
            met = self._met.get(head)
            if met is None:
                met = self._met[head] = self._candidate(head, aim.sentence, draft, aim.side)
            if head in within or head in draft.trigger.spread or own.issuperset({p.country for p in met.parties}):
                continue
            ground = "joined ground" if self._scene.is_ground(head) else "joined party"
            clues: list[Clue] = [
                ("joined", f"joined {draft.event_type}", f"joined {met.kind}", ground),
                _both("joined bond", self._bond(head, draft), ground),
            ]
            seen = _seen("joined", *(given.get(head, 0.0) for given in aim.heard))
            yield Option((*aim.parties, *met.parties), clues, seen)

    @cached_property
    def _heads_with_ground(self) -> dict[int, list[int]]:
        """By sentence, the heads of nouns, those that only tell where with them."""
        found: dict[int, list[int]] = {}
        for word in self._tree.words:
            if word.upos in NOUNS and self._relations[word.index] not in INNER:
                found.setdefault(word.sentence, []).append(word.index)
        return found

    def _candidates(self, aim: _Aim) -> Iterator[_Candidate]:
        draft = aim.draft
        parties = (*draft.actors, *draft.recipients)
        within = {w for p in parties for w in self._tree.subtree(self._scene.head(p)) if p.type != "object"}
        within.update(draft.trigger.spread)
        for place in range(max(aim.sentence - REACH, 0), aim.sentence + 1):
            before = place < aim.sentence
            for head in self._heads.get(place, ()):
                if head in within or (before and self._relations[head] not in PROMINENT):
                    continue
                met = self._met.get(head)
                if met is None:
                    met = self._met[head] = self._candidate(head, place, draft, aim.side)
                if aim.own and met.parties and all(p.type == "state" and p.country in aim.own for p in met.parties):
                    continue
                if met.parties and aim.starts.isdisjoint(met.starts) and aim.opposite.isdisjoint(met.entities):
                    yield met

    def _candidate(self, head: int, sentence: int, draft: Draft, side: str) -> _Candidate:
        """The parties of a head word, with the countries they have in the first event they are thought of for."""
        found = self._cast.participants_of(head)
        parties = tuple(self._nationality.settled(p, draft, side, self._scene) for p in found)
        return _Candidate(head, sentence, parties, pronoun=self._tree.words[head].upos == "PRON")

    def _of_current(self, aim: _Aim) -> dict[str, float]:
        draft, group, parties = aim.draft, aim.group, aim.parties
        if not parties:
            return self._of_nobody(aim)
        rule = draft.rule(aim.side)
        heads = [self._scene.head(p) for p in parties]
        kind = class_of(parties[0])
        shared = not aim.lands.isdisjoint(aim.far_lands)
        found: dict[str, object] = {
            "rules": True,
            f"rules {group}": True,
            f"rules {draft.event_type}": True,
            f"rule {rule}": True,
            f"rule {rule} {group}": True,
            "rules object": any(p.type == "object" for p in parties),
            "rules stateless": not aim.lands,
            "rules several": len(parties) > 1,
            "rules joined": self._tree.analysis.text[max(parties[0].start - 1, 0)] in "-–",
            "rules listed": all(p.entity for p in parties),
            "rules named": all(p.country and not p.inferred for p in parties),
            "rules pronoun": any("«" in (p.rule or "") for p in parties),
            "rules shared": shared,
            f"rules shared {group}": shared,
            f"rules {kind} {group}": True,
        }
        if self._tree.words[heads[0]].sentence == aim.sentence:
            found[f"rules bond {self._bond(heads[0], draft)}"] = True
        for role in self._roles_elsewhere(parties, aim):
            found[f"rules {role}"] = True
        likely = (max(given.get(h, 0.0) for h in heads) for given in aim.heard)
        return {**_held(found), **_seen("rules", *likely)}

    def _of_nobody(self, aim: _Aim) -> dict[str, float]:
        draft, group = aim.draft, aim.group
        found: dict[str, object] = {
            "nobody": True,
            f"nobody {group}": True,
            f"nobody {draft.event_type}": True,
            f"nobody {draft.trigger.sense.frame}": True,
            "nobody two-sided": draft.roles.mutual,
            "nobody other": aim.others,
            "nobody passive": self._tree.is_passive(draft.trigger.predicate),
            "nobody unreal": draft.factuality.value != "actual",
            "nobody historical": draft.historical,
            "nobody linked": draft.trigger.light is not None,
            "nobody unresolved": aim.unresolved,
            "nobody owned": self._tree.kids(draft.head, "nmod:poss"),
        }
        likely = (max(given.values(), default=0.0) for given in aim.heard)
        return {**_held(found), **_seen("nobody", *likely)}

    def _of_candidate(
        self, candidate: _Candidate, aim: _Aim, *, passive: bool
    ) -> tuple[list[Clue], Mapping[str, float]]:
        draft, group, head = aim.draft, aim.group, candidate.head
        away = aim.sentence - candidate.sentence
        bond = self._bond(head, draft) if away == 0 else f"{self._relations[head]} {min(away, 2)} before"
        clues: list[Clue] = [
            aim.away(away, passive=passive),
            candidate.clue(group),
            _both("bond", bond, group),
        ]
        if not candidate.lands.isdisjoint(aim.far_lands):
            clues.append(("shared", f"shared {group}"))
        if head < draft.head:
            clues.append(("before",))
        if candidate.start in aim.speakers:
            clues.append(("speaker",))
        if candidate.lands and candidate.lands == aim.lands:
            clues.append(("same as rules",))
        if any(p.start <= candidate.start < p.end for p in draft.places):
            clues.append((f"place {candidate.kind}",))
        clues += [_of_role(role, draft.event_type) for role in self._roles_elsewhere(candidate.parties, aim)]
        if away:
            return clues, NOTHING
        own, other = (given.get(head, 0.0) for given in aim.heard)
        if own or other:
            return clues, _seen("other", own, other)
        clues.append(("other network own low", "other network other low"))
        return clues, NOTHING

    def _bond(self, head: int, draft: Draft) -> str:
        """How a word of the trigger's own sentence hangs together with the trigger."""
        known = self._bonds.get((draft.head, head))
        if known is None:
            known = self._bonds[draft.head, head] = self._bond_anew(head, draft)
        return known

    def _bond_anew(self, head: int, draft: Draft) -> str:
        tree = self._tree
        top = tree.first_conjunct(head)
        word = tree.words[top]
        case = tree.case(top)
        edge = f"{word.deprel} {case}".strip() if case in CASES else word.deprel
        spread = draft.trigger.spread
        if word.head in spread:
            return f"own {edge}"
        if word.head >= 0 and tree.words[word.head].head in spread:
            return f"below {edge}"
        above = list(tree.governors(draft.head))
        if word.head in above:
            return f"above {min(above.index(word.head), 2)} {edge}"
        if top in above:
            return f"over {self._relations[draft.head]}"
        return f"far {self._relations[top]}"

    def _roles_elsewhere(self, parties: Sequence[Participant], aim: _Aim) -> Sequence[str]:
        """What the parties do in the events told near this one, in one order, so that sums of weights are the same."""
        told = self._told
        roles = {
            part.same if part.sentence == aim.sentence else part.near
            for party in parties
            if party.start in told
            for part in told[party.start]
            if part.head != aim.draft.head and -REACH <= part.sentence - aim.sentence <= REACH
        }
        return sorted(roles) if len(roles) > 1 else tuple(roles)

    @cached_property
    def _told(self) -> dict[int, list[_Part]]:
        """By where a party's words start: its part in every event."""
        found: dict[int, list[_Part]] = {}
        for draft, side in ((d, side) for d in self._drafts for side in SIDES):
            names = (f"{side[:3]} of {where} {GROUPS[draft.event_type]}" for where in ("same", "near"))
            part = _Part(draft.head, self._tree.words[draft.head].sentence, *names)
            for party in getattr(draft, side):
                found.setdefault(party.start, []).append(part)
        return found


NOTHING: Mapping[str, float] = {}


@lru_cache(maxsize=4096)
def _both(name: str, what: str, group: str) -> Clue:
    """A feature, and the same for a group of types."""
    return f"{name} {what}", f"{name} {what} {group}"


@lru_cache(maxsize=4096)
def _of_role(role: str, event_type: str) -> Clue:
    return role, f"{role} {event_type}"


def _held(told: Mapping[str, object]) -> dict[str, float]:
    return {name: 1.0 for name, holds in told.items() if holds}


def _seen(name: str, own: float, other: float) -> dict[str, float]:
    """What the network gives for somebody on this side and on the other."""
    found: dict[str, float] = {}
    for told, likely in (("own", own), ("other", other)):
        if likely:
            found[f"{name} network {told}"] = likely
        if likely > HIGH:
            found[f"{name} network {told} high"] = 1.0
        elif likely < LOW:
            found[f"{name} network {told} low"] = 1.0
    return found
