"""Which other happening an act answers: a fitted choice over readable features of the two (data/links.json).

The weights are fitted by `training/links.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import TYPE_CHECKING

from casusbelli.coding.comparison import Sketch, meet, sketches
from casusbelli.coding.draft import SPOKEN
from casusbelli.coding.factuality import REAL
from casusbelli.coding.pointing import Happening, Pointing
from casusbelli.coding.story import Story
from casusbelli.coding.tree import Tree
from casusbelli.coding.weights import log_odds, shipped

if TYPE_CHECKING:
    from casusbelli.coding.signals import Signals

__all__ = ["NETWORK", "Linkage", "Pairs"]

NETWORK = "network"
HARD = frozenset({"ASSAULT", "COERCE", "SANCTION"})
BETWEEN = ("after", "over", "for", "following", "because", "response", "retaliation", "as", "when", "who", "that", "to",
           "of", "against", "and", "but", "day", "hour", "later", "then")  # fmt: skip
FAR, MANY, FEW, DEEP = 4, 6, 3, 5
FARTHEST = 30.0
RELATIONS = ("response_to", "retaliation_for", "caused_by", "part_of")


@dataclass(frozen=True, slots=True)
class Linkage:
    """The fitted weights, and the probability from which a link is told."""

    weights: Mapping[str, float]
    threshold: float

    @classmethod
    def load(cls) -> Linkage:
        """The shipped weights; raises KnowledgeError when the package lacks them."""
        return _load()

    def chosen(self, options: Sequence[Mapping[str, float]]) -> int | None:
        """The number of the likeliest option, where it is likely enough against all others and none at all."""
        likely = self.shares(options)
        best = max(range(len(likely)), key=likely.__getitem__, default=None)
        return best if best is not None and likely[best] >= self.threshold else None

    def shares(self, options: Sequence[Mapping[str, float]]) -> list[float]:
        """The probability of each option; what lacks to one is that of none."""
        odds = [exp(min(log_odds(self.weights, o), FARTHEST)) for o in options]
        return [one / (1 + sum(odds)) for one in odds]


@cache
def _load() -> Linkage:
    raw = shipped("links", "python training/links.py")
    return Linkage(raw["weights"], raw["threshold"])


class Pairs:
    """The happenings of a report two by two; `ruled` are links that rules see: source, target and name of the rule."""

    def __init__(
        self,
        tree: Tree,
        story: Story,
        signals: Signals | None,
        nouns: Iterable[str],
        ruled: Iterable[tuple[int, int, str]],
    ) -> None:
        self.tree = tree
        self.signals = signals
        groups: dict[int, list[Sketch]] = {}
        for sketch in sketches(tree, story.drafts):
            groups.setdefault(story.root(sketch.draft.head), []).append(sketch)
        pointing: dict[int, set[int]] = {}
        for word, head in story.references.items():
            pointing.setdefault(story.root(head), set()).add(word)
        self.happenings = [self._happening(r, g, pointing.get(r, set())) for r, g in sorted(groups.items())]
        self._place = {h.root: n for n, h in enumerate(self.happenings)}
        self._pointing = Pointing(tree, self.happenings, sketches(tree, story.unkept), frozenset(nouns))
        self._ruled: dict[tuple[int, int], set[str]] = {}
        for source, target, name in ruled:
            self._ruled.setdefault((story.root(source), story.root(target)), set()).add(name)
        self._nearest: dict[tuple[int, int], tuple[Sketch, Sketch]] = {}
        self._known_parties: dict[tuple[int, str], tuple[frozenset[str], frozenset[str]]] = {}
        self._crowd = Counter(s for h in self.happenings for s in {t.sentence for t in h.tellings})

    def _happening(self, root: int, tellings: Sequence[Sketch], references: set[int]) -> Happening:
        words = {w for s in tellings for w in (*s.draft.trigger.spread, *s.draft.absorbed)}
        return Happening(root, tellings, words, words | references)

    def others(self, source: Happening) -> list[Happening]:
        return [h for h in self.happenings if h.root != source.root]

    def nearest(self, source: Happening, target: Happening) -> tuple[Sketch, Sketch]:
        """The tellings of two happenings that stand nearest to each other."""
        known = self._nearest.get((source.root, target.root))
        if known is None:
            known = self._nearest[source.root, target.root] = self._nearest_of(source, target)
        return known

    def _nearest_of(self, source: Happening, target: Happening) -> tuple[Sketch, Sketch]:
        if len(source.tellings) == len(target.tellings) == 1:
            return source.first, target.first
        pairs = [(s, t) for s in source.tellings for t in target.tellings]
        return min(pairs, key=lambda p: (abs(p[0].sentence - p[1].sentence), p[0].draft.head < p[1].draft.head))

    def features(self, source: Happening, target: Happening) -> dict[str, float]:
        """What tells whether the first answers the second."""
        found: dict[str, float] = {}
        for part in (self._types, self._order, self._words, self._sides, self._state, self._signs):
            for name, value in part(source, target):
                if value:
                    found[name] = max(found.get(name, 0.0), value if isinstance(value, float) else 1.0)
        for name, told in self._pointing.features(source, target):
            if told:
                found[name] = 1.0
        return found

    def _types(self, source: Happening, target: Happening) -> Iterator[tuple[str, object]]:
        one, two = source.first.draft, target.first.draft
        kinds = one.event_type, two.event_type
        yield from ((name, True) for name in ("bias", f"source {kinds[0]}", f"target {kinds[1]}", " to ".join(kinds)))
        for side, draft in (("source", one), ("target", two)):
            mode = min(draft.modes, default="no mode")
            yield f"{side} {draft.event_type} {mode}", True
            yield f"{side} frame {draft.trigger.sense.frame}", True
            yield f"{side} {draft.factuality.value}", True
            yield f"{side} unreal", draft.factuality.value not in REAL
            yield f"{side} background", draft.historical
        yield f"source word {' '.join(one.trigger.sense.words)}", True
        yield "alleging", "allege" in one.modes
        yield "one background", one.historical != two.historical

    def _order(self, source: Happening, target: Happening) -> Iterator[tuple[str, object]]:
        one, two = self.nearest(source, target)
        gap = abs(one.sentence - two.sentence)
        side = "ahead" if one.draft.head < two.draft.head else "back"
        yield f"{side} {gap if gap < FAR else 'far'}", True
        yield f"{side} {min(gap, FEW)} {'spoken' if source.event_type in SPOKEN else source.event_type}", True
        earlier = source.root < target.root
        yield "told first" if earlier else "told later", True
        yield "target opens", target.first.sentence == 0
        yield "target second", target.first.sentence == 1
        yield "source opens", source.first.sentence == 0
        yield "first event", self._place[target.root] == 0
        yield "target told again", min(len(target.mentioned - target.words) + len(target.tellings) - 1, FEW) / FEW
        yield "source told again", min(len(source.tellings) - 1, FEW) / FEW
        apart = [abs(self.tree.words[w].sentence - s.sentence) for w in target.mentioned for s in source.tellings]
        yield "mentioned in its sentence", min(apart) == 0
        yield "mentioned near", min(apart) == 1
        between = [h for h in self.happenings if target.root < h.root < source.root]
        yield "between", min(len(between), MANY) / MANY
        yield "between of its type", min(sum(h.event_type == target.event_type for h in between), FEW) / FEW
        yield "between hard", min(sum(h.event_type in HARD for h in between), FEW) / FEW
        yield "last before", not between and not earlier
        yield "sentence crowded", min(self._crowd[one.sentence] - 1, FEW) / FEW
        if one.dated and two.dated and one.days and two.days:
            yield "later day", two.days[0] > one.days[1]
            yield "earlier day", two.days[1] < one.days[0]
            yield "same day", meet(one.days, two.days)

    def _words(self, source: Happening, target: Happening) -> Iterator[tuple[str, object]]:
        """Where one stands to the other in a sentence, and the words between them."""
        for telling in source.tellings:
            near = [w for w in target.mentioned if self.tree.words[w].sentence == telling.sentence]
            under = set(self.tree.subtree(telling.draft.trigger.predicate)) if near else set()
            for word in near:
                yield from self._placed(telling, word, under, f"{source.event_type} to {target.event_type}")
        one, two = self.nearest(source, target)
        if one.sentence == two.sentence:
            low, high = sorted((one.draft.head, two.draft.head))
            lemmas = {self.tree.lemma(i) for i in range(low + 1, high)}
            side = "ahead" if low == one.draft.head else "back"
            yield from ((f"{side}: {word}", True) for word in BETWEEN if word in lemmas)

    def _placed(self, telling: Sketch, word: int, under: set[int], types: str) -> Iterator[tuple[str, object]]:
        words, spread = self.tree.words, telling.draft.trigger.spread
        kind, predicate = telling.draft.event_type, telling.draft.trigger.predicate
        if word in under and word not in spread:
            yield from ((name, True) for name in ("under", f"under {kind}", f"under: {types}"))
            path = [word]
            while words[path[-1]].head not in spread and words[path[-1]].head >= 0 and len(path) < MANY:
                path.append(words[path[-1]].head)
            top = path[-1]
            how = "by" if len(path) == 1 else "deep by"
            case = self.tree.case(top) or " ".join(self.tree.lemma(m) for m in self.tree.kids(top, "mark"))
            yield f"{how} {words[top].deprel.split(':')[0]}", True
            yield f"{how} «{case}»", True
            if len(path) == 1:
                yield f"by {words[top].deprel.split(':')[0]} {kind}", True
                yield f"by «{case}» {kind}", True
            yield "depth", min(len(path), DEEP) / DEEP
        elif predicate in self.tree.subtree(word):
            yield from ((name, True) for name in ("over", f"over: {types}", f"over by {words[predicate].deprel}"))

    def _sides(self, source: Happening, target: Happening) -> Iterator[tuple[str, object]]:
        kind = source.event_type
        for what in ("keys", "lands", "nouns"):
            one, two = (self._parties(h, what) for h in (source, target))
            for i, first in enumerate(("doer", "aim")):
                for k, second in enumerate(("doer", "aim")):
                    yield f"{first} is {second} ({what})", one[i] & two[k]
                    if what == "keys":
                        yield f"{first} is {second}: {kind}", one[i] & two[k]
        keys, lands = ([self._parties(h, what) for h in (source, target)] for what in ("keys", "lands"))
        for k, side in enumerate(("doer", "aim")):
            yield f"source without {side}", not keys[0][k]
            yield f"target without {side}", not keys[1][k]
        yield "aims crossed", keys[0][1] & keys[1][0] and keys[0][0] & keys[1][1]
        yield "foreign doer aimed at", (lands[0][1] - lands[0][0]) & lands[1][0]
        yield "lands of doers apart", lands[0][0] and lands[1][0] and not lands[0][0] & lands[1][0]
        yield "doer not aimed at", lands[0][1] and lands[1][0] and not lands[0][1] & lands[1][0]
        yield "no land shared", not (lands[0][0] | lands[0][1]) & (lands[1][0] | lands[1][1])
        judged = any("event judged" in s.draft.why.get("recipients", "") for s in source.tellings)
        yield "doer judged", judged and keys[0][1] & keys[1][0]

    def _parties(self, happening: Happening, what: str) -> tuple[frozenset[str], frozenset[str]]:
        known = self._known_parties.get((happening.root, what))
        if known is None:
            known = self._known_parties[happening.root, what] = self._parties_of(happening, what)
        return known

    def _parties_of(self, happening: Happening, what: str) -> tuple[frozenset[str], frozenset[str]]:
        told = happening.tellings
        if what == "keys":
            sides = [(s.actors, s.recipients) for s in told]
        else:
            sides = [s.lands if what == "lands" else s.nouns for s in told]
        return frozenset().union(*(s[0] for s in sides)), frozenset().union(*(s[1] for s in sides))

    def _state(self, source: Happening, target: Happening) -> Iterator[tuple[str, object]]:
        yield "source noun", not source.first.verb
        yield "target noun", not target.first.verb
        yield "source sure", float(source.first.draft.confidence)
        yield "target sure", float(target.first.draft.confidence)
        yield "target harms", any(s.draft.harms for s in target.tellings)
        yield "words shared", self._pointing.shared(source, target)

    def _signs(self, source: Happening, target: Happening) -> Iterator[tuple[str, object]]:
        """What rules say, and how likely the network holds each relation."""
        yield from ((f"rule {name}", True) for name in sorted(self._ruled.get((source.root, target.root), ())))
        if self.signals is None:
            return
        for telling in source.tellings:
            scores = self.signals.arguments(self.signals.strongest(telling.draft.trigger.spread))
            for relation in RELATIONS:
                for word, likely in scores.get(relation, {}).items():
                    if word in target.mentioned:
                        yield f"{NETWORK} {relation}", float(likely)
                        yield f"{NETWORK} sees {relation}", True
