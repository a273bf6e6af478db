"""One event out of its tellings: merged fields, who stands behind each value, and contradictions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from casusbelli.merging.telling import Telling
from casusbelli.ontology import cameo_code, event_types
from casusbelli.records import (
    Contradiction,
    Event,
    Interval,
    Link,
    Mention,
    Participant,
    Place,
    Proof,
    Support,
    Toll,
    TollRange,
)

__all__ = ["build_event", "event_id"]

TIME_RANK = {"day": 0, "week": 1, "month": 2, "season": 3, "year": 4, "decade": 5, "past": 6, "report": 7}
PLACE_RANK = {"exact": 0, "near": 1, "admin1": 2, "country": 3, "region": 4}
CLAIMING, DENYING = frozenset({"claims", "confirms"}), frozenset({"denies"})


def event_id(lead: Mention) -> str:
    """An event is named after the mention that first told of it, so later tellings do not rename it."""
    return f"e{lead.id}"


def build_event(id: str, tellings: Sequence[Telling], homes: Mapping[str, str], families: Mapping[str, str]) -> Event:
    """The merged event; `homes` maps a mention to its event, `families` a document to its family of copies."""
    mentions = [m for t in tellings for m in t.mentions]
    who = {m.id: t.document.publisher or t.document.wire or t.document.id for t in tellings for m in t.mentions}
    event_type = _commonest(m.event_type for m in mentions)
    modes = tuple(dict.fromkeys(mode for m in mentions if m.event_type == event_type for mode in m.modes))
    kind = event_types()[event_type]
    places = _places(mentions)
    return Event(
        id=id,
        mentions=tuple(m.id for m in mentions),
        event_type=event_type,
        modes=modes,
        contexts=tuple(dict.fromkeys(c for m in mentions for c in m.contexts)),
        cameo=cameo_code(event_type, modes),
        score=kind.score,
        quad=kind.quad,
        actors=_parties(m.actors for m in mentions),
        recipients=_parties(m.recipients for m in mentions),
        place=places[0] if places else None,
        places=places,
        time=_finest(m.time for m in mentions),
        planned=_finest(m.planned for m in mentions),
        toll=_tolls(mentions),
        quantities=tuple(dict.fromkeys(q for m in mentions for q in m.quantities)),
        means=tuple(dict.fromkeys(s for m in mentions for s in m.means)),
        factuality=_commonest(m.factuality for m in mentions),
        historical=all(m.historical for m in mentions),
        attributions=tuple(dict.fromkeys(a for m in mentions for a in m.attributions)),
        links=_links(mentions, homes, id),
        evidence=tuple(dict.fromkeys(Proof(m.document, e.start, e.end) for m in mentions for e in m.evidence)),
        confidence=round(max(m.confidence for m in mentions), 3),
        reports=len({families.get(t.document.id, t.document.id) for t in tellings}),
        documents=tuple(dict.fromkeys(t.document.id for t in tellings)),
        publishers=tuple(dict.fromkeys(t.document.publisher for t in tellings if t.document.publisher)),
        tolls=_toll_ranges(tellings, who),
        contradictions=_contradictions(mentions, who),
        support=_support(mentions, who),
    )


def _commonest(values: Iterable[str]) -> str:
    """The most frequent value, the earliest of equally frequent ones."""
    return Counter(values).most_common(1)[0][0]


def _key(party: Participant) -> tuple[str | None, ...]:
    if party.entity:
        return (party.entity,)
    return (party.country, party.sector) if party.country else (None, (party.name or party.text).lower())


def _parties(groups: Iterable[tuple[Participant, ...]]) -> tuple[Participant, ...]:
    """The participants of all tellings, one an actor, said ones before carried-over ones."""
    found: dict[tuple[str | None, ...], Participant] = {}
    for party in sorted((p for group in groups for p in group), key=lambda p: p.inferred):
        found.setdefault(_key(party), party)
    return tuple(found.values())


def _finest(times: Iterable[Interval | None]) -> Interval | None:
    return min((t for t in times if t is not None), key=lambda t: TIME_RANK[t.precision], default=None)


def _places(mentions: Sequence[Mention]) -> tuple[Place, ...]:
    found: dict[tuple[str | None, str | None], Place] = {}
    for place in sorted(
        (p for m in mentions for p in (m.places or ((m.place,) if m.place else ()))),
        key=lambda p: PLACE_RANK[p.precision],
    ):
        found.setdefault((place.name, place.country), place)
    return tuple(found.values())


def _tolls(mentions: Sequence[Mention]) -> tuple[Toll, ...]:
    found: dict[tuple[object, ...], Toll] = {}
    for toll in (t for m in mentions for t in m.toll):
        found.setdefault((toll.kind, toll.min, toll.max, toll.whom), toll)
    return tuple(found.values())


def _links(mentions: Sequence[Mention], homes: Mapping[str, str], id: str) -> tuple[Link, ...]:
    found: dict[tuple[str, str], Link] = {}
    for link in (k for m in mentions for k in m.links if k.relation != "same_as"):
        target = homes.get(link.target)
        if target is not None and target != id:
            found.setdefault((link.relation, target), Link(link.relation, target, link.cue))
    return tuple(found.values())


def _toll_ranges(tellings: Sequence[Telling], who: Mapping[str, str]) -> tuple[TollRange, ...]:
    dated = sorted(((t.document.published or "", m) for t in tellings for m in t.mentions), key=lambda pair: pair[0])
    told: dict[str, list[tuple[Toll, str]]] = {}
    for _, mention in dated:
        for toll in mention.toll:
            told.setdefault(toll.kind, []).append((toll, mention.id))
    return tuple(_toll_range(kind, rows, who) for kind, rows in told.items())


def _toll_range(kind: str, rows: Sequence[tuple[Toll, str]], who: Mapping[str, str]) -> TollRange:
    bounds = [b for toll, _ in rows for b in (toll.min, toll.max) if b is not None]
    return TollRange(
        kind,
        min(bounds, default=None),
        max(bounds, default=None),
        rows[-1][0].text,
        _said(((t.text, m) for t, m in rows), who),
    )


def _said(pairs: Iterable[tuple[str, str]], who: Mapping[str, str]) -> tuple[Support, ...]:
    by_value: dict[str, dict[str, None]] = {}
    for value, mention in pairs:
        by_value.setdefault(value, {})[mention] = None
    return tuple(Support(v, tuple(ms), tuple(dict.fromkeys([who[m] for m in ms]))) for v, ms in by_value.items())


FIELDS: Mapping[str, Callable[[Mention], Iterable[str]]] = {
    "event_type": lambda m: (m.event_type,),
    "modes": lambda m: m.modes,
    "actors": lambda m: (p.name or p.text for p in m.actors),
    "recipients": lambda m: (p.name or p.text for p in m.recipients),
    "place": lambda m: (p.name or p.text for p in m.places),
    "time": lambda m: (f"{m.time.first or ''}/{m.time.last or ''}",) if m.time and m.time.text else (),
    "toll": lambda m: (f"{t.kind} {t.text}" for t in m.toll),
    "factuality": lambda m: (m.factuality,),
    "attributions": lambda m: (
        f"{a.stance} {a.source.name or a.source.text}" if a.source else a.stance for a in m.attributions
    ),
}


def _support(mentions: Sequence[Mention], who: Mapping[str, str]) -> dict[str, tuple[Support, ...]]:
    """For every field, each value with the mentions and publishers behind it."""
    table = {name: _said(((v, m.id) for m in mentions for v in values(m)), who) for name, values in FIELDS.items()}
    return {name: said for name, said in table.items() if said}


def _contradictions(mentions: Sequence[Mention], who: Mapping[str, str]) -> tuple[Contradiction, ...]:
    found = [
        _claimed_and_denied(mentions, who),
        _different_actors(mentions, who),
        _different_tolls(mentions, who),
        _happened_or_not(mentions, who),
    ]
    return tuple(c for c in found if c is not None)


def _claimed_and_denied(mentions: Sequence[Mention], who: Mapping[str, str]) -> Contradiction | None:
    stances = [(a.stance, m.id) for m in mentions for a in m.attributions]
    seen = {stance for stance, _ in stances}
    if not (seen & DENYING and (seen & CLAIMING or "alleges" in seen)):
        return None
    kind = "claimed and denied" if seen & CLAIMING else "alleged and denied"
    return Contradiction("attributions", kind, _said((pair for pair in stances if pair[0] != "reports"), who))


def _different_actors(mentions: Sequence[Mention], who: Mapping[str, str]) -> Contradiction | None:
    told = [(p.country or p.name or p.text, m.id) for m in mentions for p in m.actors]
    sides = {frozenset(p.country or p.name or p.text for p in m.actors) for m in mentions if m.actors}
    if all(one & two for one in sides for two in sides):
        return None
    return Contradiction("actors", "different actors", _said(told, who))


def _different_tolls(mentions: Sequence[Mention], who: Mapping[str, str]) -> Contradiction | None:
    for kind in dict.fromkeys(t.kind for m in mentions for t in m.toll):
        rows = [(t, m.id) for m in mentions for t in m.toll if t.kind == kind]
        if _apart(toll for toll, _ in rows) and len({m for _, m in rows}) > 1:
            return Contradiction("toll", f"different tolls: {kind}", _said(((t.text, m) for t, m in rows), who))
    return None


def _apart(tolls: Iterable[Toll]) -> bool:
    """Whether two of the ranges share no number: the highest that begins does so above the lowest that ends."""
    listed = list(tolls)
    begins = [t.min for t in listed if t.min is not None]
    ends = [t.max for t in listed if t.max is not None]
    return bool(begins and ends) and max(begins) > min(ends)


def _happened_or_not(mentions: Sequence[Mention], who: Mapping[str, str]) -> Contradiction | None:
    values = [(m.factuality, m.id) for m in mentions if m.factuality in {"actual", "ongoing", "negated"}]
    if not ({"negated"} & {v for v, _ in values} and {"actual", "ongoing"} & {v for v, _ in values}):
        return None
    return Contradiction("factuality", "told as done and as not done", _said(values, who))
