"""What coding one document gives (codebook, section 7)."""

from __future__ import annotations

from dataclasses import dataclass

from casusbelli.records.document import Document
from casusbelli.records.event import Event
from casusbelli.records.mention import Mention
from casusbelli.records.span import Extent
from casusbelli.records.tie import Tie

__all__ = ["FoundAttribution", "FoundName", "FoundPlace", "FoundTime", "Report", "Spans"]


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name in the text, with one of the nine classes."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression in the text; `value` and `kind` are TIMEX3's."""

    start: int
    end: int
    text: str
    first: str | None
    last: str | None
    value: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place name in the text, resolved or not."""

    start: int
    end: int
    text: str
    name: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """Who says what: the words of the source, of the cue, and of the content."""

    source: Extent | None
    cue: Extent
    content: tuple[Extent, ...]
    stance: str


@dataclass(frozen=True, slots=True)
class Spans:
    """Everything found in the text, whether or not an event uses it."""

    names: tuple[FoundName, ...] = ()
    times: tuple[FoundTime, ...] = ()
    places: tuple[FoundPlace, ...] = ()
    attributions: tuple[FoundAttribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One coded document; `error` says what could not be read and why, and all lists are then empty."""

    document: Document
    sentences: tuple[Extent, ...] = ()
    mentions: tuple[Mention, ...] = ()
    ties: tuple[Tie, ...] = ()
    events: tuple[Event, ...] = ()
    spans: Spans | None = None
    error: str | None = None
