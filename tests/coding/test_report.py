"""Whole reports with the shipped model and tables: robust facts of plain invented news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusbelli.coding.report import CODER_NAME, Resources, code_document
from casusbelli.language import Analyser
from casusbelli.ontology import event_types
from casusbelli.records import Document, Mention, Report, document_id, dumps, loads, to_json

CONDEMNED = "France condemned Russia on Tuesday for an attack on a hospital in Kharkiv."
TOLL = (
    "At least nine soldiers were killed and 14 wounded when rebels attacked an army base in eastern Congo on Monday, "
    "the Congolese army said."
)
DENIED = "Russia denied that its forces had bombed the school in Kharkiv."
RETALIATED = (
    "Israeli warplanes bombed a weapons depot in southern Lebanon on Friday in retaliation for a rocket attack by "
    "Hezbollah on Haifa."
)
SANCTIONED = "The United States imposed sanctions on Iran on Thursday."
THREATENED = "Iran threatened to attack Israel if its ships are seized."
PROTESTED = "Thousands of people protested against the government in Nairobi on Saturday."
BAKERY = "The bakery on the corner sells bread and cakes. My sister likes the cakes best."
STORY = "\n\n".join((CONDEMNED, TOLL, DENIED, RETALIATED))


@cache
def resources() -> Resources:
    return Resources.load()


@cache
def analyser() -> Analyser:
    return Analyser.load()


def coded(text: str, skip: tuple[tuple[int, int], ...] = (), published: str | None = "2031-03-05") -> Report:
    document = Document(document_id(text), text, published=published)
    return code_document(document, analyser().analyse(text, skip), resources())


def first(report: Report, kind: str) -> Mention:
    return next(m for m in report.mentions if m.event_type == kind)


def lands(parties: tuple[Any, ...]) -> list[str | None]:
    return [p.country for p in parties]


def spans(value: Any) -> Iterator[tuple[str | None, int, int]]:
    """Every start and end in a record, with the text that it is said to hold, if it is."""
    if isinstance(value, dict):
        if value.get("start") is not None:
            yield value.get("text"), value["start"], value["end"]
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


def check(report: Report, text: str) -> None:
    for said, start, end in spans(to_json(report)):
        assert 0 <= start < end <= len(text)
        assert said is None or text[start:end] == said


def test_a_condemnation_has_its_sides_and_day() -> None:
    mention = first(coded(CONDEMNED), "ACCUSE")
    assert lands(mention.actors) == ["FRA"]
    assert lands(mention.recipients) == ["RUS"]
    assert mention.time is not None
    assert (mention.time.first, mention.time.last) == ("2031-03-04", "2031-03-04")
    assert mention.trigger.text == "condemned"


def test_a_toll_is_a_range_on_its_attack() -> None:
    mention = first(coded(TOLL), "ASSAULT")
    tolls = {t.kind: (t.min, t.max) for t in mention.toll}
    assert tolls == {"killed": (9, None), "injured": (14, 14)}
    assert mention.place is not None and mention.place.country == "COD"
    assert any(a.source and "army" in a.source.text for a in mention.attributions)


def test_a_denial_is_an_attack_whose_attribution_denies_it() -> None:
    mention = first(coded(DENIED), "ASSAULT")
    assert "denies" in [a.stance for a in mention.attributions]
    assert mention.place is not None and mention.place.country == "UKR"


def test_retaliation_links_two_mentions() -> None:
    report = coded(RETALIATED)
    by_id = {m.id: m for m in report.mentions}
    (link,) = [k for m in report.mentions for k in m.links if k.relation == "retaliation_for"]
    source = next(m for m in report.mentions if link in m.links)
    assert lands(source.actors) == ["ISR"]
    assert "attack" in by_id[link.target].trigger.text
    assert link.cue is not None and "retaliation" in link.cue.text


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        (SANCTIONED, "SANCTION", "USA", "IRN"),
        (THREATENED, "THREATEN", "IRN", "ISR"),
        (PROTESTED, "PROTEST", "KEN", "KEN"),
    ],
)
def test_who_does_what_to_whom(text: str, kind: str, actor: str, recipient: str) -> None:
    mention = first(coded(text), kind)
    assert lands(mention.actors) == [actor]
    assert lands(mention.recipients) == [recipient]


def test_a_threatened_attack_is_no_attack() -> None:
    assert "ASSAULT" not in {m.event_type for m in coded(THREATENED).mentions}


@pytest.mark.parametrize("text", ["", " \n\n ", BAKERY, "?!"])
def test_a_text_without_conflict_has_no_events(text: str) -> None:
    report = coded(text)
    assert (report.mentions, report.events, report.error) == ((), (), None)


def test_skipped_text_yields_nothing() -> None:
    promotion = "READ MORE: Rebels bombed an army base in Aleppo and killed 40 soldiers"
    text = f"{SANCTIONED}\n\n{promotion}\n\n{CONDEMNED}"
    start = text.index(promotion)
    report = coded(text, ((start, start + len(promotion)),))
    assert {"SANCTION", "ACCUSE"} <= {m.event_type for m in report.mentions}
    inside = [(a, b) for _, a, b in spans(to_json(report)) if a < start + len(promotion) and b > start]
    assert inside == []


def test_every_span_is_the_text_it_says() -> None:
    report = coded(STORY)
    assert len(report.mentions) >= 4
    assert report.spans is not None and report.spans.names and report.spans.places and report.spans.times
    check(report, STORY)


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    text = f"😀😀 {CONDEMNED}"
    report = coded(text)
    check(report, text)
    assert first(report, "ACCUSE").trigger.start == text.index("condemned")


def test_records_are_whole() -> None:
    report = coded(STORY)
    ids = [m.id for m in report.mentions]
    assert len(ids) == len(set(ids))
    for mention in report.mentions:
        assert mention.document == report.document.id
        assert mention.coder == CODER_NAME
        assert re.fullmatch("[0-9a-f]{16}", mention.id)
        assert set(mention.modes) <= set(event_types()[mention.event_type].modes)
        assert 0 <= mention.confidence <= 1
        assert {k.target for k in mention.links} <= set(ids) - {mention.id}
        own = report.sentences[mention.sentence]
        assert mention.evidence[0] == own
        assert own.start <= mention.trigger.start < own.end
    assert sorted(i for e in report.events for i in e.mentions) == sorted(ids)


def test_a_report_survives_its_json() -> None:
    report = coded(STORY)
    assert loads(Report, dumps(report)) == report


def test_coding_is_the_same_each_time() -> None:
    assert coded(STORY) == coded(STORY)


def test_a_report_without_a_date_has_open_times() -> None:
    report = coded(SANCTIONED, published=None)
    mention = first(report, "SANCTION")
    assert mention.time is None or mention.time.first is None
    check(report, SANCTIONED)


LOOSE = (
    "Rebels attacked Mali said “ ” , . killing nine not in retaliation for the raid 's - 😀 denied it vowed to Monday é"
)
WORDS = st.sampled_from([*LOOSE.split(" "), "\n\n", "\u200b"])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_run_of_words_codes_with_right_offsets(text: str) -> None:
    check(coded(text), text)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_any_text_codes_with_right_offsets(text: str) -> None:
    check(coded(text), text)
