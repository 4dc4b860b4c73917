from hypothesis import given
from hypothesis import strategies as st

from contact import references
from contact.references import ALPHABET

BODIES = st.text(ALPHABET, min_size=8, max_size=8)


def whole(body):
    return body + references.check_character(body)


def test_known_references():
    """Worked out by hand from the definition: a change of the scheme would orphan references."""
    assert references.check_character("00000000") == "0"
    assert references.check_character("00000001") == "2"  # 1 times x
    assert references.check_character("0000000G") == "5"  # x^4 times x is x^2 + 1
    assert references.check_character("00000010") == "4"  # 1 times x^2
    assert references.formatted(whole("7K3M9Q2V")).startswith("7K3-M9Q-2V")


def test_new_references_are_valid_and_differ():
    made = {references.new_reference() for _ in range(500)}
    assert len(made) == 500
    for reference in made:
        assert references.is_valid(reference)
        assert len(reference) == references.LENGTH


@given(BODIES)
def test_one_wrong_character_is_always_found(body):
    right = whole(body)
    for place in range(9):
        for other in ALPHABET.replace(right[place], ""):
            assert not references.is_valid(right[:place] + other + right[place + 1 :])


@given(BODIES)
def test_two_swapped_characters_are_always_found(body):
    right = whole(body)
    for first in range(8):
        for second in range(first + 1, 9):
            swapped = list(right)
            swapped[first], swapped[second] = swapped[second], swapped[first]
            assert references.is_valid("".join(swapped)) is (right[first] == right[second])


@given(BODIES)
def test_however_it_is_written_it_is_the_same_reference(body):
    right = whole(body)
    shown = references.formatted(right)
    assert len(shown) == 11
    ways = (
        shown,
        shown.lower(),
        shown.replace("-", " "),
        shown.replace("-", "\u2013"),
        f"  {shown}\t",
        shown.replace("0", "O").replace("1", "I"),
        shown.replace("0", "o").replace("1", "l"),
    )
    for way in ways:
        assert references.normalise(way) == right
        assert references.is_valid(way)


@given(st.text())
def test_any_text_can_be_asked_about(text):
    assert references.is_valid(text) in (True, False)


def test_what_is_no_reference_is_not_valid():
    right = whole("7K3M9Q2V")
    for wrong in ("", right[:-1], right + "0", "U" * 9, right.replace("7", "!"), "\uff17" + right[1:]):
        assert not references.is_valid(wrong)


def test_the_beginning_of_a_reference_is_well_formed():
    assert references.is_well_formed("7K")
    assert not references.is_well_formed("")
    assert not references.is_well_formed("7K%")
    assert not references.is_well_formed("7" * 10)


def test_it_is_read_out_letter_by_letter():
    assert references.spelled("7K3M9Q2VX") == "7, K, 3. M, 9, Q. 2, V, X"
