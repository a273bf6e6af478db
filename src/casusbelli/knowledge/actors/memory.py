"""What one document has said of its actors so far: full names, short forms, acronyms, descriptions, its countries."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casusbelli.language.analysis import Analysis

from .compose import Asked
from .records import Resolution
from .spelling import bare, capitalised, plain, tidy, tokens
from .standing import day_text

if TYPE_CHECKING:
    from .base import KnowledgeBase

__all__ = ["DocumentActors"]

_INSTITUTIONS = ("GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "PTY", "LAB", "PRM")
_BODIES = frozenset(
    [
        "group",
        "militia",
        "organisation",
        "organization",
        "movement",
        "army",
        "force",
        "network",
        "alliance",
        "coalition",
        "party",
        "faction",
        "union",
        "body",
        "council",
        "company",
        "firm",
        "agency",
        "outfit",
        "front",
        "gang",
        "cartel",
        "regime",
        "junta",
        "guerrillas",
        "rebels",
        "militants",
        "insurgents",
        "fighters",
        "jihadists",
        "separatists",
    ]
)
_BYSTANDERS = ("CVL", "CRM", "REF", "MED", "EDU", "BUS", "REB", "REL", "UNK")
_PLURAL_POWERS = frozenset(
    ["countries", "nations", "states", "governments", "powers", "leaders", "partners", "allies", "backers", "capitals"]
)
_OWNERS = frozenset(["its", "their", "his", "her", "our", "my", "your", "whose"])
_FAMILY_FIRST = ("KOR", "PRK", "CHN", "TWN", "VNM", "HKG")
_DWELT = 0.6  # share of all namings of countries that makes one the country of the document
_REACH = 3  # sentences after an unnamed militia in which its name may still be given
_SHORT = 3  # letters of the shortest short form that is remembered


@dataclass(frozen=True, slots=True)
class _Said:
    """A named actor and the word it starts at."""

    first: int
    last: int
    answer: Resolution


class DocumentActors:
    """Resolves the noun phrases of one document; the first pass over it is made here.

    `memory.resolve(first, last)` answers for the words `first` to `last`, exclusive, of the analysis.
    """

    def __init__(self, kb: KnowledgeBase, analysis: Analysis, date: datetime.date | None) -> None:
        self.kb = kb
        self.analysis = analysis
        self.day = day_text(date)
        self.asked, counts = kb.contexts.asked_and_counts(analysis.text, self.day)
        self._asked_at = [kb.contexts.asked(analysis.text[one.start : one.end], self.day) for one in analysis.sentences]
        self._asked_in = [self._asked_of(near) for near in self._asked_at]
        top = self.asked.hints[0] if self.asked.hints else ""
        self._dwelt_on = top if top and counts[top] >= _DWELT * sum(counts.values()) else ""
        self._names: dict[str, Resolution] = {}
        self._said: list[_Said] = []
        self._chain_of: dict[tuple[int, int], int] = {
            span: number for number, chain in enumerate(analysis.chains) for span in chain
        }
        self._cache: dict[tuple[int, int], Resolution] = {}
        self._first_pass()

    def resolve(self, first: int, last: int) -> Resolution:
        """Whom the words `first` to `last` (exclusive) mean."""
        if (first, last) not in self._cache:
            self._cache[first, last] = self._resolved(first, last)
        return self._cache[first, last]

    def _text(self, first: int, last: int) -> str:
        return self.analysis.text[self.analysis.words[first].start : self.analysis.words[last - 1].end]

    def _first_pass(self) -> None:
        names = sorted(self.analysis.names, key=lambda name: (-(name.last - name.first), name.first))
        for name in names:
            if name.type in ("Date", "Money") or not tidy(name.text):
                continue
            answer = self._introduced(name.first, name.last)
            if answer.entity or answer.country or answer.sector not in (None, "UNK"):
                self._said.append(_Said(name.first, name.last, answer))
                self._remember(name.text, answer)
        self._said.sort(key=lambda said: said.first)
        self._said_at = [said.first for said in self._said]
        self._acronyms()

    def _introduced(self, first: int, last: int) -> Resolution:
        """The name itself, else what its sentence says of it, else the longer name it is short for."""
        text = self._text(first, last)
        short = self._recalled(text)
        answer = self._read(text, first)
        if (
            short
            and (not answer.entity or len(tokens(tidy(text))) == 1)
            and not (answer.entity and answer.type == "state")
        ):
            return replace(short, text=text, why=f"short for “{short.text}”; {short.why}")
        alike = answer.why.startswith("spelling like")
        if not alike and (answer.entity or (answer.sector and answer.sector != "UNK")):
            return answer
        told = self._described(text, first, Resolution(text, name=tidy(text)) if alike else answer)
        return told if not alike or (told.country and told.country != answer.country) else answer

    def _described(self, text: str, first: int, answer: Resolution) -> Resolution:
        sentence = self.analysis.sentences[self.analysis.words[first].sentence]
        found = self.kb.contexts.described(
            tidy(text), self.analysis.text[sentence.start : sentence.end], self._asked(first)
        )
        if found is None or not (found.sector or found.country):
            return answer
        person = tidy(text) if found.kind in ("person", "group", "") and capitalised(tidy(text)) else None
        return replace(
            answer,
            country=answer.country or found.country or None,
            sector=found.sector or answer.sector,
            person=person,
            type="person" if person else (found.kind or answer.type),
            role=found.role or found.name or None,
            office=found.office or None,
            why="; ".join([*found.why, "said in the text"]),
            confidence=0.7,
        )

    def _remember(self, text: str, answer: Resolution) -> None:
        form = plain(text)
        self._names.setdefault(form, answer)
        words = [word for word in form.split() if word not in self.kb.words.titles]
        if len(words) < 2 or answer.type == "state":
            return
        shorts = {words[-1], " ".join(words[1:])} if answer.person else {words[0]}
        if answer.person and answer.country in _FAMILY_FIRST:
            shorts.add(words[0])
        for short in shorts:
            if (
                len(short) >= _SHORT
                and (answer.person or short not in self.kb.store.nouns)
                and short not in self.kb.store.places
                and short not in ("al", "the", "new")
            ):
                self._names.setdefault(short, answer)

    def _acronyms(self) -> None:
        for found in re.finditer(r"\(\s*(?:the\s+)?([A-Z][A-Za-z.-]{1,9})\s*\)", self.analysis.text):
            before = next(
                (
                    said
                    for said in reversed(self._said)
                    if 0 <= found.start() - self.analysis.words[said.last - 1].end <= 3
                ),
                None,
            )
            if before and before.answer.type != "state":
                self._names[plain(found[1])] = before.answer

    def _recalled(self, text: str) -> Resolution | None:
        form = self.kb.resolver.short_form(text)
        return self._names.get(form) if form is not None else None

    def _asked(self, first: int) -> Asked:
        """The countries of the sentence first, then of the document; crowds by the sentence."""
        return self._asked_in[self.analysis.words[first].sentence]

    def _asked_of(self, near: Asked) -> Asked:
        hints = (*near.hints, *(country for country in self.asked.hints if country not in near.hints))
        return Asked(self.day, hints[:4], near.crowds)

    def _read(self, text: str, first: int) -> Resolution:
        return self.kb.resolver.resolve_asked(text, self._asked(first))

    def _resolved(self, first: int, last: int) -> Resolution:
        text = self._text(first, last)
        recalled = self._recalled(text) if capitalised(tidy(text)[:1]) or " " in text else None
        answer = self._read(text, first)
        if recalled and (not answer.entity or recalled.entity or recalled.person) and answer.type != "state":
            return self._with_country(first, replace(recalled, text=text, why=f"named before; {recalled.why}"))
        if (answer.entity and answer.type in ("state", "person", "organisation")) or (
            answer.entity and answer.type == "armed_group"
        ):
            return answer
        answer = self._with_name(first, last, answer)
        for rule in (self._chained, self._definite):
            if not answer.entity:
                answer = rule(first, last, answer)
        return self._with_country(first, answer)

    def _with_name(self, first: int, last: int, answer: Resolution) -> Resolution:
        """A description with a remembered name at its end ("the group's leader, X"; "militia commander X")."""
        ends = [
            said
            for said in self._said[bisect_left(self._said_at, first) : bisect_left(self._said_at, last)]
            if said.last == last and said.answer.type in ("person", "armed_group", "organisation")
        ]
        if ends and (ends[-1].answer.entity or ends[-1].answer.person):
            named = ends[-1].answer
            return replace(
                named,
                text=answer.text,
                country=answer.country or named.country,
                sector=named.sector or answer.sector,
                sponsor=answer.sponsor or named.sponsor,
            )
        return answer

    def _chained(self, first: int, last: int, answer: Resolution) -> Resolution:
        """What the other members of its chain say, a listed one before a described one."""
        number = self._chain_of.get((first, last))
        if number is None:
            return answer
        others = [
            self._read(self._text(*span), span[0])
            if (recalled := self._recalled(self._text(*span))) is None
            else recalled
            for span in self.analysis.chains[number]
            if span != (first, last)
        ]
        fitting = [one for one in others if one.sector not in (None, "UNK") and _fits(answer, one)]
        if not fitting:
            return answer
        best = next((one for one in fitting if one.entity), fitting[0])
        return replace(
            best,
            text=answer.text,
            sponsor=answer.sponsor or best.sponsor,
            why=f"same as “{best.text}”; {best.why}",
            confidence=min(best.confidence, 0.75),
        )

    def _definite(self, first: int, last: int, answer: Resolution) -> Resolution:
        """ "the jihadi group" is the group last named; "an Iranian-backed militia" the one the next sentences name."""
        words = [bare(word.text) for word in self.analysis.words[first:last]]
        if not words or (words[-1] not in _BODIES and words[-1].rstrip("s") not in _BODIES):
            return answer
        if words[0] in ("the", "this", "that"):
            return self._nearest(answer, reversed([said for said in self._said if said.last <= first]), "named before")
        if words[0] in ("a", "an", "one") and answer.sector in ("PRM", "REB", "CRM"):
            limit = self.analysis.words[first].sentence + _REACH
            later = [
                said
                for said in self._said
                if said.first >= last
                and self.analysis.words[said.first].sentence <= limit
                and said.answer.type == "armed_group"
            ]
            keys = {said.answer.entity for said in later}
            sponsored = [said for said in later if answer.sponsor and self._sponsors(said.answer, answer.sponsor)]
            if sponsored or len(keys) == 1:
                return self._nearest(answer, iter(sponsored or later), "named after")
        return answer

    def _sponsors(self, answer: Resolution, sponsor: str) -> bool:
        key = f"state-{sponsor.lower()}" if len(sponsor) == 3 else sponsor
        return bool(answer.entity) and any(
            tie.subject == key and tie.object == answer.entity for tie in self.kb.ties(answer.entity or "")
        )

    @staticmethod
    def _nearest(answer: Resolution, said: Iterator[_Said], why: str) -> Resolution:
        for one in said:
            if (
                one.answer.type in ("armed_group", "organisation")
                and one.answer.entity
                and _stands_for(answer, one.answer)
            ):
                return replace(
                    one.answer,
                    text=answer.text,
                    sponsor=answer.sponsor or one.answer.sponsor,
                    confidence=0.65,
                    why=f"{why}: “{one.answer.text}”; {one.answer.why}",
                )
        return answer

    @staticmethod
    def _foreign(text: str) -> bool:
        """Whether the phrase speaks of several countries, or of someone else's: "donor countries", "its partners"."""
        words = [bare(word) for word in tokens(text)]
        return bool(words) and (words[-1] in _PLURAL_POWERS or words[0] in _OWNERS)

    def _of_the_place(self, first: int, answer: Resolution) -> Resolution:
        """Unnamed people are of the one country their sentence speaks of, else the one the document dwells on."""
        near = self._asked_at[self.analysis.words[first].sentence].hints
        country = near[0] if len(near) == 1 else "" if near else self._dwelt_on
        if not country or answer.person or self._foreign(answer.text):
            return answer
        why = f"{answer.why}; country of the text"
        return replace(answer, country=country, inferred=True, confidence=min(answer.confidence, 0.5), why=why)

    def _with_country(self, first: int, answer: Resolution) -> Resolution:
        """An institution without a country is one of the country the sentence, else the document, speaks of most."""
        if answer.country or answer.entity:
            return answer
        if answer.sector in _BYSTANDERS and answer.type in ("group", "object", "armed_group", "organisation", "person"):
            return self._of_the_place(first, answer)
        if answer.sector not in _INSTITUTIONS or answer.type == "object":
            return answer
        hints = self._asked(first).hints
        if not hints or answer.former or self._foreign(answer.text):
            return answer
        near = self._asked_at[self.analysis.words[first].sentence].hints
        country = near[0] if len(near) == 1 or (near and answer.sector == "PRM") else self.asked.hints[0]
        return replace(
            answer,
            country=country,
            inferred=True,
            confidence=min(answer.confidence, 0.55),
            why=f"{answer.why}; country of the text",
        )


def _stands_for(answer: Resolution, other: Resolution) -> bool:
    """`_fits`, and a description that tells a country does not stand for an actor that has none."""
    return _fits(answer, other) and not (answer.country and not other.country)


def _fits(answer: Resolution, other: Resolution) -> bool:
    """Whether a description may stand for `other`: no other country, no sector that rules it out."""
    if answer.country and other.country and answer.country != other.country:
        return False
    if answer.sector in (None, "UNK") or other.sector in (None, "UNK"):
        return True
    armed = {"REB", "PRM", "CRM"}
    return (
        answer.sector == other.sector
        or {answer.sector, other.sector} <= armed
        or (other.type == "person" and answer.type == "person")
    )
