"""Sites that bear the name of a town the text tells of."""

from __future__ import annotations

from casusbelli.knowledge.places import Gazetteer
from casusbelli.knowledge.places.host import with_hosts
from casusbelli.knowledge.places.toponym import Toponym, Wording, read_name

SHIPPED = Gazetteer.load()


def toponym(name, points=1.0, wording=None):
    return Toponym(0, len(name), name, 0, 1, "location", wording or Wording(()), points)


def hosted(name, *told):
    return with_hosts([toponym(name), *told])[0].wording


def test_a_hall_is_near_its_town():
    erbil = toponym("Erbil", wording=read_name("Erbil", SHIPPED))
    wording = hosted("Erbil City Hall", erbil)
    assert wording.near
    assert wording.hits == erbil.wording.hits


def test_a_street_is_not():
    erbil = toponym("Erbil", wording=read_name("Erbil", SHIPPED))
    assert hosted("Erbil Street", erbil).hits == ()


def test_nor_is_anything_of_a_town_not_told_of_or_doubtful():
    doubtful = toponym("Erbil", points=-1.0, wording=read_name("Erbil", SHIPPED))
    assert hosted("Erbil City Hall").hits == ()
    assert hosted("Erbil City Hall", doubtful).hits == ()


def test_known_names_stay_as_they_are():
    erbil = toponym("Erbil", wording=read_name("Erbil", SHIPPED))
    assert with_hosts([erbil, toponym("Nowhere")]) == (erbil, toponym("Nowhere"))
