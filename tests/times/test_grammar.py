from __future__ import annotations

import pytest

from casusbelli.errors import KnowledgeError
from casusbelli.times.grammar import grammar
from casusbelli.times.items import items_of
from casusbelli.times.lexicon import lexicon, table
from casusbelli.times.readings import MAKERS
from casusbelli.times.tokens import tokens_of


def test_every_rule_has_a_maker_and_every_maker_a_rule() -> None:
    assert {rule.make for rule in grammar().rules} == set(MAKERS)


def test_a_class_no_word_has_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="no word has class NOSUCH"):
        lexicon().signs_of("NOSUCH")


def test_a_missing_table_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="reinstall"):
        table("no_such_table")


def test_matches_name_their_captures() -> None:
    items = items_of(tokens_of("late last year"), grammar().words)
    found = [match for _, match in grammar().matches(items) if match.make == "near_unit" and match.first == 0]
    assert found[0].sense("rel", "REL") == -1
    assert found[0].sense("edge", "EDGE") == "END"
    assert found[0].neighbour(0) is None


def test_plain_text_matches_nothing() -> None:
    items = items_of(tokens_of("The rebels hold the hill and the road to the sea."), grammar().words)
    assert list(grammar().matches(items)) == []


def test_holidays_have_one_rule_each() -> None:
    rules = {"fixed", "nth", "easter", "lunar", "lastfriday", "persian", "on"}
    assert all(len(rules & set(row)) == 1 for row in table("holidays")["holiday"])
