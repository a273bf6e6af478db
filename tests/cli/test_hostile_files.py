"""A PDF that its parser chokes on costs one failed row, in a folder as in an archive, and the rest is coded."""

import zipfile

import pytest

from casusbelli.reading import sandbox
from casusbelli.reading.formats import pdf

TOLD = "Arland attacked Boria, killing 7."
pytestmark = [
    pytest.mark.skipif(sandbox._START != "fork", reason="a spawned child knows nothing of a fake parser"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


def a_pdf(text: str) -> bytes:
    drawn = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET"
    parts = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",  # noqa: E501
        f"<< /Length {len(drawn)} >> stream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    objects = "".join(f"{number} 0 obj {part} endobj\n" for number, part in enumerate(parts, start=1))
    return f"%PDF-1.4\n{objects}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n0\n%%EOF".encode()


@pytest.fixture
def chokes(monkeypatch):
    """A parser that wants more memory than there may be on a file that says SWELL."""
    read = pdf._read

    def choking(data, limits):
        return bytearray(1 << 40) if b"SWELL" in data else read(data, limits)

    monkeypatch.setattr(pdf, "_read", choking)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "reports"
    made.mkdir()
    (made / "1-bad.pdf").write_bytes(a_pdf("SWELL"))
    (made / "2-good.pdf").write_bytes(a_pdf(TOLD))
    return made


def test_a_folder_with_a_bad_and_a_good_pdf(casus, chokes, folder, tmp_path):
    store = str(tmp_path / "new.db")
    assert casus("init", store).code == 0
    added = casus("add", "-s", store, str(folder))
    assert added.code == 1
    assert "1-bad.pdf: reading took more than 1536 MB of memory: stopped" in added.err
    assert "1 new reports, 1 events new or added to, 1 could not be read" in added.err
    failures = casus("failures", "-s", store).out
    assert "1-bad.pdf" in failures and "memory" in failures and "2-good.pdf" not in failures


def test_many_files_are_read_beside_busy_workers(casus, chokes, folder):
    for number in range(8):
        (folder / f"3-{number}.txt").write_text(f"Arland bombed Boria, killing {number + 1}.", encoding="utf-8")
        (folder / f"4-{number}.pdf").write_bytes(a_pdf(f"Cora blamed Dolia {number}."))
    coded = casus("code", "--format", "jsonl", "--jobs", "2", str(folder))
    assert coded.code == 1
    assert len(coded.out.splitlines()) == 18
    assert coded.out.count('"error":null') == 17 and coded.out.count("ACCUSE") >= 8
    assert coded.err.count("memory") == 1


def test_an_archive_goes_on_behind_a_bad_pdf(casus, chokes, folder, tmp_path):
    packed = tmp_path / "reports.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    coded = casus("code", "--format", "jsonl", str(packed))
    assert coded.code == 1
    assert TOLD in coded.out
    assert "reports.zip!/1-bad.pdf: reading took more than" in coded.err
