import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.errors import KnowledgeError
from casusbelli.knowledge.actors import KnowledgeBase
from casusbelli.knowledge.actors.overlay import COLUMNS, OverlayActor, add_row, default_overlay, read_overlay

BRIGADE = OverlayActor("Copper Brigade", "TCD", "REB", "armed_group", ("Brigade du Cuivre",), "2019", "", "field notes")


def test_a_row_written_is_the_row_read(tmp_path):
    path = tmp_path / "deep" / "actors.csv"
    add_row(path, BRIGADE)
    add_row(path, BRIGADE)
    assert read_overlay(path) == [BRIGADE, BRIGADE]


def test_ones_own_actor_outranks_the_shipped(tmp_path):
    path = tmp_path / "actors.csv"
    add_row(path, OverlayActor("Hezbollah", "TCD", "CRM", "armed_group", ()))
    found = KnowledgeBase.load(path).resolve("Hezbollah")
    assert (found.entity, found.country, found.sector) == ("own-hezbollah", "TCD", "CRM")
    assert any(one.entity == "hezbollah" for one in found.candidates)


def test_an_alias_and_a_nearby_spelling_find_it(tmp_path):
    path = tmp_path / "actors.csv"
    add_row(path, BRIGADE)
    base = KnowledgeBase.load(path)
    assert base.resolve("Brigade du Cuivre").entity == "own-copper-brigade"
    assert base.resolve("fighters of the Copper Brigade").sector == "REB"


def test_a_merge_lends_a_spelling_to_a_shipped_actor(tmp_path):
    path = tmp_path / "actors.csv"
    add_row(path, OverlayActor("hezbollah", "", "", "", ("Resistance House",), merges="hezbollah"))
    assert KnowledgeBase.load(path).resolve("Resistance House").entity == "hezbollah"


def test_merging_into_nobody_is_said(tmp_path):
    path = tmp_path / "actors.csv"
    add_row(path, OverlayActor("nobody-here", "", "", "", ("X Y",), merges="nobody-here"))
    with pytest.raises(KnowledgeError, match="nobody-here"):
        KnowledgeBase.load(path)


def test_toml_is_read(tmp_path):
    path = tmp_path / "actors.toml"
    path.write_text(
        '[[actor]]\nname = "Tin Front"\ncountry = "bol"\nsector = "reb"\ntype = "armed_group"\n'
        'aliases = ["Frente Estaño"]\n',
        "utf-8",
    )
    assert read_overlay(path)[0] == OverlayActor("Tin Front", "BOL", "REB", "armed_group", ("Frente Estaño",))


@pytest.mark.parametrize(
    "row", ["X,Peru,REB,group,,,,", "X,PER,ARMY,group,,,,", "X,PER,REB,club,,,,", ",PER,REB,group,,,,"]
)
def test_a_wrong_row_is_named_with_its_place(tmp_path, row):
    path = tmp_path / "actors.csv"
    path.write_text(",".join(COLUMNS) + "\n" + row + "\n", "utf-8")
    with pytest.raises(KnowledgeError, match="row 2"):
        read_overlay(path)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_overlay(tmp_path / "none.csv")


def test_the_default_place_can_be_chosen(tmp_path):
    assert default_overlay({"CASUS_ACTORS": str(tmp_path / "a.csv")}) == tmp_path / "a.csv"


@given(st.text(max_size=200))
def test_any_file_is_read_or_refused(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("overlay") / "actors.csv"
    path.write_text(text, "utf-8", errors="replace")
    try:
        assert isinstance(read_overlay(path), list)
    except KnowledgeError as error:
        assert str(path) in str(error)
