"""The ontology's tables hold together."""

from __future__ import annotations

import pytest

from casusbelli.ontology import CODES, cameo_code, event_types


def test_the_sixteen_types_are_there() -> None:
    assert len(event_types()) == 16


@pytest.mark.parametrize("kind", event_types().values(), ids=lambda kind: kind.name)
def test_each_type_is_complete(kind) -> None:
    assert kind.quad in CODES["quads"]
    assert -10 <= kind.score <= 10
    assert set(kind.mode_cameo) <= set(kind.modes)
    assert kind.cameo.isdigit()


def test_conflict_scores_are_negative_and_cooperation_positive() -> None:
    for kind in event_types().values():
        assert (kind.score > 0) == kind.quad.endswith("cooperation")


def test_crosswalk_takes_the_first_mode_that_has_a_code() -> None:
    assert cameo_code("ASSAULT", ["aerial"]) == "195"
    assert cameo_code("ASSAULT", []) == "190"


def test_closed_lists_are_found_by_record_and_field() -> None:
    assert "retaliation_for" in CODES.closed_list("Link", "relation")
    assert CODES.closed_list("Mention", "event_type")[0] == "AGREE"
    assert CODES.closed_list("Document", "title") == ()
