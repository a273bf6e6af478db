"""The fields of a mention or event in a few plain words."""

from __future__ import annotations

from collections.abc import Sequence

from casusbelli.records import Attribution, Event, Interval, Mention, Participant, Place, Toll

__all__ = ["act", "by_whose_word", "counted", "people", "place_name", "toll_line", "when", "where"]

STANCES = {
    "reports": "said",
    "claims": "claimed it",
    "alleges": "alleged",
    "denies": "denied it",
    "confirms": "confirmed",
    "threatens": "threatened",
    "predicts": "predicted",
}


def counted(number: int, noun: str) -> str:
    """The number with its noun: "1 event", "2 events"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def act(telling: Mention | Event) -> str:
    """Type and modes, with whatever keeps it from being a plain present fact: "ASSAULT drone (hypothetical)"."""
    doubts = [telling.factuality] if telling.factuality != "actual" else []
    doubts += ["background"] if telling.historical else []
    modes = " ".join(("", *telling.modes)).rstrip()
    return f"{telling.event_type}{modes}" + (f" ({', '.join(doubts)})" if doubts else "")


def people(participants: Sequence[Participant], longest: int | None = None) -> str:
    """The participants' names, the codes behind each, a question mark where the part is only alleged.

    Names of more than `longest` characters are cut, with an ellipsis.
    """
    return "; ".join(_person(one, longest) for one in participants)


def _person(one: Participant, longest: int | None) -> str:
    known = one.name if one.name and one.entity else None
    name = known or one.text or one.name or "?"
    if longest and len(name) > longest:
        name = f"{name[:longest].rsplit(' ', 1)[0]}…"
    codes = "/".join(code for code in (one.country, one.sector if one.sector != "UNK" else None) if code)
    return f"{name}{f' [{codes}]' if codes else ''}{'?' if one.alleged else ''}"


def place_name(place: Place) -> str:
    """The place as resolved, else as said, with how near it is meant: "near Kirkuk, IRQ"."""
    name = place.name or place.text
    near = "near " if place.precision == "near" and not name.lower().startswith("near ") else ""
    country = f", {place.country}" if place.country and place.precision != "country" else ""
    return f"{near}{name}{country}"


def where(telling: Mention | Event) -> str:
    """All places of the telling, the main one first."""
    places = telling.places or ((telling.place,) if telling.place else ())
    return "; ".join(place_name(place) for place in places)


def when(interval: Interval | None) -> str:
    """The days meant: one day, a range, "before" or "since" a day, or the words alone when they stay unresolved."""
    if interval is None:
        return ""
    first, last = interval.first, interval.last
    if first and last:
        days = first if first == last else f"{first} to {last}"
    elif first or last:
        days = f"since {first}" if first else f"by {last}"
    else:
        return interval.text or ""
    return f"{days} (report's date)" if interval.precision == "report" else days


def toll_line(tolls: Sequence[Toll]) -> str:
    """Every toll as told: "killed 27+ fighters; injured about 30"."""
    return "; ".join(" ".join(part for part in (toll.kind, _count(toll), toll.whom or "") if part) for toll in tolls)


def _count(toll: Toll) -> str:
    about = "about " if toll.approx else ""
    if toll.min is not None and toll.max is not None:
        return f"{about}{toll.min}" if toll.min == toll.max else f"{about}{toll.min}-{toll.max}"
    if toll.min is not None:
        return f"{about}{toll.min}+"
    return f"{about}up to {toll.max}" if toll.max is not None else ""


def by_whose_word(attributions: Sequence[Attribution]) -> str:
    """Who says so, outermost first: "the ministry said; Iran denied it"; empty for the reporter's own voice."""
    return "; ".join(
        f"{one.source.text if one.source else 'somebody'} {STANCES.get(one.stance, one.stance)}" for one in attributions
    )
