"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeVar

import click

__all__ = [
    "date_option",
    "force_option",
    "format_option",
    "jobs_option",
    "output_option",
    "parse_day",
    "parse_past_day",
    "quiet_option",
    "store_option",
]

Command = TypeVar("Command", bound=Callable[..., Any])


def parse_day(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    """An ISO date; raises click's error for a bad option."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a day; write it as 2019-12-30") from error


def parse_past_day(context: click.Context, option: click.Parameter, value: str | None) -> date | None:
    """An ISO date that is not in the future, give or take a time zone."""
    day = parse_day(context, option, value)
    if day is not None and day > date.today() + timedelta(days=1):
        raise click.BadParameter(f"{day} lies in the future; give the day the report was published")
    return day


def date_option(command: Command) -> Command:
    text = "Publication day of texts that have none of their own (YYYY-MM-DD)."
    return click.option("--date", "day", metavar="DAY", callback=parse_past_day, help=text)(command)


def format_option(*formats: str) -> Callable[[Command], Command]:
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help="What to print."
    )


def jobs_option(command: Command) -> Command:
    text = "Coding processes. [default: one a core for many documents, none of its own for few]"
    return click.option("--jobs", "-j", type=click.IntRange(1, 256), help=text)(command)


def output_option(command: Command) -> Command:
    return click.option("--output", "-o", metavar="FILE", help="Write here instead of standard output.")(command)


def force_option(command: Command) -> Command:
    return click.option("--force", is_flag=True, help="Replace the output file if it exists.")(command)


def quiet_option(command: Command) -> Command:
    return click.option("--quiet", "-q", is_flag=True, help="No progress and no notes.")(command)


def store_option(command: Command) -> Command:
    return click.option(
        "--store", "-s", metavar="FILE", default="casus.db", show_default=True, envvar="CASUS_STORE", help="The store."
    )(command)
