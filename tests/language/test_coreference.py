import pytest

from casusbelli.language import Analyser, Analysis
from casusbelli.language.analysis import Name, Sentence, Word
from casusbelli.language.coreference import chains_of


def analysis(rows: list[list[tuple[str, str, str, int, str, str]]], names: list[tuple[int, int, str]]) -> Analysis:
    """Rows of (form, upos, xpos, head from 1, deprel, entity type) per sentence."""
    words: list[Word] = []
    sentences: list[Sentence] = []
    types: list[str] = []
    text = ""
    for number, row in enumerate(rows):
        first = len(words)
        for form, upos, xpos, head, deprel, kind in row:
            start = len(text)
            text += form + " "
            governor = first + head - 1 if head else -1
            words.append(
                Word(len(words), start, start + len(form), form, form.lower(), upos, xpos, governor, deprel, number)
            )
            types.append(kind)
        sentences.append(Sentence(number, words[first].start, words[-1].end, first, len(words), 0))
    spans = [
        Name(a, b, words[a].start, words[b - 1].end, text[words[a].start : words[b - 1].end], t) for a, b, t in names
    ]
    return Analysis(text, tuple(words), tuple(sentences), tuple(spans), tuple(types))


FIRST = [
    ("Hassan", "PROPN", "NNP", 3, "nsubj", "person"), ("Saleh", "PROPN", "NNP", 1, "flat", ""),
    ("spoke", "VERB", "VBD", 0, "root", ""),
]  # fmt: skip


def test_a_last_name_takes_up_the_full_name() -> None:
    second = [
        ("Mr", "PROPN", "NNP", 3, "nsubj", "person"),
        ("Saleh", "PROPN", "NNP", 1, "flat", ""),
        ("left", "VERB", "VBD", 0, "root", ""),
    ]
    assert chains_of(analysis([FIRST, second], [(0, 2, "Person"), (4, 5, "Person")])) == (((0, 2), (4, 5)),)


def test_he_is_the_man_just_named_and_it_is_not() -> None:
    he = [("He", "PRON", "PRP", 2, "nsubj", "person"), ("left", "VERB", "VBD", 0, "root", "")]
    it = [("It", "PRON", "PRP", 2, "nsubj", ""), ("rained", "VERB", "VBD", 0, "root", "")]
    assert chains_of(analysis([FIRST, he], [(0, 2, "Person")])) == (((0, 2), (3, 4)),)
    assert chains_of(analysis([FIRST, it], [(0, 2, "Person")])) == ()


def test_she_is_not_mr_saleh() -> None:
    one = [
        ("Mr", "PROPN", "NNP", 3, "nsubj", "person"),
        ("Saleh", "PROPN", "NNP", 1, "flat", ""),
        ("left", "VERB", "VBD", 0, "root", ""),
    ]
    she = [("She", "PRON", "PRP", 2, "nsubj", "person"), ("stayed", "VERB", "VBD", 0, "root", "")]
    assert chains_of(analysis([one, she], [(1, 2, "Person")])) == ()


def test_an_acronym_takes_up_the_long_name() -> None:
    one = [
        ("Northern", "PROPN", "NNP", 3, "amod", ""), ("Relief", "PROPN", "NNP", 3, "compound", ""),
        ("Council", "PROPN", "NNP", 4, "nsubj", "organization"), ("met", "VERB", "VBD", 0, "root", ""),
    ]  # fmt: skip
    two = [("NRC", "PROPN", "NNP", 2, "nsubj", "organization"), ("left", "VERB", "VBD", 0, "root", "")]
    found = chains_of(analysis([one, two], [(0, 3, "Organization"), (4, 5, "Organization")]))
    assert found == (((0, 3), (4, 5)),)


def test_the_group_is_the_organisation_just_named() -> None:
    one = [("Hezbollah", "PROPN", "NNP", 2, "nsubj", "organization"), ("fired", "VERB", "VBD", 0, "root", "")]
    two = [
        ("The", "DET", "DT", 2, "det", ""),
        ("group", "NOUN", "NN", 3, "nsubj", "organization"),
        ("left", "VERB", "VBD", 0, "root", ""),
    ]
    assert chains_of(analysis([one, two], [(0, 1, "Organization")])) == (((0, 1), (2, 4)),)


def test_two_places_are_two() -> None:
    one = [("Aden", "PROPN", "NNP", 2, "nsubj", "place"), ("fell", "VERB", "VBD", 0, "root", "")]
    two = [("Taiz", "PROPN", "NNP", 2, "nsubj", "place"), ("held", "VERB", "VBD", 0, "root", "")]
    assert chains_of(analysis([one, two], [(0, 1, "Location"), (2, 3, "Location")])) == ()


@pytest.mark.parametrize("text", ["( )", "He he it their who", "’s Mr . The the the group"])
def test_odd_words_do_not_break_the_real_thing(text: str) -> None:
    assert isinstance(Analyser.load().analyse(text).chains, tuple)


def test_a_noun_taken_for_a_number_word_is_still_a_mention() -> None:
    one = [
        ("a", "DET", "DT", 2, "det", ""),
        ("hundred", "NOUN", "NN", 3, "nummod", "person"),
        ("left", "VERB", "VBD", 0, "root", ""),
    ]
    other = [
        ("the", "DET", "DT", 2, "det", ""),
        ("hundred", "NOUN", "NN", 3, "nummod", "person"),
        ("wept", "VERB", "VBD", 0, "root", ""),
    ]
    assert chains_of(analysis([one, other], [])) in ((), (((0, 2), (3, 5)),))
