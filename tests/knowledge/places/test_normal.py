"""Keys of names: one spelling for many, and never an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.knowledge.places.normal import is_latin, key, variants


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Al-Qa'im", "al qaim"),
        ("al Qaim", "al qaim"),
        ("AL-QAIM", "al qaim"),
        ("U.S.", "us"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Łódź", "lodz"),
        ("Düzce", "duzce"),
        ("Trinidad & Tobago", "trinidad and tobago"),
        ("  Deir   ez-Zor ", "deir ez zor"),
        ("Türkiye", "turkiye"),
        ("", ""),
        ("قائم", ""),
    ],
)
def test_key(name, expected):
    assert key(name) == expected


@given(st.text(max_size=60))
def test_key_is_plain_and_stable(name):
    once = key(name)
    assert once == once.strip()
    assert once.isascii()
    assert "  " not in once
    assert key(once) == once


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=40))
def test_key_ignores_case(name):
    assert key(name.upper()) == key(name.lower())


def test_variants_drop_and_add_articles():
    assert "qaim" in variants("al qaim")
    assert "al hasakah" in variants("hasakah")
    assert "saint john" in variants("st john")
    assert "hague" in variants("the hague")


@given(st.text(alphabet="abcdefgh ", max_size=30))
def test_variants_never_repeat_the_name_or_each_other(text):
    spelling = key(text)
    found = variants(spelling)
    assert spelling not in found
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(("name", "latin"), [("Kirkuk", True), ("Şırnak", True), ("Москва", False), ("北京", False)])
def test_is_latin(name, latin):
    assert is_latin(name) is latin
