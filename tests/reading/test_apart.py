"""P3 of the reliability notes: a PDF or DOCX file that loops, swells or kills its parser costs one line."""

import dataclasses
import os
import re
import threading
import time

import pytest

from casusbelli.errors import InputError
from casusbelli.reading import Failure, read_bytes, sandbox
from casusbelli.reading.apart import bounds_for, taken_apart
from casusbelli.reading.formats import docx, pdf
from casusbelli.reading.limits import LIMITS
from casusbelli.reading.sandbox import Bounds, sandboxed

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
QUICK = dataclasses.replace(LIMITS, apart_seconds=1.0, apart_memory=256 * 1024 * 1024)
forked = pytest.mark.skipif(sandbox._START != "fork", reason="a spawned child knows nothing of a fake parser")


def loop(_data, _limits):
    time.sleep(60)


def swell(_data, _limits):
    return len(bytearray(1_000_000_000))


def die(_data, _limits):
    os._exit(11)


def refuse(_data, _limits):
    raise InputError("locked")


def size(data, _limits):
    return len(data)


def size_of_a_child(data):
    return taken_apart(size, data, QUICK, library="json")


HOSTILE = [(loop, "took more than 1 s"), (swell, "256 MB of memory"), (die, "process died"), (refuse, "^locked$")]


@pytest.mark.parametrize(("parse", "reason"), HOSTILE)
def test_a_hostile_file_is_given_up_in_one_line(parse, reason):
    started = time.monotonic()
    with pytest.raises(InputError, match=reason) as caught:
        taken_apart(parse, b"x", QUICK, library="json")
    assert time.monotonic() - started < 10
    assert "\n" not in str(caught.value)


@forked
@pytest.mark.parametrize(("parse", "reason"), HOSTILE)
@pytest.mark.parametrize(("reader", "start"), [(pdf, b"%PDF-1.4 x"), (docx, b"PK\x03\x04 x")])
def test_pdf_and_docx_are_read_in_a_child(reader, start, parse, reason, setting, monkeypatch):
    monkeypatch.setattr(reader, "_read", parse)
    (failure,) = read_bytes(start, key="k", name="a.docx", setting=dataclasses.replace(setting, limits=QUICK))
    assert isinstance(failure, Failure)
    assert re.search(reason, failure.reason)


def test_a_large_file_gets_longer_but_not_for_ever():
    assert bounds_for(0, LIMITS).seconds == LIMITS.apart_seconds
    assert bounds_for(1_000_000, LIMITS).seconds == LIMITS.apart_seconds + 20
    assert bounds_for(LIMITS.file_bytes, LIMITS).seconds == LIMITS.apart_longest


def test_threads_of_the_parent_do_not_hold_the_child_up():
    stop = threading.Event()
    threads = [threading.Thread(target=stop.wait) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        assert [taken_apart(size, b"x" * length, QUICK, library="json") for length in range(5)] == [0, 1, 2, 3, 4]
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def test_a_process_that_may_have_no_children_reads_by_itself():
    assert sandboxed(size_of_a_child, b"abc") == 3


def test_a_spawned_child_reads_as_well(monkeypatch):
    monkeypatch.setattr(sandbox, "_START", "spawn")
    with pytest.raises(InputError, match="PDF that cannot be read"):
        taken_apart(pdf._read, b"%PDF-1.4\nrubbish", LIMITS, library="pypdf")


def test_what_a_child_starts_with_is_not_counted():
    held = bytearray(600_000_000)
    assert sandboxed(len, b"abc", bounds=Bounds(memory=256 * 1024 * 1024)) == 3
    assert held
