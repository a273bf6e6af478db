"""The words of an analysis that stand for persons, groups, places and things: names, nouns and pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casusbelli.language.analysis import Analysis, Name, Word

__all__ = ["Mention", "mentions_of"]

NAME_TYPES = {"Person": "person", "Organization": "organization", "Location": "place", "Facility": "place"}
PRONOUNS = {
    "he": ("person", "m", False), "him": ("person", "m", False), "his": ("person", "m", False),
    "himself": ("person", "m", False), "she": ("person", "f", False), "her": ("person", "f", False),
    "hers": ("person", "f", False), "herself": ("person", "f", False), "it": ("thing", "", False),
    "its": ("thing", "", False), "itself": ("thing", "", False), "they": ("", "", True), "them": ("", "", True),
    "their": ("", "", True), "themselves": ("", "", True), "who": ("person", "", False), "which": ("", "", False),
    "whose": ("", "", False), "whom": ("person", "", False), "that": ("", "", False),
}  # fmt: skip
RELATIVE = frozenset({"who", "which", "whose", "whom", "that"})
MALE = frozenset(
    [
        "mr",
        "sir",
        "man",
        "boy",
        "king",
        "prince",
        "brother",
        "father",
        "son",
        "husband",
        "lord",
        "imam",
        "ayatollah",
        "sheikh",
        "mullah",
    ]
)
FEMALE = frozenset(
    ["mrs", "ms", "miss", "woman", "girl", "queen", "princess", "sister", "mother", "daughter", "wife", "lady"]
)
TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "sir",
        "dr",
        "prof",
        "professor",
        "president",
        "minister",
        "general",
        "gen.",
        "colonel",
        "col.",
        "major",
        "maj.",
        "captain",
        "capt.",
        "lt.",
        "lieutenant",
        "sheikh",
        "shaikh",
        "ayatollah",
        "imam",
        "mullah",
        "king",
        "queen",
        "prince",
        "princess",
        "lord",
        "lady",
        "senator",
        "sen.",
        "governor",
        "gov.",
        "ambassador",
        "brigadier",
        "brig.",
        "admiral",
        "judge",
        "secretary",
        "chancellor",
        "premier",
        "sultan",
        "emir",
        "caliph",
        "pope",
        "bishop",
        "cardinal",
    ]
)
_LEFT = frozenset(
    {"det", "amod", "compound", "nmod:poss", "nummod", "flat", "nmod:desc", "punct", "det:predet", "advmod", "case"}
)
_KEPT_TYPES = frozenset({"person", "organization", "place", "object", "event", "substance", "animal", "plant"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last` (exclusive) with head word `head`; `kind` is "name", "noun" or "pronoun"."""

    first: int
    last: int
    head: int
    kind: str
    type: str
    gender: str
    plural: bool
    definite: bool
    sentence: int
    core: tuple[str, ...]


def mentions_of(analysis: Analysis) -> list[Mention]:
    """All mentions, in text order; a name wins over a noun phrase with the same head."""
    found: dict[int, Mention] = {}
    for mention in _nouns_and_pronouns(analysis):
        found[mention.head] = mention
    for name in analysis.names:
        if name.type in NAME_TYPES:
            mention = _name(analysis, name)
            found[mention.head] = mention
    return sorted(found.values(), key=lambda m: (m.first, m.last))


def _head(analysis: Analysis, first: int, last: int) -> Word:
    words = analysis.words[first:last]
    return next((w for w in words if not first <= w.head < last), words[0])


def _name(analysis: Analysis, name: Name) -> Mention:
    head = _head(analysis, name.first, name.last)
    words = analysis.words[name.first : name.last]
    core = tuple(_plain(w.text) for w in words if w.upos not in ("PUNCT", "DET") and w.deprel != "case")
    core = core or (_plain(name.text),)
    titles = {_plain(w.text) for w in analysis.words[max(0, name.first - 2) : name.last]}
    first = name.first
    before = analysis.words[first - 1] if first else None
    if before is not None and before.sentence == head.sentence and before.deprel == "det" and before.head == head.index:
        first -= 1
    gender = "m" if titles & MALE else "f" if titles & FEMALE else ""
    core = tuple(w for w in core if w not in TITLES) or core
    return Mention(
        first, name.last, head.index, "name", NAME_TYPES[name.type], gender, False, True, head.sentence, core
    )


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").casefold()


def _nouns_and_pronouns(analysis: Analysis) -> Iterator[Mention]:
    lefts: dict[int, list[Word]] = {}
    for word in analysis.words:
        if word.head > word.index and word.deprel in _LEFT:
            lefts.setdefault(word.head, []).append(word)
    for word in analysis.words:
        form = _plain(word.text)
        if word.upos in ("PRON", "DET") and form in PRONOUNS and word.deprel not in ("expl", "det", "mark"):
            if form == "that" and word.xpos != "WDT":
                continue
            kind, gender, plural = PRONOUNS[form]
            yield Mention(
                word.index, word.index + 1, word.index, "pronoun", kind, gender, plural, True, word.sentence, (form,)
            )
        elif (
            word.upos in ("NOUN", "PROPN")
            and analysis.entity_types[word.index : word.index + 1]
            and (analysis.entity_types[word.index] in _KEPT_TYPES)
        ):
            yield _noun(analysis, word, lefts.get(word.index, []))


def _noun(analysis: Analysis, word: Word, left: list[Word]) -> Mention:
    own = [w for w in left if w.deprel not in ("punct", "advmod", "case")]
    first = min([word.index, *(w.index for w in own)])
    dets = {_plain(w.text) for w in own if w.deprel == "det"}
    owned = any(w.deprel == "nmod:poss" for w in own)
    definite = bool(dets & {"the", "this", "that", "these", "those"}) or owned or word.upos == "PROPN"
    core = (*(_plain(w.lemma) for w in own if w.deprel not in ("det", "nummod")), _plain(word.lemma))
    lemma = _plain(word.lemma)
    gender = "m" if lemma in MALE else "f" if lemma in FEMALE else ""
    plural = word.xpos in ("NNS", "NNPS") or any(
        w.deprel == "conj" and w.upos in ("NOUN", "PROPN") for w in analysis.children(word.index)
    )
    kind = analysis.entity_types[word.index]
    return Mention(first, word.index + 1, word.index, "noun", kind, gender, plural, definite, word.sentence, core)
