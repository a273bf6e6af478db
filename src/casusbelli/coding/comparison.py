"""Two events in the making side by side: what speaks for and against one having to do with the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casusbelli.coding.draft import Draft
from casusbelli.coding.tree import Tree
from casusbelli.records import Participant

__all__ = ["DEFINITE", "Sketch", "akin", "days_of", "meet", "sketches"]

DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
NEAR = frozenset({"this", "that", "these", "those"})
OTHER = frozenset({"another", "second", "third", "separate", "further", "other", "also", "elsewhere", "different",
                   "fresh", "new", "similar", "more", "again", "previous", "earlier", "later", "too"})  # fmt: skip
RECENT = timedelta(days=14)
STEM = 6
SHORT_STEM = 4


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a draft is compared by: keys of its sides, its words, its days and places, and how it is told.

    `counted`: those its toll counts are of some told before.
    """

    draft: Draft
    place: int
    sentence: int
    lemma: str
    verb: bool
    pointed: bool
    demonstrative: bool
    owned: bool
    other: bool
    embedded: bool
    joined: int | None
    harming: bool
    counted: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    lands: tuple[frozenset[str], frozenset[str]]
    nouns: tuple[frozenset[str], frozenset[str]]
    days: tuple[date, date] | None
    dated: bool


def sketches(tree: Tree, drafts: Sequence[Draft]) -> list[Sketch]:
    """The sketches of a document's drafts, in their order."""
    harming = {d.head for d in drafts if any(h.word in (d.head, *d.trigger.spread) for h in d.harms)}
    return [_sketch(tree, d, place, d.head in harming) for place, d in enumerate(drafts)]


def _sketch(tree: Tree, draft: Draft, place: int, harming: bool) -> Sketch:
    head = tree.words[draft.head]
    noun = _noun(tree, draft)
    marks = {tree.lemma(k) for k in tree.kids(noun)} if noun is not None else set()
    own = {tree.lemma(k) for k in tree.kids(draft.head)}
    sides = [_keys(draft.actors), _keys(draft.recipients)]
    return Sketch(
        draft=draft,
        place=place,
        sentence=head.sentence,
        lemma=head.lemma.lower(),
        verb=draft.trigger.sense.part != "nouns",
        pointed=bool(marks & DEFINITE),
        demonstrative=bool(marks & NEAR),
        owned=noun is not None and bool(tree.kids(noun, "nmod:poss")),
        other=bool((marks | own) & OTHER),
        embedded=head.deprel.startswith(("acl", "advcl", "nmod", "obl")),
        joined=head.head if head.deprel == "conj" else None,
        harming=harming,
        counted=any(h.whom is not None and _is_definite(tree, h.whom) for h in draft.harms),
        actors=sides[0],
        recipients=sides[1],
        lands=(draft.countries("actors"), draft.countries("recipients")),
        nouns=(_nouns(draft.actors), _nouns(draft.recipients)),
        days=days_of(draft),
        dated=draft.time is not None and draft.time.text is not None,
    )


def _is_definite(tree: Tree, noun: int) -> bool:
    """Whether those counted are of some told before: "the two others"."""
    return any(tree.words[k].lemma.lower() in DEFINITE for k in tree.kids(noun, "det"))


def _noun(tree: Tree, draft: Draft) -> int | None:
    if draft.trigger.sense.part == "nouns":
        return draft.head
    objects = [i for i in draft.trigger.words if tree.words[i].upos == "NOUN" and tree.words[i].deprel == "obj"]
    return objects[0] if objects else None


def _keys(parties: Sequence[Participant]) -> frozenset[str]:
    return frozenset(_key(p) for p in parties)


def _key(party: Participant) -> str:
    """The known actor; else the land and sector; else the words."""
    if party.entity:
        return party.entity
    if party.country:
        return f"{party.country} {party.sector}"
    return f"{party.sector} {party.text.lower()}"


def _nouns(parties: Sequence[Participant]) -> frozenset[str]:
    """The last words of how parties are named, without a plural s."""
    return frozenset(p.text.lower().split()[-1].rstrip("s") for p in parties if p.text.split())


def days_of(draft: Draft) -> tuple[date, date] | None:
    """The days a draft may fall on; with no time told, the report's day and some before it."""
    time = draft.time
    if time is None or time.last is None:
        return None
    last = date.fromisoformat(time.last)
    if time.precision == "report":
        return last - RECENT, last
    return date.fromisoformat(time.first) if time.first else date.min, last


def meet(one: tuple[date, date] | None, two: tuple[date, date] | None) -> bool:
    """Whether two stretches of days have a day in common, or one is not known."""
    return one is None or two is None or (one[0] <= two[1] and two[0] <= one[1])


def akin(one: str, two: str) -> bool:
    """Whether two lemmas are of one family: "execute" and "execution", "bomb" and "bombing"."""
    short = min(len(one), len(two), STEM)
    return one == two or (short >= SHORT_STEM and one[:short] == two[:short])
