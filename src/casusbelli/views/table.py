"""Reports and events as tables in a terminal or a pipe."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from casusbelli.records import Event, Report
from casusbelli.views.rows import Row, rows_of
from casusbelli.views.words import act, by_whose_word, counted, people, toll_line, when, where

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

__all__ = ["console_for", "event_table", "printable", "report_table"]

PIPE_WIDTH = 160
COLUMNS = ("#", "what", "who", "to whom", "where", "when", "toll", "by whose word", "conf")
LONGEST_NAME = 40
"""Characters of a name in a table; the page and the JSON have it whole."""
QUAD_STYLES = {
    "verbal_cooperation": "cyan",
    "material_cooperation": "green",
    "verbal_conflict": "yellow",
    "material_conflict": "red",
}


def report_table(report: Report, stream: TextIO, *, why: bool = False) -> None:
    """Write one report: a heading, a row for each mention, and below the words that the rows rest on.

    Columns in which no row has anything are left out.
    """
    console = console_for(stream)
    rows = rows_of(report)
    _print(console, _heading(report, rows), style="bold")
    if not rows:
        return
    cells = [_cells(row, rows) for row in rows]
    used = [number for number in range(len(COLUMNS)) if any(line[number] for line in cells)]
    table = _table([COLUMNS[number] for number in used])
    for row, line in zip(rows, cells, strict=True):
        _add(table, [line[number] for number in used], QUAD_STYLES.get(row.quad, ""))
    _emit(console, table)
    for quote, told in _by_quote(rows).items():
        _print(console, f"{', '.join(str(row.number) for row in told)}: “{quote}”", style="dim")
        for row in told:
            _explain(console, row, why)


def _cells(row: Row, rows: Sequence[Row]) -> tuple[str, ...]:
    first = _first_of(row, rows)
    number = f"{row.number} ={first}" if first != row.number else str(row.number)
    days = row.when + (f" → planned {row.planned}" if row.planned else "")
    who, whom = (people(side, LONGEST_NAME) for side in (row.mention.actors, row.mention.recipients))
    return number, row.what, who, whom, row.where, days, row.toll, row.said, f"{row.confidence:.2f}"


def event_table(events: Iterable[Event], stream: TextIO) -> None:
    """Write one row an event, with its number of independent reports and of mentions."""
    console = console_for(stream)
    table = _table(("id", "when", "what", "who", "to whom", "where", "toll", "by whose word", "reports"))
    for event in events:
        cells = (event.id, when(event.time), act(event), people(event.actors), people(event.recipients), where(event))
        said = by_whose_word(event.attributions[:2])
        _add(table, (*cells, toll_line(event.toll), said, str(event.reports)), QUAD_STYLES.get(event.quad, ""))
    _emit(console, table)


def _by_quote(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.quote, []).append(row)
    return found


def _explain(console: Console, row: Row, why: bool) -> None:
    if row.links:
        _print(console, f"   {row.number} is {row.links}")
    for field, reason in row.mention.why.items() if why else ():
        _print(console, f"   {row.number} {field}: {reason}")


def _heading(report: Report, rows: Sequence[Row]) -> str:
    document = report.document
    name = document.title or document.key or document.id
    if report.error:
        return f"{name}: not coded: {report.error}"
    happenings = len({row.event for row in rows})
    date = document.published or "no date"
    told = f"{counted(happenings, 'event')}, told in {counted(len(rows), 'place')}"
    return f"{name} ({date}): {told}, {counted(len(report.ties), 'tie')}"


def _first_of(row: Row, rows: Sequence[Row]) -> int:
    return next(other.number for other in rows if other.event == row.event)


def console_for(stream: TextIO) -> Console:
    """A console that writes what it is given and interprets none of it."""
    from rich.console import Console

    width = None if stream.isatty() else shutil.get_terminal_size((PIPE_WIDTH, 24)).columns
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def _table(columns: Sequence[str]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    for name in columns:
        table.add_column(name, overflow="fold", no_wrap=name in ("#", "id", "conf", "reports"))
    return table


def _emit(console: Console, item: Table | Text) -> None:
    """Print; anywhere but on a terminal without the blanks that fill lines."""
    if console.is_terminal:
        console.print(item)
        return
    with console.capture() as captured:
        console.print(item)
    console.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def _add(table: Table, cells: Sequence[str], style: str) -> None:
    from rich.text import Text

    table.add_row(*(Text(printable(cell), style=style if number == 1 else "") for number, cell in enumerate(cells)))


def _print(console: Console, line: str, style: str = "") -> None:
    from rich.text import Text

    _emit(console, Text(printable(line), style=style))


def printable(text: str) -> str:
    """Without control characters: a report must not be able to move the cursor or set the terminal's title."""
    return "".join(character if character.isprintable() or character == " " else " " for character in text)
