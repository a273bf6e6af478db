from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.records import Event, Participant, Place, Toll
from casusbelli.views import sheet
from casusbelli.views.sheet import COLUMNS, FORMULA_STARTS, LINE_BREAKS, escaped

EVENT = Event(
    "e1",
    ("m1", "m2"),
    "ASSAULT",
    modes=("drone", "aerial"),
    actors=(Participant("x", 0, 1, name="Arland", country="ARL", sector="MIL"),),
    toll=(Toll("killed", 7, 9, None, "x", 0, 1), Toll("killed", 5, None, None, "x", 0, 1)),
    score=-10.0,
    documents=("d1", "d2"),
    place=Place("Portville", 0, 9, lat=-13.5, lon=43.25),
)


def rows(*events):
    stream = io.StringIO()
    sheet(events, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_one_line_an_event_with_every_column():
    (row,) = rows(EVENT)
    assert tuple(row) == COLUMNS
    assert (row["modes"], row["actor_countries"], row["mentions"]) == ("drone; aerial", "ARL", "2")
    assert (row["killed_min"], row["killed_max"], row["injured_min"]) == ("5", "9", "")
    assert (row["documents"], row["lat"], row["score"]) == ("d1; d2", "-13.5", "-10.0")


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_words_that_a_spreadsheet_would_run_are_disarmed(start):
    name = f"{start}cmd|' /C calc'!A0"
    (row,) = rows(replace(EVENT, actors=(Participant("x", 0, 1, name=name),)))
    assert row["actors"] == f"'{name}"


def test_numbers_below_nothing_stay_numbers():
    assert escaped(-13.5) == -13.5
    assert escaped("-13.5") == "'-13.5"


@given(st.text(max_size=30))
def test_any_name_survives_and_none_begins_a_formula(name):
    (row,) = rows(replace(EVENT, actors=(Participant("x", 0, 1, name=name or "?"),)))
    expected = (name or "?").translate(LINE_BREAKS)
    assert row["actors"] == (f"'{expected}" if expected.startswith(FORMULA_STARTS) else expected)
    assert not row["actors"].startswith(FORMULA_STARTS)
