"""Keeps what patients write unreadable without the clinic's keys, and findable with them. Pure.

Tokens: AES-256-GCM (NIST SP 800-38D) with a fresh random nonce each time. A token is these bytes:

    format version (1) | key id (4, big-endian) | nonce (12) | ciphertext | tag (16)

Associated data are version and key id, then table, column and row, each behind its length (4 bytes):
a token moved elsewhere is refused. Encrypted is the text in UTF-8 behind its length (4 bytes), filled
up with zeros to a multiple of 64 bytes: short texts all look the same, longer ones tell only about
how long they are. One key may write 2^32 tokens (SP 800-38D, 8.3).

Blind indexes: HMAC-SHA-256 (RFC 2104) with a key of its own, the first 16 bytes. Equal values have
equal indexes: the database alone shows which rows are alike, but not what stands in them.
"""

import hmac
import json
import os
import struct
import unicodedata
from collections.abc import Callable
from dataclasses import astuple, dataclass
from enum import StrEnum
from uuid import UUID

import phonenumbers
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from contact.keyring import BadKeys, CryptoError, Keyring, compare_marks, marks
from contact.keyring import new_keyring as new_keyring  # what follows is offered here, too
from contact.keyring import parse_keyring as parse_keyring
from contact.keyring import serialise as serialise
from contact.keyring import with_new_data_key as with_new_data_key
from contact.keyring import with_new_index_key as with_new_index_key

FORMAT = 1
NONCE_SIZE, TAG_SIZE, INDEX_SIZE, BLOCK = 12, 16, 16, 64
REGION = "GB"
_HEADER = struct.Struct(">BI")
_LENGTH = 4  # bytes that a length is written in
# Letters that are more than another one with an accent; then hyphens and apostrophes of all kinds.
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}  # noqa: RUF001
_SIGNS = dict.fromkeys("‐‒–—―−", "-") | dict.fromkeys("'’‘‛′`´ʹʻʼʽʾʿˈꞌ׳", "")  # noqa: RUF001
_PLAIN = str.maketrans(_LETTERS | _SIGNS)


class UnknownKey(CryptoError):
    """The token was made with a key that is not in the keyring."""


class Tampered(CryptoError):
    """The token was changed or moved to another place, or its key is not the one that made it."""


class Malformed(CryptoError):
    """This is no token of a format known here."""


class Kind(StrEnum):
    """What a blind index is made of: the same text has another index in each kind."""

    EMAIL, PHONE, NAME = "email", "phone", "name"


@dataclass(frozen=True)
class Place:
    """Where a token is kept: table, column and the row's key (a UUID is the same as its text).

    Raises ValueError where one is missing: a row has its key before anything in it is encrypted.
    """

    table: str
    column: str
    row: UUID | str

    def __post_init__(self) -> None:
        if isinstance(self.row, UUID):
            object.__setattr__(self, "row", str(self.row))
        if not all(isinstance(part, str) and part for part in (self.table, self.column, self.row)):
            raise ValueError("A place is the name of a table, the name of a column and a row's key.")


_KEY_CHECK = Place("contact.crypto", "key check", "1")


def encrypt(text: str, place: Place, keyring: Keyring) -> bytes:
    """The text as a token for this place, made with the current key."""
    return _encrypt(text, place, keyring, os.urandom(NONCE_SIZE))


def decrypt(token: bytes | memoryview, place: Place, keyring: Keyring) -> str:
    """The text of a token that was made for this place. Raises UnknownKey, Tampered or Malformed."""
    number = key_id(token)
    if number not in keyring.data:
        raise UnknownKey(f"Data key {number} is not in the keyring: {place}")
    header, rest = bytes(token[: _HEADER.size]), bytes(token[_HEADER.size :])
    nonce, sealed = rest[:NONCE_SIZE], rest[NONCE_SIZE:]
    try:
        padded = AESGCM(keyring.data[number]).decrypt(nonce, sealed, header + _joined(*astuple(place)))
    except InvalidTag:
        raise Tampered(f"This is not what data key {number} encrypted here: {place}") from None
    return _unpadded(padded)


def key_id(token: bytes | memoryview) -> int:
    """The id of the key that a token says it was made with. Raises Malformed."""
    if not isinstance(token, bytes | memoryview):
        raise Malformed("A token is bytes.")
    padded_size = len(token) - _HEADER.size - NONCE_SIZE - TAG_SIZE
    if padded_size < BLOCK or padded_size % BLOCK:
        raise Malformed("No token has this length.")
    version, number = _HEADER.unpack_from(token)
    if version != FORMAT:
        raise Malformed(f"Tokens of format {version} are not known here.")
    return number


def needs_rotation(token: bytes | memoryview, keyring: Keyring) -> bool:
    """Whether a token was made with another key than the current one. Raises Malformed."""
    return key_id(token) != keyring.current


def check_token(keyring: Keyring) -> bytes:
    """A mark of each key, encrypted: kept in the database, it shows at every start whether they fit."""
    return encrypt(json.dumps(marks(keyring)), _KEY_CHECK, keyring)


def verify_check_token(token: bytes | memoryview, keyring: Keyring) -> None:
    """Raise BadKeys, naming the key, where one is not what it was when the token was made.

    Keys that are new since then, and old ones that were taken out, are right. Raises Malformed.
    """
    try:
        known = json.loads(decrypt(token, _KEY_CHECK, keyring))
    except (UnknownKey, Tampered):
        raise BadKeys(f"The data key {key_id(token)} of this database is missing or another.") from None
    compare_marks(keyring, known)


def blind_index(kind: Kind, value: str, keyring: Keyring) -> bytes:
    """16 bytes that find an email address, a phone number or one word of a name, however written.

    Raises ValueError where nothing is left of the value, or all such rows would be found as one.
    """
    normal = _NORMAL[Kind(kind)](value)
    if not normal:
        raise ValueError("There is nothing in this value to find it by.")
    return _mac(keyring.index, _joined("blind index", str(keyring.index_version), kind, normal))


def name_indexes(name: str, keyring: Keyring) -> set[bytes]:
    """What to keep beside a name, so that each of its parts finds it."""
    return {blind_index(Kind.NAME, part, keyring) for part in name_parts(name)}


def name_search(typed: str, keyring: Keyring) -> set[bytes]:
    """What to ask for: names that have all of these, whether a hyphen or a space was typed."""
    return {blind_index(Kind.NAME, piece, keyring) for word in _words(typed) for piece in word}


def phone_indexes(text: str, keyring: Keyring) -> set[bytes]:
    """What to keep beside a phone number: some people write two."""
    return {blind_index(Kind.PHONE, number, keyring) for number in phone_numbers(text)}


def email_address(text: str) -> str:
    """An address in one spelling: NFKC, small letters, no spaces; its domain is left as it is."""
    unspaced = "".join(unicodedata.normalize("NFKC", text).split())
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", unspaced).casefold())


def phone_numbers(text: str) -> list[str]:
    """The phone numbers in a text, in E.164 (British unless they say otherwise), or else its digits."""
    digits = "".join(str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal())
    return _dialled(text) or _dialled(digits) or [digits][: len(digits)]


def name_parts(name: str) -> list[str]:
    """The words of a name, plain and small; one with hyphens in its pieces and as a whole."""
    words = _words(name)
    return list(dict.fromkeys([*(piece for word in words for piece in word), *map("".join, words)]))


def _encrypt(text: str, place: Place, keyring: Keyring, nonce: bytes) -> bytes:
    header = _HEADER.pack(FORMAT, keyring.current)
    key = keyring.data[keyring.current]
    return header + nonce + _sealed(key, nonce, _padded(text), header + _joined(*astuple(place)))


def _sealed(key: bytes, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
    """Ciphertext and tag; `bound` are the associated data. Never twice with one nonce."""
    return AESGCM(key).encrypt(nonce, plain, bound)


def _joined(*parts: str) -> bytes:
    """Each part behind its length, so that no two lists look the same."""
    encoded = [part.encode("utf-8", "surrogatepass") for part in parts]
    return b"".join(len(part).to_bytes(_LENGTH, "big") + part for part in encoded)


def _padded(text: str) -> bytes:
    joined = _joined(text)
    return joined + bytes(-len(joined) % BLOCK)


def _unpadded(padded: bytes) -> str:
    size = int.from_bytes(padded[:_LENGTH], "big")
    try:
        text = padded[_LENGTH : _LENGTH + size].decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = ""  # and not raised from here: that error holds what was encrypted
    if _padded(text) != padded:
        raise Malformed("What was encrypted is not filled up as it should be.")
    return text


def _mac(key: bytes, message: bytes) -> bytes:
    return hmac.digest(key, message, "sha256")[:INDEX_SIZE]


def _dialled(text: str) -> list[str]:
    """The numbers in a text that could be rung, in E.164."""
    matches = phonenumbers.PhoneNumberMatcher(text, REGION, phonenumbers.Leniency.POSSIBLE)
    return [phonenumbers.format_number(m.number, phonenumbers.PhoneNumberFormat.E164) for m in matches]


def _words(name: str) -> list[list[str]]:
    """The words of a name without accents and apostrophes, each as the pieces between its hyphens."""
    text = unicodedata.normalize("NFKD", name.translate(_PLAIN)).casefold()
    words = "".join(map(_letter, text.translate(_PLAIN))).split()
    return [pieces for word in words if (pieces := [piece for piece in word.split("-") if piece])]


def _letter(sign: str) -> str:
    """What stays of a character: accents and invisible signs go, what is no letter parts words."""
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return ""
    return sign if sign.isalnum() or sign == "-" or unicodedata.category(sign)[0] == "M" else " "


_NORMAL: dict[Kind, Callable[[str], str]] = {
    Kind.EMAIL: email_address,
    Kind.PHONE: lambda text: "".join(phone_numbers(text)[:1]),
    Kind.NAME: lambda text: "".join(piece for word in _words(text) for piece in word),
}
