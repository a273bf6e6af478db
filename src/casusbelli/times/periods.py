"""Stretches of the calendar: their first and last day and how TIMEX3 writes them."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from casusbelli.times.span import Precision

__all__ = [
    "SEASONS",
    "Period",
    "century",
    "containing",
    "day",
    "decade",
    "half",
    "month",
    "moved",
    "narrowed",
    "quarter",
    "season",
    "week",
    "weekend",
    "year",
]

SEASONS: Mapping[str, int] = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season of the northern year; a winter belongs to the year its December is in."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days `first` to `last`, inclusive, with their TIMEX3 value and the codebook's precision."""

    first: date
    last: date
    value: str
    precision: Precision


def day(on: date) -> Period:
    return Period(on, on, on.isoformat(), "day")


def week(on: date) -> Period:
    """The ISO week (Monday to Sunday) that holds `on`."""
    start = on - timedelta(days=on.weekday())
    iso = on.isocalendar()
    return Period(start, start + timedelta(days=6), f"{iso.year:04d}-W{iso.week:02d}", "week")


def weekend(on: date) -> Period:
    """Saturday and Sunday of the ISO week that holds `on`."""
    whole = week(on)
    return Period(whole.last - timedelta(days=1), whole.last, f"{whole.value}-WE", "week")


def month(in_year: int, number: int) -> Period:
    last = calendar.monthrange(in_year, number)[1]
    return Period(date(in_year, number, 1), date(in_year, number, last), f"{in_year:04d}-{number:02d}", "month")


def _months(in_year: int, number: int, count: int, value: str, precision: Precision) -> Period:
    end = in_year * 12 + number - 1 + count - 1
    return Period(date(in_year, number, 1), month(end // 12, end % 12 + 1).last, value, precision)


def quarter(in_year: int, number: int) -> Period:
    return _months(in_year, 3 * number - 2, 3, f"{in_year:04d}-Q{number}", "season")


def half(in_year: int, number: int) -> Period:
    return _months(in_year, 6 * number - 5, 6, f"{in_year:04d}-H{number}", "year")


def season(in_year: int, code: str) -> Period:
    return _months(in_year, SEASONS[code], 3, f"{in_year:04d}-{code}", "season")


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number:04d}", "year")


def decade(number: int) -> Period:
    """`number` is the year without its last digit: 198 for the 1980s."""
    return Period(date(max(1, number * 10), 1, 1), date(number * 10 + 9, 12, 31), f"{number:03d}", "decade")


def century(number: int) -> Period:
    """The `number`-th century in the press's sense: the 20th is 1900 to 1999."""
    start = (number - 1) * 100
    return Period(date(max(1, start), 1, 1), date(start + 99, 12, 31), f"{number - 1:02d}", "decade")


def _season_of(on: date) -> Period:
    code = next((c for c, start in reversed(tuple(SEASONS.items())) if on.month >= start), "WI")
    return season(on.year if on.month >= SEASONS["SP"] else on.year - 1, code)


_HOLDING: Mapping[str, Callable[[date], Period]] = {
    "D": day,
    "W": week,
    "WE": weekend,
    "M": lambda on: month(on.year, on.month),
    "Q": lambda on: quarter(on.year, (on.month + 2) // 3),
    "H": lambda on: half(on.year, (on.month + 5) // 6),
    "SEASON": _season_of,
    "Y": lambda on: year(on.year),
    "DE": lambda on: decade(on.year // 10),
    "CE": lambda on: century(on.year // 100 + 1),
}
_MONTHS_OF: Mapping[str, int] = {"M": 1, "Q": 3, "SEASON": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
_DAYS_OF: Mapping[str, int] = {"D": 1, "W": 7, "WE": 7, "F": 14}


def containing(on: date, unit: str) -> Period:
    """The day, week, month ... (unit code of the lexicon) that holds `on`."""
    return _HOLDING[unit](on)


def moved(on: date, unit: str, count: float) -> date:
    """`on` moved by `count` units; the day of the month is kept where the month has it. Raises OverflowError."""
    if unit in _DAYS_OF:
        return on + timedelta(days=round(_DAYS_OF[unit] * count))
    months = on.year * 12 + on.month - 1 + round(_MONTHS_OF[unit] * count)
    to_year, to_month = divmod(months, 12)
    if not 1 <= to_year <= 9999:
        raise OverflowError(f"year {to_year} is outside the calendar")
    return date(to_year, to_month + 1, min(on.day, calendar.monthrange(to_year, to_month + 1)[1]))


def narrowed(whole: Period, mod: str | None) -> Period:
    """The third of a stretch that "early", "mid-" or "late" means; the value is kept, as TIMEX3 puts that in `mod`."""
    third = {"START": 0, "MID": 1, "END": 2}.get(mod or "")
    span = (whole.last - whole.first).days + 1
    if third is None or span < 3:
        return whole
    first = whole.first + timedelta(days=span * third // 3)
    last = whole.first + timedelta(days=span * (third + 1) // 3 - 1)
    if span > 31:
        first = first if third == 0 else _nearest_month_start(first)
        last = last if third == 2 else _nearest_month_start(last + timedelta(days=1)) - timedelta(days=1)
    return replace(whole, first=first, last=last)


def _nearest_month_start(on: date) -> date:
    return on.replace(day=1) if on.day <= 15 else moved(on.replace(day=1), "M", 1)
