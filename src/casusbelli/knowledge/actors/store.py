"""The read-only artefact: small tables in memory, the large ones asked for by key."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from casusbelli.errors import KnowledgeError

from .overlay import OverlayActor
from .records import Entity, Noun, Phase, Term, Tie
from .spelling import plain, skeleton_code

__all__ = ["ARTEFACT", "Store"]

ARTEFACT = Path(__file__).parent / "data" / "actors.sqlite"
_STATES = 300  # states stand first in the table, and there are fewer
_OWN_RANK = 50  # above every shipped actor
_ENTITY = (
    "SELECT id, key, name, kind, country, sector, first, last, role, organisation, codes, sources, rank FROM entity"
)


class Store:
    """Look-ups in the compiled base.

    Opens read-only and immutable, so that any number of processes may share the file.
    """

    def __init__(self, path: Path = ARTEFACT, overlay: Iterable[OverlayActor] = ()) -> None:
        """Open the base; actors of `overlay` outrank its own.

        Raises KnowledgeError when the file is missing or not one of ours.
        """
        try:
            self._base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self.meta: dict[str, str] = dict(self._base.execute("SELECT key, value FROM meta"))
        except sqlite3.Error as error:
            raise KnowledgeError(
                f"{path}: the actors' knowledge base cannot be read ({error}); build it: make knowledge"
            ) from error
        self.nouns = {
            row[0]: Noun(*row[1:]) for row in self._base.execute("SELECT plain, sector, strength, kind FROM noun")
        }
        self.modifiers: dict[str, str] = dict(self._base.execute("SELECT plain, sector FROM modifier"))
        self.offices: dict[str, str] = dict(self._base.execute("SELECT plain, office FROM office"))
        self.places: dict[str, dict[str, str]] = {}
        for form, country, part in self._base.execute("SELECT plain, country, part FROM place"):
            self.places.setdefault(form, {})[part] = country
        self._openers = {
            "nouns": _first_words((*self.nouns, *self.modifiers)),
            "places": _first_words(self.places),
        }
        self.phases: dict[int, list[Phase]] = {}
        for number, *rest in self._base.execute(
            "SELECT entity, first, last, country, sector FROM phase ORDER BY first"
        ):
            self.phases.setdefault(number, []).append(Phase(*rest))
        self._states = {
            one.key: one
            for row in self._base.execute(f"{_ENTITY} WHERE id <= ?", (_STATES,))
            if (one := Entity(*row)).kind == "state"
        }
        self._own_aliases: dict[str, tuple[tuple[int, int], ...]] = {}
        self._own: dict[int, Entity] = {}
        self._own_skeletons: dict[int, tuple[int, ...]] = {}
        for number, actor in enumerate(overlay, 1):
            self._overlay(-number, actor)
        self.aliases = lru_cache(65536)(self._aliases)
        self.entity = lru_cache(65536)(self._entity)
        self.terms = lru_cache(8192)(self._terms)
        self.city = lru_cache(8192)(self._city)
        self.holders = lru_cache(4096)(self._holders)
        self.spellings = lru_cache(8192)(self._spellings)
        self.skeletons = lru_cache(8192)(self._skeletons)

    def may_open(self, token: str, table: str) -> bool:
        """Whether a spelling in `table` ("nouns", with the modifiers, or "places") may begin with a token."""
        word = token.lower()
        return not (word.isascii() and word.isalpha()) or word in self._openers[table] or word == "the"

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def _aliases(self, form: str) -> tuple[tuple[int, int], ...]:
        found = tuple(self._base.execute("SELECT entity, mark FROM alias WHERE plain = ?", (form,)))
        return self._own_aliases.get(form, ()) + found

    def _skeletons(self, code: int) -> tuple[int, ...]:
        found = tuple(row[0] for row in self._base.execute("SELECT entity FROM skeleton WHERE code = ?", (code,)))
        return self._own_skeletons.get(code, ()) + found

    def _overlay(self, number: int, actor: OverlayActor) -> None:
        """Take one actor of the user's in; one that merges lends its spellings to a shipped one."""
        if actor.merges:
            known = self.by_key(actor.merges)
            if known is None:
                raise KnowledgeError(
                    f"the actors' overlay merges into {actor.merges!r}, an unknown actor; see: casus actors search"
                )
            number = known.number
        else:
            self._own[number] = Entity(
                number,
                f"own-{plain(actor.name).replace(' ', '-')}",
                actor.name,
                actor.type,
                actor.country,
                actor.sector,
                actor.first,
                actor.last,
                sources=actor.source or "overlay",
                rank=_OWN_RANK,
            )
        for spelling in (() if actor.merges else (actor.name,)) + actor.aliases:
            form = plain(spelling)
            self._own_aliases[form] = ((number, 0), *self._own_aliases.get(form, ()))
            if code := skeleton_code(spelling):
                self._own_skeletons[code] = (number, *self._own_skeletons.get(code, ()))

    def _entity(self, number: int) -> Entity:
        if number < 0:
            return self._own[number]
        return Entity(*self._base.execute(f"{_ENTITY} WHERE id = ?", (number,)).fetchone())

    def by_key(self, key: str) -> Entity | None:
        """The entity with this identifier, None for an unknown one."""
        if key in self._states:
            return self._states[key]
        own = next((one for one in self._own.values() if one.key == key), None)
        if own:
            return own
        row = self._base.execute(f"{_ENTITY} WHERE key = ?", (key,)).fetchone()
        return Entity(*row) if row else None

    def _terms(self, person: int) -> tuple[Term, ...]:
        return tuple(
            Term(text, country, office, sector, _day(first), _day(last))
            for text, country, office, sector, first, last in self._base.execute(
                "SELECT text, country, office, sector, first, last FROM term JOIN title ON title.id = term.title "
                "WHERE person = ? ORDER BY first",
                (person,),
            )
        )

    def _holders(self, country: str, office: str) -> tuple[tuple[str, int], ...]:
        """(first day, person) of everyone who held `office` in `country`, the earliest first."""
        return tuple(
            (_day(first), person)
            for first, person in self._base.execute(
                "SELECT first, person FROM holder WHERE country = ? AND office = ? ORDER BY first", (country, office)
            )
        )

    def _city(self, form: str) -> tuple[str, int] | None:
        """Country and number of people of the largest place called so."""
        row: tuple[str, int] | None = self._base.execute(
            "SELECT country, people FROM city WHERE plain = ?", (form,)
        ).fetchone()
        return row

    def ties(self, key: str) -> tuple[Tie, ...]:
        """Every curated tie `key` stands in, on either side."""
        return tuple(
            Tie(*row)
            for row in self._base.execute(
                "SELECT subject, relation, object, first, last, source, stance FROM tie WHERE subject = ? OR "
                "object = ?",
                (key, key),
            )
        )

    def sources(self, entity: Entity) -> list[str]:
        """The names of the sources `entity` was taken from."""
        found = (
            self._base.execute("SELECT text FROM source WHERE id = ?", (int(part),)).fetchone()
            if part.isdigit()
            else (part,)
            for part in entity.sources.split()
        )
        return [str(row[0]) for row in found if row]

    def _spellings(self, number: int) -> tuple[str, ...]:
        """The plain spellings of an entity."""
        own = tuple(form for form, found in self._own_aliases.items() if any(one == number for one, _ in found))
        return own + tuple(
            row[0] for row in self._base.execute("SELECT plain FROM alias WHERE entity = ? AND mark < 2", (number,))
        )

    def search(self, form: str, limit: int) -> tuple[Entity, ...]:
        """Entities with an alias that contains `form`, the best known first."""
        rows = self._base.execute(
            f"{_ENTITY} WHERE id IN (SELECT entity FROM alias WHERE plain LIKE ? AND mark < 2) "
            "ORDER BY rank DESC, name LIMIT ?",
            (f"%{form}%", limit),
        )
        own = [one for one in self._own.values() if any(form in known for known in self.spellings(one.number))]
        return (*own, *(Entity(*row) for row in rows))[:limit]


def _first_words(forms: Iterable[str]) -> frozenset[str]:
    """The words that begin spellings, and those of them that a possessive makes ("women's")."""
    words = {form.partition(" ")[0] for form in forms}
    return frozenset(words | {word[:-1] for word in words if word.endswith("s")})


def _day(number: int) -> str:
    """YYYYMMDD as ISO text, shorter where it says less: 20190000 -> "2019", 0 -> ""."""
    if not number:
        return ""
    text = str(number)
    return (
        text[:4]
        if text[4:] == "0000"
        else f"{text[:4]}-{text[4:6]}"
        if text[6:] == "00"
        else f"{text[:4]}-{text[4:6]}-{text[6:]}"
    )
