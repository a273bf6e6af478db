from __future__ import annotations

import sqlite3
from dataclasses import replace

from casusbelli.records import Place, Review

DERIVED = {
    "event_now": "SELECT id, state, type, country, first, last, reports, mentions, status FROM event_now ORDER BY id",
    "event_side": "SELECT id, side, entity, event_side.country, sector, name, party FROM event_side"
    " JOIN event_now ON number = event ORDER BY 1, 2, 6",
    "event_mention": "SELECT id, mention FROM event_mention JOIN event_now ON number = event ORDER BY 1, 2",
    "rollup": "SELECT kind, a, b, month, events FROM rollup ORDER BY 1, 2, 3, 4",
}


def derived(path):
    with sqlite3.connect(path) as connection:
        return {table: connection.execute(statement).fetchall() for table, statement in DERIVED.items()}


def placed(report, country):
    event = replace(report.events[0], place=Place("there", 0, 5, "There", country=country))
    return replace(report, events=(event,))


def test_rollups_count_types_countries_and_dyads_by_month(writer, coded, run):
    writer.add([placed(coded("Arland attacked Boria."), "BOR"), coded("Arland bombed Boria. Cora met Dolia.")], run)
    assert writer.rollup("type") == {("ASSAULT", "2020-01"): 2, ("CONSULT", "2020-01"): 1}
    assert writer.rollup("country") == {("BOR", "2020-01"): 1}
    assert writer.rollup("dyad") == {("ARL", "BOR", "2020-01"): 2, ("COR", "DOL", "2020-01"): 1}


def test_events_without_recipients_are_dyads_both_ways(writer, coded, run):
    report = coded("Arland met Boria.")
    event = report.events[0]
    writer.add([replace(report, events=(replace(event, actors=event.actors + event.recipients, recipients=()),))], run)
    assert writer.rollup("dyad") == {("ARL", "BOR", "2020-01"): 1, ("BOR", "ARL", "2020-01"): 1}


def test_events_without_a_day_are_counted_under_no_month(writer, coded, run):
    writer.add([coded("Arland attacked Boria.", published=None)], run)
    assert writer.rollup("type") == {("ASSAULT", ""): 1}


def test_a_rejected_event_leaves_the_rollups_and_an_accepted_one_returns(writer, coded, run):
    report = coded("Arland attacked Boria.")
    writer.add([report], run)
    for decision, expected in (("reject", {}), ("accept", {("ASSAULT", "2020-01"): 1})):
        writer.review(Review(decision, "event", report.events[0].id, decision, "ana", "2024-01-01"))
        assert writer.rollup("type") == expected


def test_a_corrected_type_moves_its_count(writer, coded, run):
    report = coded("Arland attacked Boria.")
    writer.add([report], run)
    writer.review(Review("c", "event", report.events[0].id, "correct", "ana", "2024", changes={"event_type": '"AID"'}))
    assert writer.rollup("type") == {("AID", "2020-01"): 1}


def test_the_index_rebuilt_from_the_facts_is_the_one_kept(writer, coded, run, path):
    writer.add([placed(coded("Arland attacked Boria."), "BOR"), coded("Arland bombed Boria. Cora met Dolia.")], run)
    report = coded("Dolia threatened Cora. Dolia praised Cora.", published="2021-05-06")
    writer.add([report], run)
    writer.review(Review("a", "event", report.events[0].id, "reject", "ana", "2024"))
    writer.review(Review("b", "event", report.events[1].id, "correct", "ana", "2024", changes={"event_type": '"AID"'}))
    kept = derived(path)
    writer.rebuild()
    assert derived(path) == kept
    assert all(kept.values())
