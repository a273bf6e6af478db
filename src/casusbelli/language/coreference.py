"""Which mentions of a document stand for the same thing.

Rules in order of their safety: apposition and relative pronouns, names and their short forms or acronyms, definite
descriptions, then personal pronouns to the most salient fitting antecedent. A link that is not fairly sure is not made.
"""

from __future__ import annotations

from collections.abc import Iterable

from casusbelli.language.analysis import Analysis
from casusbelli.language.mentions import RELATIVE, Mention, mentions_of

__all__ = ["chains_of"]

Chain = tuple[tuple[int, int], ...]
GROUPS = frozenset(
    [
        "group",
        "militia",
        "movement",
        "organisation",
        "organization",
        "faction",
        "militant",
        "army",
        "force",
        "alliance",
        "coalition",
        "party",
        "company",
        "agency",
        "rebel",
        "insurgent",
        "network",
        "body",
        "council",
        "union",
        "bloc",
        "ministry",
        "government",
        "brigade",
        "guerrilla",
        "cartel",
        "gang",
    ]
)
COUNTRIES = frozenset({"country", "nation", "state", "republic", "kingdom"})
TOWNS = frozenset({"city", "town", "village", "capital", "province", "region", "district", "area", "port", "enclave"})
_PRONOUN_REACH, _NOUN_REACH, _NAMES_REACH = 2, 12, 300


def chains_of(analysis: Analysis) -> tuple[Chain, ...]:
    """Chains of two or more mentions, each a tuple of (first, last exclusive) word ranges, earliest first."""
    linker = _Linker(analysis, mentions_of(analysis))
    linker.link()
    return linker.chains()


class _Linker:
    """Union of mentions into entities, reading the document from the start."""

    def __init__(self, analysis: Analysis, mentions: list[Mention]) -> None:
        self.analysis, self.mentions = analysis, mentions
        self.parent = list(range(len(mentions)))
        self.by_head = {m.head: i for i, m in enumerate(mentions)}
        self.names: list[int] = []
        self.genders = [m.gender for m in mentions]

    def find(self, i: int) -> int:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        a, b = sorted((self.find(i), self.find(j)))
        self.parent[b] = a
        self.genders[a] = self.genders[a] or self.genders[b]

    def link(self) -> None:
        for i, mention in enumerate(self.mentions):
            antecedent = self._apposed(mention)
            if antecedent is None:
                antecedent = self._antecedent(i, mention)
            if antecedent is not None and antecedent != i:
                self.join(i, antecedent)
            if mention.kind == "name":
                self.names.append(i)

    def _antecedent(self, i: int, mention: Mention) -> int | None:
        if mention.kind == "name":
            return self._earlier_name(mention)
        if mention.kind == "noun":
            return self._described(i, mention) if mention.definite else None
        return None if mention.core[0] in RELATIVE else self._salient(i, mention)

    def _apposed(self, mention: Mention) -> int | None:
        """The mention this one is apposed to, or whose relative pronoun it is."""
        word = self.analysis.words[mention.head]
        if word.deprel == "appos" and not mention.plural:
            other = self.by_head.get(word.head)
            if other is not None and _fits(self.mentions[other].type, mention.type):
                return other
        if mention.kind == "pronoun" and mention.core[0] in RELATIVE:
            clause = word
            while clause.deprel != "acl:relcl" and clause.head >= 0:
                clause = self.analysis.words[clause.head]
            return self.by_head.get(clause.head) if clause.deprel == "acl:relcl" else None
        return None

    def _earlier_name(self, mention: Mention) -> int | None:
        """The latest earlier name this one repeats, shortens or abbreviates."""
        for j in reversed(self.names[-_NAMES_REACH:]):
            other = self.mentions[j]
            if other.type == mention.type and _same_name(other, mention) and _gender_fits(other.gender, mention.gender):
                return j
            if _is_acronym(mention.core, other.core) or _is_acronym(other.core, mention.core):
                return j
        return None

    def _described(self, i: int, mention: Mention) -> int | None:
        """What a definite description takes up: the same noun again, or the last name of its kind."""
        head, modifiers = mention.core[-1], set(mention.core[:-1])
        for j in range(i - 1, -1, -1):
            other = self.mentions[j]
            if mention.sentence - other.sentence > _NOUN_REACH:
                return None
            same_noun = other.kind == "noun" and other.core[-1] == head and other.plural == mention.plural
            if same_noun and modifiers <= set(other.core[:-1]) and not self._overlap(mention, other):
                return j
            if modifiers or mention.plural or other.kind != "name" or other.sentence == mention.sentence:
                continue
            if other.type == "organization" and head in GROUPS and mention.sentence - other.sentence <= 3:
                return j
            if other.type == "place" and head in COUNTRIES | TOWNS and mention.sentence - other.sentence <= 2:
                return j
        return None

    def _salient(self, i: int, pronoun: Mention) -> int | None:
        """The best-scored fitting antecedent of a personal pronoun, if it is clearly the best."""
        scored: dict[int, float] = {}
        for j in range(i - 1, -1, -1):
            other = self.mentions[j]
            distance = pronoun.sentence - other.sentence
            if distance > _PRONOUN_REACH:
                break
            if not self._pronoun_fits(pronoun, other):
                continue
            score = 3.0 - 1.2 * distance + self._prominence(other) + 0.01 * other.head / (1 + pronoun.head)
            if other.kind == "pronoun" and other.core[0] not in RELATIVE:
                score += 0.5
            root = self.find(j)
            scored[root] = max(scored.get(root, -9.0), score) + (0.3 if root in scored else 0.0)
        if not scored:
            return None
        best, *others = sorted(scored.items(), key=lambda item: -item[1])
        return best[0] if not others or best[1] - others[0][1] >= 0.15 else None

    def _prominence(self, mention: Mention) -> float:
        relation = self.analysis.words[mention.head].deprel
        subject = 1.5 if relation.startswith("nsubj") else 0.5 if relation in ("obj", "obl:agent") else 0.0
        return subject + (0.5 if mention.kind == "name" else 0.0)

    def _pronoun_fits(self, pronoun: Mention, other: Mention) -> bool:
        if self._overlap(pronoun, other) or self._coargument(pronoun, other):
            return False
        if other.kind == "pronoun" and other.core[0] in RELATIVE:
            return False
        if not _gender_fits(pronoun.gender, self._gender(other)):
            return False
        if pronoun.plural:
            return other.plural or (other.type == "organization" and other.kind == "name")
        if pronoun.type == "thing":
            return (not other.plural and other.type not in ("person", "") and other.kind != "noun") or (
                other.kind == "pronoun" and other.type == "thing"
            )
        return not other.plural and other.type == "person"

    def _gender(self, mention: Mention) -> str:
        return self.genders[self.find(self.by_head[mention.head])]

    def _coargument(self, a: Mention, b: Mention) -> bool:
        """Whether both hang on one verb, so that they would need a reflexive to be the same."""
        one, two = self.analysis.words[a.head], self.analysis.words[b.head]
        return one.head == two.head and one.head >= 0 and not a.core[0].endswith(("self", "selves"))

    @staticmethod
    def _overlap(a: Mention, b: Mention) -> bool:
        return a.first < b.last and b.first < a.last

    def chains(self) -> tuple[Chain, ...]:
        entities: dict[int, list[tuple[int, int]]] = {}
        for i, mention in enumerate(self.mentions):
            entities.setdefault(self.find(i), []).append((mention.first, mention.last))
        return tuple(tuple(sorted(spans)) for _, spans in sorted(entities.items()) if len(spans) > 1)


def _fits(one: str, two: str) -> bool:
    return one == two or "" in (one, two) or {one, two} <= {"organization", "place"}


def _gender_fits(one: str, two: str) -> bool:
    return not one or not two or one == two


def _same_name(earlier: Mention, later: Mention) -> bool:
    """The same words, a person's last name or first names, or the first words of a longer organisation's name."""
    long, short = earlier.core, later.core
    if long == short:
        return True
    if len(short) > len(long):
        long, short = short, long
    if earlier.type == "person":
        return long[-len(short) :] == short or (len(short) == 1 and short[0] == long[0] and len(long) > 1)
    if earlier.type == "organization":
        return len(short[0]) > 3 and long[: len(short)] == short
    return False


def _is_acronym(short: Iterable[str], long: tuple[str, ...]) -> bool:
    """Whether `short` is one word made of the first letters of `long`, small words left out or not."""
    letters = "".join(short).replace(".", "")
    if not 2 <= len(letters) <= 8 or len(long) < 2 or len(letters) > len(long) + 1:
        return False
    full = "".join(w[0] for w in long if w[:1].isalnum())
    content = "".join(w[0] for w in long if w[:1].isalnum() and w not in ("of", "the", "and", "for", "in", "to", "de"))
    return letters in (full, content)
