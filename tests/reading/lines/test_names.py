import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.reading.lines.names import byline_names, split_names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Additional reporting by Asmaa al-Omar", ("Asmaa al-Omar",)),
        ("By JOHN SMITH and Ahmed al-Rubaie, Staff Writers", ("JOHN SMITH", "Ahmed al-Rubaie")),
        ("Reporting by Omar Hadi in Aden and Ruth Adler; Editing by Mark Hale", ("Omar Hadi", "Ruth Adler")),
        ("By Jean-Pierre Mukendi in Bunia", ("Jean-Pierre Mukendi",)),
        ("By Laila bint Saleh | Levant Weekly", ("Laila bint Saleh",)),
        ("Ruth Adler and Yaw Mensah contributed to this report.", ("Ruth Adler", "Yaw Mensah")),
        ("By Kim Seo-yeon, AFP", ("Kim Seo-yeon",)),
    ],
)
def test_names_of_a_byline(line, names):
    assert byline_names(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By dawn the shelling had stopped.",
        "By law the army stays out.",
        "By our correspondent",
        "By Reuters",
        "Ruth Adler was shot.",
        "",
    ],
)
def test_no_byline_no_names(line):
    assert byline_names(line) == ()


def test_roles_agencies_and_repeats_are_left_out():
    assert split_names("Ruth Adler, Reuters, Diplomatic Editor and Ruth Adler") == ("Ruth Adler",)


@given(st.text(max_size=300))
def test_every_name_is_taken_from_the_line(line):
    assert all(name in line for name in byline_names(f"By {line}"))
