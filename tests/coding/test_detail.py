"""Weapons, the modes they make, and contexts."""

from __future__ import annotations

import pytest

from casusbelli.coding.detail import contexts_of, means_of, modes_from
from casusbelli.coding.lexicon import Lexicon
from casusbelli.records import Span

from .parts import drawn

SPAN = Span("x", 0, 1)
ARMED = "struck|strike|VERB|0|root with|with|ADP|4|case ballistic|ballistic|ADJ|4|amod missiles|missile|NOUN|1|obl"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def test_the_longest_name_of_a_weapon_wins(lexicon: Lexicon) -> None:
    tree = drawn(ARMED)
    ((span, mode),) = means_of(tree, range(4), lexicon)
    assert (span.text, mode) == ("ballistic missiles", "heavy-weapons")
    assert tree.analysis.text[span.start : span.end] == span.text


def test_only_the_words_given_are_searched(lexicon: Lexicon) -> None:
    tree = drawn(ARMED)
    assert means_of(tree, [0, 1], lexicon) == ()
    assert [span.text for span, _ in means_of(tree, [3], lexicon)] == ["missiles"]


@pytest.mark.parametrize(
    ("kind", "own", "means", "modes"),
    [
        ("ASSAULT", (), ["firearms"], ("firearms",)),
        ("ASSAULT", ("abduct",), ["firearms"], ("abduct", "firearms")),
        ("ASSAULT", (), ["heavy-weapons", "aerial"], ("aerial",)),
        ("ASSAULT", ("suicide-attack",), ["explosives"], ("suicide-attack", "explosives")),
        ("ASSAULT", ("firearms",), ["heavy-weapons"], ("heavy-weapons",)),
        ("ASSAULT", ("explosives",), ["aerial"], ("aerial",)),
        ("MOBILIZE", (), ["heavy-weapons"], ("weapons",)),
        ("ASSAULT", ("drone",), ["drone"], ("drone",)),
        ("MOBILIZE", ("troops",), ["heavy-weapons"], ("troops",)),
        ("ASSAULT", (), [], ()),
    ],
)
def test_modes(kind: str, own: tuple[str, ...], means: list[str], modes: tuple[str, ...]) -> None:
    assert modes_from(kind, own, [(SPAN, mode) for mode in means]) == modes


def test_contexts_by_words_and_by_runs_of_words(lexicon: Lexicon) -> None:
    tree = drawn("The|the|DET|3|det foreign|foreign|ADJ|3|amod minister|minister|NOUN|0|root voted|vote|VERB|3|dep")
    assert set(contexts_of(tree, range(4), lexicon)) == {"diplomatic", "election"}
    assert contexts_of(tree, [1], lexicon) == ()


def test_part_of_a_word_is_no_context(lexicon: Lexicon) -> None:
    tree = drawn("mineral|mineral|NOUN|2|compound boilers|boiler|NOUN|0|root")
    assert contexts_of(tree, range(2), lexicon) == ()
