"""P2 of the reliability notes for as long as one likes: damaged pages, feeds, archives, dates, numbers, quotes.

    python scripts/fuzz.py [--minutes 60] [--seed N] [--only NAME]...

Every case is a seed of ours, damaged at random, and must give documents, failures or an error of our own, soon, and
documents that can be written down. A case that does not is kept in tests/reading/found/ and replayed by the tests;
the exit code is then 1.
"""

from __future__ import annotations

import argparse
import datetime as dt
import faulthandler
import gzip
import hashlib
import json
import random
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from casusbelli.coding.number import read_count
from casusbelli.errors import CasusError
from casusbelli.fetching import target_of
from casusbelli.fetching.robots import parse_robots
from casusbelli.reading import Setting, boilerplate_spans, read_bytes
from casusbelli.reading.days import day_in_url, parse_day
from casusbelli.reading.languages import detect
from casusbelli.reading.lines import credits_of, fold
from casusbelli.records import Document, from_json, to_json
from casusbelli.times.finder import find_times_in_text

__all__ = ["FOUND", "PARSERS", "SEEDS", "Finding", "damaged", "replay", "tried"]

FOUND = Path(__file__).resolve().parent.parent / "tests" / "reading" / "found"
SLOW, CHARACTERS_A_SECOND = 5.0, 20_000
"""Seconds of processor time for a case on any machine, and what a long one is given on top; seeds take milliseconds."""
HANGS = 120
LONGEST = 400_000
DAY = dt.date(2020, 1, 5)
SETTING = Setting(today=dt.date(2026, 11, 24))

ARTICLE = (
    "<p>Two policemen were killed near Gao on Sunday when their car struck a mine, the governor said.</p>"
    "<p>By Ruth Adler</p><p>READ ALSO: Oil climbs</p><ul><li>No group has said that it planted the device.</li></ul>"
    "<table><tr><td>Four</td><td>wounded</td></tr></table><p>“It is war,” the mayor said. — AFP</p>"
)
LINKED = json.dumps(
    {
        "@graph": [
            {"@type": ["NewsArticle"], "@id": "#a", "headline": "A mine", "author": [{"@id": "#p"}, "Yaw Mensah"]},
            {"@type": "Person", "@id": "#p", "name": "Ruth Adler"},
            {"@type": "Article", "headline": "B", "datePublished": "2020-01-05T10:00:00Z", "mainEntityOfPage": "/a"},
        ]
    }
)
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>A mine | The Sahel Times</title>"
    "<meta property='og:title' content='A mine &amp; a car'><meta name='author' content='By Ruth Adler, Editor'>"
    "<meta property='article:published_time' content='2020-01-05T10:00:00+02:00'><link rel='canonical' href='/a'>"
    f"<script type='application/ld+json'>{LINKED}</script></head><body><nav><a href='/'>Home</a></nav>"
    f"<article><h1>A mine</h1><time datetime='2020-01-05'>5 January</time>{ARTICLE}</article></body></html>"
)
RSS = (
    "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
    "<title>The Sahel Times</title><item><title>A &lt;b&gt;mine&lt;/b&gt;</title><link>https://sahel.org/a</link>"
    f"<pubDate>Sun, 05 Jan 2020 10:00:00 GMT</pubDate><content:encoded><![CDATA[{ARTICLE}]]></content:encoded></item>"
    "</channel></rss>"
)
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>S</title><entry><title>T</title><link href='https://a.org/1'/>"
    "<updated>2020-01-05T00:00:00Z</updated><content type='html'>&lt;p&gt;Two were killed.&lt;/p&gt;</content></entry>"
    "</feed>"
)
MAIL = (
    "From: a@sahel.org\nSubject: =?utf-8?q?A_mine?=\nDate: Sun, 05 Jan 2020 10:00:00 +0000\nMIME-Version: 1.0\n"
    "Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\n"
    "Content-Transfer-Encoding: quoted-printable\n\nTwo were killed =E2=80=94 near Gao.\n--x\n"
    "Content-Type: text/html\n\n"
    "<p>Two were killed.</p>\n--x--\n"
)
SEEDS: dict[str, tuple[str, ...]] = {
    "page.html": (PAGE, PAGE.replace("Ruth Adler", "R\\ud800 A"), PAGE.replace("<p>", "<div>"), ARTICLE, PAGE.upper()),
    "feed.xml": (RSS, ATOM),
    "feed.json": (
        '{"version": "https://jsonfeed.org/version/1.1", '
        '"items": [{"url": "https://a.org/1", "content_text": "Two died."}]}',
    ),
    "map.xml": (
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://a.org/</loc></url></urlset>",
    ),
    "list.jsonl": (
        '{"id": "a\\ud800", "byline": ["A B"], "text": "Two were killed.", "published": "2020-01-05", "url": "https://a.org"}\n'
        * 2,
    ),
    "list.csv": ('id,text,date\n1,"Two were killed, he said",2020-01-05\n2,"a ""b"" c",\n',),
    "note.md": ("---\ntitle: A mine\ndate: 2020-01-05\n---\n# A mine\n\nTwo *were* killed [here](https://a.org).\n",),
    "one.eml": (MAIL,),
    "all.mbox": (f"From a@sahel.org Sun Jan  5 10:00:00 2020\n{MAIL}\n" * 2,),
    "plain.txt": ("BAGHDAD (Reuters) - Two were killed.\n\nBy Ruth Adler\n\nVia Levant Weekly\n© 2020 AFP",),
    "packed.gz": (PAGE, MAIL),
    "day": (
        "2020-01-05T10:00:00Z",
        "5 January 2020",
        "Sun, 05 Jan 2020 10:00:00 GMT",
        "05.01.2020",
        "20200105",
        "5 de enero de 2020",
    ),
    "address": ("https://user@sahel.org:8080/2020/01/05/mine?a=b#c", "http://[::ffff:127.0.0.1]/", "http://0x7f.1/%00"),
    "robots": ("User-agent: *\nDisallow: /a*b$\nAllow: /\nCrawl-delay: 2\nSitemap: https://a.org/m.xml\n",),
    "number": (
        "at least 40",
        "two hundred and five",
        "dozens",
        "3.5 million",
        "between 10 and 20",
        "1,500",
        "a score or more",
    ),
    "time": (
        "late last year",
        "on Sunday, 5 January 2020 at 10:00",
        "two days earlier",
        "since the 1980s",
        "from May 3-5",
    ),
    "line": (
        "Additional reporting by Ruth Adler in Gao; editing by Yaw Mensah",
        "© 2020 AFP",
        "“It is war,” he said. — AFP",
        "> A mine",
    ),
}
TOKENS = (
    *(
        "<",
        ">",
        "</",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<p>",
        "<div>",
        "<table><tr><td>",
        "</article>",
        "<script>",
        "<h1>",
    ),
    *(
        "&amp;",
        "&#0;",
        "&#x110000;",
        "&#xd800;",
        "&lt;",
        "&",
        ";",
        '"',
        "'",
        "“",
        "”",
        "=",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\u0000",
    ),
    *(
        "\\ud800",
        "null",
        "1e999",
        "-1",
        "99999999999999999999",
        "0000-00-00",
        "2020-02-30",
        "24:60",
        "\x00",
        "\x0b",
        "\x1b",
        "\ufeff",
    ),
    *(
        "\u2028",
        "\u202e",
        "\u200b",
        "\U0001f600",
        "é",
        "\u0301" * 8,
        "李",
        "ب",
        "\r\n",
        "\n\n",
        "\t",
        " " * 40,
        "=?utf-8?b?",
        "--x",
        "%ff",
    ),
    *(
        "http://",
        "javascript:",
        "@",
        "#",
        "A" * 300,
        "By ",
        " and ",
        "Reuters",
        "million",
        "January",
        "<!DOCTYPE x [<!ENTITY a 'b'>]>",
    ),
)


def damaged(seed: str, chance: random.Random) -> str:
    """The seed after one to eight cuts, repeats, swaps and foreign pieces."""
    text = seed
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 5, 40, len(text))))
        piece = text[start:end]
        text = text[:start] + chance.choice(_CHANGES)(piece, chance) + text[end:]
    return text[:LONGEST]


_CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    lambda piece, chance: "",
    lambda piece, chance: piece + chance.choice(TOKENS),
    lambda piece, chance: chance.choice(TOKENS) + piece,
    lambda piece, chance: chance.choice(TOKENS) * chance.choice((1, 3, 50, 2000)),
    lambda piece, chance: piece * chance.choice((2, 5, 300)),
    lambda piece, chance: piece[::-1],
    lambda piece, chance: piece.swapcase(),
    lambda piece, chance: "".join(chr(max(0, ord(letter) ^ (1 << chance.randrange(7)))) for letter in piece),
)


def _source(name: str) -> Callable[[str], object]:
    def read(text: str) -> None:
        data = text.encode("utf-8", "surrogatepass")
        data = gzip.compress(data, 1)[: -1 - len(text) % 40] if name.endswith(".gz") and len(text) % 2 else data
        for outcome in read_bytes(data, key="k", name=name, setting=SETTING):
            if isinstance(outcome, Document):
                written = json.dumps(to_json(outcome), ensure_ascii=False).encode()
                if from_json(Document, json.loads(written)) != outcome:
                    raise AssertionError("the document is not what was written down")
                if any(
                    outcome.text[start:end] != outcome.text[start:end].strip()
                    for start, end, _ in boilerplate_spans(outcome.text)
                ):
                    raise AssertionError("a line's range begins or ends in space")

    return read


def _line(text: str) -> None:
    boilerplate_spans(text), credits_of(text), detect(text)
    if len(fold(text)) != len(text):
        raise AssertionError("folding moves offsets")


PARSERS: dict[str, Callable[[str], object]] = {
    **{name: _source(name) for name in SEEDS if "." in name},
    "day": parse_day,
    "address": lambda text: (day_in_url(text), target_of(text)),
    "robots": lambda text: parse_robots(text, "casusbelli").allows("/a/b"),
    "number": read_count,
    "time": lambda text: find_times_in_text(text, DAY),
    "line": _line,
}

Finding = tuple[str, str, str]
"""Which parser, the text it was given, and what went wrong."""


def tried(name: str, text: str) -> Finding | None:
    """What is wrong with how a parser takes a text; None when nothing is."""
    started = time.process_time()
    try:
        PARSERS[name](text)
    except CasusError:
        pass
    except Exception:
        return name, text, traceback.format_exc(limit=-4)
    seconds = time.process_time() - started
    return (name, text, f"took {seconds:.1f} s") if seconds > SLOW + len(text) / CHARACTERS_A_SECOND else None


def replay(path: Path) -> Finding | None:
    """The same for a kept case."""
    case = json.loads(path.read_text(encoding="utf-8"))
    return tried(case["parser"], case["text"])


def main() -> int:
    """Damages and tries until the time is up; 1 when something was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--only", action="append", choices=sorted(PARSERS))
    asked = parser.parse_args()
    names = asked.only or list(PARSERS)
    chance = random.Random(asked.seed)
    ends = time.monotonic() + 60 * asked.minutes
    cases, found = 0, {}
    while time.monotonic() < ends:
        name = chance.choice(names)
        faulthandler.dump_traceback_later(HANGS, exit=True, file=2)
        finding = tried(name, damaged(chance.choice(SEEDS[name]), chance))
        faulthandler.cancel_dump_traceback_later()
        cases += 1
        if finding and (kind := (name, finding[2].strip().splitlines()[-1][:80])) not in found:
            found[kind] = _kept(finding)
            sys.stdout.write(f"{name}: {finding[2]}\n  kept as {found[kind]}\n")
    sys.stdout.write(f"seed {asked.seed}: {cases:,} cases, {len(found)} findings\n")
    return int(bool(found))


def _kept(finding: Finding) -> Path:
    name, text, _ = finding
    path = FOUND / f"{name}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}.json"
    path.write_text(json.dumps({"parser": name, "text": text}) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    sys.exit(main())
