"""Days: on the calendar, by weekday, from today; parts of the day and clock times."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from casusbelli.times.grammar import Match
from casusbelli.times.lexicon import cues
from casusbelli.times.periods import Period, day, moved
from casusbelli.times.readings.business import story_quarter
from casusbelli.times.readings.common import choose_year, clock_of, dated, edge_of, full_year, year_told_before
from casusbelli.times.scene import MEMORY, Scene
from casusbelli.times.span import Reading, TimeSpan

__all__ = ["calendar_day", "clock_time", "day_part", "deictic_day", "nearest_weekday", "on_day", "stamp", "weekday"]

_STROKE = re.compile(r"[/.-]")
_HALF_WEEK = 3
_UNKNOWN_DAY = "XXXX-XX-XX"


def stamp(match: Match, scene: Scene) -> Reading | None:
    """Numeric dates: ISO 8601; with slashes (month first unless that cannot be); with stops or hyphens (day first)."""
    item = match.items[match.first]
    try:
        if "STAMP" in item.meaning:
            on = date.fromisoformat(item.lower[:10])
            clock = item.lower[11:16]
            return dated(scene.date(day(on), "absolute"), clock or None)
        month, number, year = (int(p) for p in _STROKE.split(item.lower))
        if month > 12 or ("/" not in item.lower and number <= 12):
            month, number = number, month
        full = year if year > 99 else (1900 if year >= 50 else 2000) + year
        return scene.date(day(date(full, month, number)), "absolute")
    except ValueError:
        return None


def calendar_day(match: Match, scene: Scene) -> Reading | None:
    """ "May 3", "Friday, 3 May 2019", "May 3-5", "the 3rd of May last year"."""
    if match.has("unit"):
        return _of_near_month(match, scene)
    month = match.sense("month", "MONTH")
    first = int(match.sense("day", "DAYNUM", "ORD"))
    last = int(match.sense("day2", "DAYNUM", "ORD") or first) if _is_range(match) else first
    year = full_year(match)
    anchor = "absolute" if year else scene.anchor
    step = match.sense("rel", "REL") if match.has("rel") else year_told_before(match)
    if year is None and step is not None and scene.report:
        year = scene.report.year + int(step)
    try:
        span = _days(year or 2000, month, first, last)
        if year is None:
            found = choose_year(lambda y: _days(y, month, first, last), scene, nearest=True)
            if found is None:
                return dated(
                    Reading(f"XXXX-{span.value[5:]}", "DATE", mod=edge_of(match), precision="day"), clock_of(match)
                )
            span = found
    except ValueError:
        return None
    reading = scene.date(span, anchor, edge_of(match))
    return dated(replace(reading, aside=_ends_account(match) and story_quarter(scene) is not None), clock_of(match))


def _of_near_month(match: Match, scene: Scene) -> Reading | None:
    """ "the 31st of this month"."""
    if match.sense("unit", "UNIT") != "M" or scene.report is None:
        return None
    month = moved(scene.report.replace(day=1), "M", int(match.sense("rel", "REL") or 0))
    on = month.replace(day=int(match.sense("day", "ORD")))
    return dated(scene.date(day(on), None, edge_of(match)), clock_of(match))


def _ends_account(match: Match) -> bool:
    """ "the quarter ended Sept. 30": the day only bounds what the figures are of."""
    before = match.neighbour(-1)
    return before is not None and before.lower in cues("before_last_day")


def _is_range(match: Match) -> bool:
    second = match.groups.get("day2")
    return second is not None and second < match.last


def _days(year: int, month: int, first: int, last: int) -> Period:
    begin, end = date(year, month, first), date(year, month, last)
    if end <= begin:
        return day(begin)
    return Period(begin, end, f"{begin.isoformat()}/{end.isoformat()}", "day")


def weekday(match: Match, scene: Scene) -> Reading | None:
    """A day of the week: the last one on or before the report for what has happened, the next for what is to come."""
    number = int(match.sense("weekday", "WEEKDAY"))
    report = scene.report
    if match.has("apx") and _owner(match):
        return None
    if report is None:
        return dated(Reading(f"XXXX-WXX-{number}", "DATE", mod=edge_of(match), precision="day"), clock_of(match))
    back = timedelta(days=(report.isoweekday() - number) % 7)
    on, anchor = report - back, scene.anchor
    if match.has("story"):
        found = _story_weekday(match, scene, number)
        if found is None:
            return None
        on, anchor = found, "narrative"
    elif match.has("rel"):
        on = _related_weekday(match, report, number)
    elif match.has("on_week"):
        on = nearest_weekday(report, number, 1) + timedelta(days=7)
    elif _is_to_come(match, scene, report - on):
        on += timedelta(days=7)
    return dated(scene.date(day(on), anchor, edge_of(match)), clock_of(match))


def _is_to_come(match: Match, scene: Scene, back: timedelta) -> bool:
    if scene.tense == "either":
        return back.days > _HALF_WEEK
    return scene.tense == "future" and back.days > 0 and not _owns_what_happened(match)


def _owns_what_happened(match: Match) -> bool:
    """ "will appeal after Friday's ruling": what a day has is past behind such a word."""
    before = match.neighbour(-1)
    return _owner(match) and before is not None and before.lower in cues("before_past_day")


def _owner(match: Match) -> bool:
    after = match.neighbour(0)
    return after is not None and "POSS" in after.meaning


def nearest_weekday(report: date, number: int, side: int) -> date:
    """The last such day before the report, or the next one after it where `side` is above 0."""
    ahead = (number - report.isoweekday()) % 7
    return report + timedelta(days=ahead or 7) if side > 0 else report - timedelta(days=(-ahead) % 7 or 7)


def _related_weekday(match: Match, report: date, number: int) -> date:
    rel = int(match.sense("rel", "REL"))
    monday = report - timedelta(days=report.weekday())
    if match.holds("WEEK"):
        return monday + timedelta(days=7 * rel + number - 1)
    if rel:
        return nearest_weekday(report, number, rel)
    return monday + timedelta(days=number - 1)


def _story_weekday(match: Match, scene: Scene, number: int) -> date | None:
    running = scene.running("day", "day")
    if running is None or running.first is None:
        return None
    step = int(match.sense("story", "STORY"))
    namesake = _told_weekday(scene, number) if step < 0 else None
    if namesake is not None:
        return namesake - timedelta(days=7)
    ahead = (number - running.first.isoweekday()) % 7
    if step > 0:
        return running.first + timedelta(days=ahead or 7)
    return running.first - timedelta(days=(-ahead) % 7 or (7 if step < 0 else 0))


def _told_weekday(scene: Scene, number: int) -> date | None:
    """The day of that name the story told last: "the previous Friday" is the one before it."""
    recent = islice(reversed(scene.earlier), MEMORY)
    days = (r.first for r in recent if r.precision == "day" and r.first and r.first == r.last and not r.aside)
    return next((on for on in days if on.isoweekday() == number), None)


def deictic_day(match: Match, scene: Scene) -> Reading | None:
    """ "yesterday", "late tomorrow afternoon", "tonight", "overnight"."""
    offset = match.sense("deictic", "DEICTIC")
    tonight = match.sense("night", "TONIGHT")
    if _is_generic(match):
        return None
    clock = "NI" if tonight is not None else clock_of(match)
    if scene.report is None:
        return dated(Reading(_UNKNOWN_DAY, "DATE", mod=edge_of(match), precision="day"), clock)
    on = scene.report + timedelta(days=int(offset if offset is not None else tonight))
    reading = dated(scene.date(day(on), None, edge_of(match)), clock)
    return replace(reading, last=scene.report) if tonight == -1 else reading


def _is_generic(match: Match) -> bool:
    """ "today's youth", "the leaders of tomorrow", "Russia Today": no day."""
    before, head = match.neighbour(-1), match.neighbour(-2)
    if _owner(match):
        owned = match.neighbour(1)
        return owned is not None and owned.lower in cues("of_an_age")
    if before is not None and before.lower == "of":
        return head is not None and head.lower in cues("of_an_age")
    item = match.items[match.first]
    return item.capitalised and before is not None and before.capitalised and "WORD" in before.meaning


def day_part(match: Match, scene: Scene) -> Reading | None:
    """ "this morning", "last night", "that evening", "the next morning", "the night before"."""
    part = match.sense("part", "PART")
    step = match.sense("rel", "REL")
    running = scene.running("day", "day")
    told = running.first if running else None
    if match.has("story", "back", "on") or (step == 1 and match.items[match.first].lower == "the"):
        if told is None:
            return Reading(f"{_UNKNOWN_DAY}T{part}", "TIME", precision="day", mod=edge_of(match))
        moved = match.sense("story", "STORY") or match.sense("back", "BACK") or match.sense("on", "ON") or step or 0
        return dated(scene.date(day(told + timedelta(days=int(moved))), "narrative", edge_of(match)), part)
    if match.has("rel"):
        if scene.report is None:
            return Reading(f"{_UNKNOWN_DAY}T{part}", "TIME", precision="day", mod=edge_of(match))
        return dated(scene.date(day(scene.report + timedelta(days=int(step))), None, edge_of(match)), part)
    after = match.neighbour(0)
    if after is not None and after.lower in cues("opens_clause"):
        return None
    on = told or scene.report
    if on is None:
        return Reading(f"{_UNKNOWN_DAY}T{part}", "TIME", precision="day", mod=edge_of(match))
    reading = dated(scene.date(day(on), "narrative" if told else None, edge_of(match)), part)
    if part == "NI" and told is None and scene.tense == "past":
        return replace(reading, first=on - timedelta(days=1))
    return reading


def clock_time(match: Match, scene: Scene) -> Reading | None:
    """ "5:30 p.m.", "0300 GMT", "noon": on the day the story is at, else the report's."""
    clock = match.sense("noon", "NOON") or clock_of(match)
    if clock is None:
        return None
    shown = match.item("hm")
    if shown is not None and match.last - match.first == 1 and not _is_told_hour(match):
        return None
    if "part" in match.groups and ":" in clock:
        clock = _with_part(clock, str(match.sense("part", "PART")))
    running = scene.running("day", "day")
    on = running.first if running and running.first else scene.report
    if on is None:
        return Reading(f"{_UNKNOWN_DAY}T{clock}", "TIME", precision="day", mod=edge_of(match))
    return dated(scene.date(day(on), "narrative" if running else None, edge_of(match)), clock)


def _with_part(clock: str, part: str) -> str:
    hour, rest = clock.split(":", 1)
    return f"{int(hour) + 12:02d}:{rest}" if part in ("AF", "EV", "NI") and int(hour) < 12 else clock


def on_day(hour: TimeSpan, told: Reading) -> TimeSpan:
    """An hour with the day, and the part of it, that is told behind it: "six o'clock on Monday evening"."""
    clock, part = hour.value.partition("T")[2], told.value.partition("T")[2]
    whole = _with_part(clock, part) if ":" in clock else clock
    return replace(hour, value=f"{told.value[:10]}T{whole}", first=told.first, last=told.last, anchor=told.anchor)


def _is_told_hour(match: Match) -> bool:
    before = match.neighbour(-1)
    return before is not None and before.lower in cues("before_hour")
