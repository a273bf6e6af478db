"""Cut text into paragraphs and words, as the English treebanks do, with exact offsets.

Contractions and possessives are words of their own ("do|n't", "Iran|'s"), hyphenated compounds fall apart
("Iran|-|backed") except after prefixes ("anti-government", "non-proliferation"), numbers, abbreviations, initials,
web and mail addresses stay whole. Apostrophes inside a name ("Kata’ib", "Sana'a") do not cut it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

__all__ = ["paragraphs", "words"]

Span = tuple[int, int]

_PREFIXES = (
    "anti|bi|co|counter|cross|e|ex|extra|hyper|infra|inter|intra|macro|mega|micro|mid|mini|multi|neo|non|over|pan|para|post|"
    "pre|pro|proto|pseudo|psycho|quasi|re|semi|socio|sub|super|supra|trans|ultra|un|under|vice"
)
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Brig|Sen|Rep|Gov|Pres|Rev|Hon|St|Mt|Ft|Jr|Sr|Inc|Ltd|Corp|Co|"
    "Bros|vs|etc|approx|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Ave|Blvd|Rd|"
    "Dept|Univ|est|al|cf|Fig|Vol|Ph\\.D|M\\.Sc"
)
_LETTER = r"[^\W\d_]"
_WORD = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>"”’)\]]*[^\s<>"”’)\].,;:!?]
  | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}})+
  | [@#]\w+
  | (?:\w[\w-]{{0,62}}\.){{1,6}}(?:com|org|net|gov|edu|mil|info|co\.uk)\b(?:/[^\s<>"”’)\]]*[^\s<>"”’)\].,;:!?])?
  | \.\s?\.\s?\.(?:\s?\.)*
  | (?:{_LETTER}\.){{2,}}(?:{_LETTER}\b(?!\w))?
  | \b(?:{_ABBREVIATIONS})\.(?=\s|,|$)(?!\s*$)
  | \b[A-Z]\.(?=[\s,]*[A-Z])
  | \d{{1,4}}(?:[/]\d{{1,4}}){{1,2}}(?!\w)
  | \d{{4}}-\d{{2}}-\d{{2}}(?!\w)
  | \+?\d{{1,4}}(?:-\d{{2,4}}){{2,}}(?!\w)
  | \d{{1,3}}:\d{{2}}(?::\d{{2}})?
  | [.]?\d+(?:[.,]\d+)*(?:st|nd|rd|th|s)?(?!\w)
  | [.]?\d+(?:[.,]\d+)*
  | (?i:{_PREFIXES})[-‐‑](?={_LETTER})\w+(?:['’](?!(?:s|d|m|re|ve|ll)\b)\w+)*
  | \w+(?:['’ʼʻ‘´`](?!(?:s|d|m|re|ve|ll|S|D|M|RE|VE|LL)\b)(?!\W)\w+)*
  | [`']{{2}}
  | ['’](?:s|d|m|re|ve|ll|S|D|M|RE|VE|LL)\b
  | [-‐‑–—]{{1,}}
  | [?!]+
  | [*=_~#|]{{2,}}
  | \S
    """,
    re.VERBOSE,
)
_GLUED_UNIT = re.compile(
    r"(?i)^(\d+(?:[.,]\d+)*)(km|kms|m|mm|cm|kg|kgs|lb|lbs|g|mph|kph|pm|am|bn|mn|mln|k|mw|gb|mb|ft|hrs|hr|h|nm|kt|p)$"
)
_NOT = re.compile(r"(?i)^(.+)(n['’]t)$")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_NARROWEST, _WIDEST = 40, 100
_STOPS = frozenset(".?!:;\"”’'")
_SPLIT = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}


def paragraphs(text: str, skip: Sequence[Span] = ()) -> Iterator[Span]:
    """Spans of text between line ends, without surrounding blanks and without the `skip` ranges, in order.

    Where a text is wrapped by hand (lines of like width that break off in mid-sentence, as wires and mail are), only an
    empty, indented or short line ends a paragraph.
    """
    holes = sorted((start, end) for start, end in skip if start < end)
    at = 0
    for start, end in [*holes, (len(text), len(text))]:
        if start > at:
            lines = list(_lines(text, at, start))
            yield from _joined(text, lines) if _is_wrapped(text, lines) else lines
        at = max(at, end)


def _lines(text: str, first: int, last: int) -> Iterator[Span]:
    for match in _LINE.finditer(text, first, last):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield start, end


def _follows(text: str, before: Span, after: Span) -> bool:
    """Whether two lines stand directly one under the other, the second not indented."""
    gap = text[before[1] : after[0]]
    return gap.count("\n") == 1 and gap.endswith("\n")


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether line ends are layout only: narrow lines, three or more of which break off in mid-sentence."""
    if not lines or max(end - start for start, end in lines) > _WIDEST:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if _follows(text, a, b)]
    broken = sum(1 for (start, end), _ in pairs if end - start >= _NARROWEST and text[end - 1] not in _STOPS)
    return broken >= 3 and broken >= 0.6 * len(pairs)


def _joined(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    widest = max(end - start for start, end in lines)
    first, last = lines[0]
    for before, after in pairwise(lines):
        if not _follows(text, before, after) or before[1] - before[0] < 0.6 * widest:
            yield first, last
            first = after[0]
        last = after[1]
    yield first, last


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Spans of the words in `text[start:end]`, in order, none empty, none with surrounding blanks."""
    stop = len(text) if end is None else end
    for match in _WORD.finditer(text, start, stop):
        yield from _parts(text, *match.span())


def _parts(text: str, first: int, last: int) -> Iterator[Span]:
    word = text[first:last]
    cut = _SPLIT.get(word.lower(), 0)
    if not cut and (negated := _NOT.match(word)):
        cut = negated.end(1)
    if not cut and (unit := _GLUED_UNIT.match(word)):
        cut = unit.end(1)
    if cut:
        yield first, first + cut
        yield first + cut, last
    else:
        yield first, last
