"""What the sentences around a name say of it: longer names, appositions, the countries spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .compose import Asked, Composer
from .records import Draft
from .spelling import bare, capitalised, plain, tidy, tokens
from .store import Store
from .words import Words

__all__ = ["Context"]

_NAME = re.compile(
    r"(?:[A-Z][\w'.-]*|al-[A-Z]\w*|[A-Z]{2,})(?:\s+(?:(?:al|el|bin|ibn|de|da|del|van|von|der|la|abu|of|the|"
    r"ul)\s+)?(?:[A-Z][\w'.-]*|(?:al|el|ul|as|an)-[A-Z][\w'-]*))*"
)
_ACT = re.compile(r"\s*,\s+(?!named|called|elected|appointed)[a-z]+ed\s+(?:the|a|an|his|her|its|their|that)\b")
_VERB = re.compile(
    r"\s+(?:said|says|told|spoke|vowed|added|warned|was|is|has|had|will|resigned|announced|who|which|as|accused|"
    r"denied|condemned|"
    r"called|killed|attacked|fired|urged|met|claimed|wrote|tweeted|stated|declared|confirmed)\b.*",
    re.S,
)


class Context:
    """Reads the sentences given with a phrase."""

    def __init__(self, store: Store, words: Words, composer: Composer) -> None:
        self.store = store
        self.words = words
        self.composer = composer

    def asked(self, context: str, day: str) -> Asked:
        """The countries `context` speaks of, the most frequent first, and whether crowds and arrests are its matter."""
        return self.asked_and_counts(context, day)[0]

    def asked_and_counts(self, context: str, day: str) -> tuple[Asked, dict[str, int]]:
        """As `asked`, and how often `context` names each country."""
        words = tokens(tidy(context))
        counts = self.counts(words)
        hints = tuple(sorted(counts, key=lambda country: -counts[country]))
        return Asked(day, hints, any(bare(word) in self.words.crowd_words for word in words)), counts

    def counts(self, words: list[str]) -> dict[str, int]:
        """How often `words` name each country, in the order of first naming."""
        counts: dict[str, int] = {}
        at = 0
        while at < len(words):
            word = words[at]
            opens = (word[:1].isupper() or "-" in word) and capitalised(word) and self.store.may_open(word, "places")
            for size in (4, 3, 2, 1) if opens else ():
                run = words[at : at + size]
                places = self.store.places.get(plain(" ".join(run))) if len(run) == size else None
                if places and not (len(run[0]) <= 3 and size == 1 and not run[0].replace(".", "").isupper()):
                    country = next(iter(places.values()))
                    counts[country] = counts.get(country, 0) + 1
                    at += size - 1
                    break
            at += 1
        return counts

    def described(self, text: str, context: str, asked: Asked) -> Draft | None:
        """What `context` says `text` is: an apposition after or before it, or a longer name it is short for."""
        context = re.sub(r"\s+", " ", context)
        clean = self._short(text)
        found = self._beside(clean, context, asked)
        if found and (found.sector or found.country):
            return found
        return self._longer(clean, context, asked) if plain(clean) not in self.store.nouns else None

    def _beside(self, name: str, context: str, asked: Asked) -> Draft | None:
        """The apposition after or before the first mention of `name` that has one."""
        for start in _mentions(name, context):
            found = self._after(context[start + len(name) :], asked) or self._before(context[:start], asked)
            if found:
                return found
        return None

    def _short(self, text: str) -> str:
        words = text.split()
        while len(words) > 1 and (
            bare(words[0]).rstrip(".") in self.words.titles or bare(words[0]) in self.words.determiners
        ):
            words = words[1:]
        return " ".join(words)

    def _after(self, rest: str, asked: Asked) -> Draft | None:
        """ "X, the ... of Y, ..." and "X (...)"; what X does to somebody is no apposition: "X, blamed the ... of Y"."""
        if _ACT.match(rest):
            return None
        found = re.match(
            r"\s*(?:,|\(| -|—|–| is| was)\s*([^.;]+?)(?:[.;)]|,\s+(?:said|told|spoke|which|who|has|was|is|and)\b|$)",
            rest,
        )
        if not found:
            return None
        words = _VERB.sub("", f" {found[1]}").strip().rstrip(",")
        parts = words.split(", ")
        for size in (len(parts), 1):
            draft = self._phrase(", ".join(parts[:size]), asked)
            if draft:
                return draft
        return None

    def _phrase(self, text: str, asked: Asked) -> Draft | None:
        drafts = [
            draft
            for piece in text.split(", ")
            if (draft := self.composer.read(tokens(tidy(piece)), asked)) and (draft.sector or draft.country)
        ]
        if not drafts or not any(draft.sector for draft in drafts):
            return None
        best = next(draft for draft in drafts if draft.sector)
        for draft in drafts:
            best.country = best.country or draft.country
        if best.kind == "state":
            return None
        return best

    def _before(self, start: str, asked: Asked) -> Draft | None:
        """ "Iranian foreign ministry spokesman X": the words up to the last clause edge."""
        words = tokens(tidy(re.split(r"[.;:,()]|\b(?:said|told|and|but|by|that|with|to|from|in|on)\b", start)[-1]))
        for size in range(min(6, len(words)), 0, -1):
            draft = self.composer.read(words[-size:], asked)
            if (
                draft.sector
                and draft.kind in ("person", "group", "organisation", "armed_group")
                and not draft.listed
                and draft.role
            ):
                return draft
        return None

    def _longer(self, short: str, context: str, asked: Asked) -> Draft | None:
        """The longer name in `context` that ends or begins with `short`; an acronym's name in front of its brackets."""
        wanted = plain(short)
        for place in _NAME.finditer(context):
            name = place.group()
            words = plain(name).split()
            if len(words) > len(wanted.split()) and (
                words[-1] == wanted
                or words[0] == wanted
                or plain(name).endswith(" " + wanted)
                or _after_article(words, wanted)
            ):
                draft = self.composer.whole(tokens(tidy(name)), asked) or self._beside(name, context, asked)
                if draft and (draft.sector or draft.country) and draft.kind != "state":
                    return draft
        if short.isupper():
            return self._acronym(short, context, asked)
        return None

    def _acronym(self, short: str, context: str, asked: Asked) -> Draft | None:
        if "(" not in context:
            return None
        found = re.search(rf"((?:[\w'-]+\s+){{1,8}})\(\s*(?:the\s+)?{re.escape(short)}\s*\)", context)
        if not found:
            return None
        words = tokens(found[1])
        for size in range(len(words), 1, -1):
            if capitalised(words[-size]) and (draft := self.composer.read(words[-size:], asked)) and draft.sector:
                return draft
        return None


def _mentions(name: str, context: str) -> Iterator[int]:
    """Where a name stands as words of its own."""
    start = context.find(name) if name else -1
    while start >= 0:
        end = start + len(name)
        alone = not (_in_word(context[start - 1 : start]) or _in_word(context[end : end + 1]))
        if alone:
            yield start
        start = context.find(name, end if alone else start + 1)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _after_article(words: list[str], wanted: str) -> bool:
    return bool(words) and words[-1].removeprefix("al ").endswith(wanted) and " " not in wanted and len(wanted) > 3
