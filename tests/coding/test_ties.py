"""Ties: what titles, verbs, compounds and struggles state, and what no sentence states."""

from __future__ import annotations

from datetime import date

import pytest

from casusbelli.coding.cast import Cast
from casusbelli.coding.lexicon import Lexicon
from casusbelli.coding.speech import SpeechReader
from casusbelli.coding.ties import TieReader
from casusbelli.coding.tree import Tree
from casusbelli.knowledge.actors import DocumentActors, KnowledgeBase
from casusbelli.records import Tie
from casusbelli.times import find_times

from .sketch import sketch

COUNTRIES = {"NGA": "Nigeria", "PER": "Peru", "KEN": "Kenya", "FRA": "France", "MLI": "Mali", "IRN": "Iran"}
DAY = date(2015, 6, 1)


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return KnowledgeBase.load()


def ties_of(base: KnowledgeBase, drawing: str, names: dict[str, str] | None = None) -> tuple[Tie, ...]:
    analysis = sketch(drawing, names)
    tree, lexicon = Tree(analysis), Lexicon.load()
    cast = Cast(tree, DocumentActors(base, analysis, DAY), base)
    sayings, times = SpeechReader(tree, lexicon).read(), find_times(analysis, DAY)
    return TieReader(tree, cast, lexicon, COUNTRIES, sayings, times).read()


def told(base: KnowledgeBase, drawing: str, names: dict[str, str] | None = None) -> set[tuple[str, str, str]]:
    return {(t.subject.name or "", t.relation, t.object.name or "") for t in ties_of(base, drawing, names)}


MINISTER = """
Peruvian|Peruvian|ADJ|3|amod foreign|foreign|ADJ|3|amod minister|minister|NOUN|4|nmod:desc
Zoila|Zoila|PROPN|6|nsubj Quispe|Quispe|PROPN|4|flat left|leave|VERB/VBD|0|root .||PUNCT|6|punct
"""

LEADER = """
Boko|Boko|PROPN|4|nmod:poss Haram|Haram|PROPN|1|flat 's|'s|PART|1|case leader|leader|NOUN|9|nsubj ,||PUNCT|6|punct
Musa|Musa|PROPN|4|appos Dogo|Dogo|PROPN|6|flat ,||PUNCT|4|punct spoke|speak|VERB/VBD|0|root .||PUNCT|9|punct
"""

PROGRAMME = """
Ana|Ana|PROPN|0|root Roth|Roth|PROPN|1|flat ,||PUNCT|4|punct head|head|NOUN|1|appos of|of|ADP|6|case
research|research|NOUN|4|nmod at|at|ADP|9|case Amnesty|Amnesty|PROPN|9|compound International|International|PROPN|4|nmod
.||PUNCT|1|punct
"""

FORMER = """
Former|former|ADJ|3|amod Kenyan|Kenyan|ADJ|3|amod president|president|NOUN|4|nmod:desc Otieno|Otieno|PROPN|6|nsubj
Wafula|Wafula|PROPN|4|flat died|die|VERB/VBD|0|root .||PUNCT|6|punct
"""

PORTFOLIO = """
Peru|Peru|PROPN|2|nsubj waited|wait|VERB/VBD|0|root .||PUNCT|2|punct

Health|Health|PROPN|2|compound Minister|minister|PROPN|3|nmod:desc Zoila|Zoila|PROPN|5|nsubj
Quispe|Quispe|PROPN|3|flat left|leave|VERB/VBD|0|root .||PUNCT|5|punct
"""

HERS = """
Peru|Peru|PROPN|4|nmod:poss 's|'s|PART|1|case prime|prime|ADJ|4|amod minister|minister|NOUN|7|nsubj
Zoila|Zoila|PROPN|4|appos Quispe|Quispe|PROPN|5|flat spoke|speak|VERB/VBD|0|root .||PUNCT|7|punct

Quispe|Quispe|PROPN|4|nmod:poss 's|'s|PART|1|case foreign|foreign|ADJ|4|amod minister|minister|NOUN|7|nsubj
Musa|Musa|PROPN|4|appos Dogo|Dogo|PROPN|5|flat left|leave|VERB/VBD|0|root .||PUNCT|7|punct
"""

MAYOR = """
The|the|DET|2|det mayor|mayor|NOUN|8|nsubj of|of|ADP|4|case Kano|Kano|PROPN|2|nmod ,||PUNCT|6|punct
Musa|Musa|PROPN|2|appos Dogo|Dogo|PROPN|6|flat left|leave|VERB/VBD|0|root .||PUNCT|8|punct
"""

ACROSS = """
Peru|Peru|PROPN|2|nsubj waited|wait|VERB/VBD|0|root .||PUNCT|2|punct

The|the|DET|3|det foreign|foreign|ADJ|3|amod minister|minister|NOUN|8|nsubj ,||PUNCT|3|punct
Zoila|Zoila|PROPN|8|nsubj Quispe|Quispe|PROPN|5|flat ,||PUNCT|5|punct spoke|speak|VERB/VBD|0|root .||PUNCT|8|punct
"""

BACKED = """
Iran|Iran|PROPN|3|compound -|-|PUNCT|1|punct backed|back|VERB/VBN|4|amod Hezbollah|Hezbollah|PROPN|5|nsubj
grew|grow|VERB/VBD|0|root .||PUNCT|5|punct
"""

INVASION = """
The|the|DET|5|det France|France|PROPN|4|compound -|-|PUNCT|2|punct led|lead|VERB/VBN|5|amod
invasion|invasion|NOUN|6|nsubj failed|fail|VERB/VBD|0|root .||PUNCT|6|punct
"""

ARMED = """
militias|militia|NOUN|0|root Iran|Iran|PROPN|4|nsubj has|have|AUX|4|aux trained|train|VERB/VBN|1|acl:relcl
and|and|CCONJ|6|cc
armed|arm|VERB/VBN|4|conj ,||PUNCT|9|punct like|like|ADP|9|case Hezbollah|Hezbollah|PROPN|4|obl .||PUNCT|1|punct
"""

STRUGGLE = """
Nigeria|Nigeria|PROPN|3|nmod:poss 's|'s|PART|1|case war|war|NOUN|7|nsubj against|against|ADP|5|case
Boko|Boko|PROPN|3|nmod
Haram|Haram|PROPN|5|flat drags|drag|VERB/VBZ|0|root on|on|ADV|7|advmod .||PUNCT|7|punct
"""

AIM = """
Nigeria|Nigeria|PROPN|2|nsubj seeks|seek|VERB/VBZ|0|root to|to|PART|4|mark destroy|destroy|VERB/VB|2|xcomp
Boko|Boko|PROPN|4|obj Haram|Haram|PROPN|5|flat .||PUNCT|2|punct
"""

BLOW = """
Nigeria|Nigeria|PROPN|2|nsubj destroyed|destroy|VERB/VBD|0|root Boko|Boko|PROPN|2|obj
Haram|Haram|PROPN|3|flat .||PUNCT|2|punct
"""

POSTED = """
French|French|ADJ|2|amod troops|troop|NOUN|4|nsubj:pass are|be|AUX|4|aux:pass stationed|station|VERB/VBN|0|root
in|in|ADP|6|case Mali|Mali|PROPN|4|obl .||PUNCT|4|punct
"""

KEPT = """
France|France|PROPN|2|nsubj has|have|VERB/VBZ|0|root 900|900|NUM|4|nummod troops|troop|NOUN|2|obj
based|base|VERB/VBN|4|acl in|in|ADP|7|case Mali|Mali|PROPN|5|obl .||PUNCT|2|punct
"""

HELD = """
France|France|PROPN|2|nsubj keeps|keep|VERB/VBZ|0|root 900|900|NUM|4|nummod soldiers|soldier|NOUN|2|obj
in|in|ADP|6|case Mali|Mali|PROPN|2|obl .||PUNCT|2|punct
"""

ARE_IN = """
French|French|ADJ|2|amod soldiers|soldier|NOUN|5|nsubj are|be|AUX|5|cop in|in|ADP|5|case Mali|Mali|PROPN|0|root
.||PUNCT|5|punct
"""

SOLD = """
Kenya|Kenya|PROPN|2|nsubj sold|sell|VERB/VBD|0|root rifles|rifle|NOUN|2|obj to|to|ADP|5|case Mali|Mali|PROPN|2|obl
.||PUNCT|2|punct
"""

GRAIN = """
Kenya|Kenya|PROPN|2|nsubj sold|sell|VERB/VBD|0|root maize|maize|NOUN|2|obj to|to|ADP|5|case Mali|Mali|PROPN|2|obl
.||PUNCT|2|punct
"""

COMMANDED = """
Musa|Musa|PROPN|4|nsubj Dogo|Dogo|PROPN|1|flat who|who|PRON|4|nsubj commands|command|VERB/VBZ|1|acl:relcl
the|the|DET|6|det mutineers|mutineer|NOUN|4|obj .||PUNCT|1|punct
"""

BEFORE_HIM = """
Zoila|Zoila|PROPN|5|nmod:poss Quispe|Quispe|PROPN|1|flat 's|'s|PART|1|case old|old|ADJ|5|amod
predecessor|predecessor|NOUN|0|root ,||PUNCT|7|punct Musa|Musa|PROPN|5|appos Dogo|Dogo|PROPN|7|flat .||PUNCT|5|punct
"""

MIGHT = """
Iran|Iran|PROPN|3|nsubj might|might|AUX|3|aux fund|fund|VERB/VB|0|root Hezbollah|Hezbollah|PROPN|3|obj .||PUNCT|3|punct
"""

CLAIM = """
Kenya|Kenya|PROPN|2|nsubj said|say|VERB/VBD|0|root Iran|Iran|PROPN|4|nsubj funds|fund|VERB/VBZ|2|ccomp
Hezbollah|Hezbollah|PROPN|4|obj .||PUNCT|2|punct
"""

SINCE = """
Iran|Iran|PROPN|3|nsubj has|have|AUX|3|aux funded|fund|VERB/VBN|0|root Hezbollah|Hezbollah|PROPN|3|obj
since|since|ADP|6|case 1990|1990|NUM|3|obl .||PUNCT|3|punct
"""

RELATIVE = """
a|a|DET|2|det group|group|NOUN|0|root that|that|PRON|4|nsubj funds|fund|VERB/VBZ|2|acl:relcl
schools|school|NOUN|4|obj .||PUNCT|2|punct
"""

QUIET = """
The|the|DET|2|det minister|minister|NOUN|3|nsubj left|leave|VERB/VBD|0|root the|the|DET|5|det head|head|NOUN|3|obj
of|of|ADP|8|case the|the|DET|8|det table|table|NOUN|5|nmod .||PUNCT|3|punct
"""


PREFIXED = """
The|the|DET|3|det anti-Hezbollah|anti-Hezbollah|ADJ|3|amod coalition|coalition|NOUN|5|nsubj French|French|ADJ|3|amod
met|meet|VERB/VBD|0|root .||PUNCT|5|punct
"""

PLANNED = """
France|France|PROPN|2|nsubj wants|want|VERB/VBZ|0|root to|to|PART|4|mark fund|fund|VERB/VB|2|xcomp
Hezbollah|Hezbollah|PROPN|4|obj .||PUNCT|2|punct
"""

PROXIES = """
militias|militia|NOUN|0|root Iran|Iran|PROPN|3|nsubj arms|arm|VERB/VBZ|1|acl:relcl ,||PUNCT|6|punct
like|like|ADP|6|case Hezbollah|Hezbollah|PROPN|3|obl ,||PUNCT|9|punct and|and|CCONJ|9|cc
uses|use|VERB/VBZ|3|conj as|as|ADP|11|case proxies|proxy|NOUN|9|obl .||PUNCT|1|punct
"""

MEMBERS = """
The|the|DET|2|det coalition|coalition|NOUN|0|root ,||PUNCT|5|punct including|include|ADP|5|case
France|France|PROPN|2|nmod
and|and|CCONJ|7|cc Kenya|Kenya|PROPN|5|conj .||PUNCT|2|punct
"""


JOINED = """
Zoila|Zoila|PROPN|3|nsubj Quispe|Quispe|PROPN|1|flat joined|join|VERB/VBD|0|root
Boko|Boko|PROPN|3|obj Haram|Haram|PROPN|4|flat .||PUNCT|3|punct
"""


def test_who_joins_is_a_member(base: KnowledgeBase) -> None:
    (tie,) = ties_of(base, JOINED, {"Zoila Quispe": "Person", "Boko Haram": "Organization"})
    assert (tie.subject.text, tie.relation, tie.object.text) == ("Zoila Quispe", "member_of", "Boko Haram")


OWNED = """
Peru|Peru|PROPN|2|nsubj saw|see|VERB/VBD|0|root the|the|DET|4|det province|province|NOUN|6|nmod:poss 's|'s|PART|4|case
minister|minister|NOUN|7|nmod:desc Zoila|Zoila|PROPN|2|obj Quispe|Quispe|PROPN|7|flat .||PUNCT|2|punct
"""

BARE = """
Peru|Peru|PROPN|2|nsubj saw|see|VERB/VBD|0|root minister|minister|NOUN|4|nmod:desc
Zoila|Zoila|PROPN|2|obj Quispe|Quispe|PROPN|4|flat .||PUNCT|2|punct
"""

PRESENT = """
French|French|ADJ|2|amod troops|troop|NOUN|5|nsubj in|in|ADP|4|case Mali|Mali|PROPN|5|obl
left|leave|VERB/VBD|0|root .||PUNCT|5|punct
"""


def test_bare_national_title_is_of_the_state_reported_on(base: KnowledgeBase) -> None:
    (tie,) = ties_of(base, BARE, {"Zoila Quispe": "Person"})
    assert (tie.object.name, tie.object.inferred, tie.confidence) == ("Peru", True, 0.5)


def test_title_with_an_owner_is_of_no_other_state(base: KnowledgeBase) -> None:
    assert told(base, OWNED, {"Zoila Quispe": "Person"}) == set()


def test_troops_with_their_place_beside_them(base: KnowledgeBase) -> None:
    assert told(base, PRESENT) == {("France", "deployed_in", "Mali")}


def test_one_word_prefix_is_an_opposition(base: KnowledgeBase) -> None:
    (tie,) = ties_of(base, PREFIXED)
    assert (tie.relation, tie.object.text) == ("opposes", "Hezbollah")


def test_mere_plan_is_no_tie(base: KnowledgeBase) -> None:
    assert told(base, PLANNED, {"Hezbollah": "Organization"}) == set()


def test_used_as_proxies(base: KnowledgeBase) -> None:
    found = {(t.subject.text, t.relation, t.object.text) for t in ties_of(base, PROXIES, {"Hezbollah": "Organization"})}
    assert found == {("Iran", "arms", "Hezbollah"), ("Hezbollah", "proxy_of", "Iran")}


def test_unnamed_body_has_no_members(base: KnowledgeBase) -> None:
    assert told(base, MEMBERS) == set()


def test_office_is_of_the_state(base: KnowledgeBase) -> None:
    assert told(base, MINISTER, {"Zoila Quispe": "Person"}) == {("Zoila Quispe", "office_of", "Peru")}


def test_leader_before_his_name(base: KnowledgeBase) -> None:
    (tie,) = ties_of(base, LEADER, {"Musa Dogo": "Person"})
    assert (tie.subject.text, tie.relation, tie.object.text) == ("Musa Dogo", "leads", "Boko Haram")


def test_head_of_something_at_a_body_is_its_member(base: KnowledgeBase) -> None:
    found = told(base, PROGRAMME, {"Ana Roth": "Person", "Amnesty International": "Organization"})
    assert found == {("Ana Roth", "member_of", "Amnesty International")}


def test_former_office_is_no_tie(base: KnowledgeBase) -> None:
    assert told(base, FORMER, {"Otieno Wafula": "Person"}) == set()


def test_field_of_a_minister_is_no_state(base: KnowledgeBase) -> None:
    assert told(base, PORTFOLIO, {"Zoila Quispe": "Person"}) == {("Zoila Quispe", "office_of", "Peru")}


def test_official_of_somebody_serves_his_state(base: KnowledgeBase) -> None:
    found = told(base, HERS, {"Zoila Quispe": "Person", "Musa Dogo": "Person"})
    assert ("Musa Dogo", "office_of", "Peru") in found


def test_mayor_is_of_the_town(base: KnowledgeBase) -> None:
    found = {(t.subject.text, t.object.text) for t in ties_of(base, MAYOR, {"Musa Dogo": "Person", "Kano": "Location"})}
    assert found == {("Musa Dogo", "Kano")}


def test_name_between_commas_bears_the_title(base: KnowledgeBase) -> None:
    assert told(base, ACROSS, {"Zoila Quispe": "Person"}) == {("Zoila Quispe", "office_of", "Peru")}


def test_backed_group_has_a_sponsor(base: KnowledgeBase) -> None:
    (tie,) = ties_of(base, BACKED, {"Hezbollah": "Organization"})
    assert (tie.subject.name, tie.relation, tie.object.text.split()[-1]) == ("Iran", "sponsors", "Hezbollah")


def test_led_event_has_no_leader(base: KnowledgeBase) -> None:
    assert told(base, INVASION) == set()


def test_relative_clause_without_object_and_its_example(base: KnowledgeBase) -> None:
    found = {(t.subject.text, t.relation, t.object.text) for t in ties_of(base, ARMED, {"Hezbollah": "Organization"})}
    assert found == {("Iran", "trains", "Hezbollah"), ("Iran", "arms", "Hezbollah")}


@pytest.mark.parametrize("drawing", [STRUGGLE, AIM])
def test_struggle_and_aim_are_oppositions(base: KnowledgeBase, drawing: str) -> None:
    found = {
        (t.subject.text, t.relation, t.object.text) for t in ties_of(base, drawing, {"Boko Haram": "Organization"})
    }
    assert ("Nigeria", "opposes", "Boko Haram") in found


def test_single_blow_is_no_tie(base: KnowledgeBase) -> None:
    assert told(base, BLOW, {"Boko Haram": "Organization"}) == set()


@pytest.mark.parametrize("drawing", [POSTED, KEPT, HELD, ARE_IN])
def test_troops_abroad(base: KnowledgeBase, drawing: str) -> None:
    assert told(base, drawing) == {("France", "deployed_in", "Mali")}


def test_weapons_given_arm(base: KnowledgeBase) -> None:
    assert told(base, SOLD) == {("Kenya", "arms", "Mali")}
    assert told(base, GRAIN) == set()


def test_unnamed_force_has_its_commander(base: KnowledgeBase) -> None:
    assert told(base, COMMANDED, {"Musa Dogo": "Person"}) == {("Musa Dogo", "commands", "mutineers")}


def test_predecessor_is_succeeded(base: KnowledgeBase) -> None:
    found = told(base, BEFORE_HIM, {"Zoila Quispe": "Person", "Musa Dogo": "Person"})
    assert found == {("Zoila Quispe", "succeeds", "Musa Dogo")}


def test_what_might_be_is_no_tie(base: KnowledgeBase) -> None:
    assert told(base, MIGHT, {"Hezbollah": "Organization"}) == set()


def test_tie_carries_whose_word_it_is(base: KnowledgeBase) -> None:
    (tie,) = ties_of(base, CLAIM, {"Hezbollah": "Organization"})
    (attribution,) = tie.attributions
    assert attribution.source is not None
    assert (attribution.source.text, attribution.stance) == ("Kenya", "reports")
    assert attribution.cue is not None
    assert attribution.cue.text == "said"


def test_tie_carries_its_beginning(base: KnowledgeBase) -> None:
    (tie,) = ties_of(base, SINCE, {"Hezbollah": "Organization"})
    assert (tie.first, tie.last) == ("1990-01-01", None)


@pytest.mark.parametrize("drawing", [RELATIVE, QUIET])
def test_silence_without_named_sides(base: KnowledgeBase, drawing: str) -> None:
    assert told(base, drawing) == set()


def test_repeated_tie_keeps_all_its_evidence(base: KnowledgeBase) -> None:
    (tie,) = ties_of(base, SINCE + "\n\n" + SINCE, {"Hezbollah": "Organization"})
    assert len(tie.evidence) == 2
