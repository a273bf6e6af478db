"""Who takes part, by the shipped knowledge base."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from casusbelli.coding.argument import Argument
from casusbelli.coding.cast import Cast, is_political
from casusbelli.coding.tree import Tree
from casusbelli.knowledge.actors import DocumentActors, KnowledgeBase

from .parts import at, drawn, party

LISTED = """
Talks|talk|NOUN|0|root between|between|ADP|3|case Brazil|Brazil|PROPN|1|nmod and|and|CCONJ|5|cc Peru|Peru|PROPN|3|conj
"""
HYPHEN = "US|US|PROPN|4|compound -|-|PUNCT|3|punct Taliban|Taliban|PROPN|1|conj talks|talk|NOUN|0|root"


@cache
def base() -> KnowledgeBase:
    return KnowledgeBase.load()


def cast(tree: Tree) -> Cast:
    return Cast(tree, DocumentActors(base(), tree.analysis, None), base())


def test_each_conjunct_is_a_party() -> None:
    tree = drawn(LISTED)
    found = cast(tree).participants_of(at(tree, "Brazil"))
    assert [(p.text, p.country, p.type) for p in found] == [("Brazil", "BRA", "state"), ("Peru", "PER", "state")]
    for party_ in found:
        assert tree.analysis.text[party_.start : party_.end] == party_.text


def test_a_run_of_names_is_cut_at_its_hyphen() -> None:
    tree = drawn(HYPHEN)
    found = cast(tree).participants(Argument(2, "before the noun", (0, 3)))
    assert [p.text for p in found] == ["US", "Taliban"]
    assert found[0].country == "USA"


def test_a_group_has_the_country_and_sector_of_its_words() -> None:
    tree = drawn("French|French|ADJ|2|amod troops|troop|NOUN|0|root")
    troops = cast(tree).participant(1)
    assert troops is not None
    assert (troops.text, troops.country, troops.sector) == ("French troops", "FRA", "MIL")


def test_things_verbs_and_dates_are_no_parties() -> None:
    tree = drawn("ate|eat|VERB|0|root bread|bread|NOUN|1|obj Monday|Monday|PROPN|1|obl", {"Monday": "Date"})
    assert [cast(tree).participant(i) for i in range(3)] == [None, None, None]


def test_a_pronoun_without_antecedent_is_nobody() -> None:
    assert cast(drawn("They|they|PRON|2|nsubj fled|flee|VERB|0|root")).participant(0) is None


def test_the_owner_of_a_thing() -> None:
    tree = drawn("Peru|Peru|PROPN|3|nmod:poss 's|'s|PART|1|case bridge|bridge|NOUN|0|root")
    owner = cast(tree).owner(2)
    assert owner is not None and owner.country == "PER"
    assert cast(drawn("bridge|bridge|NOUN|0|root")).owner(0) is None


def test_who_is_political() -> None:
    assert is_political(party("rebels", sector="REB"))
    assert is_political(party("a land", type="state"))
    assert not is_political(party("nurses", sector="MED"))


FLED = """
The|the|DET|2|det rebels|rebel|NOUN/NNS|3|nsubj said|say|VERB/VBD|0|root one|one|NUM/CD|8|nsubj of|of|ADP|7|case
their|their|PRON/PRP$|7|nmod:poss units|unit|NOUN/NNS|4|nmod fled|flee|VERB/VBD|3|ccomp
"""


def test_who_belongs_to_rebels_is_a_rebel() -> None:
    analysis = replace(drawn(FLED).analysis, chains=(((0, 2), (5, 6)),))
    tree = Tree(analysis)
    party = cast(tree).participant(at(tree, "units"))
    assert party is not None
    assert (party.sector, party.rule) == ("REB", "«their» tells whose")


def test_half_of_a_hyphened_title_is_nobody() -> None:
    tree = drawn("the|the|DET|4|det Secretary|secretary|PROPN|4|compound -|-|PUNCT|4|punct General|general|NOUN|0|root")
    first, dash, last = tree.words[1:]
    glued = (tree.words[0], first, replace(dash, start=13, end=14), replace(last, start=14, end=21))
    joined = Tree(replace(tree.analysis, text="the Secretary-General", words=glued))
    assert cast(joined).participant(1) is None
    assert cast(joined).participant(3) is not None
