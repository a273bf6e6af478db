"""Which mentions of one document tell of one happening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from casusbelli.coding.draft import Draft
from casusbelli.coding.tree import Tree
from casusbelli.records import Participant

__all__ = ["compatible", "is_definite", "same_tellings"]

DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
REAL = frozenset({"actual", "ongoing"})
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
REACH = 60
STEM = 6
RECENT = timedelta(days=14)
YIELD = frozenset({"CONCEDE", "RETREAT"})


def same_tellings(tree: Tree, drafts: Sequence[Draft]) -> dict[int, int]:
    """For each draft (by position) that tells of an earlier draft's event, that draft's position."""
    found: dict[int, int] = {}
    for later in range(1, len(drafts)):
        near = range(max(0, later - REACH), later)
        bare = not drafts[later].actors and not drafts[later].recipients
        told = Counter(found.values()) if bare else Counter()
        scored = [(_sameness(tree, drafts[e], drafts[later]), told[e], e) for e in near if e not in found]
        best = max(scored, default=(0, 0, -1))
        if best[0] > 0:
            found[later] = best[2]
    return found


def is_definite(tree: Tree, draft: Draft) -> bool:
    """Whether a noun trigger points back: "the attack", "this crime", "the US strikes"."""
    words = tree.words
    if draft.trigger.sense.part != "nouns":
        nouns = [i for i in draft.trigger.words if words[i].upos == "NOUN" and words[i].deprel == "obj"]
        return any(_pointed(tree, noun) for noun in nouns)
    return _pointed(tree, draft.head) or bool(tree.kids(draft.head, "nmod:poss"))


def _pointed(tree: Tree, noun: int) -> bool:
    return any(tree.words[k].lemma.lower() in DEFINITE for k in tree.kids(noun, "det"))


def compatible(first: Draft, second: Draft) -> bool:
    """Whether nothing told of one speaks against its being the other: type, reality, sides, time, place."""
    if not _types_agree(first, second) or (first.factuality.value in REAL) != (second.factuality.value in REAL):
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
        bare = not later.actors and not later.recipients
        return 1 + shared + alike if shared or bare else 0
    return shared + alike if shared == 3 or (shared and alike) else 0


def _stem(lemma: str) -> str:
    """What a verb and its noun have in common: "execute", "execution"."""
    return lemma.lower()[:STEM]


def _types_agree(first: Draft, second: Draft) -> bool:
    return first.event_type == second.event_type or {first.event_type, second.event_type} == YIELD


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
    one, two = _window(first), _window(second)
    return one is None or two is None or (one[0] <= two[1] and two[0] <= one[1])


def _window(draft: Draft) -> tuple[date, date] | None:
    """The days a draft may fall on; with no time told, the report's day and some before it."""
    time = draft.time
    if time is None or time.last is None:
        return None
    last = date.fromisoformat(time.last)
    if time.precision == "report":
        return last - RECENT, last
    return date.fromisoformat(time.first) if time.first else date.min, last


def _places_agree(first: Draft, second: Draft) -> bool:
    one, two = ({p.country for p in draft.places if p.country} for draft in (first, second))
    if one and two and not one & two:
        return False
    names = [{p.name for p in draft.places if p.precision == "exact"} for draft in (first, second)]
    return not (names[0] and names[1]) or bool(names[0] & names[1])


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
