"""Small records for the tests of this folder: a tree from a drawing, a trigger by its word, a party, a draft."""

from __future__ import annotations

from typing import Any

from casusbelli.coding.draft import Draft
from casusbelli.coding.lexicon import Sense
from casusbelli.coding.tree import Tree
from casusbelli.coding.trigger import Trigger
from casusbelli.records import Participant

from .sketch import sketch


def drawn(drawing: str, names: dict[str, str] | None = None) -> Tree:
    """The tree that a drawing stands for."""
    return Tree(sketch(drawing, names))


def at(tree: Tree, form: str) -> int:
    """The number of the first word of this form."""
    return next(word.index for word in tree.words if word.text == form)


def trigger(
    tree: Tree,
    form: str,
    kind: str = "ASSAULT",
    frame: str = "do",
    *,
    part: str = "verbs",
    also: tuple[str, ...] = (),
    light: str | None = None,
    modes: tuple[str, ...] = (),
) -> Trigger:
    """A trigger at a word; `also` are further words of its sense, `light` the verb that carries it."""
    places = [at(tree, form), *(at(tree, word) for word in also)]
    lemmas = tuple(tree.words[i].lemma for i in places)
    if part == "nouns":
        lemmas = (*lemmas[1:], lemmas[0])
    sense = Sense(lemmas, part, kind, modes, frame, weak=False)
    return Trigger(places[0], sense, tuple(sorted(places)), None if light is None else at(tree, light))


def party(text: str, country: str | None = None, **fields: Any) -> Participant:
    """A participant whose place in the text does not matter."""
    return Participant(text, 0, len(text), country=country, **fields)


def draft(
    tree: Tree, form: str, kind: str = "ASSAULT", *, part: str = "verbs", frame: str = "do", **fields: Any
) -> Draft:
    """A draft with its trigger at a word."""
    return Draft(trigger(tree, form, kind, frame, part=part), kind, **fields)
