"""The keys that enquiries are encrypted and found with: reading, checking, making them. Pure.

They are written as one line of JSON, each key 32 random bytes in base64 (of either alphabet):

    {"current": 2, "data": {"1": "…", "2": "…"}, "index": "…", "index_version": 1}

`data` has the data keys by id: `current` encrypts, the others still decrypt what they encrypted.
`index` makes the blind indexes; `index_version` counts its changes and may be left out.
"""

import base64
import hmac
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

KEY_SIZE = 32
LAST_ID = 2**32 - 1  # what fits in a token
_MEMBERS = {"current", "data", "index", "index_version"}


class CryptoError(Exception):
    """What all errors of this encryption have in common: no message holds a text or a key."""


class BadKeys(CryptoError):
    """The keys cannot be used, or are not those of this database."""


@dataclass(frozen=True, repr=False)
class Keyring:
    """Data keys by id, the id of the one that encrypts, and the index key with its version.

    Raises BadKeys: a keyring that exists can be used. It cannot be changed, pickled or copied deeply.
    """

    data: Mapping[int, bytes]
    current: int
    index: bytes
    index_version: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "data", MappingProxyType(dict(self.data)))
        _demand(bool(self.data), "There is no data key.")
        _demand(all(map(_is_id, self.data)), f"The id of a data key is a whole number from 1 to {LAST_ID}.")
        _demand(_is_id(self.current) and self.current in self.data, "The current key is no data key.")
        _demand(_is_id(self.index_version), "The version of the index key is a whole number from 1.")
        keys = _by_name(self)
        for name, key in keys.items():
            _demand(isinstance(key, bytes) and len(key) == KEY_SIZE, f"The {name} is not {KEY_SIZE} bytes.")
            _demand(len(set(key)) > KEY_SIZE // 4, f"The {name} is not random.")  # a placeholder
        _demand(len(set(keys.values())) == len(keys), "Two of the keys are the same.")

    def __repr__(self) -> str:
        """Ids and nothing else: logs and error pages print this."""
        return f"<Keyring: data keys {sorted(self.data)}, current {self.current}, index {self.index_version}>"


def parse_keyring(text: str) -> Keyring:
    """The keyring that the JSON describes (see above). Raises BadKeys."""
    try:
        found = json.loads(text, object_pairs_hook=_without_repeats)
    except (ValueError, TypeError, RecursionError):
        found = None  # and nothing raised from here: json's own error holds the whole text
    _demand(isinstance(found, dict), "The keys are not a JSON object.")
    found = {"index_version": 1} | found
    complete = found.keys() == _MEMBERS and isinstance(found["data"], dict)
    _demand(complete, "The keys need “current”, “data” with the data keys by id, and “index”, nothing else.")
    data = {_id(number): _key(key) for number, key in found["data"].items()}
    return Keyring(data, found["current"], _key(found["index"]), found["index_version"])


def serialise(keyring: Keyring) -> str:
    """The keyring as `parse_keyring` reads it. Whoever sees this can read everything."""
    written = {
        "current": keyring.current,
        "data": {str(number): _base64(key) for number, key in keyring.data.items()},
        "index": _base64(keyring.index),
        "index_version": keyring.index_version,
    }
    return json.dumps(written)


def new_keyring() -> Keyring:
    """A keyring of fresh random keys."""
    return Keyring({1: os.urandom(KEY_SIZE)}, 1, os.urandom(KEY_SIZE))


def with_new_data_key(keyring: Keyring) -> Keyring:
    """The keyring with one more data key, which encrypts from now on. Raises BadKeys after the last id."""
    number = max(keyring.data) + 1
    return replace(keyring, data={**keyring.data, number: os.urandom(KEY_SIZE)}, current=number)


def with_new_index_key(keyring: Keyring) -> Keyring:
    """The keyring with another index key: every blind index has to be made anew."""
    return replace(keyring, index=os.urandom(KEY_SIZE), index_version=keyring.index_version + 1)


def marks(keyring: Keyring) -> dict[str, str]:
    """For each key, by its name, what tells it from another and shows nothing of it."""
    keys = _by_name(keyring)
    return {name: hmac.digest(keys[name], f"key check: {name}".encode(), "sha256").hex() for name in keys}


def compare_marks(keyring: Keyring, known: Mapping[str, str]) -> None:
    """Raise BadKeys, naming the key, where one has another mark than the known one.

    Keys without a known mark are new, marks without a key are of keys that were taken out.
    """
    for name, mark in marks(keyring).items():
        _demand(known.get(name, mark) == mark, f"The {name} is not that of this database.")


def _by_name(keyring: Keyring) -> dict[str, bytes]:
    """Every key by what messages call it."""
    data = {f"data key {number}": key for number, key in keyring.data.items()}
    return data | {f"index key {keyring.index_version}": keyring.index}


def _demand(fits: bool, message: str) -> None:
    if not fits:
        raise BadKeys(message)


def _is_id(value: object) -> bool:
    """Whether this is a number that fits; True and 1.0 are none."""
    return type(value) is int and 0 < value <= LAST_ID


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A JSON object; json alone would take the last of two members with one name."""
    _demand(len(dict(pairs)) == len(pairs), "Something stands twice in the keys.")
    return dict(pairs)


def _id(written: str) -> int:
    """A key's id. What was written is not told: it may be a key in the wrong place."""
    _demand(re.fullmatch("[1-9][0-9]{0,9}", written) is not None, "The id of a data key is a number from 1.")
    return int(written)


def _key(written: object) -> bytes:
    """The bytes of a key."""
    try:
        return base64.b64decode(str(written).translate(str.maketrans("-_", "+/")), validate=True)
    except ValueError:
        raise BadKeys("A key is not base64.") from None


def _base64(key: bytes) -> str:
    return base64.b64encode(key).decode()


if __name__ == "__main__":  # python -m contact.keyring > FILE makes the first keys of a clinic
    print(serialise(new_keyring()))
