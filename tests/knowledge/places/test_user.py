"""A user's GeoNames dump: read, found beside the shipped table, and refused when it is something else."""

from __future__ import annotations

import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusbelli.errors import InputError, KnowledgeError
from casusbelli.knowledge.places import Gazetteer
from casusbelli.knowledge.places.user import UserPlaces, import_dump


def row(
    number, name, *, alternates="", cls="P", code="PPL", lat="34.5", lon="43.5", iso2="IQ", admin1="15", people="120"
):
    fields = [
        str(number),
        name,
        name,
        alternates,
        lat,
        lon,
        cls,
        code,
        iso2,
        "",
        admin1,
        "",
        "",
        "",
        people,
        "",
        "",
        "",
        "2026-01-01",
    ]
    return "\t".join(fields)


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "IQ.txt"
    rows = [
        row(900001, "Umm Zarzur", alternates="Um Zarzour,أم زرزور"),
        row(900002, "Jisr Zarzur", cls="S", code="BDG"),
        row(900003, "Zarzur Hills", cls="T", code="HLLS"),
        row(900004, "An Office", cls="X", code="XXX"),
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_import_and_look_up(dump, tmp_path):
    database = tmp_path / "mine.sqlite"
    assert import_dump(dump, database) == 3
    gazetteer = Gazetteer.load(database)
    (hit,) = gazetteer.look_up("Um Zarzour")
    assert (hit.place.geonameid, hit.place.country, hit.place.kind, hit.main) == (900001, "IRQ", "city", False)
    assert gazetteer.country_place("IRQ") in gazetteer.areas(hit.place)
    assert gazetteer.look_up("Zarzur Hills")[0].place.precision == "region"
    assert gazetteer.look_up("Kirkuk"), "the shipped table is still there"


def test_zip(dump, tmp_path):
    archive = tmp_path / "IQ.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("readme.txt", "about")
        made.write(dump, "IQ.txt")
    assert import_dump(archive, tmp_path / "mine.sqlite") == 3


def test_importing_again_replaces(dump, tmp_path):
    database = tmp_path / "mine.sqlite"
    import_dump(dump, database)
    import_dump(dump, database)
    places = UserPlaces(database)
    assert len(places.find("umm zarzur")) == 1
    places.close()


@pytest.mark.parametrize(
    "content",
    [b"one\ttwo\n", b"\xff\xfe\x00", row(1, "A", lat="north").encode() + b"\n"],
    ids=["fields", "binary", "latitude"],
)
def test_other_files_are_refused_with_a_line(tmp_path, content):
    path = tmp_path / "other.txt"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        import_dump(path, tmp_path / "mine.sqlite")
    assert "other.txt" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_dump(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        import_dump(tmp_path / "none.txt", tmp_path / "mine.sqlite")


def test_a_database_of_another_kind_is_refused(tmp_path):
    path = tmp_path / "some.sqlite"
    path.write_bytes(b"not a database at all")
    with pytest.raises(KnowledgeError, match="not a gazetteer"):
        UserPlaces(path)


@given(st.text(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_any_text_is_read_or_refused(tmp_path, content):
    path = tmp_path / "any.txt"
    path.write_text(content, encoding="utf-8", errors="replace", newline="")
    try:
        assert import_dump(path, tmp_path / "any.sqlite") >= 0
    except InputError as refusal:
        assert "any.txt" in str(refusal)
