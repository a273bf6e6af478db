"""Which earlier act a judgement, a refusal or force used on a crowd answers."""

from __future__ import annotations

import pytest

from casusbelli.coding.answers import AnswerReader
from casusbelli.coding.draft import Draft
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.story import Story
from casusbelli.coding.tree import Tree

from .parts import at, draft, drawn, party

ARDOVIA = party("Ardovia", "ARD", sector="GOV", type="state")
CORRIN = party("Corrin", "COR", sector="GOV", type="state")
BELMARK = party("Belmark", "BEL", sector="GOV", type="state")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def answered(
    tree: Tree, lexicon: Lexicon, one: Draft, *others: Draft, same: dict[int, int] | None = None
) -> int | None:
    drafts = tuple(sorted((one, *others), key=lambda d: d.head))
    return AnswerReader(tree, lexicon, Story(drafts, same or {}, {})).answered(one)


def news(tree: Tree, lexicon: Lexicon, one: Draft, *others: Draft, same: dict[int, int] | None = None) -> int | None:
    drafts = tuple(sorted((one, *others), key=lambda d: d.head))
    return dict(AnswerReader(tree, lexicon, Story(drafts, same or {}, {})).by_rule(one)).get("news")


def test_a_judgement_answers_the_act_told_most_of(lexicon: Lexicon) -> None:
    tree = drawn(
        """
        Ardovia|Ardovia|PROPN|2|nsubj bombed|bomb|VERB|0|root Tesk|Tesk|PROPN|2|obj

        Raids|raid|NOUN|2|nsubj continued|continue|VERB|0|root

        Ardovia|Ardovia|PROPN|2|nsubj arrested|arrest|VERB|0|root sailors|sailor|NOUN|2|obj

        Corrin|Corrin|PROPN|2|nsubj condemned|condemn|VERB|0|root Ardovia|Ardovia|PROPN|2|obj
        """
    )
    bombed, arrested = draft(tree, "bombed", actors=(ARDOVIA,)), draft(tree, "arrested", "COERCE", actors=(ARDOVIA,))
    raids = draft(tree, "Raids", part="nouns", frame="act", actors=(ARDOVIA,))
    judged = draft(tree, "condemned", "ACCUSE", actors=(CORRIN,), recipients=(ARDOVIA,))
    told_twice = {raids.head: bombed.head}
    assert news(tree, lexicon, judged, bombed, raids, arrested, same=told_twice) in {bombed.head, raids.head}
    assert news(tree, lexicon, judged, bombed, arrested) == arrested.head
    assert answered(tree, lexicon, judged, bombed, arrested) is None


def test_nobody_answers_himself_or_a_third_land(lexicon: Lexicon) -> None:
    tree = drawn(
        """
        Ardovia|Ardovia|PROPN|2|nsubj bombed|bomb|VERB|0|root Tesk|Tesk|PROPN|2|obj

        Corrin|Corrin|PROPN|2|nsubj condemned|condemn|VERB|0|root Belmark|Belmark|PROPN|2|obj
        """
    )
    act = draft(tree, "bombed", actors=(ARDOVIA,))
    assert answered(tree, lexicon, draft(tree, "condemned", "ACCUSE", actors=(ARDOVIA,)), act) is None
    third = draft(tree, "condemned", "ACCUSE", actors=(CORRIN,), recipients=(BELMARK,))
    assert answered(tree, lexicon, third, act) is None


def test_a_refusal_answers_what_was_asked(lexicon: Lexicon) -> None:
    tree = drawn(
        """
        Corrin|Corrin|PROPN|2|nsubj asked|ask|VERB|0|root Ardovia|Ardovia|PROPN|2|obj

        Ardovia|Ardovia|PROPN|2|nsubj refused|refuse|VERB|0|root
        """
    )
    asked = draft(tree, "asked", "REQUEST", actors=(CORRIN,), recipients=(ARDOVIA,))
    assert answered(tree, lexicon, draft(tree, "refused", "REJECT", actors=(ARDOVIA,)), asked) == asked.head
    assert answered(tree, lexicon, draft(tree, "refused", "REJECT", actors=(BELMARK,)), asked) is None


def test_force_on_a_crowd_answers_its_protest(lexicon: Lexicon) -> None:
    tree = drawn(
        "Teachers|teacher|NOUN|2|nsubj marched|march|VERB|0|root and|and|CCONJ|5|cc police|police|NOUN|5|nsubj "
        "dispersed|disperse|VERB|2|conj them|they|PRON|5|obj"
    )
    march = draft(tree, "marched", "PROTEST", frame="protest")
    police = party("police", "ARD", sector="COP")
    force = draft(tree, "dispersed", actors=(police,), modes=("crowd-control",))
    assert answered(tree, lexicon, force, march) == march.head
    assert answered(tree, lexicon, draft(tree, "dispersed", actors=(police,)), march) is None


def test_in_retaliation_with_nothing_behind_it(lexicon: Lexicon) -> None:
    tree = drawn(
        """
        Ardovia|Ardovia|PROPN|2|nsubj expelled|expel|VERB|0|root envoys|envoy|NOUN|2|obj

        Corrin|Corrin|PROPN|2|nsubj closed|close|VERB|0|root borders|border|NOUN|2|obj in|in|ADP|5|case
        retaliation|retaliation|NOUN|2|obl
        """
    )
    first = draft(tree, "expelled", "SANCTION", actors=(ARDOVIA,))
    assert answered(tree, lexicon, draft(tree, "closed", "COERCE", actors=(CORRIN,)), first) == at(tree, "expelled")


def test_a_second_verb_answers_what_the_first_does(lexicon: Lexicon) -> None:
    tree = drawn(
        "Corrin|Corrin|PROPN|2|nsubj condemned|condemn|VERB|0|root raids|raid|NOUN|2|obj and|and|CCONJ|5|cc "
        "demanded|demand|VERB|2|conj answers|answer|NOUN|5|obj"
    )
    raids = draft(tree, "raids", part="nouns", frame="act")
    judged, asked = draft(tree, "condemned", "ACCUSE", actors=(CORRIN,)), draft(tree, "demanded", "REQUEST")
    reader = AnswerReader(tree, lexicon, Story((judged, raids, asked), {}, {}))
    assert reader.inherited(asked, {judged.head: raids.head}) == raids.head
    assert reader.inherited(asked, {}) is None
