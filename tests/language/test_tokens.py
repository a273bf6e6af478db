import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.language import tokens


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in tokens.words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They can't go.", ["They", "ca", "n't", "go", "."]),
        ("He cannot stay", ["He", "can", "not", "stay"]),
        ("Iran’s US-led rivals", ["Iran", "’s", "US", "-", "led", "rivals"]),
        ("anti-government protests", ["anti-government", "protests"]),
        ("Kata’ib Hizbollah in Sana'a", ["Kata’ib", "Hizbollah", "in", "Sana'a"]),
        ("U.S. officials paid $5m", ["U.S.", "officials", "paid", "$", "5", "m"]),
        ("30,000 men, 3.5 tonnes", ["30,000", "men", ",", "3.5", "tonnes"]),
        ("at 9:30am on 2019-12-29", ["at", "9:30", "am", "on", "2019-12-29"]),
        ("Lt. Gen. J. Smith said no.", ["Lt.", "Gen.", "J.", "Smith", "said", "no", "."]),
        ("Wait . . . what?!", ["Wait", ". . .", "what", "?!"]),
        ("write to a.b@c.org or https://x.org/a?b=1.", ["write", "to", "a.b@c.org", "or", "https://x.org/a?b=1", "."]),
        ("“No,” he said—twice", ["“", "No", ",", "”", "he", "said", "—", "twice"]),
    ],
)
def test_words_are_cut_as_in_the_treebanks(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(max_size=300))
def test_words_cover_everything_but_blanks_in_order(text: str) -> None:
    spans = list(tokens.words(text))
    covered = [False] * len(text)
    before = 0
    for start, end in spans:
        assert before <= start < end
        assert not text[start].isspace() and not text[end - 1].isspace()
        covered[start:end] = [True] * (end - start)
        before = end
    assert all(seen or character.isspace() for seen, character in zip(covered, text, strict=True))


@given(
    st.text(alphabet="ab .\n\r\t\u2028'-", max_size=200), st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)))
)
def test_paragraphs_are_ordered_and_keep_out_of_skipped_ranges(text: str, skip: list[tuple[int, int]]) -> None:
    before = 0
    for start, end in tokens.paragraphs(text, skip):
        assert before <= start < end <= len(text)
        assert not any(a < end and start < b for a, b in skip if a < b)
        before = end


def test_a_line_end_ends_a_paragraph() -> None:
    story = "The rebels took the bridge on Friday after a day of fighting with the army."
    text = f"Rebels take a bridge\n{story}\n\nThey left."
    assert [text[a:b][:10] for a, b in tokens.paragraphs(text)] == ["Rebels tak", "The rebels", "They left."]


def test_hand_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "   GUNMEN ATTACKED A POLICE POST ON THE ROAD TO THE NORTHERN\nPORT YESTERDAY AND CARRIED OFF FOUR RIFLES, "
        "THE\nCOMMANDER OF THE DISTRICT REPORTED TO JOURNALISTS WHO HAD\nGATHERED AT THE BARRACKS.\n\n"
        "   NO ONE WAS HURT."
    )
    found = [text[a:b] for a, b in tokens.paragraphs(text)]
    assert len(found) == 2
    assert found[0].startswith("GUNMEN") and found[0].endswith("BARRACKS.")


def test_a_list_of_short_lines_is_not_hand_wrapped() -> None:
    text = "Ships\nTanks\nGuns\nPlanes\n"
    assert len(list(tokens.paragraphs(text))) == 4
