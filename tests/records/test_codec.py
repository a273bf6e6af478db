"""Every record goes to JSON and back without loss, and matches the published schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusbelli.errors import InputError
from casusbelli.records import Document, Mention, Report, Review, Tie, dumps, from_json, loads, to_json
from casusbelli.records.schema import schema

RECORDS = [Document, Mention, Review, Tie]
WORDS = st.text(max_size=6)


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Small values of a field's type: drawing whole records by `from_type` takes minutes."""
    if get_origin(hint) in (Union, UnionType):
        return st.none() | values(next(kind for kind in get_args(hint) if kind is not type(None)))
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=1).map(tuple)
    if get_origin(hint) is Mapping:
        return st.dictionaries(WORDS, values(get_args(hint)[1]), max_size=1)
    if is_dataclass(hint):
        return records(hint)
    return {str: WORDS, int: st.integers(), bool: st.booleans(), float: st.floats(allow_nan=False)}[hint]


def records(kind: type) -> st.SearchStrategy[Any]:
    return st.builds(kind, **{name: values(hint) for name, hint in get_type_hints(kind).items()})


@pytest.mark.parametrize("kind", RECORDS)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_round_trip_loses_nothing(kind: type, data: st.DataObject) -> None:
    record = data.draw(records(kind))
    assert from_json(kind, to_json(record)) == record


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(records(Report))
def test_report_matches_the_published_shape(report: Report) -> None:
    value = json.loads(dumps(report))
    properties = schema()["$defs"]["Report"]["properties"]
    assert set(value) <= set(properties)
    assert loads(Report, dumps(report)) == report


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ({"id": "a"}, "text is missing"),
        ({"id": "a", "text": 3}, "Document.text: expected str, found int"),
        ({"id": "a", "text": "b", "colour": "red"}, "unknown field colour"),
        ({"id": "a", "text": "b", "byline": "Ann"}, "expected a list"),
        ([], "expected an object"),
    ],
)
def test_wrong_values_are_named(value: object, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint.replace(".", r"\.")):
        from_json(Document, value)


def test_half_a_line_is_one_clear_error() -> None:
    with pytest.raises(InputError, match="not JSON"):
        loads(Document, '{"id": "a", "te')


def test_booleans_are_not_numbers() -> None:
    with pytest.raises(InputError, match="expected int"):
        from_json(Mention, {"id": "a", "document": "d", "sentence": True, "trigger": {}, "event_type": "ASSAULT"})
