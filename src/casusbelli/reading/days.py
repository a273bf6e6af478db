"""A publication day out of whatever a source writes: ISO, RFC 2822, epoch numbers, or a written-out date."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files

__all__ = ["EARLIEST", "day_in_url", "parse_day"]

EARLIEST = dt.date(1800, 1, 1)
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\s*$")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[./年년]\s?(\d{1,2})\s?[./月월]\s?(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_EPOCH = re.compile(r"\s*(\d{9,10})(\d{3})?\s*$")
_RFC_2822 = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{2,4} \d{1,2}:\d{2}")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?(?:\s+(?:de|of))?[\s-]+([^\W\d_]{3,12})\.?,?(?:\s+(?:de|del))?[\s-]+(\d{4})(?!\d)"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d{2})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?!\d)", re.I)
_IN_URL_COMPACT = re.compile(r"(?<!\d)(20\d{2}|19\d{2})-?(\d{2})-?(\d{2})(?!\d)")
_LONGEST = 200


def parse_day(value: object) -> dt.date | None:
    """The calendar day `value` names, as its writer's clock showed it; None when it names none or an impossible one.

    Numbers are seconds or milliseconds since 1970 (UTC). `03/04/2020` is refused, as nobody can tell which is the
    month.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(int(value)) if isinstance(value, float) and abs(value) < 1e13 else str(value)
    text = text.strip()[:_LONGEST]
    return _numeric(text) or _mail(text) or _written(text)


def day_in_url(url: str | None) -> dt.date | None:
    """The day an address carries in its path, as `/2020/01/15/` or `/2020-01-15-`; None when none."""
    path = (url or "").split("?", 1)[0].split("#", 1)[0][:2000]
    for found in _IN_URL.finditer(path):
        month = found[2] if found[2].isdigit() else _months().get(found[2].lower(), 0)
        day = _day(found[1], month, found[3])
        if day:
            return day
    return next((day for found in _IN_URL_COMPACT.finditer(path) if (day := _day(*found.groups()))), None)


def _numeric(text: str) -> dt.date | None:
    epoch = _EPOCH.match(text)
    if epoch:
        return dt.datetime.fromtimestamp(int(epoch[1]), dt.UTC).date()
    iso = _ISO.match(text) or _COMPACT.match(text) or _YEAR_FIRST.search(text)
    if iso:
        return _day(iso[1], iso[2], iso[3])
    numbers = _NUMBERS.search(text)
    if not numbers:
        return None
    first, mark, second, year = numbers.groups()
    if mark == "." or int(first) > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if int(second) > 12 else None


def _mail(text: str) -> dt.date | None:
    if not _RFC_2822.match(text):
        return None
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written(text: str) -> dt.date | None:
    for found in _DAY_MONTH.finditer(text):
        if month := _months().get(found[2].lower()):
            return _day(found[3], month, found[1])
    for found in _MONTH_DAY.finditer(text):
        if month := _months().get(found[1].lower()):
            return _day(found[3], month, found[2])
    return None


def _day(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    try:
        found = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found >= EARLIEST else None


@cache
def _months() -> dict[str, int]:
    table = tomllib.loads(files(__package__).joinpath("months.toml").read_text(encoding="utf-8"))
    return {
        form.strip(): number
        for months in table["months"].values()
        for number, forms in enumerate(months.split(","), start=1)
        for form in forms.split()
    }
