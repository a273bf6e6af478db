"""Candidates for events among the words of a tree."""

from __future__ import annotations

import pytest

from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.tree import Tree
from casusbelli.coding.trigger import Trigger, find_triggers

from .parts import at, drawn

CARRIED = """
Jets|jet|NOUN|2|nsubj carried|carry|VERB|0|root out|out|ADP|2|compound:prt two|two|NUM|6|nummod air|air|NOUN|6|compound
strikes|strike|NOUN/NNS|2|obj .|.|PUNCT|2|punct
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def found(tree: Tree, lexicon: Lexicon) -> dict[str, Trigger]:
    return {tree.words[t.head].text: t for t in find_triggers(tree, lexicon)}


def test_a_verb_of_the_lexicon(lexicon: Lexicon) -> None:
    tree = drawn("Rebels|rebel|NOUN|2|nsubj ambushed|ambush|VERB|0|root a|a|DET|4|det convoy|convoy|NOUN|2|obj")
    triggers = found(tree, lexicon)
    assert list(triggers) == ["ambushed"]
    assert triggers["ambushed"].sense.event_type == "ASSAULT"
    assert triggers["ambushed"].words == (1,)


def test_plain_words_name_nothing(lexicon: Lexicon) -> None:
    tree = drawn("Bakers|baker|NOUN|2|nsubj baked|bake|VERB|0|root bread|bread|NOUN|2|obj")
    assert find_triggers(tree, lexicon) == ()


def test_the_longest_match_wins_and_its_light_verb_is_no_event(lexicon: Lexicon) -> None:
    tree = drawn(CARRIED)
    triggers = found(tree, lexicon)
    assert list(triggers) == ["strikes"]
    strike = triggers["strikes"]
    assert strike.words == (at(tree, "air"), at(tree, "strikes"))
    assert strike.light == at(tree, "carried")
    assert strike.sense.modes == ("aerial",)


def test_a_verb_of_several_words_needs_them_all(lexicon: Lexicon) -> None:
    whole = drawn(
        "Ardovia|Ardovia|PROPN|2|nsubj severed|sever|VERB|0|root ties|tie|NOUN|2|obj with|with|ADP|5|case "
        "Corrin|Corrin|PROPN|3|nmod"
    )
    assert found(whole, lexicon)["severed"].words == (1, 2)
    assert found(whole, lexicon)["severed"].sense.event_type == "SANCTION"
    lacking = drawn("He|he|PRON|2|nsubj severed|sever|VERB|0|root a|a|DET|4|det rope|rope|NOUN|2|obj")
    assert "severed" not in found(lacking, lexicon)


def test_the_preposition_of_a_date_is_no_part_of_a_sense(lexicon: Lexicon) -> None:
    drawing = "They|they|PRON|2|nsubj agreed|agree|VERB|0|root on|on|ADP|4|case {}|x|PROPN|2|obl"
    dated = drawn(drawing.format("Wednesday"), {"Wednesday": "Date"})
    assert found(dated, lexicon)["agreed"].words == (1,)
    thing = drawn(drawing.format("borders"))
    assert found(thing, lexicon)["agreed"].words == (1, 2)


def test_part_of_a_name_is_no_event(lexicon: Lexicon) -> None:
    drawing = "Attack|attack|PROPN|2|compound Weekly|Weekly|PROPN|3|nsubj closed|close|VERB|0|root"
    assert "Attack" not in found(drawn(drawing, {"Attack Weekly": "Organization"}), lexicon)


def test_a_compound_adjective_is_no_event(lexicon: Lexicon) -> None:
    tree = drawn(
        "Corrin|Corrin|PROPN|3|compound -|-|PUNCT|3|punct backed|back|VERB/VBN|4|amod rebels|rebel|NOUN|0|root"
    )
    assert find_triggers(tree, lexicon) == ()


def test_in_retaliation_is_a_cue_and_no_event(lexicon: Lexicon) -> None:
    tree = drawn("fired|fire|VERB|0|root in|in|ADP|3|case retaliation|retaliation|NOUN|1|obl")
    assert "retaliation" not in found(tree, lexicon)
    plain = drawn("feared|fear|VERB|0|root retaliation|retaliation|NOUN|1|obj")
    assert "retaliation" in found(plain, lexicon)


def test_a_question_is_no_request(lexicon: Lexicon) -> None:
    asked = drawn("He|he|PRON|2|nsubj asked|ask|VERB|0|root why|why|ADV|2|advmod")
    assert "asked" not in found(asked, lexicon)
    begged = drawn(
        "He|he|PRON|2|nsubj asked|ask|VERB|0|root them|they|PRON|2|obj to|to|PART|5|mark wait|wait|VERB/VB|2|xcomp"
    )
    assert found(begged, lexicon)["asked"].sense.event_type == "REQUEST"


def test_undergoing_verbs_carry_a_noun_too(lexicon: Lexicon) -> None:
    tree = drawn("Police|police|NOUN|2|nsubj came|come|VERB|0|root under|under|ADP|4|case attack|attack|NOUN|2|obl")
    assert found(tree, lexicon)["attack"].light is None
    suffered = drawn("Police|police|NOUN|2|nsubj suffered|suffer|VERB|0|root an|a|DET|4|det ambush|ambush|NOUN|2|obj")
    assert found(suffered, lexicon)["ambush"].light == 1


def test_triggers_come_in_text_order_and_share_no_word(lexicon: Lexicon) -> None:
    tree = drawn(
        CARRIED + "\n\nThey|they|PRON|2|nsubj bombed|bomb|VERB|0|root and|and|CCONJ|4|cc shelled|shell|VERB|2|conj "
        "Corrin|Corrin|PROPN|4|obj"
    )
    triggers = find_triggers(tree, lexicon)
    assert [tree.words[t.head].text for t in triggers] == ["strikes", "bombed", "shelled"]
    words = [w for t in triggers for w in t.words]
    assert len(words) == len(set(words))


def test_what_others_must_do_is_asked_of_them(lexicon: Lexicon) -> None:
    tree = drawn(
        "Ardovia|Ardovia|PROPN|2|nsubj said|say|VERB|0|root Corrin|Corrin|PROPN|5|nsubj must|must|AUX/MD|5|aux "
        "disarm|disarm|VERB/VB|2|ccomp"
    )
    asked = found(tree, lexicon)["said"]
    assert asked.sense.event_type == "REQUEST"
    assert asked.words == (at(tree, "said"), at(tree, "must"))


def test_what_others_may_do_is_no_demand(lexicon: Lexicon) -> None:
    tree = drawn(
        "Ardovia|Ardovia|PROPN|2|nsubj said|say|VERB|0|root Corrin|Corrin|PROPN|5|nsubj may|may|AUX/MD|5|aux "
        "disarm|disarm|VERB/VB|2|ccomp"
    )
    assert "said" not in found(tree, lexicon)


def test_a_predicate_commits_like_a_verb(lexicon: Lexicon) -> None:
    tree = drawn(
        "Ardovia|Ardovia|PROPN|3|nsubj is|be|AUX|3|cop willing|willing|ADJ|0|root to|to|PART|5|mark "
        "mediate|mediate|VERB/VB|3|xcomp"
    )
    assert found(tree, lexicon)["willing"].sense.event_type == "AGREE"


def test_an_adjective_before_a_noun_commits_nobody(lexicon: Lexicon) -> None:
    tree = drawn("Willing|willing|ADJ|2|amod helpers|helper|NOUN|3|nsubj came|come|VERB|0|root")
    assert "Willing" not in found(tree, lexicon)


@pytest.mark.parametrize(
    ("doer", "done", "undergoing", "kind", "modes"),
    [
        ("Gunmen|gunman", "seized|seize", "villagers|villager", "ASSAULT", ("abduct",)),
        ("Police|police", "seized|seize", "villagers|villager", "COERCE", ("arrest",)),
        ("Rebels|rebel", "seized|seize", "villages|village", "ASSAULT", ()),
        ("Protesters|protester", "occupied|occupy", "squares|square", "PROTEST", ("obstruct",)),
        ("Commandos|commando", "freed|free", "hostages|hostage", "AID", ()),
        ("Shells|shell", "hit|hit", "houses|house", "ASSAULT", ("heavy-weapons",)),
        ("Ministers|minister", "sent|send", "battalions|battalion", "MOBILIZE", ("troops",)),
        ("Gunmen|gunman", "killed|kill", "mayors|mayor", "ASSAULT", ("firearms", "targeted")),
    ],
)
def test_a_verb_names_what_its_parties_make_of_it(
    lexicon: Lexicon, doer: str, done: str, undergoing: str, kind: str, modes: tuple[str, ...]
) -> None:
    tree = drawn(f"{doer}|NOUN|2|nsubj {done}|VERB/VBD|0|root {undergoing}|NOUN|2|obj")
    (trigger,) = find_triggers(tree, lexicon)
    assert (trigger.sense.event_type, set(trigger.sense.modes)) == (kind, set(modes))


def test_an_irregular_form_left_as_it_is_belongs_to_its_verb(lexicon: Lexicon) -> None:
    tree = drawn("Guards|guard|NOUN|2|nsubj shot|shot|VERB/VBD|0|root dead|dead|ADJ|2|xcomp two|two|NUM|2|obj")
    assert found(tree, lexicon)["shot"].sense.words[0] == "shoot"
