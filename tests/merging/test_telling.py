"""Mentions of one document grouped into tellings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.merging.sketch import document, mention

from casusbelli.merging import tellings_of


def groups(*mentions):
    return [[m.id for m in t.mentions] for t in tellings_of(document("a"), mentions)]


def test_mentions_without_links_are_tellings_of_their_own():
    assert groups(mention("a", 0), mention("a", 1)) == [["a.0"], ["a.1"]]


def test_same_as_joins_over_several_steps_and_keeps_text_order():
    found = groups(
        mention("a", 0), mention("a", 1), mention("a", 2, same_as=("a.0",)), mention("a", 3, same_as=("a.2",))
    )
    assert found == [["a.0", "a.2", "a.3"], ["a.1"]]


def test_the_first_mention_of_a_telling_is_its_lead_even_when_it_links_forward():
    (told,) = tellings_of(document("a"), [mention("a", 0, same_as=("a.1",)), mention("a", 1)])
    assert told.lead.id == "a.0"


def test_a_link_to_a_mention_that_is_not_there_joins_nothing():
    assert groups(mention("a", 0, same_as=("b.9",))) == [["a.0"]]


@given(st.integers(1, 12).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.tuples(*[st.integers(0, n - 1)] * 2)))))
def test_tellings_partition_the_mentions_and_links_never_cross_them(drawn):
    count, pairs = drawn
    mentions = [mention("a", i, same_as=tuple(f"a.{k}" for j, k in pairs if j == i)) for i in range(count)]
    found = groups(*mentions)
    assert sorted(id for group in found for id in group) == sorted(m.id for m in mentions)
    home = {id: number for number, group in enumerate(found) for id in group}
    assert all(home[f"a.{j}"] == home[f"a.{k}"] for j, k in pairs)
    assert [group[0] for group in found] == sorted((g[0] for g in found), key=lambda id: int(id[2:]))
