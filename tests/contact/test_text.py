import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact.text import clean_line, clean_text

# All characters there are, halves of surrogate pairs included.
ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("raw", "line", "text"),
    [
        ("  Ann  Lee ", "Ann Lee", "Ann  Lee"),
        ("a\x00b", "ab", "ab"),
        ("a\ud800b", "ab", "ab"),
        ("\u202egnp.exe", "gnp.exe", "gnp.exe"),
        ("a\r\nBcc: b@example.org", "a Bcc: b@example.org", "a\nBcc: b@example.org"),
        ("one\rtwo\vthree\u2028four", "one two three four", "one\ntwo\nthree\nfour"),
        ("a\tb", "a b", "a b"),
        ("Zoë 👩‍👩‍👧 Łódź العربية", "Zoë 👩‍👩‍👧 Łódź العربية", "Zoë 👩‍👩‍👧 Łódź العربية"),
    ],
)
def test_cleaning(raw, line, text):
    assert clean_line(raw) == line
    assert clean_text(raw) == text


@given(ANY_TEXT)
def test_what_comes_out_can_be_stored_and_sent(raw):
    for clean in (clean_line, clean_text):
        cleaned = clean(raw)
        cleaned.encode()
        assert "\x00" not in cleaned
        assert "\r" not in cleaned
        assert clean(cleaned) == cleaned
    assert "\n" not in clean_line(raw)
