"""Acts inside acts: vows, requests and refusals with their content."""

from __future__ import annotations

import pytest

from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.plan import Plans
from casusbelli.coding.tree import Tree
from casusbelli.coding.trigger import Trigger

from .parts import at, drawn, trigger

TO_DO = """
Ardovia|Ardovia|PROPN|2|nsubj {outer}|{lemma}|VERB|0|root to|to|PART|4|mark {inner}|{inner}|VERB/VB|2|xcomp
Corrin|Corrin|PROPN|4|obj
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def planned(lexicon: Lexicon, lemma: str, outer: str, inner: str, content: str) -> tuple[Plans, Trigger, Tree]:
    tree = drawn(TO_DO.format(outer=lemma + "ed", lemma=lemma, inner=inner))
    above = trigger(tree, lemma + "ed", outer, "to")
    return Plans(tree, lexicon, [above, trigger(tree, inner, content)]), above, tree


@pytest.mark.parametrize(
    ("lemma", "outer", "inner", "content", "kind", "modes"),
    [
        ("vow", "AGREE", "attack", "ASSAULT", "THREATEN", ("violence",)),
        ("threaten", "THREATEN", "attack", "ASSAULT", "THREATEN", ("violence",)),
        ("threaten", "THREATEN", "sanction", "SANCTION", "THREATEN", ("relations",)),
        ("pledge", "AGREE", "help", "AID", "AGREE", ()),
        ("agree", "AGREE", "withdraw", "RETREAT", "CONCEDE", ()),
        ("ask", "REQUEST", "help", "AID", "REQUEST", ("assist",)),
        ("ask", "REQUEST", "withdraw", "RETREAT", "REQUEST", ("yield",)),
        ("reject", "REJECT", "meet", "CONSULT", "REJECT", ("meet",)),
        ("ask", "REQUEST", "arrest", "COERCE", "REQUEST", ("change",)),
        ("warn", "THREATEN", "help", "AID", "THREATEN", ()),
    ],
)
def test_the_inner_act_makes_the_outer(
    lexicon: Lexicon, lemma: str, outer: str, inner: str, content: str, kind: str, modes: tuple[str, ...]
) -> None:
    plans, above, tree = planned(lexicon, lemma, outer, inner, content)
    assert plans.inner == {at(tree, inner): above.head}
    assert plans.outcome(above) == (kind, modes)


def test_an_outer_act_without_content_keeps_its_sense(lexicon: Lexicon) -> None:
    tree = drawn("Ardovia|Ardovia|PROPN|2|nsubj warned|warn|VERB|0|root Corrin|Corrin|PROPN|2|obj")
    above = trigger(tree, "warned", "THREATEN", "to", modes=("violence",))
    plans = Plans(tree, lexicon, [above])
    assert plans.inner == {}
    assert plans.content(above) is None
    assert plans.outcome(above) == ("THREATEN", ("violence",))


def test_what_is_told_as_done_is_no_content(lexicon: Lexicon) -> None:
    tree = drawn(
        "They|they|PRON|2|nsubj warned|warn|VERB|0|root that|that|SCONJ|5|mark rebels|rebel|NOUN|5|nsubj "
        "attacked|attack|VERB/VBD|2|ccomp Tesk|Tesk|PROPN|5|obj"
    )
    assert Plans(tree, lexicon, [trigger(tree, "warned", "THREATEN"), trigger(tree, "attacked")]).inner == {}


def test_an_act_below_an_assault_is_its_own(lexicon: Lexicon) -> None:
    tree = drawn(TO_DO.format(outer="fired", lemma="fire", inner="disperse"))
    assert Plans(tree, lexicon, [trigger(tree, "fired"), trigger(tree, "disperse")]).inner == {}


def test_a_coordinated_infinitive_shares_its_outer_act(lexicon: Lexicon) -> None:
    tree = drawn(
        TO_DO.format(outer="vowed", lemma="vow", inner="invade").strip()
        + " and|and|CCONJ|7|cc destroy|destroy|VERB/VB|4|conj it|it|PRON|7|obj"
    )
    plans = Plans(
        tree,
        lexicon,
        [trigger(tree, w) if w != "vowed" else trigger(tree, w, "AGREE") for w in ("vowed", "invade", "destroy")],
    )
    assert plans.inner == {at(tree, "invade"): at(tree, "vowed"), at(tree, "destroy"): at(tree, "vowed")}


def test_what_is_called_for_is_content_and_what_comes_in_answer_is_not(lexicon: Lexicon) -> None:
    drawing = "Belmark|Belmark|PROPN|2|nsubj appealed|appeal|VERB|0|root {}|x|ADP|4|case talks|talk|NOUN|2|obl"
    for preposition, inner in (("for", {3: 1}), ("after", {})):
        tree = drawn(drawing.replace("{}|x", f"{preposition}|{preposition}"))
        plans = Plans(
            tree,
            lexicon,
            [trigger(tree, "appealed", "REQUEST", "ask"), trigger(tree, "talks", "CONSULT", "mutual", part="nouns")],
        )
        assert plans.inner == inner


def test_planned_acts_of_every_kind_have_a_present_meaning(lexicon: Lexicon) -> None:
    plans = Plans(drawn("Rain|rain|NOUN|0|root"), lexicon, [])
    assert plans.now("ASSAULT") == "THREATEN"
    assert plans.now("RETREAT") == "CONCEDE"
    assert plans.now("MOBILIZE") == "MOBILIZE"
    assert plans.threat("COERCE", ("arrest",)) == ("arrest",)
    assert plans.threat("CONSULT", ()) == ()


WILL = (
    "We|we|PRON|4|nsubj will|will|AUX|4|aux {}|{}|PART|4|advmod {}|{}|VERB/VB|0|root them|they|PRON|4|obj "
    "said|say|VERB/VBD|4|parataxis she|she|PRON|6|nsubj"
)


@pytest.mark.parametrize(
    ("adverb", "verb", "kind", "told"),
    [
        ("soon", "shell", "ASSAULT", ("THREATEN", ("violence",))),
        ("soon", "help", "AID", ("AGREE", ())),
        ("soon", "back", "SUPPORT", ("SUPPORT", ())),
        ("not", "help", "AID", ("REJECT", ("assist",))),
        ("never", "meet", "CONSULT", ("REJECT", ("meet",))),
        ("not", "shell", "ASSAULT", ("ASSAULT", ())),
    ],
)
def test_saying_what_one_will_do_is_a_vow_and_what_not_a_refusal(
    lexicon: Lexicon, adverb: str, verb: str, kind: str, told: tuple[str, tuple[str, ...]]
) -> None:
    tree = drawn(WILL.format(adverb, adverb, verb, verb))
    assert Plans(tree, lexicon, []).outcome(trigger(tree, verb, kind)) == told


def test_what_would_be_done_if_is_no_vow(lexicon: Lexicon) -> None:
    drawing = (
        "She|she|PRON|2|nsubj wept|weep|VERB/VBD|0|root if|if|SCONJ|6|mark they|they|PRON|6|nsubj "
        "would|would|AUX|6|aux shell|shell|VERB/VB|2|advcl"
    )
    shelling = drawn(drawing)
    assert Plans(shelling, lexicon, []).outcome(trigger(shelling, "shell"))[0] == "ASSAULT"


def test_a_call_that_is_refused_is_an_event_like_the_refusal(lexicon: Lexicon) -> None:
    tree = drawn("Belmark|Belmark|PROPN|2|nsubj refused|refuse|VERB|0|root a|a|DET|4|det request|request|NOUN|2|obj")
    asked = trigger(tree, "request", "REQUEST", "ask", part="nouns")
    refused = trigger(tree, "refused", "REJECT", "judge")
    plans = Plans(tree, lexicon, [refused, asked])
    assert plans.inner == {}
    assert plans.content(refused) is asked


def test_what_another_must_first_do_is_asked_of_him(lexicon: Lexicon) -> None:
    tree = drawn(
        "We|we|PRON|3|nsubj will|will|AUX|3|aux strike|strike|VERB/VB|0|root unless|unless|SCONJ|6|mark "
        "they|they|PRON|6|nsubj leave|leave|VERB/VBP|3|advcl"
    )
    assert Plans(tree, lexicon, []).outcome(trigger(tree, "leave", "RETREAT", "self")) == ("REQUEST", ("yield",))


def test_who_will_not_be_cowed_refuses(lexicon: Lexicon) -> None:
    tree = drawn(
        "We|we|PRON|5|nsubj:pass will|will|AUX|5|aux not|not|PART|5|advmod be|be|AUX|5|aux:pass "
        "bullied|bully|VERB/VBN|0|root"
    )
    assert Plans(tree, lexicon, []).outcome(trigger(tree, "bullied", "THREATEN", "to"))[0] == "REJECT"
