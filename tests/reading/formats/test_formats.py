import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from casusbelli.reading import Failure, Limits, Setting, read_bytes
from casusbelli.records import Document

# warcio's writer, used here to make samples, leaves its temporary files to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
TEXT = "Two policemen were killed near Gao on Sunday, the governor said."


def read(data, name="", setting=None):
    return list(read_bytes(data, key="k", name=name, setting=setting or Setting()))


def zipped(members):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def tarred(members, mode="w"):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as archive:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return held.getvalue()


def warc(pages, packed=True):
    held = io.BytesIO()
    writer = WARCWriter(held, gzip=packed)
    for url, status, kind, data in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(data), http_headers=headers))
    return held.getvalue()


def docx(paragraphs, title="A mine"):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return zipped(
        {
            "word/document.xml": f"<w:document xmlns:w='{space}'><w:body>{body}</w:body></w:document>",
            "docProps/core.xml": "<cp:coreProperties xmlns:cp='c' xmlns:dc='http://purl.org/dc/elements/1.1/' "
            f"xmlns:dcterms='http://purl.org/dc/terms/'><dc:title>{title}</dc:title><dcterms:created>2020-01-05T00:00:00Z</dcterms:created></cp:coreProperties>",
        }
    )


def pdf(lines):
    drawn = b"BT /F1 12 Tf 50 700 Td 14 TL " + b" ".join(b"(" + line.encode() + b") Tj T*" for line in lines) + b" ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",  # noqa: E501
        b"<< /Length %d >> stream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(data))
        data += b"%d 0 obj %s endobj\n" % (number, part)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(data)


@pytest.mark.parametrize(("pack", "ending"), [(gzip.compress, ".gz"), (bz2.compress, ".bz2"), (lzma.compress, ".xz")])
def test_packed_texts(pack, ending):
    assert [document.text for document in read(pack(TEXT.encode()), f"a.txt{ending}")] == [TEXT]


def test_an_archive_is_read_member_by_member():
    found = read(
        zipped({"d/a.txt": TEXT, "b.txt.gz": gzip.compress(TEXT.encode()), "__MACOSX/x": "x", "c.bin": b"\x00" * 40})
    )
    assert [outcome.key for outcome in found] == ["k!/d/a.txt", "k!/b.txt.gz", "k!/c.bin"]
    assert isinstance(found[2], Failure)


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tar_archives(mode):
    found = read(tarred({"a.txt": TEXT.encode(), "../../etc/b.txt": TEXT.encode()}, mode), "a.tar")
    assert [document.text for document in found] == [TEXT, TEXT]


def test_archives_nested_too_deep_are_refused():
    data = TEXT.encode()
    for _ in range(6):
        data = zipped({"inner.zip": data})
    (failure,) = read(data)
    assert "nested deeper" in failure.reason


def test_an_archive_cut_off_keeps_what_came_before():
    whole = tarred({f"{number}.txt": TEXT.encode() * 200 for number in range(9)})
    found = read(whole[: len(whole) // 2], "a.tar")
    assert isinstance(found[0], Document)
    assert isinstance(found[-1], Failure)


def test_a_zip_bomb_is_cut_off():
    (failure,) = read(zipped({"a.txt": b" " * 60_000_000}))
    assert "larger than" in failure.reason or "bomb" in failure.reason


def test_a_gzip_bomb_is_cut_off():
    limits = Limits(page_bytes=10**10)
    (failure,) = read(gzip.compress(b"a" * 60_000_000), "a.txt.gz", Setting(limits=limits))
    assert "bomb" in failure.reason


def test_mail_has_subject_day_sender_and_text():
    data = b"From: Levant Weekly <a@b.org>\nSubject: =?utf-8?q?Caf=C3=A9_attack?=\nDate: Mon, 30 Dec 2019 10:00:00 +0000\nMIME-Version: 1.0\n\n"  # noqa: E501
    (document,) = read(data + TEXT.encode(), "a.eml")
    assert (document.title, document.published, document.publisher) == ("Café attack", "2019-12-30", "Levant Weekly")
    assert document.text == TEXT


def test_html_mail_is_read_as_a_page(make_page):
    data = (
        b"From: a@b.org\nSubject: S\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
        + make_page().encode()
    )
    (document,) = read(data, "a.eml")
    assert document.text.startswith("Two policemen")
    assert document.title == "S"


def test_a_mailbox_is_read_message_by_message():
    message = f"From a@b Mon\nFrom: a@b.org\nSubject: S\n\n{TEXT}\n\n"
    assert [document.key for document in read((message * 3).encode())] == ["k:1", "k:2", "k:3"]


def test_pdf_lines_are_joined():
    (document,) = read(
        pdf(["Two policemen were killed near the town on Sunday when their", "car struck a mine, the governor said."])
    )
    assert (
        document.text
        == "Two policemen were killed near the town on Sunday when their car struck a mine, the governor said."
    )


@pytest.mark.parametrize("data", [b"%PDF-1.4\nrubbish", pdf([]), pdf(["x"])[:200]])
def test_pdf_without_text_is_a_failure(data):
    (failure,) = read(data)
    assert isinstance(failure, Failure)


def test_docx_paragraphs_title_and_day():
    (document,) = read(docx([TEXT, "", "No group has said it did it."]), "a.docx")
    assert document.text == f"{TEXT}\n\nNo group has said it did it."
    assert (document.title, document.published) == ("A mine", "2020-01-05")


def test_table_rows_are_reports():
    found = read(f'id;headline;Date;Body\n7;"T";2020-01-05;"{TEXT}"\n8;;;\n'.encode(), "a.csv")
    assert (found[0].key, found[0].title, found[0].published, found[0].text) == ("7", "T", "2020-01-05", TEXT)
    assert found[1] == Failure("8", "row without text")


def test_a_table_without_text_says_its_columns():
    (failure,) = read(b"a,b\n1,2\n", "a.csv")
    assert "a, b" in failure.reason


def test_warc_pages_only(make_page):
    stored = [
        ("https://sahel.org/a", "200 OK", "text/html; charset=utf-8", make_page().encode()),
        ("https://sahel.org/b.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://sahel.org/c", "404 Not Found", "text/html", b"<p>no</p>"),
        ("https://sahel.org/d", "200 OK", "text/html", b""),
    ]
    for packed in (True, False):
        found = read(warc(stored, packed))
        assert [outcome.key for outcome in found] == ["https://sahel.org/a", "https://sahel.org/d"]
        assert found[0].url == "https://sahel.org/a"


def test_markdown_front_matter_and_marks():
    (document,) = read(
        b"---\ntitle: A mine\ndate: 2020-01-05\n---\n\n# Head\n\nTwo **policemen** were [killed](http://x) near `Gao`.\n",  # noqa: E501
        "a.md",
    )
    assert (document.title, document.published) == ("A mine", "2020-01-05")
    assert document.text == "Head\n\nTwo policemen were killed near Gao."


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Sahel</title><item><title>A &lt;img src=x onerror=alert(1)&gt; mine</title>
<link>{link}</link><description>{text}</description><pubDate>Mon, 30 Dec 2019 10:00:00 GMT</pubDate></item></channel></rss>"""  # noqa: E501


def test_a_feed_is_read_and_its_markup_is_data():
    (document,) = read(RSS.format(link="javascript:alert(1)", text=TEXT).encode())
    assert document.title == "A mine"
    assert document.url is None
    assert (document.text, document.published, document.publisher) == (TEXT, "2019-12-30", "Sahel")


def test_atom_and_json_feeds():
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>S</title><entry><title>T</title><link href='https://a.org/1'/><updated>2020-01-05T00:00:00Z</updated><summary>{TEXT}</summary></entry></feed>"
    feed = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "S", "items": [{"url": "https://a.org/1", '
        '"title": "T", "date_published": "2020-01-05", "content_text": "@"}]}'
    )
    json_feed = feed.replace("@", TEXT)
    for data in (atom, json_feed):
        (document,) = read(data.encode())
        assert (document.key, document.title, document.published, document.text) == (
            "https://a.org/1",
            "T",
            "2020-01-05",
            TEXT,
        )


def test_a_sitemap_without_a_network_says_so():
    (failure,) = read(b"<?xml version='1.0'?><urlset><url><loc>https://a.org/1</loc></url></urlset>")
    assert "1 addresses" in failure.reason


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(
        [
            "a.txt",
            "a.html",
            "a.eml",
            "a.csv",
            "a.mbox",
            "a.rss",
            "a.md",
            "a.jsonl",
            "a.docx",
            "a.pdf",
            "a.zip",
            "a.tar",
            "a.warc",
            "",
            "a.gz",
        ]
    ),
    st.binary(max_size=400),
)
def test_any_bytes_under_any_name_give_outcomes(name, data):
    assert all(isinstance(outcome, Document | Failure) for outcome in read(data, name))


WHOLE = {
    "a.zip": zipped({"a.txt": TEXT}), "a.tar": tarred({"a.txt": TEXT.encode()}), "a.docx": docx([TEXT]), "a.pdf": pdf([TEXT]), "a.warc.gz": warc([("https://a.org", "200 OK", "text/html", b"<p>x</p>")]),  # noqa: E501
    "a.rss": RSS.format(link="https://a.org", text=TEXT).encode(), "a.txt.gz": gzip.compress(TEXT.encode()), "a.txt.xz": lzma.compress(TEXT.encode()),  # noqa: E501
}  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_damaged_files_give_outcomes(name, data):
    whole = bytearray(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    for damaged in (bytes(whole), bytes(whole[:cut])):
        assert all(isinstance(outcome, Document | Failure) for outcome in read(damaged, name))
