"""Names of persons in a byline."""

from __future__ import annotations

import re
from functools import cache

from casusbelli.reading.lines.agencies import agency_name
from casusbelli.reading.lines.credits import byline_table
from casusbelli.reading.lines.folding import fold

__all__ = ["byline_names", "split_names"]

_SEPARATORS = re.compile(r"\s*(?:[,;/&|]|\band\b|\bwith\b)\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|at|from)\s+[A-Z].*$")
_NAME = re.compile(r"[^\W\d_](?:[\w.'-]*\w)?\.?")
_LONGEST = 300


def byline_names(line: str) -> tuple[str, ...]:
    """Persons a whole byline line names ("By A and B", "Additional reporting by C in D"); empty when it is no
    byline.
    """
    folded = fold(line).strip()
    if len(folded) > _LONGEST:
        return ()
    offset = len(fold(line)) - len(fold(line).lstrip())
    leads, trailing, stops = _patterns()
    lead = leads.match(folded)
    if lead:
        start, end = lead.end(), len(folded)
    else:
        tail = trailing.fullmatch(folded)
        if not tail:
            return ()
        start, end = tail.span("names")
    stop = stops.search(folded, start, end)
    end = stop.start() if stop else end
    return split_names(line[offset + start : offset + end])


def split_names(text: str) -> tuple[str, ...]:
    """The parts of a list of names that look like persons' names, in order, without repeats."""
    parts = (_PLACE.sub("", part).strip(" .,:-") for part in _SEPARATORS.split(text))
    return tuple(dict.fromkeys(part for part in parts if _is_person(part)))


def _is_person(part: str) -> bool:
    words = fold(part).split()
    table = byline_table()
    if not 2 <= len(words) <= 6 or agency_name(part) or any(character.isdigit() for character in part):
        return False
    if any(word.lower().strip(".") in table.roles for word in words):
        return False
    return all(_NAME.fullmatch(word) and (word[0].isupper() or _is_particle(word)) for word in words) and any(
        word[0].isupper() for word in words
    )


def _is_particle(word: str) -> bool:
    first = re.split(r"[-']", word.lower())[0]
    return first in byline_table().particles


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = byline_table()
    return (
        re.compile("(?:" + "|".join(table.leads) + ")", re.IGNORECASE),
        re.compile("|".join(table.trailing), re.IGNORECASE),
        re.compile(table.stops, re.IGNORECASE),
    )
