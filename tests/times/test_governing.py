from __future__ import annotations

from datetime import date

from casusbelli.language.analysis import Analysis, Sentence, Word
from casusbelli.times import find_times
from casusbelli.times.governing import governing_time, running_time

SUNDAY = date(2019, 12, 29)


def tree(*sentences: list[tuple[str, str, int, str]]) -> Analysis:
    """An analysis of sentences of (word, tag, head within the sentence or -1, relation)."""
    words: list[Word] = []
    spans: list[Sentence] = []
    text = ""
    for number, rows in enumerate(sentences):
        first, start = len(words), len(text)
        for form, xpos, head, relation in rows:
            upos = "VERB" if xpos.startswith("V") else "PROPN" if xpos == "NNP" else "NOUN"
            governor = first + head if head >= 0 else -1
            words.append(
                Word(len(words), len(text), len(text) + len(form), form, form, upos, xpos, governor, relation, number)
            )
            text += form + " "
        spans.append(Sentence(number, start, len(text) - 1, first, len(words), 0))
    return Analysis(text, tuple(words), tuple(spans))


def governed(analysis: Analysis, word: str) -> str | None:
    index = next(w.index for w in analysis.words if w.text == word)
    span = governing_time(analysis, find_times(analysis, SUNDAY), index)
    return span.text if span else None


SAID = [
    ("officials", "NNS", 1, "nsubj"),
    ("said", "VBD", -1, "root"),
    ("Friday", "NNP", 1, "obl"),
    ("troops", "NNS", 4, "nsubj"),
    ("killed", "VBD", 1, "ccomp"),
    ("nine", "CD", 4, "obj"),
]


def test_a_time_on_the_verb_governs_it() -> None:
    assert governed(tree(SAID), "said") == "Friday"


def test_content_in_the_past_takes_the_time_of_a_past_saying() -> None:
    assert governed(tree(SAID), "killed") == "Friday"


def test_a_time_of_its_own_comes_before_the_saying_s() -> None:
    own = [*SAID, ("Tuesday", "NNP", 4, "obl")]
    assert governed(tree(own), "killed") == "Tuesday"


def test_content_to_come_takes_nothing_from_the_saying() -> None:
    future = [*SAID[:4], ("strike", "VB", 1, "ccomp")]
    assert governed(tree(future), "strike") is None


def test_a_time_on_the_object_governs_the_verb() -> None:
    rows = [("rebels", "NNS", 1, "nsubj"), ("killed", "VBD", -1, "root"), ("nine", "CD", 1, "obj")]
    assert governed(tree([*rows, ("Tuesday", "NNP", 2, "nmod")]), "killed") == "Tuesday"


def test_a_noun_takes_its_clause_s_time() -> None:
    rows = [("raid", "NN", 1, "nsubj"), ("failed", "VBD", -1, "root"), ("Monday", "NNP", 1, "obl")]
    assert governed(tree(rows), "raid") == "Monday"


def test_a_running_time_is_marked_as_inferred() -> None:
    first = [
        ("jets", "NNS", 1, "nsubj"),
        ("bombed", "VBD", -1, "root"),
        ("Monday", "NNP", 1, "obl"),
        (".", ".", 1, "punct"),
    ]
    analysis = tree(first, [("nine", "CD", 1, "nsubj"), ("died", "VBD", -1, "root")])
    times = find_times(analysis, SUNDAY)
    died = next(w.index for w in analysis.words if w.text == "died")
    found = running_time(analysis, times, died)
    assert found is not None
    assert (found.span.text, found.inferred) == ("Monday", True)
    said = running_time(analysis, times, 1)
    assert said is not None
    assert not said.inferred


def test_no_time_told_is_no_time() -> None:
    analysis = tree([("nine", "CD", 1, "nsubj"), ("died", "VBD", -1, "root")])
    assert running_time(analysis, (), 1) is None


def test_months_told_together_are_one_stretch() -> None:
    rows = [
        ("raids", "NNS", -1, "root"),
        ("Gulf", "NNP", 0, "nmod"),
        ("in", "IN", 3, "case"),
        ("October", "NNP", 1, "nmod"),
        ("and", "CC", 5, "cc"),
        ("November", "NNP", 3, "conj"),
    ]
    analysis = tree(rows)
    span = governing_time(analysis, find_times(analysis, SUNDAY), 0)
    assert span is not None
    assert (span.text, span.first, span.last) == ("October and November", date(2019, 10, 1), date(2019, 11, 30))


def test_an_hour_takes_the_day_said_of_it() -> None:
    rows = [
        ("rebels", "NNS", 1, "nsubj"),
        ("marched", "VBD", -1, "root"),
        ("at", "IN", 3, "case"),
        ("noon", "NN", 1, "obl"),
        ("on", "IN", 5, "case"),
        ("Wednesday", "NNP", 3, "nmod"),
    ]
    assert governed(tree(rows), "marched") == "Wednesday"


BETWEEN = [
    ("police", "NNS", 4, "nsubj"),
    ("in", "IN", 2, "case"),
    ("Tesk", "NNP", 0, "nmod"),
    ("Monday", "NNP", 0, "nmod"),
    ("fled", "VBD", -1, "root"),
]


def test_a_time_between_subject_and_verb_is_the_verb_s() -> None:
    assert governed(tree(BETWEEN), "fled") == "Monday"
    apart = [*BETWEEN[:2], ("hired", "VBN", 0, "acl"), ("Monday", "NNP", 2, "obl"), BETWEEN[4]]
    assert governed(tree(apart), "fled") is None


def test_what_went_on_meanwhile_takes_the_time_of_the_clause_above() -> None:
    rows = [
        ("two", "CD", 1, "nsubj"),
        ("died", "VBD", -1, "root"),
        ("Monday", "NNP", 1, "obl"),
        ("when", "WRB", 5, "advmod"),
        ("bombs", "NNS", 5, "nsubj"),
        ("exploded", "VBD", 1, "advcl"),
    ]
    assert governed(tree(rows), "exploded") == "Monday"


def test_a_saying_told_last_dates_only_itself() -> None:
    rows = [
        ("rebels", "NNS", 1, "nsubj"),
        ("fled", "VBD", 3, "ccomp"),
        ("police", "NNS", 3, "nsubj"),
        ("said", "VBD", -1, "root"),
        ("Friday", "NNP", 3, "obl"),
    ]
    assert governed(tree(rows), "fled") is None


def test_a_matter_and_an_aside_are_older_than_the_act() -> None:
    rows = [
        ("they", "PRP", 1, "nsubj"),
        ("protested", "VBD", -1, "root"),
        ("Tuesday", "NNP", 1, "obl"),
        ("over", "IN", 4, "case"),
        ("arrests", "NNS", 1, "obl"),
        ("that", "WDT", 6, "nsubj"),
        ("angered", "VBD", 4, "acl:relcl"),
    ]
    assert governed(tree(rows), "arrests") is None
    assert governed(tree(rows), "angered") is None


def test_what_is_done_now_takes_no_time_from_what_it_is_done_to() -> None:
    rows = [("they", "PRP", 1, "nsubj"), ("condemn", "VBP", -1, "root"), ("raids", "NNS", 1, "obj")]
    assert governed(tree([*rows, ("Tuesday", "NNP", 2, "nmod")]), "condemn") is None
