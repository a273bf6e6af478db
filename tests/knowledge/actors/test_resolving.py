"""Phrases resolved for whoever asks."""

from __future__ import annotations

import pytest

from casusbelli.knowledge.actors import KnowledgeBase
from casusbelli.knowledge.actors.naming import Asked
from casusbelli.knowledge.actors.resolving import Resolver

HERE, THERE = Asked("2020-05-01", ("PER",)), Asked("2021-05-01", ("KEN", "UGA"))


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return KnowledgeBase.load().resolver


def test_a_phrase_that_is_the_same_to_all_is_answered_once(resolver: Resolver) -> None:
    assert resolver.resolve_asked("the wooden table", HERE) is resolver.resolve_asked("the wooden table", THERE)


@pytest.mark.parametrize("phrase", ["the Congress", "foreign minister", "security forces"])
def test_what_depends_on_the_text_around_does_so_whoever_asked_before(resolver: Resolver, phrase: str) -> None:
    one, other = Asked("2020-05-01", ("USA",)), Asked("2020-05-01", ("IND",), crowds=True)
    answers = [resolver.resolve_asked(phrase, asked) for asked in (one, other)]
    assert answers[0] != answers[1]
    assert answers == [KnowledgeBase.load().resolver.resolve_asked(phrase, asked) for asked in (one, other)]


def test_a_name_is_remembered_without_its_title_and_a_common_noun_not_at_all(resolver: Resolver) -> None:
    assert resolver.short_form("Mr Arlo Tesk") == "arlo tesk"
    assert resolver.short_form("the soldiers") is None


@pytest.mark.parametrize(("phrase", "sector"), [("Taliban militants", "REB"), ("Taliban officials", "GOV")])
def test_militants_of_those_who_rule_by_now_are_rebels(resolver: Resolver, phrase: str, sector: str) -> None:
    found = resolver.resolve_asked(phrase, Asked("2024-05-01", ("AFG",)))
    assert (found.entity, found.sector) == ("taliban", sector)
