"""Items: tokens put together into the words, phrases and numbers the grammar reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from casusbelli.times.lexicon import PLAIN, Lexicon, cues, table
from casusbelli.times.tokens import Token

__all__ = ["Item", "items_of"]

_NOTHING: Mapping[str, Any] = {"WORD": None}
_SHAPED = {
    "stamp": "STAMP",
    "slash": "SLASH",
    "clock": "CLOCK",
    "decade": "DECADE",
    "short": "SHORTYEAR",
    "break": "BREAK",
}


class Item(NamedTuple):
    """Tokens `first` to `last` (exclusive) read as one; `meaning` has what each of its classes stands for."""

    start: int
    end: int
    first: int
    last: int
    lower: str
    capitalised: bool
    sign: str
    meaning: Mapping[str, Any]


def items_of(tokens: Sequence[Token], words: Lexicon) -> tuple[Item, ...]:
    """The items of a text, in order, covering every token once."""
    out: list[Item] = []
    at = 0
    plain_sign = words.sign(PLAIN)
    while at < len(tokens):
        token = tokens[at]
        if token.shape == "word" and words.is_plain(token.lower):
            capitalised = token.text[0].isupper()
            out.append(Item(token.start, token.end, at, at + 1, token.lower, capitalised, plain_sign, _NOTHING))
            at += 1
            continue
        meaning, last = _read(tokens, at, words)
        if "WORD" not in meaning:
            meaning, last = _checked(meaning, tokens, at, last)
        lower = tokens[at].lower if last == at + 1 else " ".join(t.lower for t in tokens[at:last])
        sign = words.sign(PLAIN if meaning is _NOTHING else frozenset(meaning))
        out.append(
            Item(tokens[at].start, tokens[last - 1].end, at, last, lower, tokens[at].text[0].isupper(), sign, meaning)
        )
        at = last
    return tuple(out)


def _read(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[Mapping[str, Any], int]:
    token = tokens[at]
    if token.shape in _SHAPED:
        return {_SHAPED[token.shape]: token.lower}, at + 1
    longest = words.heads.get(token.lower, 0)
    if longest > 1 and at + 1 < len(tokens) and (token.lower, tokens[at + 1].lower) in words.pairs:
        for length in range(min(longest, len(tokens) - at), 1, -1):
            meaning = words.entries.get(tuple(t.lower for t in tokens[at : at + length]))
            if meaning is not None:
                return meaning, at + length
    number = words.numerals.read(tokens, at)
    if number is not None and not (number.ordinal and number.end == at + 1 and token.shape == "word"):
        return _numeric(token, number.value, number.ordinal, number.spelled_year, number.end - at), number.end
    if longest:
        return words.entries.get((token.lower,), _NOTHING), at + 1
    return _NOTHING, at + 1


def _numeric(token: Token, value: float, ordinal: bool, spelled_year: bool, length: int) -> Mapping[str, Any]:
    if ordinal:
        return {"ORD": int(value)}
    if spelled_year:
        return {"YYYY": int(value)}
    out: dict[str, Any] = {"NUM": value}
    digits = token.lower
    if length == 1 and digits.isascii() and digits.isdigit():
        if 1 <= len(digits) <= 2 and 1 <= value <= 31:
            out["DAYNUM"] = int(value)
        if len(digits) == 4 and int(digits[:2]) <= 24 and int(digits[2:]) < 60:
            out["MIL"] = f"{digits[:2]}:{digits[2:]}"
        if len(digits) == 4 and 1000 <= value <= 2199:
            out["YYYY"] = int(value)
    elif length > 1 and value == int(value) and 1900 <= value <= 2100:
        out["YYYY"] = int(value)
    return out


def _checked(meaning: Mapping[str, Any], tokens: Sequence[Token], at: int, last: int) -> tuple[Mapping[str, Any], int]:
    """Drops readings the context excludes, and takes the full stop of an abbreviated month or day into the item."""
    token = tokens[at]
    if "MONTH" in meaning or "WEEKDAY" in meaning:
        dotted = token.lower in cues("abbreviated") and last < len(tokens) and tokens[last].lower == "."
        if not _calendar_name(tokens, at, dotted):
            rest = {name: sense for name, sense in meaning.items() if name not in ("MONTH", "WEEKDAY")}
            return rest or _NOTHING, last
        if dotted and last + 1 < len(tokens) and tokens[last + 1].sentence == token.sentence:
            return meaning, last + 1
    if "ORD" in meaning and "UNIT" in meaning and token.tag:
        return {
            name: sense for name, sense in meaning.items() if name != ("ORD" if token.tag == "NOUN" else "UNIT")
        }, last
    if "SEASON" in meaning and token.tag in ("VERB", "PROPN") and token.text[:1].isupper() != (token.tag == "VERB"):
        return meaning, last
    if ("SEASON" in meaning or "FALL" in meaning) and token.tag == "VERB":
        return _NOTHING, last
    return meaning, last


def _calendar_name(tokens: Sequence[Token], at: int, dotted: bool) -> bool:
    token = tokens[at]
    if not token.text[0].isupper():
        return False
    after = tokens[at + 1 + dotted] if at + 1 + dotted < len(tokens) else None
    before = tokens[at - 1] if at else None
    dated = after is not None and (after.shape in ("number", "ordinal", "short") or after.lower in ("-",))
    if token.lower not in cues("common_names") or dated or _before_month(tokens, at):
        return True
    if token.lower in cues("abbreviated"):
        beyond = tokens[at + 2] if at + 2 < len(tokens) else None
        if after is not None and after.lower == "," and beyond is not None and beyond.shape == "number":
            return True
        return dotted or (before is not None and before.shape == "number")
    if token.tag:
        return token.tag in ("PROPN", "NOUN") and not (
            after is not None and after.tag == "PROPN" and after.shape == "word"
        )
    if before is None or (after is not None and after.text[0].isupper() and before.lower in cues("between_names")):
        return False
    return before.shape in ("number", "ordinal") or before.lower in cues("before_month")


def _before_month(tokens: Sequence[Token], at: int) -> bool:
    """Whether another month follows: "May through July"."""
    ends = table("lexicon")["MONTH"]
    near = tokens[at + 1 : at + 3]
    told = len(near) == 2 and near[0].lower in cues("between_months") and near[1].text[0].isupper()
    return told and tokens[at].lower in ends and near[1].lower in ends
