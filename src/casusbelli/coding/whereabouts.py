"""Where a report is filed, and what "the city" points at: places a text does not name where it tells of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from casusbelli.coding.tree import Tree
from casusbelli.knowledge.places import PlaceSpan
from casusbelli.knowledge.places.words import place_words
from casusbelli.language.analysis import Word

__all__ = ["is_dateline", "places_pointed_at"]

CLOSES_DATELINE = frozenset({",", "-", "--", "—", "–", "(", ":"})
POINTERS = frozenset({"the", "this", "that"})
PRECISION_OF = {"city": "exact", "admin1": "admin1", "region": "region", "landform": "region"}
"""How precise the place is that a word for a sort of place may point at."""
NEVER = frozenset({"capital", "front", "area", "suburb", "coast", "state"})
"""Words that seldom mean the place named last."""


def is_dateline(tree: Tree, span: PlaceSpan) -> bool:
    """ "KABUL, Afghanistan, March 3 (Reuters) -": where the report was filed, which is not where it happened."""
    first = tree.analysis.sentences[tree.words[span.first_word].sentence].first
    opening = tree.words[first : span.first_word]
    filed = tree.words[first].text.isupper() and all(word.text.isupper() or not word.text.isalnum() for word in opening)
    after = tree.words[span.last_word].text if span.last_word < len(tree.words) else ""
    return filed and after in CLOSES_DATELINE


def places_pointed_at(tree: Tree, places: Sequence[PlaceSpan], sentence: int) -> Iterator[PlaceSpan]:
    """ "the city", "this province" of a sentence, as the last such place named before it."""
    here = tree.analysis.sentences[sentence]
    for word in tree.words[here.first : here.last]:
        precision = _pointed_precision(tree, word)
        if precision is None:
            continue
        earlier = [p for p in places if p.end <= word.start and p.precision == precision]
        if earlier:
            article = tree.words[word.index - 1]
            yield replace(
                earlier[-1],
                start=article.start,
                end=word.end,
                text=tree.analysis.text[article.start : word.end],
                first_word=article.index,
                last_word=word.index + 1,
            )


def _pointed_precision(tree: Tree, word: Word) -> str | None:
    before = tree.words[word.index - 1].text.lower() if word.index else ""
    if before not in POINTERS:
        return None
    lemma = tree.lemma(word.index)
    kind = place_words().division.get(lemma, "")
    if kind not in PRECISION_OF or lemma in NEVER or not word.text.islower():
        return None
    told = any(kid.deprel.partition(":")[0] in ("nmod", "appos", "flat") for kid in tree.analysis.children(word.index))
    return None if told or word.deprel == "compound" else PRECISION_OF[kind]
