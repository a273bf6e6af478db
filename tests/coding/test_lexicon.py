"""The compiled lexicon."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from casusbelli.coding.lexicon import Lexicon, Sense
from casusbelli.coding.nominal import FRAMES as NOUN_FRAMES
from casusbelli.coding.verbal import FRAMES as VERB_FRAMES
from casusbelli.ontology import event_types

BUILD = Path(__file__).parents[2] / "knowledge_src" / "lexicon" / "build.py"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def test_the_shipped_lexicon_is_what_the_tables_say() -> None:
    checked = subprocess.run([sys.executable, str(BUILD), "--check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_every_sense_has_a_known_type_mode_and_frame(lexicon: Lexicon) -> None:
    kinds = event_types()
    frames = {"verbs": VERB_FRAMES, "nouns": NOUN_FRAMES}
    for (part, head), senses in lexicon.senses.items():
        for sense in senses:
            assert sense.event_type in kinds
            assert set(sense.modes) <= set(kinds[sense.event_type].modes)
            assert sense.frame in frames[part]
            assert sense.head == head and head in sense.words


def test_all_sixteen_types_have_senses(lexicon: Lexicon) -> None:
    assert {s.event_type for senses in lexicon.senses.values() for s in senses} == set(event_types())


def test_longer_senses_come_first(lexicon: Lexicon) -> None:
    lengths = [len(sense.words) for sense in lexicon.of("verbs", "set")]
    assert len(lengths) > 1
    assert lengths == sorted(lengths, reverse=True)


def test_of_two_senses_alike_the_sure_one_comes_first(lexicon: Lexicon) -> None:
    for senses in lexicon.senses.values():
        weak = [(-len(sense.words), sense.weak) for sense in senses]
        assert weak == sorted(weak)


def test_unknown_words_have_no_sense(lexicon: Lexicon) -> None:
    assert lexicon.of("verbs", "photosynthesise") == ()
    assert lexicon.of("nouns", "bombard") == ()


@pytest.mark.parametrize(
    ("words", "part", "head", "others"),
    [
        (("set", "fire", "to"), "verbs", "set", ("fire", "to")),
        (("air", "strike"), "nouns", "strike", ("air",)),
        (("exchange", "of", "fire"), "nouns", "exchange", ("of", "fire")),
        (("kill",), "verbs", "kill", ()),
    ],
)
def test_the_head_of_a_sense(words: tuple[str, ...], part: str, head: str, others: tuple[str, ...]) -> None:
    sense = Sense(words, part, "ASSAULT", (), "do", weak=False)
    assert sense.head == head
    assert sense.others == others


def test_the_vocabulary_holds_words_of_senses_and_tables(lexicon: Lexicon) -> None:
    assert {"bombard", "warplane", "avert", "undergo"} <= lexicon.vocabulary
    assert "photosynthesise" not in lexicon.vocabulary


def test_groups_of_plain_and_nested_tables(lexicon: Lexicon) -> None:
    assert "warplane" in lexicon.group("means")["aerial"]
    assert "kill" in lexicon.group("harm", "verbs")["killed"]
    with pytest.raises(KeyError):
        lexicon.group("no such table")


def test_plans_cover_every_type(lexicon: Lexicon) -> None:
    planned = lexicon.tables["plans"]["planned"]
    assert set(planned) == set(event_types())
    assert set(planned.values()) <= set(event_types())
