from __future__ import annotations

import time

import pytest

from casusbelli.errors import ModelError
from casusbelli.pipeline import GuardLimits, Pool
from casusbelli.pipeline.lines import pack, unpack
from casusbelli.records import Document, Report, document_id

FAKE = "casusbelli.pipeline.fake:FakeCoder"


def documents(*texts):
    return [Document(document_id(text), text, key=str(number)) for number, text in enumerate(texts)]


def test_answers_come_in_the_order_of_the_questions():
    asked = documents(*(f"{number}. Arland attacked Boria." for number in range(60)))
    with Pool(FAKE, jobs=2) as pool:
        answers = list(pool.code(asked))
    assert [answer.document for answer in answers] == asked
    assert all(len(answer.mentions) == 1 for answer in answers)


def test_lean_reports_have_their_mentions_alone() -> None:
    documents = [Document("d1", "Arland attacked Boria. Boria blamed Arland.")]
    with Pool(FAKE, jobs=1) as whole, Pool(FAKE, jobs=1, lean=True) as lean:
        (full,), (bare,) = list(whole.code(documents)), list(lean.code(documents))
    assert full.mentions == bare.mentions and len(full.events) == 2
    assert bare.events == () and bare.spans is None and bare.document == full.document


def test_failures_pass_in_their_place():
    failure = Report(Document("", "", key="x"), error="unreadable")
    first, last = documents("Arland attacked Boria.", "Cora met Dolia.")
    with Pool(FAKE, jobs=2) as pool:
        answers = list(pool.code([first, failure, last]))
    assert [answer.error for answer in answers] == [None, "unreadable", None]


def test_a_document_that_kills_or_hangs_its_worker_costs_only_itself():
    limits = GuardLimits(seconds=0.3, grace=0.3)
    started = time.monotonic()
    with Pool(FAKE, jobs=1, limits=limits) as pool:
        answers = list(pool.code(documents("!die", "Arland attacked Boria.", "!hang", "Cora met Dolia.", "!crash")))
    errors = [answer.error for answer in answers]
    assert "ended on this text (exit 9)" in errors[0]
    assert errors[1] is None and errors[3] is None
    assert "was stopped" in errors[2]
    assert "told to crash" in errors[4]
    assert time.monotonic() - started < 30


def test_nothing_is_read_far_ahead_of_what_is_asked_for():
    read = []

    def many():
        for number in range(1000):
            read.append(number)
            yield from documents(f"{number}. Arland attacked Boria.")

    with Pool(FAKE, jobs=1) as pool:
        answers = pool.code(many())
        next(answers)
        assert len(read) <= 8
        answers.close()


def test_a_coder_that_cannot_be_loaded_is_said():
    with Pool("no.such:coder", jobs=1) as pool, pytest.raises(ModelError, match=r"no coder 'no\.such:coder'"):
        list(pool.code(documents("Arland attacked Boria.")))


def test_a_damaged_text_passes_the_pipe_unharmed():
    document = Document("id", "a\ud800b\n\u2028c\x00")
    assert unpack(Document, pack(document)) == document
    assert pack(document).count(b"\n") == 1
