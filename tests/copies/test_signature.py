"""Signatures compared: many at once as one by one."""

from casusbelli.copies.signature import compared, signature_of

SHORT = "The ferry left the northern pier at dawn with forty passengers and a cargo of salt for the islands."
LONG = " ".join(
    f"Post {number} reported its count of boats to the harbour office in good order." for number in range(60)
)


def test_many_at_once_are_judged_as_one_by_one() -> None:
    texts = (SHORT, LONG, SHORT + " " + LONG, "Snow fell.", "", LONG[: len(LONG) // 2])
    signatures = [signature_of(text) for text in texts]
    assert {one.thinned for one in signatures} == {True, False}
    for one in signatures:
        assert compared(one, signatures) == [compared(one, [other])[0] for other in signatures]


def test_a_text_is_all_in_itself() -> None:
    ((shared, covered, covers),) = compared(signature_of(LONG), [signature_of(LONG)])
    assert shared > 0
    assert (covered, covers) == (1.0, 1.0)


def test_nothing_to_compare_with() -> None:
    assert compared(signature_of(SHORT), []) == []
