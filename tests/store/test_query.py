from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.pipeline import FakeCoder
from casusbelli.records import Document, document_id
from casusbelli.store import EventQuery, Run, StoreWriter
from casusbelli.store.query import match_words

TEXTS = (
    ("2020-01-02", "Arland attacked Boria, killing 7."),
    ("2020-02-03", "Boria blamed Arland."),
    ("2020-03-04", "Cora praised Dolia."),
    (None, "Dolia met Cora."),
)


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("query") / "store.db")
    reports = [FakeCoder().code(Document(document_id(text), text, published=day)) for day, text in TEXTS]
    with StoreWriter.open(path, create=True) as store:
        store.add(reports, Run("test", "fake"))
        yield store


@pytest.mark.parametrize(
    ("filters", "verbs"),
    [
        ({}, ["attacked", "blamed", "praised", "met"]),
        ({"actor": "ARL"}, ["attacked", "blamed"]),
        ({"actor": "arl"}, ["attacked", "blamed"]),
        ({"actor": "state:COR"}, ["praised", "met"]),
        ({"actor": "rlan"}, ["attacked", "blamed"]),
        ({"actor": "%"}, []),
        ({"actor": "_rland"}, []),
        ({"event_type": "ASSAULT"}, ["attacked"]),
        ({"event_type": "assault"}, ["attacked"]),
        ({"event_type": "NONSENSE"}, []),
        ({"country": "IRQ"}, []),
        ({"first": "2020-02-03"}, ["blamed", "praised"]),
        ({"last": "2020-02-03"}, ["attacked", "blamed"]),
        ({"first": "2020-02-01", "last": "2020-02-28"}, ["blamed"]),
        ({"words": "killing"}, ["attacked"]),
        ({"words": '"praised dolia"'}, ["praised"]),
        ({"words": "dolia praised", "actor": "COR"}, ["praised"]),
        ({"limit": 2}, ["attacked", "blamed"]),
    ],
)
def test_filters_find_what_they_name(full, filters, verbs):
    found = list(full.events(EventQuery(**filters)))
    assert [full.mention(event.mentions[0]).trigger.text for event in found] == verbs


@given(st.text(max_size=40))
def test_no_words_are_taken_for_operators(full, words):
    assert isinstance(list(full.events(EventQuery(words=words))), list)
    assert isinstance(full.search(words), list)


@given(st.text(max_size=20))
def test_no_actor_is_taken_for_a_pattern(full, actor):
    for event in full.events(EventQuery(actor=actor)):
        sides = (*event.actors, *event.recipients)
        said = {value for one in sides for value in (one.entity, one.country)}
        assert actor in said or actor.upper() in said or any(actor.lower() in one.name.lower() for one in sides)


def test_words_and_phrases_are_quoted():
    assert match_words('drone "base attack" OR') == '"drone" AND "base attack" AND "OR"'
    assert match_words("") == match_words("\x00") == '""'
