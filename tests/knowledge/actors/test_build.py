import csv
import io
from pathlib import Path

import pytest
from knowledge_src.actors import build, tables
from knowledge_src.actors.nouns import plural
from knowledge_src.actors.offices import Offices
from knowledge_src.actors.persons import bare_name

from casusbelli.knowledge.actors.overlay import SECTORS
from casusbelli.knowledge.actors.store import ARTEFACT, Store


def test_the_artefact_was_built_from_the_tables_here():
    assert build.stored_digest(ARTEFACT) == tables.digest(), "stale; run: python -m knowledge_src.actors.build"


def test_the_artefact_is_small():
    assert ARTEFACT.stat().st_size <= 6_000_000


def test_every_sector_is_a_plover_sector():
    for name in ("groups", "bodies", "igos", "persons", "nouns", "modifiers", "phases"):
        assert {row["sector"] for row in tables.curated(name)} <= SECTORS, name


def test_every_parent_and_tie_names_an_actor():
    store = Store()
    keys = {row[0] for row in store._base.execute("SELECT key FROM entity")}
    lost = [row for row in store._base.execute("SELECT subject, object FROM tie") if row[1] not in keys]
    assert not lost


def test_every_entity_has_a_source():
    store = Store()
    assert not store._base.execute("SELECT key FROM entity WHERE sources = ''").fetchall()


def test_actors_that_must_stay_apart_do():
    store = Store()
    for one, other in (("hamas", "al-aqsa-martyrs-brigades"), ("islamic-state", "al-qaeda"), ("hezbollah", "houthis")):
        assert not set(store.spellings(store.by_key(one).number)) & set(store.spellings(store.by_key(other).number))


def test_a_short_row_is_named(tmp_path, monkeypatch):
    (tmp_path / "broken.csv").write_text("one;two\nx\n", "utf-8")
    monkeypatch.setattr(tables, "TABLES", tmp_path)
    with pytest.raises(ValueError, match="row 2"):
        tables.curated("broken")


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("militiaman", "militiamen"),
        ("army", "armies"),
        ("member of parliament", "members of parliament"),
        ("boss", "bosses"),
        ("troops", "troops"),
    ],
)
def test_plurals(one, many):
    assert plural(one) == many


def test_titles_fall_into_offices():
    offices = Offices(tables.curated("offices"))
    assert offices.office("Minister for Foreign Affairs") == "foreign minister"
    assert offices.office("Deputy Minister of Defence") == ""
    assert offices.office("President of the Senate") == ""
    assert offices.sector("Chief of the General Staff") == "MIL"


def test_a_factbook_name_loses_its_title():
    assert bare_name("Prime Minister Abdelmalek SELLAL") == "Abdelmalek Sellal"


def test_curated_tables_are_plain_csv():
    for path in Path(tables.TABLES).glob("*.csv"):
        text = path.read_text("utf-8")
        assert len(list(csv.reader(io.StringIO(text)))) > 0
