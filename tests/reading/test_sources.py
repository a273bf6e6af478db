import datetime as dt
import io
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.reading import Failure, Setting, read_bytes, read_json_line, read_path, read_sources
from casusbelli.records import Document, document_id

TEXT = "Two policemen were killed near Gao on Sunday, the governor said.\n"


def outcomes(*inputs, stdin=b"", **given):
    return list(read_sources(inputs, stdin=io.BytesIO(stdin), **given))


def test_plain_text_is_kept_exactly(tmp_path):
    text = "\n  [published 2018-01-20]\r\n\r\nVia X\tRead also: y \n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (document,) = read_path(tmp_path / "a.txt")
    assert document.text == text
    assert document.published is None
    assert document.id == document_id(text)
    assert document.key == str(tmp_path / "a.txt")


def test_a_date_is_used_for_what_has_none(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    line = json.dumps({"id": "b", "text": TEXT, "published": "2020-02-03"})
    found = outcomes(str(tmp_path / "a.txt"), "-", stdin=line.encode(), date=dt.date(2019, 12, 30))
    assert [document.published for document in found] == ["2019-12-30", "2020-02-03"]


def test_a_missing_file_is_one_failure_and_the_run_goes_on(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    first, second = outcomes(str(tmp_path / "none"), str(tmp_path / "a.txt"))
    assert first == Failure(str(tmp_path / "none"), "no such file or folder")
    assert isinstance(second, Document)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b" \n\t", "no text in it"),
        (b"\x00\x01\x02" * 200, "binary data"),
        (b"\x7fELF" + b"\x02" * 400, "binary data"),
    ],
)
def test_what_is_no_text_is_said(tmp_path, data, reason):
    (tmp_path / "a.txt").write_bytes(data)
    (failure,) = read_path(tmp_path / "a.txt")
    assert reason in failure.reason


def test_a_50_megabyte_page_is_refused(tmp_path):
    with (tmp_path / "a.html").open("wb") as page:
        page.write(b"<html><body>")
        page.truncate(50 * 1024 * 1024)
    (failure,) = read_path(tmp_path / "a.html")
    assert isinstance(failure, Failure)


def test_a_50_megabyte_page_of_markup_is_refused():
    (failure,) = read_bytes(b"<html><body>" + b"<p>x</p>" * 7_000_000, key="k", name="a.html")
    assert "larger than 20 MB" in failure.reason


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden"):
        (tmp_path / name).write_text(f"{name} {TEXT}")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "d.md").write_text("# Title\n\nSome *marked* text of it.")
    keys = [os.path.relpath(document.key, tmp_path) for document in read_path(tmp_path)]
    assert keys == ["a.txt", "b.txt", "c/d.md"]


def test_an_empty_folder_and_a_loop_of_links_end(tmp_path):
    (empty,) = read_path(tmp_path)
    assert empty.reason == "empty folder"
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)
    assert len(list(read_path(tmp_path))) == 1


def test_a_folder_that_may_not_be_read(tmp_path):
    (tmp_path / "pipe").mkdir()
    os.mkfifo(tmp_path / "pipe" / "fifo")
    (failure,) = read_path(tmp_path / "pipe")
    assert failure.reason == "neither a file nor a folder"


def test_json_lines_one_cut_in_half():
    whole = json.dumps({"id": "a", "text": TEXT, "published": "2019-12-30", "title": "T", "url": "https://a.org/x"})
    first, second, third = outcomes("-", stdin=f"{whole}\n{whole[:40]}\n\n{whole}\n".encode())
    assert (first.key, first.text, first.published, first.title, first.url) == (
        "a",
        TEXT,
        "2019-12-30",
        "T",
        "https://a.org/x",
    )
    assert second.key == "-:2"
    assert second.reason.startswith("not a whole JSON line")
    assert third == first


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[1]", "not a JSON object"),
        ('{"id": "x"}', "neither"),
        ('{"id": "x", "text": 3}', "neither"),
        ("{" * 5000, "not a whole"),
    ],
)
def test_json_lines_that_hold_no_report(line, reason):
    failure = read_json_line(line, key="k")
    assert reason in failure.reason


def test_a_json_line_with_html_is_cleaned(make_page):
    document = read_json_line(json.dumps({"id": "p", "html": make_page(), "url": "https://sahel.org/a"}), key="k")
    assert document.key == "p"
    assert document.text.startswith("Two policemen")


def test_a_day_in_the_future_is_left_out_and_said(setting, notes):
    document = read_json_line(
        json.dumps({"id": "a", "text": TEXT, "published": "2031-05-01"}), key="k", setting=setting
    )
    assert document.published is None
    assert document.text == TEXT
    assert len(notes) == 1


def test_a_day_nobody_understands_is_said(setting, notes):
    assert (
        read_json_line(json.dumps({"id": "a", "text": TEXT, "published": "soon"}), key="k", setting=setting).published
        is None
    )
    assert "not understood" in notes[0].text


def test_tomorrow_is_still_taken(setting):
    line = json.dumps({"id": "a", "text": TEXT, "published": "2026-11-25"})
    assert read_json_line(line, key="k", setting=setting).published == "2026-11-25"


def test_another_language_is_told():
    text = "Die Armee teilte am Sonntag mit, dass ihre Soldaten die Stadt nach drei Tagen eingenommen haben."
    assert read_json_line(json.dumps({"id": "a", "text": text}), key="k").language == "de"


def test_addresses_are_fetched_by_the_setting_only(tmp_path):
    asked = []

    def fetch(url, setting):
        asked.append(url)
        yield Failure(url, "asked")

    (tmp_path / "list.txt").write_text("# mine\nhttps://a.org/1\n\nhttps://a.org/2\n")
    setting = Setting(fetch=fetch)
    assert len(outcomes("https://a.org/0", str(tmp_path / "list.txt"), setting=setting)) == 3
    assert asked == ["https://a.org/0", "https://a.org/1", "https://a.org/2"]


def test_no_standard_input():
    (failure,) = read_sources(["-"], stdin=None)
    assert failure.reason == "no standard input to read"


@given(st.text(max_size=200))
def test_any_line_of_json_lines_gives_an_outcome(line):
    assert isinstance(read_json_line(line, key="k"), Document | Failure)


@given(st.text(min_size=1, max_size=200).filter(lambda text: any(c.isalnum() for c in text)))
def test_text_of_a_json_line_is_never_changed(text):
    document = read_json_line(json.dumps({"id": "a", "text": text}), key="k")
    assert document.text == text
