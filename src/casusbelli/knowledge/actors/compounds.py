"""What "X-backed", "X-led", "X-based", "pro-X" and "anti-X" say of a phrase."""

from __future__ import annotations

from .naming import Asked, Naming
from .records import Draft
from .spelling import bare, capitalised, plain

__all__ = ["Compounds"]


class Compounds:
    """Takes hyphenated compounds out of a phrase."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.store = naming.store
        self.words = naming.words

    def take_out(self, tokens: list[str], draft: Draft, asked: Asked) -> list[str]:
        """Take "X-backed", "X-led", "X-based", "pro-X", "anti-X" out of the phrase and note what they say."""
        kept: list[str] = []
        for at, token in enumerate(tokens):
            before, dash, after = token.rpartition("-")
            head, dash2, rest = token.partition("-")
            if dash and before and at < len(tokens) - 1 and self._compound(kept, before, bare(after), draft, asked):
                continue
            if (
                dash2
                and rest
                and head.lower() == "pro"
                and at < len(tokens) - 1
                and (whose := self.naming.whose([rest], asked))
            ):
                draft.sponsor = draft.sponsor or self.naming.sponsor(whose)
                continue
            if dash2 and rest and head.lower() == "anti" and at < len(tokens) - 1 and capitalised(rest):
                continue
            kept.append(token)
        return kept

    def _compound(self, kept: list[str], before: str, after: str, draft: Draft, asked: Asked) -> bool:
        words = self.words
        if not (after in words.sponsor_words or after in words.ruler_words or after in words.site_words):
            return False
        run = [before]
        while kept and capitalised(kept[-1]) and (self.naming.whole([kept[-1], *run], asked)):
            run = [kept.pop(), *run]
        whose = self.naming.whose(run, asked)
        if whose is None:
            return after in words.sponsor_words and not self.store.nouns.get(plain(f"{before} {after}"))
        if after in words.sponsor_words:
            draft.sponsor = draft.sponsor or self.naming.sponsor(whose)
        elif whose.country and not draft.country:
            draft.country = whose.country
            draft.why.append(f"“{' '.join(run)}-{after}”")
            if after in words.ruler_words and not draft.sector and whose.sector == "IGO":
                draft.sector = "IGO"
        return True
