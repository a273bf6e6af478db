import datetime

import pytest

from casusbelli.knowledge.actors import DocumentActors, KnowledgeBase
from casusbelli.language.analysis import Analysis, Name, Sentence, Word
from casusbelli.language.fake import FakeAnalyser

DAY = datetime.date(2021, 3, 1)


@pytest.fixture(scope="module")
def base():
    return KnowledgeBase.load()


def memory_of(base, text, chains=()):
    analysis = FakeAnalyser().analyse(text)
    named = Analysis(analysis.text, analysis.words, analysis.sentences, _names(analysis), analysis.entity_types, chains)
    return Reader(DocumentActors(base, named, DAY), named)


def _names(analysis):
    """Runs of capitalised words, those that open a sentence as well."""
    found, run = [], []
    for word in [*analysis.words, None]:
        if word is not None and word.text[:1].isupper() and word.text not in ("The", "A", "An", "Mr"):
            run.append(word)
        elif run:
            first, last = run[0], run[-1]
            text = analysis.text[first.start : last.end]
            found.append(Name(first.index, last.index + 1, first.start, last.end, text, "Person"))
            run = []
    return tuple(found)


class Reader:
    def __init__(self, memory, analysis):
        self.memory, self.analysis = memory, analysis

    def words(self, text, number=0):
        at = -1
        for _ in range(number + 1):
            at = self.analysis.text.index(text, at + 1)
        inside = [word.index for word in self.analysis.words if at <= word.start and word.end <= at + len(text)]
        return inside[0], inside[-1] + 1

    def __call__(self, text, number=0):
        return self.memory.resolve(*self.words(text, number))


def test_a_short_form_is_the_name_in_full(base):
    ask = memory_of(base, "Pedro Quispe Vargas, a Bolivian army spokesman, denied it. Mr Vargas left.")
    assert (ask("Mr Vargas").country, ask("Mr Vargas").sector) == ("BOL", "MIL")


def test_a_definite_group_is_the_one_last_named(base):
    ask = memory_of(base, "Soldiers fought Boko Haram in the north. The jihadist group fled.")
    assert ask("The jihadist group").entity == "boko-haram"


def test_an_unnamed_militia_takes_the_name_that_follows(base):
    ask = memory_of(base, "Jets bombed an Iranian-backed militia. The target was Kata'ib Hizbollah.")
    found = ask("an Iranian-backed militia")
    assert (found.entity, found.sponsor) == ("kataib-hizballah", "IRN")


def test_an_acronym_in_brackets_is_remembered(base):
    ask = memory_of(base, "The Tigray People's Liberation Front (TPLF) withdrew. TPLF denied it.")
    assert ask("TPLF", 1).entity == "tigray-people-s-liberation-front" or ask("TPLF", 1).country == "ETH"


def test_an_institution_is_of_the_country_spoken_of(base):
    ask = memory_of(base, "Protests spread in Bolivia. The police fired tear gas.")
    found = ask("The police")
    assert (found.country, found.sector, found.inferred) == ("BOL", "COP", True)


def test_security_forces_are_police_among_crowds_and_soldiers_in_combat(base):
    crowd = memory_of(base, "In Chad security forces dispersed demonstrators.")
    combat = memory_of(base, "In Chad security forces shelled a rebel column.")
    assert (crowd("security forces").sector, combat("security forces").sector) == ("COP", "MIL")


def test_a_chain_lends_what_its_named_member_is(base):
    text = "Hezbollah fired first. It denied that."
    plainly = FakeAnalyser().analyse(text)
    spans = tuple((word.index, word.index + 1) for word in plainly.words if word.text in ("Hezbollah", "It"))
    ask = memory_of(base, text, (spans,))
    assert ask("It").entity == "hezbollah"


def test_an_empty_document_has_no_actors(base):
    word = Word(0, 0, 1, "x", "x", "NOUN", "", -1, "root", 0)
    memory = DocumentActors(base, Analysis("x", (word,), (Sentence(0, 0, 1, 0, 1, 0),)), None)
    assert memory.resolve(0, 1).entity is None


def test_what_a_name_does_to_somebody_says_nothing_of_the_name(base):
    ask = memory_of(base, "His deputy, Arlo Quentil, blamed the head of the intelligence service for it.")
    assert ask("Arlo Quentil").sector != "SPY"
    ask = memory_of(base, "Arlo Quentil, named the head of the intelligence service in May, denied it.")
    assert ask("Arlo Quentil").sector == "SPY"
