"""Say what the head segment of a noun phrase means: its noun, its name, its country."""

from __future__ import annotations

from .naming import Asked, Naming, take_over
from .records import Draft, Noun
from .spelling import bare, capitalised
from .standing import holder_on
from .units import Unit

__all__ = ["Heads"]

_SETTLED = frozenset({"GOV", "PTY"})
"""What a group that once fought has become."""
_ARMED = ("MIL", "REB", "PRM", "UNK", "OPP", "CRM")
_RULES = frozenset(
    [
        "administration",
        "government",
        "regime",
        "presidency",
        "cabinet",
        "loyalist",
        "supporter",
        "team",
        "force",
        "aide",
    ]
)
_DEPUTY = ("deputy", "vice", "shadow", "assistant", "under-secretary", "undersecretary", "junior")


class Heads:
    """Fills a draft from the units before the first preposition."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.store = naming.store
        self.words = naming.words

    def head(self, units: list[Unit], draft: Draft, asked: Asked) -> None:
        """Fill `draft` from the head segment."""
        known = [at for at, unit in enumerate(units) if unit.kind != "word"]
        if not known or self._person_shaped(units):
            self._unlisted(units, draft)
            return
        last = known[-1]
        unit, before = units[last], units[:last]
        if last < len(units) - 1:
            self._trailing(units, last, draft, asked)
        elif unit.kind == "entity":
            self._named(unit, before, draft, asked)
        elif unit.kind in ("noun", "modifier"):
            self._noun(unit, before, draft, asked)
        else:
            self._placed(unit, before, draft)

    @staticmethod
    def _person_shaped(units: list[Unit]) -> bool:
        """Unknown capitalised words and a town ("Kawa Hassan"): a name, not the town."""
        return (
            len(units) > 1
            and all(
                (unit.kind == "word" and capitalised(unit.words[0])) or (unit.kind == "city" and len(unit.words) == 1)
                for unit in units
            )
            and units[0].kind == "word"
        )

    def _trailing(self, units: list[Unit], last: int, draft: Draft, asked: Asked) -> None:
        """Words the base does not know end the phrase: a name after its description, or a noun that inherits."""
        rest = units[last + 1 :]
        noun = units[last].noun
        if noun and noun.kind != "person" and capitalised(units[last].words[0]) and _unknown_name(units[:last]):
            self._unlisted(units, draft)
            return
        if all(capitalised(unit.words[0]) for unit in rest) and units[last].kind in ("noun", "modifier", "people"):
            self._noun(units[last], units[:last], draft, asked)
            draft.name = " ".join(word for unit in rest for word in unit.words)
            surname = self.naming.whole(
                draft.name.split(), asked, frozenset({draft.country} if draft.country else ()), surname=True
            )
            if surname and len(rest) == 1 and draft.kind == "person":
                take_over(surname, draft)
                return
            if draft.kind == "person" or (draft.kind == "group" and not units[last].words[-1].endswith("s")):
                draft.kind, draft.person = "person", draft.name
            draft.entity = None
            return
        inner = [unit for unit in units if unit.kind != "word"]
        if inner[-1].kind == "entity":
            self._named(inner[-1], inner[:-1], draft, asked)
            draft.kind = "organisation" if draft.kind == "person" else draft.kind
            draft.weak, draft.confidence = True, 0.5
        elif inner[-1].kind in ("noun", "modifier"):
            self._noun(inner[-1], inner[:-1], draft, asked)
            draft.confidence = min(draft.confidence, 0.5)
        else:
            self._placed(inner[-1], inner[:-1], draft, inherits=True)

    def _named(self, unit: Unit, before: list[Unit], draft: Draft, asked: Asked) -> None:
        country = draft.country or _country_of(before)
        kept = tuple(
            one
            for one in unit.entities
            if not country
            or not one.country
            or one.country == country
            or (one.kind == "person" and any(term.country == country for term in self.store.terms(one.number)))
        )
        if not kept:
            draft.country, draft.name = country, unit.text
            nouns = [one for one in before if one.noun]
            draft.sector = draft.sector or (nouns[-1].sector if nouns else "")
            return
        found = self.naming.entity(kept, unit.text, asked.nearer(country) if country else asked)
        if country and not found.country:
            found.country = country if found.kind != "organisation" or found.sector != "IGO" else ""
        nouns = [one for one in before if one.noun and one.noun.kind == "person"]
        if nouns and found.kind == "person":
            found.role = found.role or nouns[-1].text
            if found.sector in ("", "CVL") and not draft.former and nouns[-1].noun and nouns[-1].noun.strength == "own":
                found.sector = nouns[-1].sector
        take_over(found, draft)

    def _noun(self, unit: Unit, before: list[Unit], draft: Draft, asked: Asked) -> None:
        noun = unit.noun or Noun(unit.sector, "weak", "group")
        names = [one for one in before if one.kind == "entity"]
        owner = self.naming.entity(names[-1].entities, names[-1].text, asked) if names else None
        ruler = self._ruler(unit, before, asked) if not owner and not draft.country else None
        country = (
            draft.country or (ruler.country if ruler else "") or _country_of(before) or (owner.country if owner else "")
        )
        sector, from_modifier = self._sector(unit, noun, before, owner, country, asked)
        draft.sector = sector if not (draft.sector == "IGO" and sector in ("MIL", "COP")) else "IGO"
        draft.country = country if not (owner and owner.sector == "IGO" and not _country_of(before)) else draft.country
        draft.kind = noun.kind if noun.kind != "person" or not _plural(unit) else "group"
        draft.name = " ".join(word for one in [*before, unit] for word in one.words).replace(" 's", "'s")
        draft.weak = noun.strength in ("weak", "bare", "force", "state") and not from_modifier
        draft.role = unit.text if noun.kind == "person" else ""
        draft.why.append(f"noun “{unit.text}”" + (f", {names[-1].text}" if names else ""))
        draft.confidence = 0.8 if noun.strength == "own" else 0.65
        if (
            owner
            and owner.entity
            and owner.kind == "armed_group"
            and draft.kind in ("group", "organisation", "armed_group")
            and (sector == owner.sector or owner.sector in _SETTLED)
        ):
            draft.entity, draft.kind = owner.entity, "armed_group"

    def _ruler(self, unit: Unit, before: list[Unit], asked: Asked) -> Draft | None:
        """Who "the Reagan administration" or "Mugabe loyalists" is named after, None where nobody rules."""
        if unit.plain.rstrip("s") not in _RULES or not before or len(before[-1].words) != 1:
            return None
        if before[-1].kind not in ("word", "city") or not capitalised(before[-1].words[0]):
            return None
        return self.naming.whole(list(before[-1].words), asked, surname=True)

    def _sector(
        self, unit: Unit, noun: Noun, before: list[Unit], owner: Draft | None, country: str, asked: Asked
    ) -> tuple[str, bool]:
        if unit.plain in ("security forces", "security force", "security services", "security agents"):
            return ("COP" if asked.crowds else "MIL"), True
        if owner and owner.sector == "IGO" and noun.sector in ("MIL", "COP", "GOV", "IGO", "UNK"):
            return "IGO", True
        if (
            owner
            and owner.kind == "armed_group"
            and (noun.sector in _ARMED or noun.strength in ("weak", "bare", "force"))
        ):
            rebel = noun.sector == "REB" and noun.strength == "own" and owner.sector in _SETTLED
            return (noun.sector if rebel else owner.sector), True
        if noun.strength == "own":
            return noun.sector, True
        for one in reversed(before):
            if one.kind == "entity" and owner and owner.kind != "group":
                return owner.sector, True
            if one.sector and one.kind in ("noun", "modifier") and one.sector != "UNK":
                return one.sector, True
        if noun.strength == "state":
            return ("GOV" if country else noun.sector), False
        return noun.sector, False

    def _placed(self, unit: Unit, before: list[Unit], draft: Draft, *, inherits: bool = False) -> None:
        """A phrase that ends in a country, people, seat or town."""
        country = unit.country
        nouns = [one for one in before if one.noun]
        draft.why.append(f"{unit.kind} “{unit.text}”")
        draft.name = draft.name or " ".join(word for one in [*before, unit] for word in one.words)
        if not draft.country:
            draft.country = country
        if inherits:
            draft.sector = draft.sector or ("UNK" if unit.kind in ("name", "adjective", "seat") else "CVL")
            draft.weak, draft.confidence = True, 0.4
        elif nouns and nouns[-1].noun and unit.kind != "people":
            draft.sector, draft.kind, draft.confidence = nouns[-1].sector, nouns[-1].noun.kind, 0.6
        elif unit.kind == "people":
            mods = [one.sector for one in before if one.sector and one.kind in ("modifier", "noun")]
            draft.sector, draft.kind, draft.confidence = (mods[-1] if mods else "CVL"), "group", 0.8
        elif unit.kind == "city":
            draft.sector, draft.kind, draft.confidence = "CVL", "unknown", 0.5
        else:
            take_over(self.naming.country(unit), draft)
            if before:
                draft.confidence = 0.6

    def _unlisted(self, units: list[Unit], draft: Draft) -> None:
        draft.name = draft.name or " ".join(unit.text for unit in units)

    def office(self, units: list[Unit], draft: Draft, asked: Asked) -> None:
        """ "the US secretary of state" is whoever holds the office on the day."""
        if draft.former or draft.entity or draft.person or draft.kind != "person" or not units:
            return
        last = units[-1]
        office = self.store.offices.get(last.plain)
        if not office and len(units) > 1:
            office = self.store.offices.get(f"{units[-2].plain} {last.plain}")
        if not office or any(bare(word) in _DEPUTY for unit in units[:-1] for word in unit.words):
            return
        country = draft.country or (asked.hints[0] if len(asked.hints) == 1 else "")
        draft.office = office
        holder = holder_on(self.store, country, office, asked.day) if country and draft.sector == "GOV" else None
        if holder:
            draft.entity, draft.name, draft.person, draft.country = holder, holder.name, holder.name, country
            draft.why.append(f"holder of the office on {asked.day}")
            draft.confidence = 0.85


def _unknown_name(units: list[Unit]) -> bool:
    return any(unit.kind == "word" and capitalised(unit.words[0]) for unit in units)


def _country_of(units: list[Unit]) -> str:
    for kinds in (("adjective", "name", "people", "seat"), ("city",)):
        for unit in units:
            if unit.kind in kinds and unit.country:
                return unit.country
    return ""


def _plural(unit: Unit) -> bool:
    return (unit.words[-1].endswith("s") and not unit.words[-1].endswith(("ss", "us"))) or unit.words[-1].endswith(
        ("men", "people")
    )
