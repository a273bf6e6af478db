"""Easter, the tabular Islamic calendar and the Iranian solar calendar, as Gregorian days."""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["easter", "islamic_day", "islamic_month_length", "islamic_year_at", "persian_day", "persian_year_at"]

_ISLAMIC_EPOCH = date(622, 7, 19).toordinal()
_NOWRUZ_CYCLE = (1, 5, 9, 13, 17, 22, 26, 30)


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    skipped, leap = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - correction + 15) % 30
    weekday = (32 + 2 * leap + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def islamic_month_length(year: int, month: int) -> int:
    """Days of a month of the tabular calendar: 30 and 29 in turn, the last 30 in a leap year."""
    return 30 if month % 2 or (month == 12 and (11 * year + 14) % 30 < 11) else 29


def islamic_day(year: int, month: int, day: int = 1) -> date:
    """The Gregorian day of a tabular Islamic one, civil epoch (Reingold and Dershowitz); sightings differ by a day."""
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date.fromordinal(_ISLAMIC_EPOCH + before + day - 1)


def islamic_year_at(on: date) -> int:
    """The Islamic year that holds `on`."""
    return (30 * (on.toordinal() - _ISLAMIC_EPOCH) + 10646) // 10631


def persian_day(year: int, month: int, day: int = 1) -> date:
    """The Gregorian day of an Iranian one, by the 33-year leap cycle; exact for 1925 to 2088."""
    leaps = 8 * ((year - 1) // 33) + sum(1 for leap in _NOWRUZ_CYCLE if leap <= (year - 1) % 33)
    anchor = 8 * (1402 // 33) + sum(1 for leap in _NOWRUZ_CYCLE if leap <= 1402 % 33)
    nowruz = date(2024, 3, 20) + timedelta(days=365 * (year - 1403) + leaps - anchor)
    return nowruz + timedelta(days=31 * min(month - 1, 6) + 30 * max(0, month - 7) + day - 1)


def persian_year_at(on: date) -> int:
    """The Iranian year that holds `on`."""
    year = on.year - 621
    return year if persian_day(year, 1) <= on else year - 1
