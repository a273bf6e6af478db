import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.copies import CopyIndex, FamilyBook, Signature, find_families, signature_of
from casusbelli.copies.shingles import shingles_of
from casusbelli.errors import StoreError

WORDS = [
    "governor",
    "army",
    "convoy",
    "mine",
    "road",
    "town",
    "rebels",
    "police",
    "market",
    "river",
    "bridge",
    "envoy",
    "talks",
    "truce",
    "shells",
    "camp",
    "wounded",
    "hospital",
    "capital",
    "border",
]


def story(seed, length=200):
    chance = random.Random(seed)
    return " ".join(f"{chance.choice(WORDS)}{chance.randrange(30)}" for _ in range(length))


A, B = story("a"), story("b")
HALF = " ".join(A.split()[:100])


def families(*rows):
    return [family.members for family in find_families(rows)]


def test_whole_cut_edited_and_wrapped_copies_are_one_family():
    edited = A.split()
    edited[20:24] = ["other", "words", "were", "put"]
    wrapped = f"READ ALSO: Oil climbs above $90\n{A}\nSubscribe to our newsletter for the latest news"
    rows = [
        ("a", None, A),
        ("b", None, B),
        ("half", None, HALF),
        ("edited", None, " ".join(edited)),
        ("wrapped", None, wrapped),
        ("upper", None, A.upper()),
    ]
    assert families(*rows) == [("a", "half", "edited", "wrapped", "upper")]


def test_the_earliest_and_the_fullest_are_named():
    (family,) = find_families([("late", "2020-01-03", A), ("early", "2020-01-01", HALF), ("mid", "2020-01-02", A)])
    assert family.members == ("late", "early", "mid")
    assert (family.id, family.earliest, family.fullest) == ("early", "early", "late")


def test_different_reports_and_retellings_are_apart():
    one = "Two policemen were killed on Monday when a bomb hidden in a handcart went off beside their patrol in the town, the governor's office said."  # noqa: E501
    other = "A handcart bomb left two officers dead, officials in the province said Monday. Five other people were hurt in the explosion near the bazaar."  # noqa: E501
    assert families(("a", None, A), ("b", None, B), ("c", None, one), ("d", None, other)) == []


def test_a_merger_of_two_wires_does_not_join_them():
    merged = f"{A}\n\n{B}"
    found = families(("a", "2020-01-01", A), ("b", "2020-01-01", B), ("m", "2020-01-02", merged))
    assert len(found) == 1
    assert len(found[0]) == 2
    assert "m" in found[0]


def test_empty_and_tiny_texts_are_nobody_s_copies():
    assert families(("a", None, ""), ("b", None, ""), ("c", None, "Two dead."), ("d", None, "Two dead.")) == []


def test_an_id_given_twice_counts_once():
    assert families(("a", None, A), ("a", None, A)) == []


def test_add_tells_the_strongest_match_first():
    index = CopyIndex()
    assert index.add("a", A) == ()
    index.add("half", HALF)
    matches = index.add("again", A)
    assert [match.id for match in matches] == ["a", "half"]
    assert matches[0].covered == matches[0].covers == 1.0
    assert matches[1].covers == 1.0
    assert 0.3 < matches[1].covered < 0.7


def test_common_phrases_do_not_make_copies():
    index = CopyIndex()
    phrase = "all rights reserved no part of this may be reproduced without the written permission of the publisher"
    for number in range(120):
        index.add(str(number), f"{story(number, 120)} {phrase}")
    assert index.add("new", f"{story('new', 120)} {phrase}") == ()


@given(st.text(max_size=300))
def test_signatures_come_back_from_their_bytes(text):
    made = signature_of(text)
    again = Signature.from_bytes(made.to_bytes())
    assert again.minhash == made.minhash
    assert (again.size, again.thinned, again.sample.tolist()) == (made.size, made.thinned, made.sample.tolist())


@pytest.mark.parametrize(
    "data", [b"", b"short", b"X" * 600, signature_of(A).to_bytes()[:100], b"CBcs\x09" + b"\0" * 600]
)
def test_damaged_signatures_are_said(data):
    with pytest.raises(StoreError, match="anew"):
        Signature.from_bytes(data)


def test_hashes_are_the_same_on_every_machine():
    assert shingles_of("Two policemen were killed").tolist() == shingles_of("TWO policemen, were “killed”!").tolist()
    assert [hex(value) for value in shingles_of("a b c").tolist()] == [
        hex(value) for value in shingles_of("a b c").tolist()
    ]
    assert len(shingles_of("")) == 0


@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=60))
def test_shingles_are_sorted_and_no_more_than_the_words(words):
    hashes = shingles_of(" ".join(words)).tolist()
    assert hashes == sorted(set(hashes))
    assert 1 <= len(hashes) <= len(words)


def test_a_book_gives_families_as_documents_arrive_and_again_after_a_restart():
    book = FamilyBook()
    places = {id: book.place(id, text) for id, text in (("a", A), ("b", B), ("half", HALF))}
    assert {id: place.family for id, place in places.items()} == {"a": "a", "b": "b", "half": "a"}
    assert book.place("half", HALF).family == "a"
    again = FamilyBook((id, place.family, place.signature) for id, place in places.items())
    assert again.place("third", f"{HALF} and more words").family == "a"
    assert again.place("c", story("c")).family == "c"
