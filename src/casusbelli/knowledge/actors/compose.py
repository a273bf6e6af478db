"""Say whom a noun phrase means from its units: the head decides what, its modifiers and tails say whose."""

from __future__ import annotations

from .compounds import Compounds
from .heads import Heads
from .naming import Asked, Naming, take_over
from .records import Draft, Entity
from .spelling import bare, plain
from .store import Store
from .units import Unit
from .words import Words

__all__ = ["Asked", "Composer"]

_OFFICIAL = ("GOV", "MIL", "SPY", "COP", "LEG", "JUD", "PTY", "REB", "IGO", "OPP", "PRM", "CRM")


class Composer:
    """Reads noun phrases; see `read`."""

    def __init__(self, store: Store, words: Words) -> None:
        self.store = store
        self.words = words
        self.naming = Naming(store, words)
        self.units = self.naming.units
        self.compounds = Compounds(self.naming)
        self.heads = Heads(self.naming)

    def whole(
        self, tokens: list[str], asked: Asked, named: frozenset[str] = frozenset(), *, surname: bool = False
    ) -> Draft | None:
        """The phrase as one known name, None when it is none."""
        return self.naming.whole(tokens, asked, named, surname=surname)

    def entity(self, entities: tuple[Entity, ...], text: str, asked: Asked, rule: str = "alias") -> Draft:
        """A draft of the likeliest of `entities`."""
        return self.naming.entity(entities, text, asked, rule)

    def read(self, tokens: list[str], asked: Asked, named: frozenset[str] = frozenset()) -> Draft:
        """Whom the phrase `tokens` means; a Draft without sector or country when nothing in it is known."""
        draft = Draft()
        tokens = self._start(tokens, draft)
        if not tokens:
            return draft
        if whole := self.whole(tokens, asked, named):
            whole.former = whole.former or draft.former
            return self._finish(whole, draft)
        tokens = self.compounds.take_out(tokens, draft, asked)
        units = self.units.cut(tokens, named=named | (frozenset({draft.country}) if draft.country else frozenset()))
        head, tails = self._split(units)
        owner, owned = self._possessive(head)
        if owner:
            self._owner(owner, owned, draft, asked, named)
        else:
            self.heads.head(owned, draft, asked)
        for join, tail in tails:
            self._tail(join, tail, draft, asked)
        self.heads.office(owned, draft, asked)
        return self._finish(draft, draft)

    def _start(self, tokens: list[str], draft: Draft) -> list[str]:
        """Drop quantities, articles and courtesy titles; note "former"."""
        at = 0
        while at < len(tokens):
            word = bare(tokens[at])
            if at and self.store.aliases(plain(" ".join(tokens[at:]))):
                break
            if word in self.words.former and at + 1 < len(tokens):
                draft.former = word != "then"
            elif word.startswith("ex-") and len(word) > 3:
                draft.former = True
                return [tokens[at][3:], *tokens[at + 1 :]]
            elif not (
                word in self.words.determiners or word.replace(",", "").isdigit() or word in self.words.titles
            ) or (tokens[at].isupper() and len(word) > 1 and len(tokens) - at < 3):
                break
            at += 1
        kept = tokens[at:]
        return kept[1:] if len(kept) > 2 and kept[0] == "of" else kept

    def _split(self, units: list[Unit]) -> tuple[list[Unit], list[tuple[str, list[Unit]]]]:
        """The head segment, and each tail with the word that joins it."""
        head: list[Unit] = []
        tails: list[tuple[str, list[Unit]]] = []
        for unit in units:
            if unit.kind == "join" and (head or tails):
                if tails and not tails[-1][1]:
                    tails[-1] = (f"{tails[-1][0]} {bare(unit.words[0])}", [])
                else:
                    tails.append((bare(unit.words[0]), []))
            else:
                (tails[-1][1] if tails else head).append(unit)
        return head, tails

    @staticmethod
    def _possessive(units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
        marks = [at for at, unit in enumerate(units) if unit.kind == "owned"]
        if not marks or marks[-1] == len(units) - 1:
            return [], [unit for unit in units if unit.kind != "owned"]
        return units[: marks[-1]], units[marks[-1] + 1 :]

    def _owner(self, owner: list[Unit], owned: list[Unit], draft: Draft, asked: Asked, named: frozenset[str]) -> None:
        whose = self.read(_words(owner), asked, named)
        if not whose.country and len(_words(owner)) == 1:
            whose = self.naming.whole(_words(owner), asked, named, surname=True) or whose
        country = frozenset({whose.country}) if whose.country else named
        near = asked.nearer(whose.country)
        thing = self.whole(_words(owned), near, country) if whose.country else None
        if thing and thing.entity and (not thing.country or thing.country == whose.country) and thing.kind != "state":
            take_over(thing, draft)
            return
        units = self.units.cut(_words(owned), named=country)
        self.heads.head(units, draft, asked)
        if (
            draft.entity
            and draft.country
            and whose.country
            and draft.country != whose.country
            and draft.kind != "person"
        ):
            draft.entity, draft.country = None, ""
        if not draft.country:
            draft.country = whose.country
        if not draft.sector or (draft.weak and whose.kind != "state" and whose.sector):
            draft.sector = whose.sector
            draft.entity = draft.entity or (
                whose.entity if whose.kind == "armed_group" and draft.kind in ("group", "") else None
            )
        draft.why.append(f"belongs to “{' '.join(_words(owner))}”")

    def _tail(self, join: str, tail: list[Unit], draft: Draft, asked: Asked) -> None:
        words, first = self.words, join.split()[0]
        last = join.split()[-1]
        if not tail or (first in words.away_words and last not in words.sponsor_words):
            return
        found = self.read(_words(tail), asked)
        if first in words.naming_words and found.entity:
            take_over(found, draft)
        elif set(join.split()) & words.sponsor_words and last in ("by", "to", "with", *words.sponsor_words):
            draft.sponsor = draft.sponsor or self.naming.sponsor(found)
        elif set(join.split()) & words.owner_words and "by" not in join.split()[:1]:
            self._belongs(found, draft)
        elif set(join.split()) & words.ruler_words and found.country and not draft.country:
            draft.country = found.country
        elif first == "of" or (first in words.belonging_words and draft.sector != "CVL"):
            self._of(first, found, draft)
        elif first in words.place_words or set(join.split()) & words.site_words:
            draft.country = draft.country or (found.country if found.sector != "IGO" else "")

    @staticmethod
    def _belongs(found: Draft, draft: Draft) -> None:
        if found.country:
            draft.country = found.country
        if found.sector and not found.weak and draft.kind == "object" and draft.sector in ("MIL", "GOV", "COP", ""):
            draft.sector = found.sector if found.sector != "CVL" or draft.sector == "" else draft.sector

    def _of(self, join: str, found: Draft, draft: Draft) -> None:
        inherits = draft.weak or not draft.sector
        organised = found.kind in ("organisation", "armed_group") or (
            found.sector not in ("", "CVL", "UNK", "GOV") and found.kind != "person"
        )
        if inherits and found.sector and (organised or (join == "of" and found.kind not in ("state", "unknown", ""))):
            draft.sector = found.sector
            if found.kind == "armed_group" and draft.kind != "person":
                draft.entity, draft.kind = found.entity, "armed_group"
        elif (
            draft.sector == "GOV"
            and draft.kind == "person"
            and found.kind == "organisation"
            and found.sector not in ("", "UNK")
        ):
            draft.sector = found.sector
        if not draft.country and found.sector != "IGO":
            draft.country = found.country
        if found.sector == "IGO" and draft.sector in ("GOV", "MIL", "COP", "") and not draft.country:
            draft.sector = "IGO"
        draft.sector = draft.sector or (found.sector if join == "of" else "")

    def _finish(self, draft: Draft, start: Draft) -> Draft:
        acts = draft.kind == "person" and draft.listed and bool(draft.entity) and bool(draft.office)
        told = draft.kind == "person" or not draft.listed
        if start.former and told and not acts and draft.kind != "state" and draft.sector in _OFFICIAL:
            draft.sector = "CVL"
        draft.former = start.former
        draft.sponsor = draft.sponsor or start.sponsor
        return draft


def _words(units: list[Unit]) -> list[str]:
    return [word for unit in units for word in unit.words]
