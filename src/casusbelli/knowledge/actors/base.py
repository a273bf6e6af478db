"""The knowledge base as others use it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from .context import Context
from .coordination import split
from .overlay import default_overlay, read_overlay
from .records import Entity, Part, Resolution, Tie
from .resolving import Resolver
from .spelling import capitalised, plain, tidy
from .standing import day_text
from .store import ARTEFACT, Store
from .words import Words

__all__ = ["KnowledgeBase"]


class KnowledgeBase:
    """Who is meant: actors, offices and ties, read from the shipped artefact and a user's overlay."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.words = Words.load()
        self.resolver = Resolver(store, self.words)

    @classmethod
    def load(cls, overlay: Path | None = None, *, artefact: Path = ARTEFACT) -> KnowledgeBase:
        """Open the base; `overlay`, a user's TOML or CSV file, or else the one at `default_overlay()`, outranks it.

        Raises KnowledgeError for an unreadable file.
        """
        if overlay is None and default_overlay().exists():
            overlay = default_overlay()
        return cls(Store(artefact, read_overlay(overlay) if overlay else ()))

    def resolve(self, text: str, *, date: datetime.date | None = None, context: str | None = None) -> Resolution:
        """Whom the noun phrase `text` means in a report of `date`; `context`: sentences around it.

        Never raises for odd text.
        """
        return self.resolver.resolve(text, day_text(date), context)

    def parts(self, text: str) -> list[Part]:
        """The members of a coordination ("Russian and Iranian forces"), with offsets into `text`.

        One member when it is none.
        """
        return split(text, self.store, self.resolver.composer)

    def countries_in(self, text: str) -> tuple[str, ...]:
        """ISO3 codes of the countries that `text` names in any way, the most frequent first."""
        return self.resolver.context.asked(text, day_text(None)).hints

    def is_state_name(self, text: str) -> bool:
        """Whether `text` is a name of a country."""
        return "name" in self.store.places.get(plain(text), {}) and capitalised(tidy(text)[:1] or "x")

    def is_seat(self, text: str) -> bool:
        """Whether `text` is a capital or seat that can stand for its government."""
        return "seat" in self.store.places.get(plain(text), {})

    def demonym(self, text: str) -> str | None:
        """The ISO3 code of the country whose adjective or people `text` is, None for none."""
        places = self.store.places.get(plain(text), {})
        return places.get("adjective") or places.get("people")

    def entity(self, key: str) -> Entity | None:
        """The actor with this identifier, None for an unknown one."""
        return self.store.by_key(key)

    def ties(self, entity: str) -> tuple[Tie, ...]:
        """Every curated tie of the actor with this identifier."""
        return self.store.ties(entity)

    def facts(self, entity: Entity) -> dict[str, Any]:
        """All that is known of `entity`: names, validity, codes, offices, ties, sources."""
        return {
            "entity": entity.key,
            "name": entity.name,
            "type": entity.kind,
            "country": entity.country,
            "sector": entity.sector,
            "first": entity.first,
            "last": entity.last,
            "role": entity.role,
            "organisation": entity.organisation,
            "codes": [
                {"scheme": scheme, "code": code.replace("+", " ")}
                for scheme, _, code in (pair.partition("=") for pair in entity.codes.split())
            ],
            "spellings": list(self.store.spellings(entity.number)),
            "offices": [
                {"title": term.title, "country": term.country, "first": term.first, "last": term.last}
                for term in self.store.terms(entity.number)
            ],
            "ties": [
                {
                    "subject": tie.subject,
                    "relation": tie.relation,
                    "object": tie.object,
                    "first": tie.first,
                    "last": tie.last,
                    "stance": tie.stance,
                    "source": tie.source,
                }
                for tie in self.store.ties(entity.key)
            ],
            "sources": self.store.sources(entity),
        }

    def search(self, text: str, limit: int = 20) -> tuple[Entity, ...]:
        """Actors with a spelling that contains `text`, the best known first."""
        form = plain(text)
        return self.store.search(form, limit) if form else ()

    @property
    def contexts(self) -> Context:
        """The reader of surrounding sentences."""
        return self.resolver.context
