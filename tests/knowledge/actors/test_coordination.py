import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casusbelli.knowledge.actors import KnowledgeBase


@pytest.fixture(scope="module")
def base():
    return KnowledgeBase.load()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Greek and Turkish soldiers", ["Greek soldiers", "Turkish soldiers"]),
        ("Kenya, Uganda and Rwanda", ["Kenya", "Uganda", "Rwanda"]),
        ("rebel and government forces", ["rebel forces", "government forces"]),
        ("the police as well as the army", ["the police", "the army"]),
        ("Trinidad and Tobago", ["Trinidad and Tobago"]),
        ("men and women", ["men and women"]),
        ("a Kenyan minister", ["a Kenyan minister"]),
    ],
)
def test_a_coordination_is_split_and_shares_its_noun(base, text, parts):
    assert [part.text for part in base.parts(text)] == parts


def test_offsets_are_those_of_the_words_as_they_stand(base):
    text = "Greek and Turkish soldiers"
    assert [text[part.start : part.end] for part in base.parts(text)] == ["Greek", "Turkish soldiers"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="abAB ,and&or", max_size=40))
def test_parts_never_overlap_nor_leave_the_text(base, text):
    at = 0
    for part in base.parts(text):
        assert at <= part.start <= part.end <= len(text)
        at = part.end
