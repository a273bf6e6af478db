"""Which mentions of one document tell of one happening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from casusbelli.coding.comparison import DEFINITE, STEM, Sketch, days_of, meet, sketches
from casusbelli.coding.draft import SPOKEN, Draft
from casusbelli.coding.factuality import REAL
from casusbelli.coding.pairing import Pairing, telling_features
from casusbelli.coding.tree import Tree
from casusbelli.records import Participant

__all__ = ["compatible", "is_definite", "is_pointed", "kin", "same_tellings"]

REACH = 60
SURE = 0.85
OBJECTING = 0.5
YIELD = frozenset({"CONCEDE", "RETREAT"})
INSIDE = frozenset({"in", "by", "during", "from"})
AIR, GUNS, BOMBS = (
    frozenset({"aerial", "drone"}),
    frozenset({"heavy-weapons"}),
    frozenset({"explosives", "suicide-attack"}),
)
MEANS = {
    **dict.fromkeys(("raid", "airstrike", "sortie"), AIR),
    **dict.fromkeys(("shelling", "barrage", "bombardment", "salvo"), GUNS | AIR),
    **dict.fromkeys(("strike",), AIR | GUNS),
    **dict.fromkeys(("blast", "explosion"), BOMBS),
    **dict.fromkeys(("bombing",), BOMBS | AIR),
    **dict.fromkeys(("shooting", "gunfire", "ambush"), frozenset({"firearms"})),
    **dict.fromkeys(
        ("attack", "assault", "massacre", "operation", "offensive", "violence", "incursion"), frozenset[str]()
    ),
}
"""Words for an attack, with the modes that an event told by them most often has."""


def same_tellings(tree: Tree, drafts: Sequence[Draft]) -> dict[int, int]:
    """For each draft (by position) that tells of an earlier draft's event, that draft's position."""
    pairing, listed = Pairing.load(), sketches(tree, drafts)
    return joined(pairing, listed, tellings_by(pairing, listed, _pointing(tree, drafts)))


def _pointing(tree: Tree, drafts: Sequence[Draft]) -> dict[int, int]:
    """What is one happening by the words alone: shared sides and the same word, or a noun that points back.

    Of equal ones a bare noun means the one told most often, then the one whose doer or toll is told, then the nearest.
    """
    found: dict[int, int] = {}
    for later in range(1, len(drafts)):
        before = range(max(0, later - REACH), later)
        near = [e for e in before if e not in found and kin(drafts[e], drafts[later])]
        if not near:
            continue
        bare = _is_bare(tree, drafts[later])
        told = Counter(found.values()) if bare else Counter()
        full = {e: bare * (bool(drafts[e].actors) + bool(drafts[e].harms)) for e in near}
        fits = _means(tree, drafts[later])
        best = max(
            (_sameness(tree, drafts[e], drafts[later]), bool(fits & set(drafts[e].modes)), told[e], full[e], e)
            for e in near
        )
        if best[0] > 0:
            found[later] = best[-1]
    return found


def tellings_by(pairing: Pairing, listed: Sequence[Sketch], ruled: Mapping[int, int]) -> dict[int, int]:
    """The same by fitted trees: each goes to the likest earlier one, unless something forbids it there."""
    first: dict[int, int] = {}
    groups: dict[int, list[Sketch]] = {}
    for two in listed:
        if two.place in ruled:
            home = first.get(ruled[two.place], ruled[two.place])
            first[two.place] = home
            groups[home].append(two)
            continue
        scored = []
        spoken = two.draft.event_type in SPOKEN
        alike = [] if spoken else [one for one in listed[: two.place][-REACH:] if kin(one.draft, two.draft)]
        pairs = [telling_features(one, two, back) for back, one in enumerate(reversed(alike))]
        for one, likely in zip(reversed(alike), pairing.probabilities(pairs), strict=True):
            if likely > pairing.threshold:
                scored.append((likely, -one.place))
        for _, place in sorted(scored, reverse=True):
            home = first.get(-place, -place)
            if not any(parted(member, two) for member in groups[home]):
                first[two.place] = home
                break
        groups.setdefault(first.get(two.place, two.place), []).append(two)
    return first


def joined(pairing: Pairing, listed: Sequence[Sketch], first: Mapping[int, int]) -> dict[int, int]:
    """The same, with happenings made one where the trees are sure of two of their tellings and no sure one objects."""
    home = {s.place: first.get(s.place, s.place) for s in listed}
    for two in listed:
        alike = [one for one in listed[: two.place][-REACH:] if _may_be_one(one, two)]
        pairs = [telling_features(one, two, back) for back, one in enumerate(reversed(alike))]
        odds = zip(reversed(alike), pairing.probabilities(pairs), strict=True)
        likely = {one.place: probability for one, probability in odds}
        for one in (o for o in alike if likely[o.place] > SURE and home[o.place] != home[two.place]):
            groups = [[s for s in listed if home[s.place] == home[o.place] and _weighs(s)] for o in (one, two)]
            if not any(parted(*sorted((a, b), key=lambda s: s.place)) for a in groups[0] for b in groups[1]):
                low, high = sorted((home[one.place], home[two.place]))
                home = {place: low if root == high else root for place, root in home.items()}
    return {place: root for place, root in home.items() if place != root}


def _may_be_one(one: Sketch, two: Sketch) -> bool:
    return two.draft.event_type not in SPOKEN and compatible(one.draft, two.draft)


def _weighs(sketch: Sketch) -> bool:
    """Whether a telling is likely enough one to speak against others being of its happening."""
    return sketch.draft.confidence > OBJECTING


def kin(first: Draft, second: Draft) -> bool:
    """Whether two types may be told of one happening: equal ones, and giving in told as said or as done."""
    one, two = first.event_type, second.event_type
    return one == two or (one in YIELD and two in YIELD)


def parted(first: Sketch, second: Sketch) -> bool:
    """Whether something told of both makes them two: days, places, lands of the doers, tolls, real or not."""
    lands = [one.lands[0] for one in (first, second)]
    if first.dated and second.dated and not meet(first.days, second.days):
        return True
    if first.verb and second.verb and first.sentence == second.sentence:
        return True
    if all(lands) and not lands[0] & lands[1]:
        return True
    told = first.draft, second.draft
    unlike = (told[0].factuality.value in REAL) != (told[1].factuality.value in REAL)
    tolls = not second.counted and _tolls_differ(*told)
    return unlike or _is_new(second) or tolls or not _places_agree(*told)


def _is_new(sketch: Sketch) -> bool:
    """A bare noun that neither points back nor says anything of whom it is about: "raids are common"."""
    told = sketch.actors or sketch.recipients or sketch.draft.harms
    return not (sketch.verb or sketch.pointed or sketch.owned or told)


def is_definite(tree: Tree, draft: Draft) -> bool:
    """Whether a noun trigger points back: "the attack", "this crime", "the US strikes"."""
    words = tree.words
    if draft.trigger.sense.part != "nouns":
        nouns = [i for i in draft.trigger.words if words[i].upos == "NOUN" and words[i].deprel == "obj"]
        return any(is_pointed(tree, noun) for noun in (*nouns, *_suffered(tree, draft)))
    return is_pointed(tree, draft.head) or bool(tree.kids(draft.head, "nmod:poss"))


def _suffered(tree: Tree, draft: Draft) -> list[int]:
    """The attack in which somebody is harmed: "killed in the raids"."""
    attacks = (k for k in tree.kids(draft.head, "obl", "obl:agent") if tree.lemma(k) in MEANS)
    return [k for k in attacks if tree.case(k) in INSIDE]


def _means(tree: Tree, draft: Draft) -> frozenset[str]:
    """By what those harmed in an attack were harmed, as the word for it tells."""
    return frozenset().union(*(MEANS[tree.lemma(w)] for w in _suffered(tree, draft)))


def _is_bare(tree: Tree, draft: Draft) -> bool:
    """Whether nobody is named who does it, nor whom it hits but for those who were in "the raids"."""
    known = draft.recipients if not _suffered(tree, draft) else [p for p in draft.recipients if p.entity]
    return not draft.actors and not known


def is_pointed(tree: Tree, noun: int) -> bool:
    """Whether "the", "this" or "such" stands before a noun."""
    return any(tree.lemma(k) in DEFINITE for k in tree.kids(noun, "det"))


def compatible(first: Draft, second: Draft) -> bool:
    """Whether nothing told of one speaks against its being the other: type, reality, sides, time, place."""
    if not kin(first, second) or (first.factuality.value in REAL) != (second.factuality.value in REAL):
        return False
    if first.modes and second.modes and not set(first.modes) & set(second.modes):
        return False
    if first.historical != second.historical or _is_campaign(first) != _is_campaign(second):
        return False
    if not all(_sides_agree(first, second, side) for side in ("actors", "recipients")):
        return False
    return _times_agree(first, second) and _places_agree(first, second)


def _sameness(tree: Tree, earlier: Draft, later: Draft) -> int:
    """How much speaks for one event, 0 for not one: shared sides, the same word, a noun that points back."""
    if not compatible(earlier, later) or _tolls_differ(earlier, later):
        return 0
    alike = _stem(tree.words[earlier.head].lemma) == _stem(tree.words[later.head].lemma)
    shared = 2 * _shares(earlier, later, "actors") + _shares(earlier, later, "recipients")
    if later.event_type in SPOKEN:
        spoken = _same_parties(earlier, later) and not _addressed_apart(earlier, later)
        return 1 + shared if spoken and (alike or "allege" not in later.modes) else 0
    if is_definite(tree, later):
        return 1 + shared + alike if shared or _is_bare(tree, later) else 0
    return shared + alike if shared == 3 or (shared and alike) else 0


def _stem(lemma: str) -> str:
    """What a verb and its noun have in common: "execute", "execution"."""
    return lemma.lower()[:STEM]


def _sides_agree(first: Draft, second: Draft, side: str) -> bool:
    one, two = first.countries(side), second.countries(side)
    if one and two and not one & two:
        return False
    sectors = [{p.sector for p in getattr(draft, side)} - {"UNK"} for draft in (first, second)]
    entities = [{p.entity for p in getattr(draft, side) if p.entity} for draft in (first, second)]
    if side == "recipients":
        return True
    return not (all(entities) and not entities[0] & entities[1] and all(sectors) and not sectors[0] & sectors[1])


def _is_campaign(draft: Draft) -> bool:
    """A war or fighting is no single attack."""
    return draft.event_type == "ASSAULT" and draft.trigger.sense.frame == "mutual"


def _times_agree(first: Draft, second: Draft) -> bool:
    return meet(days_of(first), days_of(second))


def _places_agree(first: Draft, second: Draft) -> bool:
    one, two = (_told_lands(draft) for draft in (first, second))
    if one and two and not one & two:
        return False
    names = [{p.name for p in draft.places if p.precision == "exact"} for draft in (first, second)]
    return not (names[0] and names[1]) or bool(names[0] & names[1])


def _told_lands(draft: Draft) -> set[str]:
    """The lands it happened in, but for the doers' own when only that land is named: "US strikes"."""
    doers = draft.countries("actors")
    return {p.country for p in draft.places if p.country and not (p.precision == "country" and p.country in doers)}


def _shares(first: Draft, second: Draft, side: str) -> int:
    known = second.event_type in SPOKEN
    return int(any(_same_party(p, q, known=known) for p in getattr(first, side) for q in getattr(second, side)))


def _same_party(one: Participant, two: Participant, *, known: bool) -> bool:
    """The same known actor; unless both must be known, also the same land's of one sector; else the same words."""
    if (one.entity and two.entity) or (known and (one.entity or two.entity)):
        return one.entity == two.entity
    if one.country or two.country:
        return (one.country, one.sector) == (two.country, two.sector)
    return one.sector == two.sector and one.text.lower() == two.text.lower()


def _same_parties(first: Draft, second: Draft) -> bool:
    aimed = not first.recipients or not second.recipients or _shares(first, second, "recipients")
    return bool(_shares(first, second, "actors")) and bool(aimed)


def _addressed_apart(first: Draft, second: Draft) -> bool:
    names = [{p.name for p in d.actors if p.type == "person"} for d in (first, second)]
    return bool(names[0] and names[1] and not names[0] & names[1])


def _tolls_differ(first: Draft, second: Draft) -> bool:
    one, two = ({h.toll.kind: (h.toll.min, h.toll.max) for h in d.harms} for d in (first, second))
    return any(one[kind] != two[kind] for kind in one.keys() & two.keys())
