"""One self-contained page: each report's text with its evidence marked, and the rows beside it.

Every word of a report is data: it is escaped here and nowhere trusted. The page's own style and script are named by
their digests in its content security policy, so that nothing else can run, and nothing is fetched from anywhere.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template

from casusbelli.records import Document, Report, Tie
from casusbelli.views.marks import KINDS
from casusbelli.views.rows import Row, rows_of
from casusbelli.views.segments import Segment, segments
from casusbelli.views.words import counted

__all__ = ["page"]

FACTS = (
    ("who", "who"),
    ("whom", "to whom"),
    ("where", "where"),
    ("when", "when"),
    ("planned", "planned"),
    ("toll", "toll"),
    ("said", "by whose word"),
    ("links", "linked"),
)
"""Attributes of a row, with their names on the page."""


def page(reports: Iterable[Report]) -> Iterator[str]:
    """The page in pieces, one report at a time, so that many reports need no more memory than one."""
    yield _head()
    for number, report in enumerate(reports, 1):
        yield from _section(number, report)
    yield Template(_asset("page_foot.html")).substitute(script=_asset("page.js"))


@cache
def _asset(name: str) -> str:
    return (files("casusbelli.views") / name).read_text(encoding="utf-8")


def _digest(name: str) -> str:
    return f"'sha256-{b64encode(sha256(_asset(name).encode()).digest()).decode()}'"


def _head() -> str:
    policy = (
        f"default-src 'none'; style-src {_digest('page.css')}; script-src {_digest('page.js')}; "
        "base-uri 'none'; form-action 'none'"
    )
    legend = "".join(f'<li class="k-{kind}">{escape(name)}</li>' for kind, name in KINDS.items())
    return Template(_asset("page_head.html")).substitute(policy=escape(policy), style=_asset("page.css"), legend=legend)


def _section(number: int, report: Report) -> Iterator[str]:
    rows = rows_of(report)
    document = report.document
    name = escape(document.title or document.key or document.id)
    yield f'<section class="report" aria-labelledby="r{number}">\n'
    yield f'<div class="about"><h2 id="r{number}" dir="auto">{name}</h2><p class="origin">{_origin(document)}</p>'
    if report.error:
        yield f'<p class="error" role="alert">Not coded: {escape(report.error)}</p></div></section>\n'
        return
    yield f'<p class="counts">{_counts(report, rows)}</p>{_filters(rows)}</div>\n<div class="panes">'
    yield '<article class="text" dir="auto" tabindex="0" aria-label="Text of the report">'
    yield f'{_text(number, document.text, rows)}</article>\n<div class="rows">'
    yield from ('<ol aria-label="Events found">', *(_card(number, row, rows) for row in rows), "</ol>")
    yield _ties(report.ties) + ("" if rows else '<p class="none">No event found.</p>')
    yield "</div></div>\n</section>\n"


def _origin(document: Document) -> str:
    parts = [document.published or "no date", document.publisher, document.wire and f"via {document.wire}"]
    parts += [f"by {', '.join(document.byline)}" if document.byline else None]
    said = [escape(part) for part in parts if part]
    if document.url and document.url.startswith(("https://", "http://")):
        said.append(f'<a href="{escape(document.url)}" rel="noopener noreferrer nofollow">source</a>')
    return " · ".join(said)


def _counts(report: Report, rows: Sequence[Row]) -> str:
    happenings = len({row.event for row in rows})
    told = counted(happenings, "event"), counted(len(rows), "place")
    return f"{told[0]}, told in {told[1]}; {counted(len(report.ties), 'tie')} between actors"


def _filters(rows: Sequence[Row]) -> str:
    types = Counter(row.event_type for row in rows)
    boxes = "".join(
        f'<label><input type="checkbox" checked value="{escape(name)}"> {escape(name)} <i>{count}</i></label>'
        for name, count in sorted(types.items())
    )
    return f'<fieldset class="filters" hidden><legend>Show</legend>{boxes}</fieldset>' if len(types) > 1 else ""


def _text(section: int, text: str, rows: Sequence[Row]) -> str:
    started: set[int] = set()
    return "".join(_segment(section, segment, started) for segment in segments(text, rows))


def _segment(section: int, segment: Segment, started: set[int]) -> str:
    """Marked words; the first words of a trigger are a link to its row, so that the page works without its script."""
    if not segment.marks:
        return escape(segment.text)
    kinds = " ".join(f"k-{kind}" for kind in dict.fromkeys(kind for _, kind in segment.marks))
    marks = " ".join(f"{section}-{number}:{kind}" for number, kind in segment.marks)
    row = next((number for number, kind in segment.marks if kind == "trigger"), None)
    if row is None or row in started:
        return f'<span class="m {kinds}" data-m="{marks}">{escape(segment.text)}</span>'
    started.add(row)
    here, there = f"w{section}-{row}", f"#e{section}-{row}"
    return f'<a class="m {kinds}" id="{here}" href="{there}" data-m="{marks}">{escape(segment.text)}</a>'


def _card(section: int, row: Row, rows: Sequence[Row]) -> str:
    facts = "".join(
        f'<dt>{name}</dt><dd dir="auto">{escape(value)}</dd>'
        for attribute, name in FACTS
        if (value := str(getattr(row, attribute)))
    )
    first = next(other.number for other in rows if other.event == row.event)
    same = f' <span class="same">same event as {first}</span>' if first != row.number else ""
    return (
        f'<li class="row q-{escape(row.quad)}" id="e{section}-{row.number}" '
        f'data-type="{escape(row.event_type)}" tabindex="0">'
        f'<h3><a href="#w{section}-{row.number}" tabindex="-1"><b>{row.number}</b> {escape(row.what)}</a>{same}'
        f'<span class="sure" title="confidence">{row.confidence:.0%}</span></h3>'
        f'<dl>{facts}</dl><blockquote dir="auto">{escape(row.quote)}</blockquote></li>\n'
    )


def _ties(ties: Sequence[Tie]) -> str:
    if not ties:
        return ""
    lines = "".join(
        f'<li dir="auto">{escape(tie.subject.name or tie.subject.text)} '
        f"<em>{escape(tie.relation.replace('_', ' '))}</em> {escape(tie.object.name or tie.object.text)}</li>"
        for tie in ties
    )
    return f'<h3 class="ties">Ties between actors</h3><ul class="ties">{lines}</ul>'
