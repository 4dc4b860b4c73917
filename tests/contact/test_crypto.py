from dataclasses import replace
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import example, given
from hypothesis import strategies as st

from contact import crypto
from contact.crypto import Malformed, Place, Tampered, UnknownKey
from contact.keyring import Keyring

RING = Keyring({1: bytes(range(32)), 2: bytes(range(32, 64))}, 2, bytes(range(64, 96)))
ROW = UUID("12345678-9abc-4def-8123-456789abcdef")
PLACE = Place("contact_enquiry", "message", ROW)
TEXT = "An odd ache under the ribs – since Tuesday."

# Frozen: if one of these has to change, what is stored can no longer be read or found.
FROZEN_NONCE = bytes.fromhex("0f0e0d0c0b0a090807060504")
FROZEN_TOKEN = (
    "01000000020f0e0d0c0b0a0908070605041c2cd44077e709a80a35040abb21a5068fb7e44a45af0659cf519de2d00499"
    "4471ff7ec63961eb757ba4a875bc1e898f1396eacf9f66936f20b9c75cfc8a261b49057cadb65949553df8aeb51eb69e"
    "a8"
)

# NIST CAVP, gcmEncryptExtIV256.rsp (CAVS 14.0), 96-bit IV and 128-bit tag, Count 0 of sections with these
# lengths (in bits) of plain text and associated data: 0 and 128, 128 and 128, 256 and 160, 408 and 160.
# The last is test case 16 of the GCM specification that SP 800-38D refers to (McGrew and Viega).
AES_256_GCM = [
    (
        "78dc4e0aaf52d935c3c01eea57428f00ca1fd475f5da86a49c8dd73d68c8e223",
        "d79cf22d504cc793c3fb6c8a",
        "",
        "b96baa8c1c75a671bfb2d08d06be5f36",
        "3e5d486aa2e30b22e040b85723a06e76",
    ),
    (
        "92e11dcdaa866f5ce790fd24501f92509aacf4cb8b1339d50c9c1240935dd08b",
        "ac93a1a6145299bde902f21a",
        "2d71bcfa914e4ac045b2aa60955fad24",
        "1e0889016f67601c8ebea4943bc23ad6",
        "8995ae2e6df3dbf96fac7b7137bae67feca5aa77d51d4a0a14d9c51e1da474ab",
    ),
    (
        "5853c020946b35f2c58ec427152b840420c40029636adcbb027471378cfdde0f",
        "eec313dd07cc1b3e6b068a47",
        "ce7458e56aef9061cb0c42ec2315565e6168f5a6249ffd31610b6d17ab64935e",
        "1389b522c24a774181700553f0246bbabdd38d6f",
        "eadc3b8766a77ded1a58cb727eca2a9790496c298654cda78febf0da16b6903b3d49a5b32fde7eafcce90079217ffb57",
    ),
    (
        "24501ad384e473963d476edcfe08205237acfd49b5b8f33857f8114e863fec7f",
        "9ff18563b978ec281b3f2794",
        "27f348f9cdc0c5bd5e66b1ccb63ad920ff2219d14e8d631b3872265cf117ee86757accb158bd9abb3868fdc0d0b074b5"
        "f01b2c",
        "adb5ec720ccf9898500028bf34afccbcaca126ef",
        "eb7cb754c824e8d96f7c6d9b76c7d26fb874ffbf1d65c6f64a698d839b0b06145dae82057ad55994cf59ad7f67c0fa5e"
        "85fab8bc95c532fecc594c36d1550286a7a3f0",
    ),
    (
        "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
        "cafebabefacedbaddecaf888",
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
        "b16aedf5aa0de657ba637b39",
        "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
        "c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b",
    ),
]

# RFC 4231, test cases 1 to 7 for HMAC-SHA-256: key, data, and the first 128 bits of the result.
HMAC_SHA_256 = [
    ("0b" * 20, b"Hi There".hex(), "b0344c61d8db38535ca8afceaf0bf12b"),
    (b"Jefe".hex(), b"what do ya want for nothing?".hex(), "5bdcc146bf60754e6a042426089575c7"),
    ("aa" * 20, "dd" * 50, "773ea91e36800e46854db8ebd09181a7"),
    (bytes(range(1, 26)).hex(), "cd" * 50, "82558a389a443c0ea4cc819899f2083a"),
    ("0c" * 20, b"Test With Truncation".hex(), "a3b6167473100ee06e0c796c2955552b"),
    (
        "aa" * 131,
        b"Test Using Larger Than Block-Size Key - Hash Key First".hex(),
        "60e431591ee0b67f0d8a26aacbf5b77f",
    ),
    (
        "aa" * 131,
        b"This is a test using a larger than block-size key and a larger than block-size data. The key"
        b" needs to be hashed before being used by the HMAC algorithm.".hex(),
        "9b09ffa71b942fcb27635fbcd5b0e944",
    ),
]


@pytest.mark.parametrize(("key", "nonce", "plain", "bound", "sealed"), AES_256_GCM)
def test_the_cipher_is_nists(key, nonce, plain, bound, sealed):
    given_in_hex = [bytes.fromhex(value) for value in (key, nonce, plain, bound)]
    assert crypto._sealed(*given_in_hex).hex() == sealed


@pytest.mark.parametrize(("key", "data", "digest"), HMAC_SHA_256)
def test_the_index_is_the_rfcs(key, data, digest):
    assert crypto._mac(bytes.fromhex(key), bytes.fromhex(data)).hex() == digest


def test_the_format_of_a_token_never_changes():
    token = crypto._encrypt(TEXT, PLACE, RING, FROZEN_NONCE)
    assert token.hex() == FROZEN_TOKEN
    assert crypto.decrypt(token, PLACE, RING) == TEXT


def test_a_token_can_be_read_by_hand():
    """From the description alone: whoever has the keys can read the texts without this code."""
    token = crypto.encrypt(TEXT, PLACE, RING)
    assert token[:5] == b"\x01\x00\x00\x00\x02"
    reader = Cipher(algorithms.AES(RING.data[2]), modes.GCM(token[5:17], token[-16:])).decryptor()
    reader.authenticate_additional_data(
        b"\x01\x00\x00\x00\x02"
        b"\x00\x00\x00\x0fcontact_enquiry"
        b"\x00\x00\x00\x07message"
        b"\x00\x00\x00\x2412345678-9abc-4def-8123-456789abcdef"
    )
    plain = reader.update(token[17:-16]) + reader.finalize()
    assert plain == b"\x00\x00\x00\x2d" + TEXT.encode() + b"\x00" * 15


@given(st.text(st.characters()))
@example("half of a pair: \ud83d")
def test_any_text_comes_back(text):
    for ring in (RING, replace(RING, current=1)):
        token = crypto.encrypt(text, PLACE, ring)
        assert crypto.decrypt(token, PLACE, RING) == text
        assert crypto.decrypt(memoryview(token), PLACE, RING) == text


@given(st.text())
def test_only_every_64_bytes_make_a_token_longer(text):
    blocks = 1 + (4 + len(text.encode()) - 1) // 64
    assert len(crypto.encrypt(text, PLACE, RING)) == 33 + 64 * blocks


def test_short_texts_do_not_tell_their_length():
    sizes = [len(crypto.encrypt("x" * length, PLACE, RING)) for length in (0, 1, 60, 61, 124, 125)]
    assert sizes == [97, 97, 97, 161, 161, 225]


def test_every_flipped_bit_is_refused():
    ring = replace(RING, data={**RING.data, 3: bytes(range(96, 128))})
    token = crypto.encrypt(TEXT, PLACE, ring)
    for bit in range(len(token) * 8):
        flipped = bytearray(token)
        flipped[bit // 8] ^= 1 << bit % 8
        # The bits of the format; those of the key id, of which one makes a 3 of the 2; all others.
        expected = Malformed if bit < 8 else UnknownKey if bit < 40 and bit != 32 else Tampered
        with pytest.raises(expected):
            crypto.decrypt(bytes(flipped), PLACE, ring)


@pytest.mark.parametrize(
    "other",
    [
        Place("contact_notice", "message", ROW),
        Place("contact_enquiry", "name", ROW),
        Place("contact_enquiry", "message", UUID(int=ROW.int + 1)),
        Place("contact_enquirym", "essage", ROW),
        Place("contact_enquiry", f"message{ROW}", "-"),
    ],
)
def test_a_token_moved_to_another_place_is_refused(other):
    with pytest.raises(Tampered):
        crypto.decrypt(crypto.encrypt(TEXT, PLACE, RING), other, RING)


PLACES = st.builds(Place, *[st.text("ab\x00\x01", min_size=1, max_size=3)] * 3)


@given(PLACES, PLACES)
def test_no_two_places_are_taken_for_one(first, second):
    token = crypto.encrypt(TEXT, first, RING)
    if first == second:
        assert crypto.decrypt(token, second, RING) == TEXT
    else:
        with pytest.raises(Tampered):
            crypto.decrypt(token, second, RING)


def test_a_place_has_all_its_parts():
    assert Place("table", "column", ROW) == Place("table", "column", str(ROW))
    for parts in (
        ("", "column", ROW),
        ("table", "", ROW),
        ("table", "column", ""),
        ("table", "column", None),
        ("table", "column", 5),
    ):
        with pytest.raises(ValueError, match="a row's key"):
            Place(*parts)


def test_nonces_never_repeat():
    tokens = [crypto.encrypt(TEXT, PLACE, RING) for _ in range(10_000)]
    assert len({token[5:17] for token in tokens}) == 10_000


def test_another_key_reads_nothing():
    token = crypto.encrypt(TEXT, PLACE, RING)
    with pytest.raises(UnknownKey, match="key 2 is not in the keyring"):
        crypto.decrypt(token, PLACE, replace(RING, data={1: RING.data[1]}, current=1))
    with pytest.raises(Tampered, match="key 2") as caught:
        crypto.decrypt(token, PLACE, replace(RING, data={2: bytes(range(100, 132))}))
    assert TEXT not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("what", ["", None, 97, TEXT, b"", TEXT.encode(), b"\x02" + bytes(96), bytes(97)])
def test_what_is_no_token_is_refused(what):
    for read in (crypto.key_id, lambda token: crypto.decrypt(token, PLACE, RING)):
        with pytest.raises(Malformed):
            read(what)


def test_a_token_that_was_cut_off_or_added_to_is_refused():
    token = crypto.encrypt("x" * 100, PLACE, RING)
    for length in range(len(token)):
        with pytest.raises(Malformed if length != 97 else Tampered):
            crypto.decrypt(token[:length], PLACE, RING)
    with pytest.raises(Malformed):
        crypto.decrypt(token + b"\x00", PLACE, RING)
    with pytest.raises(Tampered):
        crypto.decrypt(token + bytes(64), PLACE, RING)


@pytest.mark.parametrize(
    "padded",
    [
        b"\x00\x00\x00\x01x" + bytes(58) + b"x",  # not zeros
        b"\x00\x00\x00\x01x" + bytes(123),  # more than needed
        b"\x00\x00\x00\x3d" + b"x" * 60,  # longer than there is
        b"\x00\x00\x00\x01\xff" + bytes(59),  # not UTF-8
    ],
)
def test_what_was_not_filled_up_here_is_refused(padded):
    header = b"\x01\x00\x00\x00\x02"
    bound = header + crypto._joined(PLACE.table, PLACE.column, PLACE.row)
    token = header + FROZEN_NONCE + crypto._sealed(RING.data[2], FROZEN_NONCE, padded, bound)
    with pytest.raises(Malformed) as caught:
        crypto.decrypt(token, PLACE, RING)
    assert caught.value.__context__ is None
