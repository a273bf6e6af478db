"""For whom an actor stands on a day: its phases, a person's offices, validity."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from .records import Entity, Term
from .store import Store

__all__ = ["Standing", "active_term", "day_text", "holder_on", "standing", "validity"]

_SEEN_FOR_DAYS = 540  # how long a cabinet seen on one day is taken to have stood before and after
_OPEN_YEARS = 12  # an office without class and end is not believed for longer
_TOP = (
    "president",
    "prime minister",
    "king",
    "supreme leader",
    "vice president",
    "foreign minister",
    "defence minister",
    "interior minister",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Country, sector and role on the day; `former` when the person held office before and holds none now."""

    country: str
    sector: str
    role: str
    office: str = ""
    former: bool = False


def day_text(date: datetime.date | None) -> str:
    """The day as ISO text; without one, far in the future's past: open terms count, ended ones do not."""
    return date.isoformat() if date else "9998-12-31"


def standing(store: Store, entity: Entity, day: str) -> Standing:
    """For whom `entity` stands on `day` (ISO text)."""
    if entity.kind == "person":
        return _person(store, entity, day)
    for phase in store.phases.get(entity.number, ()):
        if phase.first <= day and (not phase.last or day <= phase.last):
            return Standing(phase.country, phase.sector, "")
    return Standing(entity.country, entity.sector, "")


def _person(store: Store, entity: Entity, day: str) -> Standing:
    terms = store.terms(entity.number)
    term = active_term(store, entity, terms, day)
    if term and not (entity.sector and not term.office and entity.rank > 4 and _covers(entity, day)):
        return Standing(term.country, term.sector, term.title, term.office)
    if entity.sector and (not terms or _covers(entity, day) or not any(_ended(term, day) for term in terms)):
        return Standing(entity.country, entity.sector, entity.role)
    past = [term for term in terms if term.first and term.first <= day]
    if past:
        return Standing(past[-1].country or entity.country, "CVL", f"former {past[-1].title}", former=True)
    return Standing(entity.country, entity.sector or "CVL", entity.role)


def _covers(entity: Entity, day: str) -> bool:
    return bool(entity.first) and entity.first <= day and (not entity.last or day[: len(entity.last)] <= entity.last)


def _ended(term: Term, day: str) -> bool:
    return bool(term.first) and term.first <= day


def active_term(store: Store, entity: Entity, terms: tuple[Term, ...], day: str) -> Term | None:
    """The weightiest office `entity` holds on `day`; an open term ends when another takes the office."""
    running = [term for term in terms if term.first and _runs(store, entity, term, day)]
    return (
        min(running, key=lambda term: (_TOP.index(term.office) if term.office in _TOP else 20, -int(term.first[:4])))
        if running
        else None
    )


def _runs(store: Store, entity: Entity, term: Term, day: str) -> bool:
    if term.first == term.last:
        return _near(term.first, day)
    if term.first > day:
        return False
    if term.last:
        return day[: len(term.last)] <= term.last
    if term.office and any(
        first > term.first and first <= day and person != entity.number
        for first, person in store.holders(term.country, term.office)
    ):
        return False
    known = bool(term.office) or entity.rank > 4 or day == "9998-12-31"
    return known or int(day[:4]) - int(term.first[:4]) <= _OPEN_YEARS


def _near(seen: str, day: str) -> bool:
    if day == "9998-12-31":
        return False
    gap = datetime.date.fromisoformat(f"{seen}-01-01"[:10]) - datetime.date.fromisoformat(day)
    return abs(gap.days) <= _SEEN_FOR_DAYS


def holder_on(store: Store, country: str, office: str, day: str) -> Entity | None:
    """Who holds `office` in `country` on `day`, None when nobody is known to."""
    for first, person in reversed(store.holders(country, office)):
        if first and first <= day:
            entity = store.entity(person)
            if any(
                term.office == office
                and term.country == country
                and term.first == first
                and _runs(store, entity, term, day)
                for term in store.terms(person)
            ):
                return entity
    return None


def validity(entity: Entity, day: str) -> float:
    """1 for an actor that existed on `day`, less for one already gone, little for one not yet there."""
    if entity.first and day[: len(entity.first)] < entity.first:
        return 0.1
    if entity.last and day != "9998-12-31" and day[: len(entity.last)] > entity.last:
        return 0.6
    return 1.0
