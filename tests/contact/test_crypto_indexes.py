"""The part of contact/crypto.py that finds people without their names being readable."""

# ruff: noqa: RUF001  (look-alikes are what this is about)

import hashlib
import hmac
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from contact import crypto
from contact.crypto import Kind, blind_index, name_indexes, name_search, phone_indexes
from contact.keyring import Keyring

RING = Keyring({1: bytes(range(32))}, 1, bytes(range(64, 96)))
LATIN = st.text(
    st.sampled_from("aáàâäåąbcçčdeéèêëęghiíîïlłmnñńoóôöøprsšśtuúüvwyýzžß"), min_size=1, max_size=8
)
NAMES = st.lists(LATIN, min_size=1, max_size=4).map(" ".join)

# Frozen: if one of these has to change, nobody is found any more until all indexes are made anew.
FROZEN = {
    (Kind.EMAIL, "mary@example.org"): "04ddcbbf126d2e29f799e215fa7e036e",
    (Kind.PHONE, "+441214960777"): "33f7fbe00eca7226ca76e4cab704ef69",
    (Kind.NAME, "obrien"): "9784a6d6dece6d6edaaf1196b28ac25b",
}


@pytest.mark.parametrize(("kind", "value"), FROZEN)
def test_indexes_never_change(kind, value):
    assert blind_index(kind, value, RING).hex() == FROZEN[kind, value]


def test_an_index_can_be_made_by_hand():
    message = b"\x00\x00\x00\x0bblind index\x00\x00\x00\x011\x00\x00\x00\x04name\x00\x00\x00\x06obrien"
    by_hand = hmac.new(bytes(range(64, 96)), message, hashlib.sha256).digest()[:16]
    assert blind_index(Kind.NAME, "O’Brien", RING) == by_hand


def test_kinds_keys_and_versions_have_indexes_of_their_own():
    made = {blind_index(kind, "12345678", RING) for kind in Kind}
    made.add(blind_index(Kind.NAME, "12345678", replace(RING, index=bytes(range(65, 97)))))
    made.add(blind_index(Kind.NAME, "12345678", replace(RING, index_version=2)))
    assert len(made) == 5
    # The data keys have no part in it: a new one leaves the indexes as they are.
    other = replace(RING, data={7: bytes(range(100, 132))}, current=7)
    assert blind_index(Kind.NAME, "Lee", other) == blind_index(Kind.NAME, "Lee", RING)


@pytest.mark.parametrize(("kind", "value"), [(Kind.EMAIL, " \t"), (Kind.PHONE, "none"), (Kind.NAME, "—’ 🙂")])
def test_nothing_is_not_indexed(kind, value):
    for nothing in ("", value):
        with pytest.raises(ValueError, match="nothing in this value"):
            blind_index(kind, nothing, RING)
    assert name_indexes("—’ 🙂", RING) == name_search("", RING) == phone_indexes("none", RING) == set()


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="not a valid Kind"):
        blind_index("diagnosis", "x", RING)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Mary@Example.ORG", "mary@example.org"),
        ("  mary@example.org\n", "mary@example.org"),
        ("mary\u00a0@ example.org", "mary@example.org"),
        ("ｍａｒｙ@example.org", "mary@example.org"),
        ("jose\u0301@example.org", "josé@example.org"),
        ("mary@BÜCHER.example", "mary@bücher.example"),
        ("mary@xn--bcher-kva.example", "mary@xn--bcher-kva.example"),
        ("mary+clinic@example.org", "mary+clinic@example.org"),
    ],
)
def test_email_addresses_have_one_spelling(written, read):
    assert crypto.email_address(written) == read
    assert blind_index(Kind.EMAIL, written, RING) == blind_index(Kind.EMAIL, read, RING)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0121 496 0777", ["+441214960777"]),
        ("+44 (0)121 496 0777", ["+441214960777"]),
        ("0044 121 4960777", ["+441214960777"]),
        ("(0121) 496-0777 ext 5", ["+441214960777"]),
        ("０１２１ ４９６ ０７７７", ["+441214960777"]),
        ("01x21x496x07x77", ["+441214960777"]),
        ("+49 30 901820", ["+4930901820"]),
        ("after 5: 0121 496 0777 or 07700 900123", ["+441214960777", "+447700900123"]),
        ("999", ["999"]),
        ("٩٩٩", ["999"]),
        ("none", []),
    ],
)
def test_phone_numbers_have_one_spelling(written, read):
    assert crypto.phone_numbers(written) == read
    assert phone_indexes(written, RING) == {blind_index(Kind.PHONE, number, RING) for number in read}
    if read:
        assert blind_index(Kind.PHONE, written, RING) == blind_index(Kind.PHONE, read[0], RING)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Mary Lee", ["mary", "lee"]),
        ("Zoë O’Brien-Smith", ["zoe", "obrien", "smith", "obriensmith"]),
        ("O'BRIEN, Mary–Anne", ["obrien", "mary", "anne", "maryanne"]),
        ("O´Neil D`Arcy OʼHara", ["oneil", "darcy", "ohara"]),
        ("Łukasz Żółć", ["lukasz", "zolc"]),
        ("Søren Þór Æsa Đorđe Ħal Viðar Cœur", ["soren", "thor", "aesa", "dorde", "hal", "vidar", "coeur"]),
        ("STRAẞE Strasse", ["strasse"]),
        ("İbrahim Işık", ["ibrahim", "isik"]),
        ("ﬁona So\u00adphie Ａｎｎ", ["fiona", "sophie", "ann"]),
        ("Mr. J.R. Smith (junior)", ["mr", "j", "r", "smith", "junior"]),
        ("- Ann- -Lee", ["ann", "lee"]),
        ("李 小龙", ["李", "小龙"]),
        ("राम देवी", ["राम", "देवी"]),
        ("محمّد", ["محمد"]),
        ("—’ 🙂", []),
    ],
)
def test_names_have_one_spelling(written, read):
    assert crypto.name_parts(written) == read
    assert name_indexes(written, RING) == {blind_index(Kind.NAME, part, RING) for part in read}


def test_hyphens_and_apostrophes_of_all_kinds():
    for hyphen in "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d":
        assert crypto.name_parts(f"Ann{hyphen}Lee") == ["ann", "lee", "annlee"]
    turned = "\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u05f3\ua78c"
    for apostrophe in "'`\u00b4\u2018\u2019\u201b\u2032\uff07" + turned:
        assert crypto.name_parts(f"O{apostrophe}Hara") == ["ohara"]


def test_any_part_finds_a_name():
    kept = name_indexes("Zoë Anne-Marie O’Brien-Smith", RING)
    finding = ("zoe", "O'BRIEN", "obrien smith", "Smith-O’Brien", "annemarie", "Anne Zoë", "ANNE-MARIE")
    for typed in finding:
        assert name_search(typed, RING) <= kept
    for typed in ("marie-zoe-lee", "Zo", "bri", "Smithson"):
        assert not name_search(typed, RING) <= kept
    assert blind_index(Kind.NAME, "O’Brien-Smith", RING) in kept
    # Who was written with a space is found by who types a hyphen.
    assert name_search("Anne-Marie", RING) <= name_indexes("Anne Marie", RING)


@given(NAMES)
def test_case_and_accents_make_no_difference(name):
    kept = name_indexes(name, RING)
    assert kept
    plain = "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
    forms = [unicodedata.normalize(form, name) for form in ("NFC", "NFD", "NFKC", "NFKD")]
    for other in (name.upper(), name.title(), f" {name.swapcase()}\t", plain, *forms):
        assert name_indexes(other, RING) == kept


@given(st.from_regex(r"[a-zé0-9.+]{1,9}@[a-zü0-9-]{1,9}\.example", fullmatch=True))
def test_case_makes_no_difference_to_an_address(address):
    expected = blind_index(Kind.EMAIL, address, RING)
    for other in (address.upper(), f" {address} ", unicodedata.normalize("NFD", address)):
        assert blind_index(Kind.EMAIL, other, RING) == expected


@given(LATIN, LATIN)
def test_two_names_have_the_same_index_only_where_they_are_spelled_alike(first, second):
    same = crypto.name_parts(first) == crypto.name_parts(second)
    assert (blind_index(Kind.NAME, first, RING) == blind_index(Kind.NAME, second, RING)) is same


@given(st.text(st.characters()))
@example("T¨ \ud83d@")
def test_any_text_can_be_asked_about(text):
    assert {len(index) for index in name_indexes(text, RING) | phone_indexes(text, RING)} <= {16}
    assert name_search(text, RING) <= name_indexes(text, RING)
    address = crypto.email_address(text)
    assert crypto.email_address(address) == address
    for part in crypto.name_parts(text):
        assert crypto.name_parts(part) == [part]
