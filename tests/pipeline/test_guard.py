from __future__ import annotations

import threading
import time

import pytest

from casusbelli.errors import ModelError
from casusbelli.pipeline import FakeCoder, GuardLimits, guarded
from casusbelli.records import Document, Report

SHORT = GuardLimits(seconds=0.2)


def document(text):
    return Document("id", text)


class Raising:
    name = "raising"

    def __init__(self, error):
        self.error = error

    def code(self, document):
        raise self.error


def test_a_good_document_passes():
    assert guarded(FakeCoder(), document("Arland attacked Boria.")).error is None


def test_a_document_that_takes_too_long_is_stopped():
    started = time.monotonic()
    report = guarded(FakeCoder(), document("!hang"), SHORT)
    assert report.error == "coding took more than 0 s and was stopped"
    assert time.monotonic() - started < 5


def test_a_longer_text_is_given_more_time():
    limits = GuardLimits(seconds=10, characters_per_second=100)
    assert limits.allowed(document("x" * 1000)) == 20


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "too much memory"),
        (ModelError("the model is missing"), "the model is missing"),
        (RecursionError("deep\nvery"), "RecursionError: deep very"),
        (ValueError("x" * 999), "x" * 200 + ")"),
    ],
)
def test_what_goes_wrong_is_the_documents_error(error, said):
    report = guarded(Raising(error), document("text"))
    assert said in report.error
    assert "\n" not in report.error
    assert isinstance(report, Report) and report.document.text == "text"


def test_an_interruption_by_the_user_is_not_swallowed():
    with pytest.raises(KeyboardInterrupt):
        guarded(Raising(KeyboardInterrupt()), document("text"))


def test_outside_the_main_thread_there_is_no_alarm_but_still_a_guard():
    found = []
    thread = threading.Thread(target=lambda: found.append(guarded(FakeCoder(), document("!crash"), SHORT)))
    thread.start()
    thread.join()
    assert "told to crash" in found[0].error
