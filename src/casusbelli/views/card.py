"""One event or mention in full, with its sentences quoted and the words of every field marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from casusbelli.records import Document, Event, Mention
from casusbelli.views.marks import KINDS, Mark, marks_of
from casusbelli.views.table import console_for, printable
from casusbelli.views.words import act, by_whose_word, counted, people, toll_line, when, where

if TYPE_CHECKING:
    from casusbelli.store import Revision

__all__ = ["event_card", "marked_quote", "mention_card"]


def event_card(event: Event, status: str, revisions: Sequence[Revision], stream: TextIO) -> None:
    """Write the event's merged fields, what its tellings contradict, and a person's corrections."""
    lines = [f"event {event.id}  {act(event)}  ({status}, {event.reports} independent reports)"]
    lines += _fields(event)
    for toll in event.tolls:
        said = "; ".join(
            f"{one.value} ({', '.join(one.publishers) or counted(len(one.mentions), 'telling')})" for one in toll.said
        )
        lines.append(f"  {'told ' + toll.kind:<14} {said}")
    lines += [f"  {'disputed':<14} {one.field}: {one.kind}" for one in event.contradictions]
    _write([*lines, *_corrections(revisions)], stream)


def mention_card(mention: Mention, document: Document, revisions: Sequence[Revision], stream: TextIO) -> None:
    """Write the mention's fields and its sentences, each field's words in brackets with the field's name."""
    origin = ", ".join(
        part for part in (document.publisher, document.title or document.key, document.published) if part
    )
    lines = [
        "",
        f"mention {mention.id}  {act(mention)}  ({mention.confidence:.0%})",
        f"  {'in':<14} {origin or document.id}",
    ]
    lines += _fields(mention)
    lines.append(f"  “{marked_quote(mention, document.text)}”")
    _write([*lines, *_corrections(revisions)], stream)


def marked_quote(mention: Mention, text: str) -> str:
    """The evidence with marks: "[what: launched strikes] against [to whom: Kata'ib Hizbollah]"."""
    marks = marks_of(mention)
    extents = sorted({(extent.start, extent.end) for extent in mention.evidence})
    return " … ".join(" ".join(_marked(text, start, end, marks).split()) for start, end in extents)


def _marked(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
    pieces: list[str] = []
    for position in range(start, end + 1):
        pieces += ["]" for mark in inside if mark.end == position]
        opening = sorted((mark for mark in inside if mark.start == position), key=lambda mark: -mark.end)
        pieces += [f"[{KINDS[mark.kind]}: " for mark in opening]
        pieces.append(text[position : min(position + 1, end)])
    return "".join(pieces)


def _fields(telling: Mention | Event) -> Iterator[str]:
    named = (
        ("who", people(telling.actors)),
        ("to whom", people(telling.recipients)),
        ("where", where(telling)),
        ("when", when(telling.time)),
        ("planned", when(telling.planned)),
        ("toll", toll_line(telling.toll)),
        ("means", "; ".join(means.text for means in telling.means)),
        ("by whose word", by_whose_word(telling.attributions)),
        ("links", "; ".join(f"{link.relation.replace('_', ' ')} {link.target}" for link in telling.links)),
        ("CAMEO, score", f"{telling.cameo}, {telling.score:+g}"),
    )
    return (f"  {name:<14} {value}" for name, value in named if value)


def _corrections(revisions: Sequence[Revision]) -> Iterator[str]:
    for one in revisions:
        why = f": {one.why}" if one.why else ""
        yield f"  {'corrected':<14} {one.field} from {one.old} to {one.new} by {one.who}, {one.at}{why}"


def _write(lines: Sequence[str], stream: TextIO) -> None:
    console = console_for(stream)
    for line in lines:
        console.print(printable(line), soft_wrap=True)
