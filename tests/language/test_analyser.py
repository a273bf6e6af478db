from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusbelli.language import Analyser, Analysis
from casusbelli.language.model import DATA

TEXT = (
    "Rebels shell a market in Taiz\n"
    "Houthi rebels shelled a crowded market in Taiz on Monday, killing nine people, the governor said. "
    "“We will answer,” Colonel Hassan Saleh told reporters; his men did not fire back.\n\n"
    "The U.N. envoy condemned the attack."
)


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser.load()


def check(analysis: Analysis) -> None:
    text, before = analysis.text, 0
    assert [w.index for w in analysis.words] == list(range(len(analysis.words)))
    for word in analysis.words:
        assert text[word.start : word.end] == word.text and word.start >= before and word.lemma
        before = word.end
    at = 0
    for sentence in analysis.sentences:
        assert sentence.first == at and sentence.last > sentence.first
        at = sentence.last
        words = analysis.sentence_words(sentence.index)
        assert (sentence.start, sentence.end) == (words[0].start, words[-1].end)
        assert sum(w.head == -1 for w in words) == 1
        assert all((w.head == -1) == (w.deprel == "root") for w in words)
        assert all(w.head == -1 or sentence.first <= w.head < sentence.last for w in words)
        root = next(w.index for w in words if w.head == -1)
        assert analysis.subtree(root) == tuple(range(sentence.first, sentence.last))
    assert at == len(analysis.words) == len(analysis.entity_types)
    for name in analysis.names:
        assert text[name.start : name.end] == name.text and name.first < name.last
    for head in ("trigger", "modes", "stance", "event_factuality", "historical", "factuality", "muc_role", "causal"):
        assert len(analysis.heads[head]) == len(analysis.words)
    for chain in analysis.chains:
        assert len(chain) > 1 and list(chain) == sorted(chain)


def test_a_report_is_read(analyser: Analyser) -> None:
    analysis = analyser.analyse(TEXT)
    check(analysis)
    by_text = {w.text: w for w in analysis.words}
    assert by_text["shelled"].lemma == "shell" and by_text["shelled"].upos == "VERB"
    assert analysis.words[by_text["market"].head].text in ("shelled", "shell")
    assert len(analysis.sentences) == 4
    assert ("Taiz", "Location") in {(n.text, n.type) for n in analysis.names}
    assert ("Hassan Saleh", "Person") in {(n.text, n.type) for n in analysis.names}


def test_upper_case_text_is_read(analyser: Analyser) -> None:
    analysis = analyser.analyse("GUNMEN KILLED TWO SOLDIERS IN BOGOTA YESTERDAY, THE ARMY REPORTED.")
    killed = next(w for w in analysis.words if w.text == "KILLED")
    assert (killed.lemma, killed.upos) == ("kill", "VERB")
    assert {w.text for w in analysis.children(killed.index)} >= {"GUNMEN", "SOLDIERS"}


def test_skipped_ranges_have_no_words(analyser: Analyser) -> None:
    start = TEXT.index("Houthi")
    end = TEXT.index("The U.N.")
    analysis = analyser.analyse(TEXT, skip=[(start, end)])
    check(analysis)
    assert not any(start <= w.start < end for w in analysis.words)
    assert len(analysis.sentences) == 2


def test_many_texts_are_read_as_each_alone(analyser: Analyser) -> None:
    texts = [TEXT, "", "One line.", TEXT.upper(), "\n \n"]
    many = list(analyser.analyse_many(texts))
    assert [a.text for a in many] == texts
    for text, analysis in zip(texts, many, strict=True):
        alone = analyser.analyse(text)
        assert alone.words == analysis.words and alone.names == analysis.names and alone.chains == analysis.chains
        assert np.allclose(alone.heads["trigger"], analysis.heads["trigger"], atol=2e-2)


def test_argument_scores_are_given_for_any_word(analyser: Analyser) -> None:
    analysis = analyser.analyse(TEXT)
    arguments = analysis.heads["argument"]
    for i in range(len(analysis.words)):
        first, last = arguments.window(i)
        assert first <= i < last
        assert arguments.scores(i).shape == (last - first, len(arguments.labels))


def test_a_very_long_sentence_is_cut(analyser: Analyser) -> None:
    analysis = analyser.analyse("the soldiers marched and " * 1500)
    check(analysis)
    assert len(analysis.words) == 6000


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.text(max_size=200), st.text(alphabet="abcXYZ .,!?\n\t“”'’-—0123456789\u0301\u200b\ufeff", max_size=200)
    )
)
def test_any_text_has_right_offsets(text: str) -> None:
    check(_shared().analyse(text))


_loaded: list[Analyser] = []


def _shared() -> Analyser:
    if not _loaded:
        _loaded.append(Analyser.load())
    return _loaded[0]


@pytest.mark.skipif(not (DATA / "fast.onnx").exists(), reason="no fast model here")
def test_the_fast_model_reads_too() -> None:
    check(Analyser.load(Path(DATA), fast=True).analyse(TEXT))
