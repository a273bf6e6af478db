"""The committed artefact fits its sources, and faults in the tables are told by line."""

from __future__ import annotations

import shutil

import pytest

from casusbelli.errors import KnowledgeError
from casusbelli.knowledge.places import sources
from casusbelli.knowledge.places.build import SOURCE_FOLDER, is_stale, main
from casusbelli.knowledge.places.builder import Builder


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(SOURCE_FOLDER, tmp_path / "places")


def test_the_artefact_is_up_to_date(capsys):
    assert not is_stale()
    assert main(["--check"]) == 0
    assert "up to date" in capsys.readouterr().out


def test_a_changed_table_makes_it_stale(folder):
    with (folder / "aliases.csv").open("a", encoding="utf-8") as table:
        table.write("Mosul,IRQ,city,Nowhere,own\n")
    assert is_stale(folder)


def test_every_row_names_its_source():
    for table in sources.OWN_TABLES:
        rows = list(sources.own_rows(SOURCE_FOLDER, table))
        assert rows
        assert all(row["source"] for row in rows)


def test_a_row_without_source_is_refused(folder):
    with (folder / "peoples.csv").open("a", encoding="utf-8") as table:
        table.write("Nobody,Mosul,IRQ,city,\n")
    with pytest.raises(KnowledgeError, match=r"peoples\.csv, line \d+: the row names no source"):
        list(sources.own_rows(folder, "peoples.csv"))


def test_an_unknown_kind_is_refused(folder):
    with (folder / "places.csv").open("w", encoding="utf-8") as table:
        table.write("name,names,kind,iso3,admin1,lat,lon,geonameid,weight,source\nX,,castle,,,1,2,,5,own\n")
    with pytest.raises(KnowledgeError, match="line 2: 'castle' is no kind of place"):
        Builder(folder).add_own_places()


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(KnowledgeError, match=r"places\.csv: cannot read"):
        list(sources.own_rows(tmp_path, "places.csv"))
