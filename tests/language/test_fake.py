from hypothesis import given
from hypothesis import strategies as st

from casusbelli.language.fake import FakeAnalyser


@given(st.text(max_size=200))
def test_the_fake_keeps_the_contract(text: str) -> None:
    analysis = FakeAnalyser().analyse(text)
    assert all(text[w.start : w.end] == w.text for w in analysis.words)
    assert sum(w.head == -1 for w in analysis.words) == len(analysis.sentences)
    assert sum(s.last - s.first for s in analysis.sentences) == len(analysis.words)


def test_one_sentence_a_line_or_full_stop() -> None:
    analysis = FakeAnalyser().analyse("Shells fell. The Army left\nNo more")
    assert [s.last - s.first for s in analysis.sentences] == [3, 3, 2]
    assert [n.text for n in analysis.names] == ["Army"]
