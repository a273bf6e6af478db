"""Small invented documents, mentions and parties, built by hand."""

from __future__ import annotations

from casusbelli.merging import Telling
from casusbelli.records import (
    Attribution,
    Document,
    Interval,
    Link,
    Mention,
    Participant,
    Place,
    Span,
    Toll,
)


def party(name: str, country: str | None = None) -> Participant:
    return Participant(name, 0, len(name), name=name, country=country)


def document(id: str, text: str = "", published: str | None = None, publisher: str | None = None) -> Document:
    return Document(id, text, published=published, publisher=publisher)


def on(first: str, last: str | None = None, said: bool = True) -> Interval:
    return Interval("then" if said else None, 0, 4, first, last or first, "day" if said else "report")


def at(name: str, lat: float, lon: float, country: str = "ARL") -> Place:
    return Place(name, 0, len(name), name=name, lat=lat, lon=lon, country=country)


def killed(low: int | None, high: int | None, text: str = "") -> Toll:
    text = text or f"{low} dead"
    return Toll("killed", low, high, None, text, 0, len(text))


def word_of(name: str, stance: str) -> Attribution:
    return Attribution(party(name), stance)


def mention(
    document: str,
    number: int = 0,
    event_type: str = "ASSAULT",
    trigger: str = "shelled",
    actors: tuple[Participant, ...] = (party("Arland", "ARL"),),
    recipients: tuple[Participant, ...] = (party("Boria", "BOR"),),
    day: str | None = "2020-01-02",
    place: Place | None = None,
    modes: tuple[str, ...] = (),
    toll: tuple[Toll, ...] = (),
    factuality: str = "actual",
    attributions: tuple[Attribution, ...] = (),
    same_as: tuple[str, ...] = (),
    links: tuple[Link, ...] = (),
) -> Mention:
    return Mention(
        id=f"{document}.{number}",
        document=document,
        sentence=number,
        trigger=Span(trigger, 0, len(trigger)),
        event_type=event_type,
        modes=modes,
        actors=actors,
        recipients=recipients,
        place=place,
        places=(place,) if place else (),
        time=on(day) if day else None,
        toll=toll,
        factuality=factuality,
        attributions=attributions,
        links=(*(Link("same_as", target) for target in same_as), *links),
    )


def telling(told_in: Document, *mentions: Mention) -> Telling:
    return Telling(told_in, mentions)
