"""Markdown: the words without the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casusbelli.errors import InputError
from casusbelli.reading.days import parse_day
from casusbelli.reading.decoding import decode_text
from casusbelli.reading.failure import Failure
from casusbelli.reading.formats.source import Source
from casusbelli.reading.making import make_document, settled_day
from casusbelli.reading.setting import Outcome, Setting

__all__ = ["read_markdown", "unmarked"]

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*\n", re.S)
_FIELD = re.compile(r"^([A-Za-z_]{2,30}):[ \t]*(.*)$", re.M)
_TITLE = re.compile(r"^#[ \t]+(.{1,300})$", re.M)
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$", re.M), r"\1"),
    (re.compile(r"^[ \t]{0,3}>[ \t]?", re.M), ""),
    (re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}\.)[ \t]+", re.M), ""),
    (re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$", re.M), ""),
    (re.compile(r"(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
)


def read_markdown(source: Source, setting: Setting) -> Iterator[Outcome]:
    """One document; title and date come from the front matter or the first heading."""
    try:
        data = source.whole(setting.limits.page_bytes)
        text = decode_text(data).text.replace("\r\n", "\n")
    except InputError as error:
        yield Failure(source.key, str(error))
        return
    front = _FRONT.match(text)
    fields = {name.lower(): value.strip().strip("\"'") for name, value in _FIELD.findall(front[1])} if front else {}
    body = text[front.end() :] if front else text
    heading = _TITLE.search(body)
    title = fields.get("title") or (heading[1] if heading else None)
    day = settled_day(None, parse_day(fields.get("published") or fields.get("date")), source.key, setting)
    yield make_document(
        unmarked(body),
        source.key,
        setting,
        original=data,
        published=day,
        title=title,
        url=fields.get("url") or source.url,
    )


def unmarked(text: str) -> str:
    """The text of some Markdown: links and emphasis become their words, pictures go, paragraphs stay."""
    for pattern, kept in _MARKS:
        text = pattern.sub(kept, text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
