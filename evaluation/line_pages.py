"""Pages of labelled lines: a report of the corpus, with lines from our pools put where sites put them."""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Line", "Page", "made", "pages", "reports_of_corpus", "spread", "titles"]

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "sets" / "lines"
POOLS = FOLDER / "pools.toml"
KINDS = ("promo", "related", "newsletter", "syndication", "byline", "caption")
FRESH = FOLDER / "fresh.toml"
PAGES = {"train": 320, "dev": 160}
_SLOT = re.compile(r"\{(\w+)\}")
_WHERE = {"byline": (0.55, 0.1), "caption": (0.3, 0.5), "syndication": (0.25, 0.05)}


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its kind, None for the report's own."""

    text: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """Lines in order."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The page as a clean text, paragraphs apart."""
        return "\n\n".join(line.text for line in self.lines)


def pages(half: str) -> list[Page]:
    """The pages of a part, "train", "dev", "more" or "test", made once by `made` or `spread` and kept."""
    rows = (json.loads(line) for line in (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines())
    return [Page(tuple(Line(text, kind) for text, kind in row)) for row in rows]


def made(half: str) -> list[Page]:
    """New pages for training or development, which share neither reports nor wordings."""
    table = tomllib.loads(POOLS.read_text(encoding="utf-8"))
    reports = [text for number, text in enumerate(reports_of_corpus()) if number % 2 == (half == "dev")]
    chance = random.Random(f"pages {half}")
    left: dict[str, list[str]] = {kind: [] for kind in (*KINDS, "report", "heading")}
    return [_page(reports[number % len(reports)], table, half, left, chance) for number in range(PAGES[half])]


def spread(part: str) -> list[Page]:
    """New pages for "more" or the test, every line of the part's table in one of them; reports are shared with no
    other part that is scored.
    """
    pools = tomllib.loads(POOLS.read_text(encoding="utf-8"))
    table = tomllib.loads(FRESH.read_text(encoding="utf-8")) if part == "test" else pools["more"]
    known = {
        line.text for other in (PAGES if part == "test" else ("test",)) for page in pages(other) for line in page.lines
    }
    reports = [lines for text in reports_of_corpus() if not known.intersection(lines := _lines(text))]
    chance = random.Random(f"pages {part}")
    chance.shuffle(reports)
    drawn = [
        (_SLOT.sub(lambda slot: _filled(slot[1], pools["slots"], part, chance), text), kind if kind in KINDS else None)
        for kind, texts in table.items()
        for text in texts
    ]
    chance.shuffle(drawn)
    made = [[Line(text, None) for text in lines] for lines in reports]
    for number, (text, kind) in enumerate(drawn):
        page = made[number % len(made)]
        page.insert(_place(kind or "report", len(page), chance), Line(text, kind))
    return [Page(tuple(page)) for page in made]


def titles() -> list[str]:
    """Headlines of the train half's reports: lines of a report's own that look like those of others."""
    return (FOLDER / "titles.txt").read_text(encoding="utf-8").splitlines()


def reports_of_corpus() -> Iterator[str]:
    """The texts of the project's own reports."""
    return (text for _, text in _told())


def _told() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "corpus" / "reports").glob("*.txt")):
        for report in path.read_text(encoding="utf-8").split("\n=== "):
            parts = re.split(r"\n---\s*\n", f"{report}\n")
            if len(parts) >= 2 and len(parts[1].split()) > 40:
                title = re.search(r"^title: (.+)$", parts[0], re.M)
                yield title[1] if title else "", parts[1].removesuffix("---").strip()


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _page(report: str, table: dict[str, Any], half: str, left: dict[str, list[str]], chance: random.Random) -> Page:
    lines = [Line(text, None) for text in _lines(report)]
    for kind in ("report", "report", "heading", "heading"):
        lines.insert(chance.randrange(len(lines) + 1), Line(_drawn(kind, table, half, left, chance), None))
    for kind in KINDS:
        for _ in range(chance.choice((0, 1, 1, 2) if kind in ("promo", "related", "byline") else (0, 1, 1))):
            lines.insert(_place(kind, len(lines), chance), Line(_drawn(kind, table, half, left, chance), kind))
    return Page(tuple(lines))


def _place(kind: str, length: int, chance: random.Random) -> int:
    top, middle = _WHERE.get(kind, (0.1, 0.5))
    drawn = chance.random()
    if drawn < top:
        return chance.randrange(min(3, length + 1))
    if drawn < top + middle:
        return chance.randrange(length + 1)
    return max(0, length - chance.randrange(3))


def _drawn(kind: str, table: dict[str, Any], half: str, left: dict[str, list[str]], chance: random.Random) -> str:
    if not left[kind]:
        left[kind].extend(table[half][kind])
        chance.shuffle(left[kind])
    return _SLOT.sub(lambda slot: _filled(slot[1], table["slots"], half, chance), left[kind].pop())


def _filled(slot: str, slots: dict[str, list[str]], half: str, chance: random.Random) -> str:
    name = {
        "other": "name",
        "third": "name",
        "fourth": "name",
        "NAME": "name",
        "OTHER": "name",
        "agency2": "agency",
    }.get(slot, slot)
    value = chance.choice([text for key in ((half,) if half in PAGES else PAGES) for text in slots[f"{name}_{key}"]])
    return value.upper() if slot in ("NAME", "OTHER") else value
