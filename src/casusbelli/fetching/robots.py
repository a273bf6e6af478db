"""robots.txt (RFC 9309): what a site lets a named reader fetch, and how fast."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

__all__ = ["ALL_ALLOWED", "Robots", "parse_robots"]

_MOST_LINES = 20_000
_LONGEST_PATTERN = 2000


@dataclass(frozen=True, slots=True)
class _Line:
    pattern: str
    allowed: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for this reader; `delay` is the seconds asked for between two requests."""

    lines: tuple[_Line, ...] = ()
    delay: float | None = None
    trouble: str | None = None
    """Why the file could not be read, when it could not; nothing is fetched then."""

    def allows(self, path: str) -> bool:
        """True when `path` (with its query) may be fetched: the longest matching rule decides, a tie allows."""
        if self.trouble:
            return False
        matching = [(len(line.pattern), line.allowed) for line in self.lines if _matches(line.pattern, unquote(path))]
        return max(matching)[1] if matching else True


ALL_ALLOWED = Robots()


def parse_robots(text: str, agent: str) -> Robots:
    """The rules of a robots.txt for `agent`: those of the groups that name it, else those of the groups for all (*)."""
    own: list[_Line] = []
    general: list[_Line] = []
    delays: dict[bool, float] = {}
    named = False
    agents: list[str] = []
    reading_agents = False
    for name, value in _fields(text):
        if name == "user-agent":
            agents = [*agents, value.lower()] if reading_agents else [value.lower()]
            reading_agents = True
            named = named or any(_is_named(each, agent) for each in agents)
            continue
        reading_agents = False
        for mine in {_is_named(each, agent) for each in agents if _is_named(each, agent) or each == "*"}:
            if name in ("allow", "disallow") and value:
                (own if mine else general).append(_Line(unquote(value)[:_LONGEST_PATTERN], name == "allow"))
            elif name == "crawl-delay" and (seconds := _seconds(value)) is not None:
                delays[mine] = seconds
    return Robots(tuple(own if named else general), delays.get(named))


def _fields(text: str) -> list[tuple[str, str]]:
    fields = []
    for line in text.lstrip("\ufeff").splitlines()[:_MOST_LINES]:
        name, colon, value = line.split("#", 1)[0].partition(":")
        if colon:
            fields.append((name.strip().lower(), value.strip()))
    return fields


def _is_named(listed: str, agent: str) -> bool:
    return bool(listed) and listed != "*" and listed.split("/")[0] == agent.lower().split("/")[0]


def _seconds(value: str) -> float | None:
    return float(value) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value) else None


def _matches(pattern: str, path: str) -> bool:
    anchored = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    place = len(pieces[0])
    for piece in pieces[1:]:
        place = path.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    if not anchored:
        return True
    return path.endswith(pieces[-1]) if len(pieces) > 1 else len(path) == len(pieces[0])
