"""A phrase as one known name: an entity, a country, a people, a seat."""

from __future__ import annotations

from dataclasses import dataclass

from .choice import candidates, choose
from .records import Draft, Entity
from .spelling import capitalised, plain
from .standing import day_text, standing
from .store import Store
from .units import Unit, Units
from .words import Words

__all__ = ["Asked", "Naming", "take_over"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the asker knows: the day as ISO text, the text's countries, whether it tells of crowds and arrests."""

    day: str = day_text(None)
    hints: tuple[str, ...] = ()
    crowds: bool = False

    def nearer(self, country: str) -> Asked:
        """The same with one more country, before all others."""
        return Asked(self.day, (country, *self.hints), self.crowds)


class Naming:
    """Reads whole names."""

    def __init__(self, store: Store, words: Words) -> None:
        self.store = store
        self.words = words
        self.units = Units(store, words)

    def whole(
        self, tokens: list[str], asked: Asked, named: frozenset[str] = frozenset(), *, surname: bool = False
    ) -> Draft | None:
        """The phrase as one known name, None when it is none."""
        unit = self.units.known(tokens, named, first=True, whole=True) if not surname else None
        if unit and unit.kind in ("name", "seat", "adjective", "people"):
            return self.country(unit)
        if unit and unit.kind == "entity":
            entities = self._generic(unit.entities, unit.plain, asked)
            if entities:
                return self.entity(entities, unit.text, asked)
        if surname and len(tokens) == 1:
            form = plain(tokens[0])
            found = self.units.entities(tokens, form, named, whole=True, surname=True)
            found = tuple(one for one in found if one.kind == "person")
            if found and form not in self.store.nouns:
                return self.entity(found, tokens[0], asked, rule="surname")
        return None

    def _generic(self, entities: tuple[Entity, ...], form: str, asked: Asked) -> tuple[Entity, ...]:
        """A name that is a mere noun ("the Congress") keeps only actors of a country the text speaks of."""
        if form in self.store.nouns and asked.hints:
            return tuple(one for one in entities if one.country in asked.hints or not one.country)
        return entities

    def _anybodys(self, best: Entity, text: str) -> bool:
        """A little known party with a name of common words ("Progressive Movement"): its country must be told."""
        common = all(word in self.words.party_words for word in plain(text).split())
        return common and best.sector == "PTY" and best.rank <= 1

    def entity(self, entities: tuple[Entity, ...], text: str, asked: Asked, rule: str = "alias") -> Draft:
        """A draft of the likeliest of `entities`."""
        ranked = choose(self.store, entities, asked.day, asked.hints)
        best, value = ranked[0]
        if self._anybodys(best, text) and best.country not in asked.hints:
            return Draft(name=text, sector=best.sector, kind=best.kind, why=[f"a party of many countries “{text}”"])
        now = standing(self.store, best, asked.day)
        share = value / sum(other for _, other in ranked)
        return Draft(
            entity=best,
            name=best.name,
            country=now.country,
            sector=now.sector,
            kind=best.kind,
            role=now.role,
            office=now.office,
            person=best.name if best.kind == "person" else "",
            why=[f"{rule} “{text}”"],
            candidates=candidates(self.store, ranked, asked.day),
            confidence=min(0.97, 0.5 + share * 0.47),
            listed=True,
        )

    def country(self, unit: Unit) -> Draft:
        state = self.store.by_key(f"state-{unit.country.lower()}")
        if unit.kind == "people":
            return Draft(
                name=unit.text,
                country=unit.country,
                sector="CVL",
                kind="group",
                why=[f"people “{unit.text}”"],
                confidence=0.85,
            )
        metonym = unit.kind == "seat"
        name = (f"Government of {state.name}" if metonym else state.name) if state else unit.text
        return Draft(
            entity=state,
            name=name,
            country=unit.country,
            sector="GOV",
            kind="state",
            metonym=metonym,
            why=[f"{'seat' if metonym else 'country'} “{unit.text}”"],
            confidence=0.9 if unit.kind != "adjective" else 0.7,
        )

    def whose(self, tokens: list[str], asked: Asked) -> Draft | None:
        found = self.whole(tokens, asked)
        if (
            found is None
            and len(tokens) == 1
            and (city := self.store.city(plain(tokens[0])))
            and capitalised(tokens[0])
        ):
            return Draft(country=city[0])
        return found

    @staticmethod
    def sponsor(whose: Draft) -> str:
        return (
            whose.country
            if whose.kind in ("state", "group") and whose.country
            else (whose.entity.key if whose.entity else whose.country)
        )


def take_over(found: Draft, draft: Draft) -> None:
    """Take over what `found` knows; keep the sponsor, the flag and a country noted before."""
    for name in (
        "entity",
        "name",
        "sector",
        "kind",
        "role",
        "office",
        "person",
        "candidates",
        "confidence",
        "metonym",
        "listed",
    ):
        setattr(draft, name, getattr(found, name))
    draft.country = found.country or draft.country
    draft.why += found.why
