"""Who takes part, weighed: what the rules found against everybody else near the event, and against nobody.

For each side of an event the rules' parties, every other party of its sentence or of the events told just before, and
an empty side are options; a conditional logit over readable features (McFadden 1974) chooses. Its weights are fitted by
`training/fit.py` on the corpus and lie in data/sides.json.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from casusbelli.coding.cast import Cast
from casusbelli.coding.draft import SIDES, Draft
from casusbelli.coding.nationality import Nationality, Scene, class_of
from casusbelli.coding.signals import Signals
from casusbelli.coding.weights import log_odds, shipped
from casusbelli.records import Participant

__all__ = ["Option", "Sides", "Stage", "crossed"]

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
WEIGHED = "weighed against the others"
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
INNER = frozenset({"compound", "flat", "fixed", "nummod", "goeswith", "list", "dep"})


@dataclass(frozen=True, slots=True)
class Option:
    """One way to fill a side, with what speaks for and against it."""

    parties: tuple[Participant, ...]
    features: Mapping[str, float]
    current: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A party beside the rules' own: its head word and where it was met."""

    parties: tuple[Participant, ...]
    head: int


class Stage:
    """Everybody who might take part in the events of one document."""

    def __init__(
        self, cast: Cast, signals: Signals, drafts: Sequence[Draft], scene: Scene, nationality: Nationality
    ) -> None:
        self._cast, self._tree, self._signals, self._drafts = cast, cast.tree, signals, drafts
        self._scene, self._nationality = scene, nationality
        self._heads: dict[int, list[int]] = {}
        for word in self._tree.words:
            if word.upos in NOUNS and word.deprel.split(":")[0] not in INNER:
                self._heads.setdefault(word.sentence, []).append(word.index)
        self._parties: dict[int, tuple[Participant, ...]] = {}

    def options(self, draft: Draft, side: str) -> list[Option]:
        """The rules' choice first, then the others by place in the text, an empty side last."""
        current = getattr(draft, side)
        found = [Option(current, self._of_current(draft, side), current=True)]
        met = self._candidates(draft, side)
        found += [Option(c.parties, self._of_candidate(c, draft, side)) for c in met]
        if current:
            found.append(Option((), self._of_nobody(draft, side)))
        return found

    def _candidates(self, draft: Draft, side: str) -> Iterator[_Candidate]:
        parties = (*draft.actors, *draft.recipients)
        own = {p.start for p in parties}
        within = {w for p in parties for w in self._tree.subtree(self._scene.head(p)) if p.type != "object"}
        sentence = self._tree.words[draft.head].sentence
        for place in range(max(sentence - REACH, 0), sentence + 1):
            for head in self._heads.get(place, ()):
                beside = head in draft.trigger.spread or head in within or self._scene.is_ground(head)
                if beside or (place < sentence and not self._is_prominent(head)):
                    continue
                met = self._met(head, draft, side)
                if met and not own & {p.start for p in met} and not self._is_opposite(met, draft, side):
                    yield _Candidate(met, head)

    def _is_opposite(self, parties: Sequence[Participant], draft: Draft, side: str) -> bool:
        """Whether the other side names them already, in these or other words."""
        known = {p.entity for p in getattr(draft, _other(side)) if p.entity}
        return any(p.entity in known for p in parties if p.entity and p.type != "state")

    def _is_prominent(self, head: int) -> bool:
        return self._tree.words[head].deprel.split(":")[0] in {"nsubj", "obj", "obl", "nmod"}

    def _met(self, head: int, draft: Draft, side: str) -> tuple[Participant, ...]:
        """The parties of a head word, with the countries they have in the first event they are thought of for."""
        if head not in self._parties:
            found = self._cast.participants_of(head)
            self._parties[head] = tuple(self._nationality.settled(p, draft, side, self._scene) for p in found)
        return self._parties[head]

    def _of_current(self, draft: Draft, side: str) -> dict[str, float]:
        group = GROUPS[draft.event_type]
        parties = getattr(draft, side)
        if not parties:
            return self._of_nobody(draft, side)
        rule = draft.rule(side)
        heads = [self._scene.head(p) for p in parties]
        kind = class_of(parties[0])
        shared = bool(draft.countries(side) & draft.countries(_other(side)))
        found = {
            "rules": 1.0,
            f"rules {group}": 1.0,
            f"rules {draft.event_type}": 1.0,
            f"rule {rule}": 1.0,
            f"rule {rule} {group}": 1.0,
            "rules object": float(any(p.type == "object" for p in parties)),
            "rules stateless": float(not any(p.country for p in parties)),
            "rules several": float(len(parties) > 1),
            "rules joined": float(self._tree.analysis.text[max(parties[0].start - 1, 0)] in "-–"),
            "rules listed": float(all(p.entity for p in parties)),
            "rules named": float(all(p.country and not p.inferred for p in parties)),
            "rules pronoun": float(any("«" in (p.rule or "") for p in parties)),
            "rules shared": float(shared),
            f"rules shared {group}": float(shared),
            f"rules {kind} {group}": 1.0,
            **self._seen("rules", heads, draft, side),
        }
        if self._tree.words[heads[0]].sentence == self._tree.words[draft.head].sentence:
            found[f"rules bond {self._bond(heads[0], draft)}"] = 1.0
        for role in self._roles_elsewhere(parties, draft):
            found[f"rules {role}"] = 1.0
        return _told_of(found)

    def _seen(self, name: str, heads: Sequence[int] | None, draft: Draft, side: str) -> dict[str, float]:
        """What the network gives for these words, or for any, on this side and on the other."""
        scores = self._signals.arguments(self._signals.strongest(draft.trigger.spread))
        found = {}
        for role, told in ((ROLES[side], "own"), (ROLES[_other(side)], "other")):
            given = scores.get(role, {})
            likely = max(given.values() if heads is None else (given.get(h, 0.0) for h in heads), default=0.0)
            found[f"{name} network {told}"] = likely
            found[f"{name} network {told} high"] = float(likely > HIGH)
            found[f"{name} network {told} low"] = float(likely < LOW)
        return found

    def _of_nobody(self, draft: Draft, side: str) -> dict[str, float]:
        group = GROUPS[draft.event_type]
        has_other = bool(getattr(draft, _other(side)))
        return _told_of(
            {
                "nobody": 1.0,
                f"nobody {group}": 1.0,
                f"nobody {draft.event_type}": 1.0,
                f"nobody {draft.trigger.sense.frame}": 1.0,
                "nobody two-sided": float(draft.roles.mutual),
                "nobody other": float(has_other),
                "nobody passive": float(self._tree.is_passive(draft.trigger.predicate)),
                "nobody unreal": float(draft.factuality.value != "actual"),
                "nobody historical": float(draft.historical),
                "nobody linked": float(draft.trigger.light is not None),
                "nobody unresolved": float(bool(getattr(draft.roles, side)) and not getattr(draft, side)),
                "nobody owned": float(bool(self._tree.kids(draft.head, "nmod:poss"))),
                **self._seen("nobody", None, draft, side),
            }
        )

    def _of_candidate(self, candidate: _Candidate, draft: Draft, side: str) -> dict[str, float]:
        group = GROUPS[draft.event_type]
        words, head, party = self._tree.words, candidate.head, candidate.parties[0]
        away = words[draft.head].sentence - words[head].sentence
        kind = class_of(party)
        lands = {p.country for p in candidate.parties if p.country}
        bond = self._bond(head, draft) if away == 0 else f"{words[head].deprel.split(':')[0]} {min(away, 2)} before"
        shared = bool(lands & draft.countries(_other(side)))
        roles = self._roles_elsewhere(candidate.parties, draft)
        found = {
            "other": 1.0,
            f"other {group}": 1.0,
            f"away {away}": 1.0,
            f"away {away} {group}": 1.0,
            f"bond {bond}": 1.0,
            f"bond {bond} {group}": 1.0,
            f"{kind} {group}": 1.0,
            f"kind {party.type}": 1.0,
            "listed": float(bool(party.entity)),
            "landless": float(not lands),
            "pronoun": float(words[head].upos == "PRON"),
            "shared": float(shared),
            f"shared {group}": float(shared),
            "stands there": float(
                any(p.start == q.start for p in candidate.parties for q in getattr(draft, _other(side)))
            ),
            "before": float(head < draft.head),
            f"passive away {away}": float(self._tree.is_passive(draft.trigger.predicate)),
            f"unresolved away {away}": float(bool(getattr(draft.roles, side)) and not getattr(draft, side)),
            "speaker": float(any(a.source and a.source.start == party.start for a in draft.attributions)),
            "same as rules": float(bool(lands) and lands == draft.countries(side)),
            "instead": float(bool(getattr(draft, side))),
            f"place {kind}": float(any(p.start <= party.start < p.end for p in draft.places)),
        }
        if away == 0:
            found |= self._seen("other", [head], draft, side)
        for role in roles:
            found[role] = 1.0
            found[f"{role} {draft.event_type}"] = 1.0
        return _told_of(found)

    def _bond(self, head: int, draft: Draft) -> str:
        """How a word of the trigger's own sentence hangs together with the trigger."""
        tree = self._tree
        top = tree.first_conjunct(head)
        word = tree.words[top]
        case = tree.case(top)
        edge = f"{word.deprel} {case}".strip() if case in CASES else word.deprel
        if word.head in draft.trigger.spread:
            return f"own {edge}"
        if word.head >= 0 and tree.words[word.head].head in draft.trigger.spread:
            return f"below {edge}"
        above = list(tree.governors(draft.head))
        if word.head in above:
            return f"above {min(above.index(word.head), 2)} {edge}"
        if top in above:
            return f"over {tree.words[draft.head].deprel.split(':')[0]}"
        return f"far {word.deprel.split(':')[0]}"

    def _roles_elsewhere(self, parties: Sequence[Participant], draft: Draft) -> list[str]:
        """What the parties do in the events told near this one, in one order, so that sums of weights are the same."""
        sentence = self._tree.words[draft.head].sentence
        roles = {
            f"{side[:3]} of {'same' if place == sentence else 'near'} {group}"
            for party in parties
            for head, place, side, group in self._told.get(party.start, ())
            if head != draft.head and abs(place - sentence) <= REACH
        }
        return sorted(roles)

    @cached_property
    def _told(self) -> dict[int, list[tuple[int, int, str, str]]]:
        """By where a party's words start: the head, sentence and group of every event it is in, and on which side."""
        found: dict[int, list[tuple[int, int, str, str]]] = {}
        for draft, side in ((d, side) for d in self._drafts for side in SIDES):
            for party in getattr(draft, side):
                entry = (draft.head, self._tree.words[draft.head].sentence, side, GROUPS[draft.event_type])
                found.setdefault(party.start, []).append(entry)
        return found


def _other(side: str) -> str:
    return "recipients" if side == "actors" else "actors"


def _told_of(features: Mapping[str, float]) -> dict[str, float]:
    return {name: value for name, value in features.items() if value}


def bases(draft: Draft, side: str) -> tuple[str, str]:
    """What a feature's name begins with: the side, and the side of verbs or of nouns."""
    part = "noun" if draft.trigger.sense.part == "nouns" else "verb"
    return side[:3], f"{side[:3]} {part}"


def crossed(features: Mapping[str, float], draft: Draft, side: str) -> dict[str, float]:
    """Each feature for its side, and for its side of verbs or nouns: what the weights are fitted on."""
    return {f"{base} {name}": value for base in bases(draft, side) for name, value in features.items()}


@dataclass(frozen=True)
class Sides:
    """The fitted weights; without any the rules' own choice stands."""

    weights: Mapping[str, float]

    @classmethod
    def load(cls) -> Sides:
        """The shipped weights; raises KnowledgeError when the package lacks them."""
        return _load()

    @cached_property
    def _tables(self) -> dict[str, dict[str, float]]:
        """By side and part of speech, what each plain feature weighs."""
        tables: dict[str, dict[str, float]] = {}
        for side in SIDES:
            for part in ("verb", "noun"):
                table = tables[f"{side[:3]} {part}"] = {}
                for base in (side[:3], f"{side[:3]} {part}"):
                    for name, weight in self.weights.items():
                        if name.startswith(base + " "):
                            plain = name[len(base) + 1 :]
                            table[plain] = table.get(plain, 0.0) + weight
        return tables

    def best(self, options: Sequence[Option], draft: Draft, side: str) -> Option:
        """The likeliest option, of several alike the first."""
        weights = self._tables[bases(draft, side)[1]]
        return max(options, key=lambda o: log_odds(weights, o.features))

    def filled(self, draft: Draft, stage: Stage) -> Draft:
        """The draft with the likeliest parties on each side."""
        for side in SIDES:
            chosen = self.best(stage.options(draft, side), draft, side)
            if not chosen.current:
                parties = tuple(replace(p, inferred=True, rule=_told(p)) for p in chosen.parties)
                why = {**draft.why, side: WEIGHED}
                draft = (
                    replace(draft, actors=parties, why=why)
                    if side == "actors"
                    else replace(draft, recipients=parties, why=why)
                )
        return draft


def _told(party: Participant) -> str:
    return f"{party.rule}; {WEIGHED}" if party.rule else WEIGHED


@cache
def _load() -> Sides:
    return Sides(shipped("sides", "make confidence")["weights"])
