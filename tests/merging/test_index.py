"""Events over many documents: a partition of the mentions, with ids that stay."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from tests.merging.sketch import document, mention, party

from casusbelli.merging import EventIndex, events_of, merge_reports, tellings_of
from casusbelli.records import Report

STORY = "Guns fired on Kavertown near Lake Ostra, said governor Milan Derro of the Varn Brigade."


def report(id, *mentions, text="", published=None):
    return Report(document(id, text, published), mentions=mentions)


def ids(reports):
    return [[event.id for event in report.events] for report in merge_reports(reports)]


def test_two_documents_of_one_happening_share_an_id_named_after_the_first():
    assert ids([report("a", mention("a")), report("b", mention("b"))]) == [["ea.0"], ["ea.0"]]


def test_two_tellings_of_one_document_never_join_however_alike():
    assert ids([report("a", mention("a", 0), mention("a", 1))]) == [["ea.0", "ea.1"]]
    assert ids([report("a", mention("a")), report("b", mention("b", 0), mention("b", 1))]) == [
        ["ea.0"],
        ["ea.0", "eb.1"],
    ]


def test_a_report_lists_its_own_mentions_of_an_event_that_counts_all():
    first, second = merge_reports([report("a", mention("a")), report("b", mention("b"))])
    assert [event.mentions for event in (*first.events, *second.events)] == [("a.0",), ("b.0",)]
    assert first.events[0].documents == second.events[0].documents == ("a", "b")


def test_an_undated_telling_finds_a_dated_one_of_its_story():
    later = mention("b", day=None)
    assert ids([report("a", mention("a"), text=STORY), report("b", later, text=STORY)]) == [["ea.0"], ["ea.0"]]
    assert ids([report("b", later, text=STORY), report("a", mention("a"), text=STORY)]) == [["eb.0"], ["eb.0"]]


def test_a_happening_at_the_turn_of_a_month_is_found_from_either_side():
    assert ids([report("a", mention("a", day="2020-01-31")), report("b", mention("b", day="2020-02-01"))])[1] == [
        "ea.0"
    ]


def test_a_restored_telling_keeps_the_home_it_was_given():
    index = EventIndex()
    (told,) = tellings_of(document("a"), [mention("a")])
    index.restore("e-of-old", told)
    assert index.add(document("b"), [mention("b")]) == ("e-of-old",)


def test_events_of_one_document_alone_carry_all_its_mentions():
    (event,) = events_of([mention("a", 0), mention("a", 1, same_as=("a.0",))], document("a"))
    assert event.mentions == ("a.0", "a.1")
    assert event.reports == 1


def test_a_document_without_mentions_has_no_events():
    assert ids([report("a")]) == [[]]


def test_many_alike_happenings_of_other_days_are_kept_apart():
    days = [f"2020-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 11, 21)]
    found = ids([report(f"d{n}", mention(f"d{n}", day=day)) for n, day in enumerate(days * 2)])
    assert found[: len(days)] == found[len(days) :]
    assert len({id for told in found for id in told}) == len(days)


MENTIONS = st.fixed_dictionaries(
    {
        "event_type": st.sampled_from(["ASSAULT", "CONSULT", "CONCEDE", "RETREAT"]),
        "day": st.sampled_from([None, "2020-01-02", "2020-01-03", "2020-01-31", "2020-02-01"]),
        "actors": st.sampled_from([(), (party("Arland", "ARL"),), (party("Cora", "COR"),)]),
        "same": st.booleans(),
    }
)
STACKS = st.lists(st.tuples(st.lists(MENTIONS, max_size=4), st.sampled_from(["", STORY])), max_size=8)


def drawn_reports(stack):
    return [
        report(
            f"d{n}",
            *(
                mention(
                    f"d{n}",
                    k,
                    event_type=m["event_type"],
                    day=m["day"],
                    actors=m["actors"],
                    same_as=(f"d{n}.{k - 1}",) if m["same"] and k else (),
                )
                for k, m in enumerate(told)
            ),
            text=text,
        )
        for n, (told, text) in enumerate(stack)
    ]


@given(STACKS)
def test_events_partition_the_mentions(stack):
    reports = drawn_reports(stack)
    held = Counter(id for r in merge_reports(reports) for event in r.events for id in event.mentions)
    assert held == Counter(m.id for r in reports for m in r.mentions)


@given(STACKS)
def test_ids_stay_when_more_reports_are_added_after(stack):
    reports = drawn_reports(stack)
    for count in range(len(reports)):
        assert ids(reports[:count]) == ids(reports)[:count]


@given(STACKS)
def test_no_event_has_two_tellings_of_one_document(stack):
    for merged in merge_reports(drawn_reports(stack)):
        told = [event.id for event in merged.events]
        assert len(told) == len(set(told)) == len(tellings_of(merged.document, merged.mentions))
