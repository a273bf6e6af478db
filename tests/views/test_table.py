from __future__ import annotations

import io
from dataclasses import replace

from casusbelli.records import Contradiction, Document, Event, Report, Support, TollRange
from casusbelli.store import Revision
from casusbelli.views import event_card, event_table, mention_card, report_table


def written(write, *arguments, **options):
    stream = io.StringIO()
    write(*arguments, stream, **options)
    return stream.getvalue()


def test_a_report_is_rows_and_the_words_they_rest_on(report):
    text = written(report_table, report)
    assert "War & peace (2020-01-06): 2 events, told in 2 places, 1 tie" in text
    assert "ASSAULT aerial" in text and "Arland [ARL/MIL]" in text and "near Portville, BOR" in text
    assert "1, 2: “Arland bombed a depot near Portville" in text
    assert "1 is retaliation for 2" in text
    assert "verb bomb" not in text


def test_why_says_which_rule_decided(report):
    assert "1 event_type: verb bomb" in written(report_table, report, why=True)


def test_two_tellings_of_one_event_are_numbered_so(report):
    one = replace(report, events=(Event("e", ("m1", "m2"), "ASSAULT"),))
    text = written(report_table, one)
    assert "1 event, told in 2 places" in text
    assert "2 =1" in text


def test_a_failed_report_says_why():
    assert "x.pdf: not coded: damaged" in written(report_table, Report(Document("", "", key="x.pdf"), error="damaged"))


def test_no_text_can_move_the_cursor_or_be_taken_for_markup(report):
    evil = replace(report.document, title="\x1b]0;owned\x07[bold]x[/bold]\rhidden")
    text = written(report_table, replace(report, document=evil))
    assert "\x1b" not in text and "\x07" not in text and "\r" not in text
    assert "[bold]x[/bold]" in text


def test_events_show_their_number_of_independent_reports():
    text = written(event_table, [Event("e1", ("m",), "AID", reports=41)])
    assert "e1" in text and "AID" in text and "41" in text


def test_an_events_card_shows_what_is_disputed_and_corrected():
    said = (Support("7", ("m1",), ("Daily",)), Support("12", ("m2",)))
    event = Event(
        "e1", ("m1", "m2"), "ASSAULT",
        tolls=(TollRange("killed", 7, 12, "12", said),),
        contradictions=(Contradiction("toll", "different tolls", said),),
    )  # fmt: skip
    revision = Revision(1, "2024-01-01", "ana", "event", "e1", "event_type", '"AID"', '"ASSAULT"', "read again")
    text = written(event_card, event, "corrected", (revision,))
    assert "told killed    7 (Daily); 12 (1 telling)" in text
    assert "disputed       toll: different tolls" in text
    assert 'event_type from "AID" to "ASSAULT" by ana, 2024-01-01: read again' in text


def test_a_mentions_card_says_where_it_stands(report):
    text = written(mention_card, report.mentions[1], report.document, ())
    assert "in             War & peace, 2020-01-06" in text
    assert "[what: bombed]" in text
