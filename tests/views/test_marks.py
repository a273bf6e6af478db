from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casusbelli.records import Document, Event, Mention, Report, Span
from casusbelli.views.card import marked_quote
from casusbelli.views.marks import KINDS, marks_of
from casusbelli.views.rows import rows_of
from casusbelli.views.segments import segments


def test_every_field_with_words_is_marked_where_they_stand(report):
    strike = next(mention for mention in report.mentions if mention.id == "m1")
    found = {(mark.kind, report.document.text[mark.start : mark.end]) for mark in marks_of(strike)}
    assert found == {
        ("trigger", "bombed"), ("actors", "Arland"), ("recipients", "a depot"), ("place", "near Portville"),
        ("time", "on Sunday"), ("toll", "at least 7 guards"), ("attributions", "its army"), ("attributions", "said"),
        ("links", "in answer to"),
    }  # fmt: skip


def test_the_marked_quote_without_its_marks_is_the_sentence(report):
    strike = next(mention for mention in report.mentions if mention.id == "m1")
    quote = marked_quote(strike, report.document.text)
    assert quote.startswith("[who: Arland] [what: bombed] [to whom: a depot] [where: near Portville]")
    for name in KINDS.values():
        quote = quote.replace(f"[{name}: ", "")
    assert quote.replace("]", "") == report.document.text.split(". ")[0] + "."


def test_rows_are_in_text_order_with_links_by_number(report):
    strike, raid = rows_of(report)
    assert (strike.id, strike.number, strike.links) == ("m1", 1, "retaliation for 2")
    assert (raid.id, raid.number, raid.event, raid.links) == ("m2", 2, 2, "")


TEXTS = st.text(max_size=60)
EXTENTS = st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=8)


def report_with(text, extents):
    mentions = tuple(
        Mention(f"m{number}", "d", 0, Span(text[start:end], start, end), "AID")
        for number, (start, end) in enumerate(extents)
        if start < end
    )
    events = tuple(Event(one.id, (one.id,), "AID") for one in mentions)
    return Report(Document("d", text), mentions=mentions, events=events)


@given(TEXTS, EXTENTS)
def test_segments_joined_are_the_text_and_carry_every_mark(text, extents):
    rows = rows_of(report_with(text, extents))
    found = list(segments(text, rows))
    assert "".join(segment.text for segment in found) == text
    position = 0
    for segment in found:
        expected = {
            (row.number, "trigger")
            for row in rows
            if row.mention.trigger.start <= position and row.mention.trigger.end >= position + len(segment.text)
        }
        assert set(segment.marks) == expected
        position += len(segment.text)
