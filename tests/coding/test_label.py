"""Sayings told by a colon or a dash instead of a verb."""

from __future__ import annotations

from casusbelli.coding.label import labels
from casusbelli.coding.tree import Tree

from .sketch import sketch


def said(drawing: str, names: dict[str, str] | None = None) -> list[tuple[str, str, str]]:
    tree = Tree(sketch(drawing, names))
    words = [w.text for w in tree.words]
    return [
        (" ".join(words[i] for i in name), words[mark], " ".join(words[i] for i in content))
        for name, mark, content in labels(tree)
    ]


ANSWER = "We|we|PRON|4|nsubj will|will|AUX|4|aux leave|leave|VERB|0|root soon|soon|ADV|4|advmod"


def test_a_speaker_in_capitals_labels_the_paragraph() -> None:
    drawing = f"OKAFOR|Okafor|PROPN|4|nsubj :|:|PUNCT|1|punct {ANSWER.replace('|4|', '|5|')}"
    assert said(drawing) == [("OKAFOR", ":", "We will leave soon")]


def test_a_named_person_labels_the_paragraph() -> None:
    drawing = f"Okafor|Okafor|PROPN|5|nsubj :|:|PUNCT|1|punct {ANSWER.replace('|4|', '|5|')}"
    assert said(drawing, {"Okafor": "Person"}) == [("Okafor", ":", "We will leave soon")]


def test_a_common_word_before_a_colon_labels_nothing() -> None:
    drawing = f"Background|background|NOUN|5|dep :|:|PUNCT|1|punct {ANSWER.replace('|4|', '|5|')}"
    assert said(drawing) == []


def test_a_name_behind_a_dash_signs_the_quotation() -> None:
    drawing = (
        "“|“|PUNCT|3|punct We|we|PRON|3|nsubj left|leave|VERB|0|root .|.|PUNCT|3|punct ”|”|PUNCT|3|punct "
        "―|―|PUNCT|7|punct Maya|Maya|PROPN|3|dep Okafor|Okafor|PROPN|7|flat"
    )
    assert said(drawing, {"Maya Okafor": "Person"}) == [("Maya Okafor", "―", "“ We left . ”")]
