"""What the learned judge sees of a line: word classes and where they stand, its shape, and its place in the text."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import pairwise

from casusbelli.reading.lines.agencies import agencies_in
from casusbelli.reading.lines.folding import fold
from casusbelli.reading.lines.rules import hints_in
from casusbelli.reading.lines.vocabulary import known_share, name_like

__all__ = ["LONGEST", "features_of"]

LONGEST = 200
_WORDY = 18
_FEW = 3
_NAME_WORDS = 4
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*'?", re.UNICODE)
_CAPITAL = re.compile(r"[A-Z\u00c0-\u00de][\w'’-]*")
_ADDRESS = re.compile(r"https?://|www\.|\b[\w.+-]{1,40}@[\w-]{1,40}\.\w|\.(?:com|org|net)\b", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\w)@\w{2,}")
_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\b|\b[A-Z][a-z]{2,8} \d{1,2}\b|\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b"
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_LEAD = re.compile(r"^[^:|]{2,28}[:|]\s")
_CLOSED = re.compile(r"[(\[][^()\[\]]{2,60}[)\]]\W*$")
_SLASH = re.compile(r"[A-Za-z]/ ?[A-Z]")
_PAST = re.compile(r"\b[a-z]{3,}ed\b")
_ENDS = re.compile(r"[.!?][\"')\]]*$")
_ACCENTED = re.compile(r"\b[a-z]*[\u00df-\u024f][a-z\u00df-\u024f]*\b")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u2e80-\uffdc]")
_MONEY = re.compile(r"[$\u00a3\u20ac]\s?\d|\d+ ?(?:%|cents\b|p\b)")
_NUMBERED = re.compile(r"^\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s")
_LEFT_OPEN = re.compile(r"[:;,]$")
_SYMBOL = re.compile(r"^[>*|#~=_-]|[>|]$|\.\.\.$")


def features_of(line: str, place: int, total: int) -> dict[str, float]:
    """Named features of a line, the `place`-th (from 0) of `total`; those that are 0 are left out."""
    folded = " ".join(fold(line).split())
    words = _WORD.findall(folded)
    lower = [word.lower() for word in words]
    features = {
        "bias": 1.0,
        **_shape(folded, words),
        **_position(place, total, len(words)),
        **_told(lower),
        **_named(words),
    }
    features |= _class_features(lower)
    features |= {f"hint {kind} {number}": 1.0 for kind, number in hints_in(folded)}
    if len(words) <= _WORDY:
        features |= _spelt(lower)
    short = len(words) <= 8
    crossed = {f"{name} & short": 1.0 for name in features if short and name.startswith(("first ", "starts "))}
    unended = {
        f"{name} & unended": 1.0 for name in features if "ended" not in features and name.startswith(("any ", "lead"))
    }
    return {**features, **crossed, **unended}


def _told(lower: list[str]) -> dict[str, float]:
    """How far the words are those of reports; much of what surrounds a report on a page is told in others."""
    share = known_share(lower)
    if share is None:
        return {"no words": 1.0}
    told = {"known": share, "all known": float(share == 1), "none known": float(share == 0)}
    told |= {f"{name} & short": value for name, value in told.items() if len(lower) <= _FEW}
    return {name: value for name, value in told.items() if value}


def _named(words: list[str]) -> dict[str, float]:
    """Where the line has what look like names of persons or papers."""
    if not words or len(words) > _WORDY:
        return {}
    names = [name_like(word) for word in words]
    told = {
        "names": sum(names) / len(names),
        "a name only": float(all(names) and 1 < len(names) <= _NAME_WORDS),
        "a name first": float(all(names[:2]) and len(names) > 2),
        "a name last": float(all(names[-2:]) and len(names) > 2),
    }
    return {name: value for name, value in told.items() if value}


def _spelt(lower: list[str]) -> dict[str, float]:
    spelt = {f"word {word}": 1.0 for word in lower}
    if lower:
        spelt |= {f"opens {lower[0]}": 1.0, f"opens {' '.join(lower[:2])}": 1.0, f"closes {lower[-1]}": 1.0}
    return spelt


def _class_features(lower: list[str]) -> dict[str, float]:
    classes = _classes()
    pairs = [f"{one}_{two}" for one, two in pairwise(lower)]
    counts = Counter(name for token in (*lower, *pairs) for name in classes.get(token, ()))
    if not counts:
        return {}
    opening = {name for token in (*lower[:1], *pairs[:1]) for name in classes.get(token, ())}
    starting = {name for token in lower[:3] for name in classes.get(token, ())}
    closing = {name for token in lower[-2:] for name in classes.get(token, ())}
    found: dict[str, float] = {}
    for name, hits in counts.items():
        found |= {f"any {name}": 1.0, f"share {name}": min(1.0, 2 * hits / len(lower))}
    found |= dict.fromkeys([f"first {name}" for name in opening], 1.0)
    found |= dict.fromkeys([f"starts {name}" for name in starting], 1.0)
    found |= dict.fromkeys([f"last {name}" for name in closing], 1.0)
    return found | {f"several {name}": 1.0 for name, hits in counts.items() if hits > 1}


def _shape(folded: str, words: list[str]) -> dict[str, float]:
    count = max(1, len(words))
    capitals = sum(bool(_CAPITAL.fullmatch(word)) for word in words)
    upper = sum(len(word) > 1 and word.isupper() for word in words)
    agencies = bool(agencies_in(folded))
    ended = bool(_ENDS.search(folded))
    told = {
        "capitals": capitals / count,
        "all capitalised": float(capitals == count),
        "upper": upper / count,
        "words 1-2": float(count <= 2),
        "words 3-5": float(3 <= count <= 5),
        "words 6-10": float(6 <= count <= 10),
        "words 11-18": float(11 <= count <= 18),
        "words 19+": float(count >= 19),
        "length": min(1.0, count / 40),
        "ended": float(ended),
        "question": float(folded.endswith("?")),
        "exclaimed": float(folded.endswith("!")),
        "quoted": float('"' in folded),
        "agency": float(agencies),
        "agency only": float(agencies and count <= 3),
        "agency last": float(not ended and bool(agencies_in(folded[-24:]))),
        "two tokens capital": float(2 <= count <= 4 and capitals == count),
    }
    patterns = {
        "address": _ADDRESS,
        "handle": _HANDLE,
        "date": _DATE,
        "clock": _CLOCK,
        "lead": _LEAD,
        "closed": _CLOSED,
        "slash": _SLASH,
        "past": _PAST,
        "symbol": _SYMBOL,
        "accented": _ACCENTED,
        "other script": _OTHER_SCRIPT,
        "money": _MONEY,
        "numbered": _NUMBERED,
        "left open": _LEFT_OPEN,
    }
    told |= {name: float(bool(pattern.search(folded))) for name, pattern in patterns.items()}
    told["comma"] = float("," in folded)
    told["bracketed"] = float(folded[:1] in "([" and folded[-1:] in ")].")
    return {name: value for name, value in told.items() if value}


def _position(place: int, total: int, words: int) -> dict[str, float]:
    told = {"top": float(place < 2), "bottom": float(place >= total - 3 and total > 4), "alone": float(total == 1)}
    if words <= 6:
        told["top & short"] = told["top"]
        told["bottom & short"] = told["bottom"]
    return {name: value for name, value in told.items() if value}


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads(files(__package__).joinpath("classes.toml").read_text(encoding="utf-8"))
    classes: dict[str, tuple[str, ...]] = {}
    for name, words in table.items():
        if name != "origin":
            classes |= {word: (*classes.get(word, ()), name) for word in dict.fromkeys(words.split())}
    return classes
