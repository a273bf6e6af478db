"""Say whom a noun phrase means from its units: the head decides what, its modifiers and tails say whose."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .choice import candidates, choose
from .records import Draft, Entity, Noun
from .spelling import bare, capitalised, plain
from .standing import day_text, holder_on, standing
from .store import Store
from .units import Unit, Units
from .words import Words

__all__ = ["Asked", "Composer"]

_ARMED = ("MIL", "REB", "PRM", "UNK", "OPP", "CRM")
_DEPUTY = ("deputy", "vice", "shadow", "assistant", "under-secretary", "undersecretary", "junior")
_OFFICIAL = ("GOV", "MIL", "SPY", "COP", "LEG", "JUD", "PTY", "REB", "IGO", "OPP", "PRM", "CRM")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the asker knows: the day as ISO text, countries the text speaks of, whether crowds and arrests are the matter."""

    day: str = day_text(None)
    hints: tuple[str, ...] = ()
    crowds: bool = False


class Composer:
    """Reads noun phrases; see `read`."""

    def __init__(self, store: Store, words: Words) -> None:
        self.store = store
        self.words = words
        self.units = Units(store, words)

    def read(self, tokens: list[str], asked: Asked, named: frozenset[str] = frozenset()) -> Draft:
        """Whom the phrase `tokens` means; a Draft without sector or country when nothing in it is known."""
        draft = Draft()
        tokens = self._start(tokens, draft)
        if not tokens:
            return draft
        if whole := self.whole(tokens, asked, named):
            whole.former = whole.former or draft.former
            return self._finish(whole, draft)
        tokens = self._compounds(tokens, draft, asked)
        units = self.units.cut(tokens, named=named | (frozenset({draft.country}) if draft.country else frozenset()))
        head, tails = self._split(units)
        owner, owned = self._possessive(head)
        if owner:
            self._owner(owner, owned, draft, asked, named)
        else:
            self._head(owned, draft, asked)
        for join, tail in tails:
            self._tail(join, tail, draft, asked)
        self._office(owned, draft, asked)
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
            elif not (word in self.words.determiners or word.replace(",", "").isdigit() or word in self.words.titles) or \
                    (tokens[at].isupper() and len(word) > 1 and len(tokens) - at < 3):
                break
            at += 1
        kept = tokens[at:]
        return kept[1:] if len(kept) > 2 and kept[0] == "of" else kept

    def whole(self, tokens: list[str], asked: Asked, named: frozenset[str] = frozenset(), *, surname: bool = False) -> Draft | None:
        """The phrase as one known name, None when it is none."""
        unit = self.units.known(tokens, named, first=True, whole=True) if not surname else None
        if unit and unit.kind in ("name", "seat", "adjective", "people"):
            return self._country(unit)
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

    def entity(self, entities: tuple[Entity, ...], text: str, asked: Asked, rule: str = "alias") -> Draft:
        """A draft of the likeliest of `entities`."""
        ranked = choose(self.store, entities, asked.day, asked.hints)
        best, value = ranked[0]
        now = standing(self.store, best, asked.day)
        share = value / sum(other for _, other in ranked)
        return Draft(entity=best, name=best.name, country=now.country, sector=now.sector, kind=best.kind, role=now.role, office=now.office,
                     person=best.name if best.kind == "person" else "", why=[f"{rule} “{text}”"],
                     candidates=candidates(self.store, ranked, asked.day), confidence=min(0.97, 0.5 + share * 0.47), listed=True)

    def _country(self, unit: Unit) -> Draft:
        state = self.store.by_key(f"state-{unit.country.lower()}")
        if unit.kind == "people":
            return Draft(name=unit.text, country=unit.country, sector="CVL", kind="group", why=[f"people “{unit.text}”"], confidence=0.85)
        metonym = unit.kind == "seat"
        name = (f"Government of {state.name}" if metonym else state.name) if state else unit.text
        return Draft(entity=state, name=name, country=unit.country, sector="GOV", kind="state", metonym=metonym,
                     why=[f"{'seat' if metonym else 'country'} “{unit.text}”"], confidence=0.9 if unit.kind != "adjective" else 0.7)

    def _compounds(self, tokens: list[str], draft: Draft, asked: Asked) -> list[str]:
        """Take "X-backed", "X-led", "X-based", "pro-X", "anti-X" out of the phrase and note what they say."""
        kept: list[str] = []
        for at, token in enumerate(tokens):
            before, dash, after = token.rpartition("-")
            head, dash2, rest = token.partition("-")
            if dash and before and at < len(tokens) - 1 and self._compound(kept, before, bare(after), draft, asked):
                continue
            if dash2 and rest and head.lower() == "pro" and at < len(tokens) - 1 and (whose := self._whose([rest], asked)):
                draft.sponsor = draft.sponsor or self._sponsor(whose)
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
        while kept and capitalised(kept[-1]) and (self.whole([kept[-1], *run], asked)):
            run = [kept.pop(), *run]
        whose = self._whose(run, asked)
        if whose is None:
            return after in words.sponsor_words and not self.store.nouns.get(plain(f"{before} {after}"))
        if after in words.sponsor_words:
            draft.sponsor = draft.sponsor or self._sponsor(whose)
        elif whose.country and not draft.country:
            draft.country = whose.country
            draft.why.append(f"“{' '.join(run)}-{after}”")
            if after in words.ruler_words and not draft.sector and whose.sector == "IGO":
                draft.sector = "IGO"
        return True

    def _whose(self, tokens: list[str], asked: Asked) -> Draft | None:
        found = self.whole(tokens, asked)
        if found is None and len(tokens) == 1 and (city := self.store.city(plain(tokens[0]))) and capitalised(tokens[0]):
            return Draft(country=city[0])
        return found

    @staticmethod
    def _sponsor(whose: Draft) -> str:
        return whose.country if whose.kind in ("state", "group") and whose.country else (whose.entity.key if whose.entity else whose.country)

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
        country = frozenset({whose.country}) if whose.country else named
        thing = self.whole(_words(owned), asked, country) if whose.country else None
        if thing and thing.entity and (not thing.country or thing.country == whose.country) and thing.kind != "state":
            _copy(thing, draft)
            return
        units = self.units.cut(_words(owned), named=country)
        self._head(units, draft, asked)
        if draft.entity and draft.country and whose.country and draft.country != whose.country and draft.kind != "person":
            draft.entity, draft.country = None, ""
        if not draft.country:
            draft.country = whose.country
        if not draft.sector or (draft.weak and whose.kind != "state" and whose.sector):
            draft.sector = whose.sector
            draft.entity = draft.entity or (whose.entity if whose.kind == "armed_group" and draft.kind in ("group", "") else None)
        draft.why.append(f"belongs to “{' '.join(_words(owner))}”")

    def _head(self, units: list[Unit], draft: Draft, asked: Asked) -> None:
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
        return len(units) > 1 and all(
            (unit.kind == "word" and capitalised(unit.words[0])) or (unit.kind == "city" and len(unit.words) == 1) for unit in units) \
            and units[0].kind == "word"

    def _trailing(self, units: list[Unit], last: int, draft: Draft, asked: Asked) -> None:
        """Words the base does not know end the phrase: a name after its description, or a noun that inherits."""
        rest = units[last + 1 :]
        if all(capitalised(unit.words[0]) for unit in rest) and units[last].kind in ("noun", "modifier", "people"):
            self._noun(units[last], units[:last], draft, asked)
            draft.name = " ".join(word for unit in rest for word in unit.words)
            surname = self.whole(draft.name.split(), asked, frozenset({draft.country} if draft.country else ()), surname=True)
            if surname and len(rest) == 1 and draft.kind == "person":
                _copy(surname, draft)
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
        kept = tuple(one for one in unit.entities if not country or not one.country or one.country == country
                     or (one.kind == "person" and any(term.country == country for term in self.store.terms(one.number))))
        if not kept:
            draft.country, draft.name = country, unit.text
            nouns = [one for one in before if one.noun]
            draft.sector = draft.sector or (nouns[-1].sector if nouns else "")
            return
        hints = (country, *asked.hints) if country else asked.hints
        found = self.entity(kept, unit.text, replace(asked, hints=hints))
        if country and not found.country:
            found.country = country if found.kind != "organisation" or found.sector != "IGO" else ""
        nouns = [one for one in before if one.noun and one.noun.kind == "person"]
        if nouns and found.kind == "person":
            found.role = found.role or nouns[-1].text
            if found.sector in ("", "CVL") and not draft.former and nouns[-1].noun and nouns[-1].noun.strength == "own":
                found.sector = nouns[-1].sector
        _copy(found, draft)

    def _noun(self, unit: Unit, before: list[Unit], draft: Draft, asked: Asked) -> None:
        noun = unit.noun or Noun(unit.sector, "weak", "group")
        names = [one for one in before if one.kind == "entity"]
        owner = self.entity(names[-1].entities, names[-1].text, asked) if names else None
        country = draft.country or _country_of(before) or (owner.country if owner else "")
        sector, from_modifier = self._sector(unit, noun, before, owner, country, asked)
        draft.sector = sector if not (draft.sector == "IGO" and sector in ("MIL", "COP")) else "IGO"
        draft.country = country if not (owner and owner.sector == "IGO" and not _country_of(before)) else draft.country
        draft.kind = noun.kind if noun.kind != "person" or not _plural(unit) else "group"
        draft.name = " ".join(word for one in [*before, unit] for word in one.words).replace(" 's", "'s")
        draft.weak = noun.strength in ("weak", "bare", "force", "state") and not from_modifier
        draft.role = unit.text if noun.kind == "person" else ""
        draft.why.append(f"noun “{unit.text}”" + (f", {names[-1].text}" if names else ""))
        draft.confidence = 0.8 if noun.strength == "own" else 0.65
        if owner and owner.entity and owner.kind == "armed_group" and draft.kind in ("group", "organisation", "armed_group") and sector == owner.sector:
            draft.entity, draft.kind = owner.entity, "armed_group"

    def _sector(self, unit: Unit, noun: Noun, before: list[Unit], owner: Draft | None, country: str, asked: Asked) -> tuple[str, bool]:
        if unit.plain in ("security forces", "security force", "security services", "security agents"):
            return ("COP" if asked.crowds else "MIL"), True
        if owner and owner.sector == "IGO" and noun.sector in ("MIL", "COP", "GOV", "IGO", "UNK"):
            return "IGO", True
        if owner and owner.kind == "armed_group" and (noun.sector in _ARMED or noun.strength in ("weak", "bare", "force")):
            return owner.sector, True
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
            _copy(self._country(unit), draft)
            if before:
                draft.confidence = 0.6

    def _unlisted(self, units: list[Unit], draft: Draft) -> None:
        draft.name = draft.name or " ".join(unit.text for unit in units)

    def _tail(self, join: str, tail: list[Unit], draft: Draft, asked: Asked) -> None:
        words, first = self.words, join.split()[0]
        last = join.split()[-1]
        if not tail or (first in words.away_words and last not in words.sponsor_words):
            return
        found = self.read(_words(tail), asked)
        if first in words.naming_words and found.entity:
            _copy(found, draft)
        elif set(join.split()) & words.sponsor_words and last in ("by", "to", "with", *words.sponsor_words):
            draft.sponsor = draft.sponsor or self._sponsor(found)
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
        organised = found.kind in ("organisation", "armed_group") or (found.sector not in ("", "CVL", "UNK", "GOV") and found.kind != "person")
        if inherits and found.sector and (organised or join == "of" and found.kind not in ("state", "unknown", "")):
            draft.sector = found.sector
            if found.kind == "armed_group" and draft.kind != "person":
                draft.entity, draft.kind = found.entity, "armed_group"
        elif draft.sector == "GOV" and draft.kind == "person" and found.kind == "organisation" and found.sector not in ("", "UNK"):
            draft.sector = found.sector
        if not draft.country and found.sector != "IGO":
            draft.country = found.country
        if found.sector == "IGO" and draft.sector in ("GOV", "MIL", "COP", "") and not draft.country:
            draft.sector = "IGO"
        draft.sector = draft.sector or (found.sector if join == "of" else "")

    def _office(self, units: list[Unit], draft: Draft, asked: Asked) -> None:
        """"the US secretary of state" is whoever holds the office on the day."""
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

    def _finish(self, draft: Draft, start: Draft) -> Draft:
        if start.former and draft.kind != "state" and draft.sector in _OFFICIAL and (draft.kind == "person" or not draft.listed):
            if not (draft.entity and draft.kind == "person" and draft.office and draft.listed):
                draft.sector = "CVL"
        draft.former = start.former
        draft.sponsor = draft.sponsor or start.sponsor
        return draft


def _words(units: list[Unit]) -> list[str]:
    return [word for unit in units for word in unit.words]


def _country_of(units: list[Unit]) -> str:
    for kinds in (("adjective", "name", "people", "seat"), ("city",)):
        for unit in units:
            if unit.kind in kinds and unit.country:
                return unit.country
    return ""


def _plural(unit: Unit) -> bool:
    return unit.words[-1].endswith("s") and not unit.words[-1].endswith(("ss", "us")) or unit.words[-1].endswith(("men", "people"))


def _copy(found: Draft, draft: Draft) -> None:
    """Take over what `found` knows; keep the sponsor, the flag and a country noted before."""
    for name in ("entity", "name", "sector", "kind", "role", "office", "person", "candidates", "confidence", "metonym", "listed"):
        setattr(draft, name, getattr(found, name))
    draft.country = found.country or draft.country
    draft.why += found.why
