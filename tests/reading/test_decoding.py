import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.errors import InputError
from casusbelli.reading.decoding import decode, decode_text, is_binary


def test_utf8_comes_back_exactly():
    assert decode_text("Kata’ib\r\n“x”".encode()).text == "Kata’ib\r\n“x”"


def test_a_byte_order_mark_is_no_character():
    assert decode_text("a b".encode("utf-8-sig")).text == "a b"
    assert decode_text("a b".encode("utf-16")).text == "a b"


def test_a_page_labelled_utf8_that_is_cp1252_is_read_as_cp1252():
    decoded = decode("<meta charset='utf-8'>The café said “yes” – twice".encode("cp1252"))
    assert "café said “yes” – twice" in decoded.text
    assert decoded.mislabelled


def test_a_declared_code_page_is_used():
    assert "Армия" in decode("<meta charset=windows-1251><p>Армия</p>".encode("cp1251")).text


def test_a_page_of_utf8_with_another_label_is_utf8():
    assert "Armée" in decode("<meta charset='iso-8859-1'>Armée".encode()).text


@pytest.mark.parametrize(
    "label", ["idna", "punycode", "unicode_escape", "zip", "base64", "nonsense", "undefined", "utf-7", "\x00"]
)
def test_labels_that_are_no_text_encodings_are_not_used(label):
    assert decode(b"caf\xe9 " * 20, declared=label).text.startswith("café")


@pytest.mark.parametrize(
    "data", [b"\x7fELF" + b"\x01" * 50, b"a\x00b", b"\x89PNG\r\n", bytes(range(1, 32)) * 20, b"\xff\xd8\xff\xe0abc"]
)
def test_binary_is_refused(data):
    assert is_binary(data)
    with pytest.raises(InputError, match="binary"):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_that_can_be_stored_or_binary(data):
    try:
        text = decode(data).text
    except InputError:
        return
    text.encode("utf-8")
