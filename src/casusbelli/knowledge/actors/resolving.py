"""The order of resolution: nothing, apposition, whole name, composition, likeness, unlisted."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from .compose import Asked, Composer
from .context import Context
from .records import Draft, Resolution
from .spelling import bare, capitalised, plain, skeleton_code, tidy, tokens
from .store import Store
from .words import Words

__all__ = ["Resolver"]

_BRACKETED = re.compile(r"\s*\(([^()]*)\)")
_REMEMBERED = 16_384  # answers that are the same whoever asks
_LIKENESS = 0.78  # least ratio of two plain spellings with one skeleton; only ever ranks and guards, never finds


class _Watched(Asked):
    """What the asker knows, with a note whether anybody looked."""

    __slots__ = ("_asked", "seen")
    _asked: Asked
    seen: bool

    def __init__(self, asked: Asked) -> None:
        object.__setattr__(self, "_asked", asked)
        object.__setattr__(self, "seen", False)

    def _look(self) -> Asked:
        object.__setattr__(self, "seen", True)
        return self._asked

    @property
    def day(self) -> str:
        return self._look().day

    @property
    def hints(self) -> tuple[str, ...]:
        return self._look().hints

    @property
    def crowds(self) -> bool:
        return self._look().crowds


class Resolver:
    """Resolves one phrase at a time; keeps nothing between calls but answers to `resolve_asked`."""

    def __init__(self, store: Store, words: Words) -> None:
        self.store = store
        self.words = words
        self.composer = Composer(store, words)
        self.context = Context(store, words, self.composer)
        self._asked_before = lru_cache(8192)(self._resolve_asked)
        self.short_form = lru_cache(16384)(self._short_form)
        self._whoever_asks: dict[str, Resolution] = {}

    def resolve(self, text: str, day: str, context: str | None) -> Resolution:
        """Whom `text` means in a report of `day` (ISO text), `context` being sentences around it."""
        clean = tidy(text)
        words = tokens(clean)
        if self._nothing(words):
            return Resolution(
                text,
                name=clean or None,
                sector=None if not words or bare(words[0]) in self.words.nothing else "UNK",
                why="a word that names nobody",
            )
        asked = self.context.asked(context, day) if context else Asked(day)
        draft = self.read(clean, asked)
        if context and draft.alike and self._told_otherwise(clean, draft, asked, context):
            draft = Draft(name=clean)
        if context and (draft.entity is None or draft.weak) and not (draft.sector and draft.country):
            self._from_context(clean, draft, asked, context)
        return self._sealed(text, clean, draft)

    def _short_form(self, text: str) -> str | None:
        """By what plain form a document may have named `text` before: without titles; None for a common noun."""
        titles = self.words.titles
        words = [
            word for word in tokens(tidy(text)) if (form := bare(word)).rstrip(".") not in titles and form != "the"
        ]
        form = plain(" ".join(words))
        return None if form in self.store.nouns and not (len(words) == 1 and capitalised(text)) else form

    def resolve_asked(self, text: str, asked: Asked) -> Resolution:
        """Whom `text` means where the countries around it are known already."""
        known = self._whoever_asks.get(text)
        return known if known is not None else self._asked_before(text, asked)

    def _resolve_asked(self, text: str, asked: Asked) -> Resolution:
        watched = _Watched(asked)
        answer = self._anew(text, watched)
        if not watched.seen:
            if len(self._whoever_asks) >= _REMEMBERED:
                self._whoever_asks.clear()
            self._whoever_asks[text] = answer
        return answer

    def _anew(self, text: str, asked: Asked) -> Resolution:
        clean = tidy(text)
        if self._nothing(tokens(clean)):
            return Resolution(text, name=clean or None, sector="UNK" if clean else None, why="a word that names nobody")
        return self._sealed(text, clean, self.read(clean, asked))

    def _nothing(self, words: list[str]) -> bool:
        if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
            return False
        return (
            not words
            or (len(words) == 1 and (bare(words[0]) in self.words.pronouns or bare(words[0]) in self.words.nothing))
            or all(word.isdigit() for word in words)
        )

    def read(self, clean: str, asked: Asked) -> Draft:
        """A draft from the words alone."""
        bracketed = _BRACKETED.search(clean) if "(" in clean else None
        if bracketed and (outer := _BRACKETED.sub("", clean)).strip():
            return self._either(self.read(outer, asked), bracketed[1], asked)
        whole = tokens(clean)
        if (found := self.composer.whole(whole, asked)) is not None:
            return found
        if "," not in clean and "-" not in clean:
            return self.phrase(clean, asked)
        pieces = [piece.strip() for piece in re.split(r",\s+|\s-+\s", clean) if piece.strip()]
        if len(pieces) > 1:
            return self._apposed([self.phrase(piece, asked) for piece in pieces], pieces)
        return self.phrase(clean, asked)

    def phrase(self, text: str, asked: Asked) -> Draft:
        """A draft for one phrase without commas."""
        words = tokens(text)
        draft = self.composer.read(words, asked)
        if not draft.entity and not draft.sector:
            self._likeness(words, draft, asked)
        return draft

    def _either(self, found: Draft, bracket: str, asked: Asked) -> Draft:
        if found.entity or not tokens(bracket):
            return found
        inner = self.phrase(bracket, asked)
        return inner if inner.entity and inner.listed else found

    @staticmethod
    def _apposed(drafts: list[Draft], pieces: list[str]) -> Draft:
        """The first of `drafts` that names somebody, with what the others say about it."""
        best = next((one for one in drafts if one.entity and one.kind != "state"), None) or next(
            (one for one in drafts if one.sector and one.kind != "state"), drafts[0]
        )
        first = drafts[0]
        if (
            best is not first
            and not first.sector
            and tokens(pieces[0])
            and capitalised(tokens(pieces[0])[0])
            and best.kind in ("person", "group")
        ):
            best.name = best.person = pieces[0]
            best.kind, best.entity = "person", None
        for other in drafts:
            best.country = best.country or other.country
            best.sector = best.sector or other.sector
        best.why.append("apposition")
        return best

    def _likeness(self, words: list[str], draft: Draft, asked: Asked) -> None:
        """Surnames of the well known, then one spelling's likeness to another.

        Nothing shorter than two words is guessed.
        """
        words = [
            word for word in words if bare(word) not in self.words.titles and bare(word) not in self.words.determiners
        ]
        named = frozenset({draft.country}) if draft.country else frozenset()
        if len(words) == 1 and capitalised(words[0]):
            found = self.composer.whole(words, asked, named, surname=True)
        else:
            found = self._alike(" ".join(words), asked, named)
        if found:
            for name in (
                "entity",
                "name",
                "country",
                "sector",
                "kind",
                "role",
                "office",
                "person",
                "candidates",
                "confidence",
                "listed",
                "alike",
            ):
                setattr(draft, name, getattr(found, name))
            draft.why += found.why

    def _alike(self, text: str, asked: Asked, named: frozenset[str]) -> Draft | None:
        if not all(capitalised(word) or len(word) < 4 for word in text.split()):
            return None
        code = skeleton_code(text)
        if not code:
            return None
        form = plain(text)
        found = []
        for number in self.store.skeletons(code):
            entity = self.store.entity(number)
            like = max(SequenceMatcher(None, form, other).ratio() for other in self.store.spellings(number))
            if like >= _LIKENESS and not (named and entity.country and entity.country not in named):
                found.append((like, entity))
        if not found:
            return None
        top = max(like for like, _ in found)
        draft = self.composer.entity(
            tuple(entity for like, entity in found if like > top - 0.1), text, asked, rule="spelling like"
        )
        draft.confidence *= 0.85
        draft.alike = True
        return draft

    def _told_otherwise(self, clean: str, draft: Draft, asked: Asked, context: str) -> bool:
        """Whether the text itself says of a look-alike's name that it is somebody of another country."""
        found = self.context.described(clean, context, asked)
        return found is not None and bool(found.country) and found.country != draft.country

    def _from_context(self, clean: str, draft: Draft, asked: Asked, context: str) -> None:
        found = self.context.described(clean, context, asked)
        if found is None:
            if (
                len(asked.hints) == 1
                and not draft.country
                and draft.sector in ("GOV", "MIL", "COP", "LEG", "JUD", "SPY")
                and draft.sector
            ):
                draft.country = asked.hints[0]
                draft.why.append("country of the text")
            return
        if found.listed and found.entity and not draft.entity:
            for name in ("entity", "name", "kind", "role", "office", "person", "candidates"):
                setattr(draft, name, getattr(found, name))
        draft.country = draft.country or found.country
        if not draft.sector or draft.weak:
            draft.sector = found.sector or draft.sector
        draft.kind = draft.kind or found.kind
        draft.role = draft.role or found.role or found.name
        draft.confidence = max(draft.confidence, 0.6)
        draft.why += [*found.why, "said in the text"]

    def _sealed(self, text: str, clean: str, draft: Draft) -> Resolution:
        entity = draft.entity
        kind = (
            draft.kind
            if draft.kind in ("state", "organisation", "armed_group", "person", "group", "object")
            else "unknown"
        )
        if kind == "unknown" and not draft.sector and not draft.country and not entity:
            why = "not listed"
        else:
            why = "; ".join(dict.fromkeys(draft.why)) or "not listed"
        return Resolution(
            text,
            entity.key if entity else None,
            draft.name or clean,
            draft.country or None,
            draft.sector or ("UNK" if draft.country else None),
            kind,
            draft.role or None,
            draft.office or None,
            draft.person or None,
            draft.sponsor or None,
            why,
            draft.candidates,
            draft.confidence,
            draft.metonym,
            draft.former,
        )
