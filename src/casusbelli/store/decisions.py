"""What a person's decision changes."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TypeVar

from casusbelli.errors import CasusError, StoreError
from casusbelli.records import Event, Mention, Proof, Review, from_json, to_json
from casusbelli.store.reader import StoreReader

__all__ = ["DECISIONS", "Decided", "decided"]

Item = TypeVar("Item")

DECISIONS = ("accept", "reject", "correct", "merge", "split")
FIXED = frozenset({"id", "document", "mentions"})
"""Fields that say which record this is: no correction changes them."""


@dataclass(frozen=True, slots=True)
class Decided:
    """`fields`: (field, old JSON, new JSON) to be revised; `events`: new states of events."""

    fields: tuple[tuple[str, str, str], ...] = ()
    events: tuple[Event, ...] = ()


def decided(store: StoreReader, review: Review) -> Decided:
    """What `review` changes; raises StoreError when it does not fit the store."""
    record = _record(store, review)
    if review.decision not in DECISIONS:
        raise StoreError(f"{review.decision!r} is no decision; it is one of {', '.join(DECISIONS)}")
    if review.decision == "correct":
        return Decided(fields=_corrections(record, review))
    if review.decision in ("merge", "split"):
        if not isinstance(record, Event):
            raise StoreError(f"only events are merged and split, {review.record} is a {review.table}")
        return Decided(
            events=_merge(store, record, review) if review.decision == "merge" else _split(store, record, review)
        )
    return Decided()


def _record(store: StoreReader, review: Review) -> Mention | Event:
    find = {"mention": store.mention, "event": store.event}.get(review.table)
    record = find(review.record) if find else None
    if record is None:
        raise StoreError(f"{store.path} has no {review.table} {review.record}; casus events lists the ids")
    return record


def _corrections(record: Mention | Event, review: Review) -> tuple[tuple[str, str, str], ...]:
    now = to_json(record)
    for field, value in review.changes.items():
        if field not in now or field in FIXED:
            raise StoreError(f"a {review.table} has no field {field!r} that can be corrected; casus schema lists them")
        try:
            from_json(type(record), {**now, field: json.loads(value)})
        except (CasusError, ValueError) as error:
            raise StoreError(f"{field}: {value} does not fit ({error}); give the field's value as JSON") from error
    return tuple((field, json.dumps(now[field]), value) for field, value in review.changes.items())


def _merge(store: StoreReader, event: Event, review: Review) -> tuple[Event, ...]:
    into = review.changes.get("into", "")
    target = store.event(into)
    if target is None or into == event.id:
        raise StoreError(f"{event.id} cannot be merged into {into or 'nothing'}: no such other event")
    joined = replace(
        target,
        mentions=_union(target.mentions, event.mentions),
        evidence=_union(target.evidence, event.evidence),
        documents=_union(target.documents, event.documents),
        publishers=_union(target.publishers, event.publishers),
    )
    return (joined,)


def _split(store: StoreReader, event: Event, review: Review) -> tuple[Event, ...]:
    wanted = review.changes.get("mentions", "").split()
    if not wanted or not set(wanted) < set(event.mentions):
        raise StoreError(f"to split {event.id}, name some of its mentions, not all: {' '.join(event.mentions)}")
    taken = [mention for mention in map(store.mention, wanted) if mention is not None]
    left = [mention for mention in map(store.mention, event.mentions) if mention is not None and mention not in taken]
    return (
        replace(event, mentions=tuple(one.id for one in left), evidence=_proof(left), documents=_documents(left)),
        _told_by(f"{event.id}~{review.id}", taken),
    )


def _told_by(name: str, mentions: list[Mention]) -> Event:
    """An event with the fields of its first mention."""
    first = to_json(mentions[0])
    shared = {field: value for field, value in first.items() if field in Event.__dataclass_fields__}
    own = {
        "id": name,
        "mentions": [one.id for one in mentions],
        "evidence": [],
        "documents": list(_documents(mentions)),
    }
    return replace(from_json(Event, {**shared, **own}), evidence=_proof(mentions))


def _proof(mentions: list[Mention]) -> tuple[Proof, ...]:
    return tuple(Proof(one.document, extent.start, extent.end) for one in mentions for extent in one.evidence)


def _documents(mentions: list[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.document for one in mentions))


def _union(some: tuple[Item, ...], more: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys((*some, *more)))
