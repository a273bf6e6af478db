"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeVar

import click

__all__ = ["DAY", "force_option", "format_option", "jobs_option", "output_option", "quiet_option", "store_option"]

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType):
    """An ISO date."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2019-12-30", param, ctx)


class PastDay(Day):
    """An ISO date that is not in the future, give or take a time zone."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        day = super().convert(value, param, ctx)
        if day > date.today() + timedelta(days=1):
            self.fail(f"{day} lies in the future; give the day the report was published", param, ctx)
        return day


DAY = Day()
PAST_DAY = PastDay()


def date_option(command: Command) -> Command:
    text = "Publication day of texts that have none of their own (YYYY-MM-DD)."
    return click.option("--date", "day", type=PAST_DAY, help=text)(command)


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
