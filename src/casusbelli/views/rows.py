"""One row a mention, numbered, with the number of the happening it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casusbelli.records import Mention, Report
from casusbelli.views.marks import Mark, marks_of
from casusbelli.views.words import act, by_whose_word, people, toll_line, when, where

__all__ = ["Row", "quote_of", "rows_of"]


@dataclass(frozen=True, slots=True)
class Row:
    """A mention in words. `number` counts rows from 1, `event` happenings from 1; `links` name rows by number."""

    number: int
    event: int
    id: str
    what: str
    who: str
    whom: str
    where: str
    when: str
    planned: str
    toll: str
    said: str
    links: str
    quote: str
    confidence: float
    event_type: str
    quad: str
    marks: tuple[Mark, ...]
    mention: Mention


def rows_of(report: Report) -> tuple[Row, ...]:
    """The report's mentions in text order."""
    mentions = sorted(report.mentions, key=lambda mention: (mention.trigger.start, mention.trigger.end))
    numbers = {mention.id: number for number, mention in enumerate(mentions, 1)}
    happenings = _happenings(report, mentions)
    return tuple(_row(report, mention, numbers, happenings) for mention in mentions)


def quote_of(text: str, extents: Iterable[tuple[int, int]]) -> str:
    """The words of the extents, on one line, joined by an ellipsis where they are apart."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in sorted(set(extents)))


def _happenings(report: Report, mentions: list[Mention]) -> dict[str, int]:
    event_of = {mention: event.id for event in report.events for mention in event.mentions}
    order = list(dict.fromkeys(event_of.get(mention.id, mention.id) for mention in mentions))
    return {mention.id: order.index(event_of.get(mention.id, mention.id)) + 1 for mention in mentions}


def _row(report: Report, mention: Mention, numbers: dict[str, int], happenings: dict[str, int]) -> Row:
    return Row(
        number=numbers[mention.id],
        event=happenings[mention.id],
        id=mention.id,
        what=act(mention),
        who=people(mention.actors),
        whom=people(mention.recipients),
        where=where(mention),
        when=when(mention.time),
        planned=when(mention.planned),
        toll=toll_line(mention.toll),
        said=by_whose_word(mention.attributions),
        links=_links(mention, numbers),
        quote=quote_of(report.document.text, ((one.start, one.end) for one in mention.evidence)),
        confidence=mention.confidence,
        event_type=mention.event_type,
        quad=mention.quad,
        marks=marks_of(mention),
        mention=mention,
    )


def _links(mention: Mention, numbers: dict[str, int]) -> str:
    """The links by row number, without those that only say which rows tell of one event: the numbering says that."""
    real = (link for link in mention.links if link.relation != "same_as")
    return "; ".join(f"{link.relation.replace('_', ' ')} {numbers.get(link.target, link.target)}" for link in real)
