"""One event out of its tellings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.merging.sketch import at, document, killed, mention, party, telling, word_of

from casusbelli.merging.merge import build_event
from casusbelli.records import Link


def event(*tellings, families=None, homes=None):
    known = {m.id: "e" for t in tellings for m in t.mentions}
    return build_event("e", tellings, {**known, **(homes or {})}, families or {})


def told(id, published=None, publisher=None, **parts):
    return telling(document(id, published=published, publisher=publisher), mention(id, **parts))


def contradictions(*tellings):
    return [c.kind for c in event(*tellings).contradictions]


def test_tolls_have_a_lowest_a_highest_and_the_latest_with_who_says_which():
    first = told("a", "2020-01-05", "Herald", toll=(killed(12, 12, "twelve dead"),))
    second = told("b", "2020-01-03", "Courier", toll=(killed(7, None, "at least seven dead"),))
    (toll,) = event(first, second).tolls
    assert (toll.kind, toll.lowest, toll.highest, toll.latest) == ("killed", 7, 12, "twelve dead")
    assert [(s.value, s.publishers) for s in toll.said] == [
        ("at least seven dead", ("Courier",)),
        ("twelve dead", ("Herald",)),
    ]


def test_copies_of_one_story_count_once():
    three = [told(id) for id in "abc"]
    assert event(*three).reports == 3
    assert event(*three, families={"a": "f", "b": "f"}).reports == 2
    assert event(*three, families={"a": "f", "b": "f"}).documents == ("a", "b", "c")


def test_claimed_and_denied_is_named_with_who_stands_where():
    one = told("a", publisher="Herald", attributions=(word_of("Varn Brigade", "claims"),))
    two = told("b", publisher="Courier", attributions=(word_of("Varn Brigade", "denies"),))
    (found,) = event(one, two).contradictions
    assert (found.field, found.kind) == ("attributions", "claimed and denied")
    assert {s.value: s.publishers for s in found.said} == {"claims": ("Herald",), "denies": ("Courier",)}


def test_alleged_and_denied_is_named_and_mere_reporting_is_none():
    alleged, denied = (told(id, attributions=(word_of("Cora", s),)) for id, s in (("a", "alleges"), ("b", "denies")))
    assert contradictions(alleged, denied) == ["alleged and denied"]
    assert contradictions(told("a", attributions=(word_of("Cora", "reports"),)), denied) == []


def test_other_actors_are_named_and_a_vaguer_telling_is_none():
    other = told("b", actors=(party("Cora", "COR"),))
    assert contradictions(told("a"), other) == ["different actors"]
    assert contradictions(told("a"), told("b", actors=())) == []


def test_tolls_that_share_no_number_are_named_and_nested_ones_are_none():
    tolls = {"a": killed(7, 7), "b": killed(12, 12), "c": killed(5, None)}
    seven, twelve, some = (told(id, toll=(toll,)) for id, toll in tolls.items())
    assert contradictions(seven, twelve) == ["different tolls: killed"]
    assert contradictions(seven, some) == []


def test_done_and_not_done_is_named():
    assert contradictions(told("a"), told("b", factuality="negated")) == ["told as done and as not done"]


def test_the_finest_place_and_the_commonest_type_win():
    coarse = at("Arland", 0.0, 0.0)
    merged = event(
        told("a", place=coarse, event_type="COERCE"),
        told("b", place=at("Kaver", 1.0, 1.0)),
        told("c", event_type="ASSAULT"),
    )
    assert merged.event_type == "ASSAULT"
    assert {p.name for p in merged.places} == {"Arland", "Kaver"}


def test_links_point_at_events_never_at_itself_or_at_the_unknown():
    links = tuple(Link("retaliates", target) for target in ("a.0", "z.0", "gone.0"))
    assert event(told("a", links=links), homes={"z.0": "ez"}).links == (Link("retaliates", "ez"),)


def test_every_value_has_its_mentions_and_publishers():
    merged = event(told("a", publisher="Herald"), told("b", publisher="Courier"))
    (support,) = merged.support["event_type"]
    assert (support.value, support.mentions, support.publishers) == ("ASSAULT", ("a.0", "b.0"), ("Herald", "Courier"))


TOLLS = st.lists(st.tuples(st.none() | st.integers(0, 50), st.none() | st.integers(0, 50)), min_size=1, max_size=6)


@given(TOLLS)
def test_no_figure_lies_outside_the_range_of_tolls(bounds):
    merged = event(*(told(f"d{n}", toll=(killed(*pair),)) for n, pair in enumerate(bounds)))
    figures = [figure for pair in bounds for figure in pair if figure is not None]
    (toll,) = merged.tolls
    assert (toll.lowest, toll.highest) == (min(figures, default=None), max(figures, default=None))


@given(TOLLS)
def test_tolls_contradict_when_two_of_them_share_no_number(bounds):
    ordered = [(a, b) if a is None or b is None or a <= b else (b, a) for a, b in bounds]
    found = event(*(told(f"d{n}", toll=(killed(*pair),)) for n, pair in enumerate(ordered))).contradictions
    apart = any(one[1] is not None and two[0] is not None and one[1] < two[0] for one in ordered for two in ordered)
    assert bool(found) == apart
