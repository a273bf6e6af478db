from __future__ import annotations

import io

from casusbelli.cli.progress import Progress


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


class Terminal(io.StringIO):
    def isatty(self):
        return True


def passed(stream, seconds, number=5, quiet=False):
    clock = Clock()
    progress = Progress("reports", stream=stream, clock=clock, quiet=quiet)
    for _ in progress.over(range(number), lambda item: item == 1):
        clock.now += seconds
    return progress


def test_short_work_shows_nothing():
    for stream in (io.StringIO(), Terminal()):
        passed(stream, 0.1)
        assert stream.getvalue() == ""


def test_long_work_rewrites_one_line_on_a_terminal_and_leaves_it_clean():
    stream = Terminal()
    progress = passed(stream, 1.5)
    assert "3 reports, 1 failed, 1.0 a second" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")
    assert "\n" not in stream.getvalue()
    assert (progress.done, progress.failed) == (5, 1)


def test_a_log_gets_a_line_now_and_then():
    stream = io.StringIO()
    passed(stream, 3.0, number=9)
    assert stream.getvalue().splitlines() == [
        "casus: 2 reports, 1 failed, 0.7 a second",
        "casus: 6 reports, 1 failed, 0.4 a second",
    ]


def test_quiet_is_quiet():
    stream = io.StringIO()
    passed(stream, 9.0, quiet=True)
    assert stream.getvalue() == ""
