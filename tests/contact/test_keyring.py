import base64
import json
import pickle
import pprint
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace

import pytest

from contact import crypto, keyring
from contact.crypto import Malformed, Place
from contact.keyring import BadKeys, Keyring, new_keyring, parse_keyring, serialise

FIRST, SECOND, INDEX = bytes(range(32)), bytes(range(32, 64)), bytes(range(200, 232))
RING = Keyring({1: FIRST, 2: SECOND}, 2, INDEX)
PLACE = Place("contact_enquiry", "message", "1")


def b64(key: bytes) -> str:
    return base64.b64encode(key).decode()


WRITTEN = {"current": 2, "data": {"1": b64(FIRST), "2": b64(SECOND)}, "index": b64(INDEX)}
SECRETS = [b64(FIRST), b64(SECOND), b64(INDEX)]


def shows_a_key(text: str) -> bool:
    ways = [way for key in (FIRST, SECOND, INDEX) for way in (b64(key), key.hex(), repr(key))]
    return any(way[2:12] in text for way in ways)


def test_keys_are_read_as_described():
    assert parse_keyring(json.dumps(WRITTEN)) == RING
    assert parse_keyring(json.dumps(WRITTEN | {"index_version": 3})) == replace(RING, index_version=3)
    urlsafe = base64.urlsafe_b64encode(INDEX).decode()
    assert urlsafe != b64(INDEX)
    assert parse_keyring(json.dumps(WRITTEN | {"index": urlsafe})) == RING


def test_keys_are_written_as_they_are_read():
    assert json.loads(serialise(RING)) == WRITTEN | {"index_version": 1}
    assert "\n" not in serialise(RING)
    for ring in (RING, new_keyring(), keyring.with_new_index_key(RING)):
        assert parse_keyring(serialise(ring)) == ring


def test_new_keys_are_random():
    rings = [new_keyring() for _ in range(50)]
    keys = {key for ring in rings for key in (*ring.data.values(), ring.index)}
    assert len(keys) == 100
    assert {len(key) for key in keys} == {32}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a JSON object"),
        (None, "not a JSON object"),
        ("[" * 100_000, "not a JSON object"),
        ("[]", "not a JSON object"),
        (b64(FIRST), "not a JSON object"),
        (json.dumps(WRITTEN)[:-1], "not a JSON object"),
        ("{}", "nothing else"),
        (json.dumps({"current": 2, "data": WRITTEN["data"]}), "nothing else"),
        (json.dumps({"data": WRITTEN["data"], "index": b64(INDEX)}), "nothing else"),
        (json.dumps(WRITTEN | {b64(FIRST): 1}), "nothing else"),
        (json.dumps(WRITTEN | {"data": SECRETS}), "nothing else"),
        (json.dumps(WRITTEN | {"data": {}}), "There is no data key"),
        (json.dumps(WRITTEN | {"current": 3}), "current key is no data key"),
        (json.dumps(WRITTEN | {"current": "2"}), "current key is no data key"),
        (json.dumps(WRITTEN | {"current": 2.0}), "current key is no data key"),
        (json.dumps(WRITTEN | {"current": True}), "current key is no data key"),
        (json.dumps(WRITTEN | {"current": b64(FIRST)}), "current key is no data key"),
        (json.dumps(WRITTEN | {"current": SECRETS}), "current key is no data key"),
        (json.dumps(WRITTEN | {"data": {b64(FIRST): "1"}}), "number from 1"),
        (json.dumps(WRITTEN | {"data": {"02": b64(FIRST)}}), "number from 1"),
        (json.dumps(WRITTEN | {"data": {"0": b64(FIRST)}}), "number from 1"),
        (json.dumps(WRITTEN | {"data": {"2": b64(FIRST), "4294967296": b64(SECOND)}}), "number from 1"),
        (json.dumps(WRITTEN | {"data": {"2": f"{b64(FIRST)}*"}}), "not base64"),
        (json.dumps(WRITTEN | {"data": {"2": f"ключ{b64(FIRST)}"}}), "not base64"),
        (json.dumps(WRITTEN | {"data": {"2": SECRETS}}), "not base64"),
        (json.dumps(WRITTEN | {"data": {"2": b64(FIRST[:31])}}), "data key 2 is not 32 bytes"),
        (json.dumps(WRITTEN | {"data": {"2": b64(FIRST + b"x")}}), "data key 2 is not 32 bytes"),
        (json.dumps(WRITTEN | {"data": {"2": ""}}), "data key 2 is not 32 bytes"),
        (json.dumps(WRITTEN | {"index": b64(INDEX[:16])}), "index key 1 is not 32 bytes"),
        (json.dumps(WRITTEN | {"index": None}), "index key 1 is not 32 bytes"),
        (json.dumps(WRITTEN | {"data": {"2": "A" * 43 + "="}}), "data key 2 is not random"),
        (json.dumps(WRITTEN | {"data": {"1": b64(FIRST), "2": b64(FIRST)}}), "Two of the keys are the same"),
        (json.dumps(WRITTEN | {"index": b64(FIRST)}), "Two of the keys are the same"),
        (json.dumps(WRITTEN | {"index_version": 0}), "version of the index key"),
        (json.dumps(WRITTEN | {"index_version": b64(INDEX)}), "version of the index key"),
        (json.dumps(WRITTEN).replace('"2": "', '"1": "'), "stands twice"),
        (json.dumps(WRITTEN).replace("{", '{"current": 1, ', 1), "stands twice"),
    ],
)
def test_bad_keys_are_refused_in_plain_words(text, message):
    with pytest.raises(BadKeys, match=message) as caught:
        parse_keyring(text)
    assert not shows_a_key(str(caught.value))
    # The error of the JSON reader would hold the whole text.
    assert not shows_a_key(str(vars(caught.value.__context__ or caught.value)))


@pytest.mark.parametrize(
    "changes",
    [
        {"data": {}},
        {"data": {1: FIRST, "2": SECOND}},
        {"data": {True: FIRST, 2: SECOND}},
        {"data": {-1: FIRST, 2: SECOND}},
        {"data": {2: FIRST.hex()}},
        {"data": {2: bytearray(FIRST)}},
        {"index": SECOND},
        {"current": 0},
        {"index_version": True},
    ],
)
def test_no_keyring_of_bad_keys_can_be_made(changes):
    with pytest.raises(BadKeys):
        replace(RING, **changes)


def test_a_keyring_never_shows_its_keys():
    assert repr(RING) == "<Keyring: data keys [1, 2], current 2, index 1>"
    shown = [repr(RING), str(RING), f"{RING}", pprint.pformat({"ring": [RING]}), repr((RING,))]
    assert not any(map(shows_a_key, shown))
    assert shows_a_key(serialise(RING))  # or the line above could not fail
    assert shows_a_key(repr(RING.data))


def test_a_keyring_cannot_be_changed_or_pickled():
    with pytest.raises(FrozenInstanceError):
        RING.current = 1
    with pytest.raises(TypeError):
        RING.data[3] = FIRST
    with pytest.raises(TypeError):
        pickle.dumps(RING)
    given = {1: FIRST}
    ring = Keyring(given, 1, INDEX)
    given[2] = SECOND
    assert list(ring.data) == [1]


def test_a_new_data_key_takes_over_and_the_old_ones_still_read():
    token = crypto.encrypt("x", PLACE, RING)
    assert not crypto.needs_rotation(token, RING)
    newer = keyring.with_new_data_key(RING)
    assert (newer.current, list(newer.data), newer.index) == (3, [1, 2, 3], INDEX)
    assert dict(newer.data).items() > dict(RING.data).items()
    assert crypto.needs_rotation(token, newer)
    again = crypto.encrypt(crypto.decrypt(token, PLACE, newer), PLACE, newer)
    assert crypto.key_id(again) == 3
    assert not crypto.needs_rotation(again, newer)
    assert crypto.needs_rotation(token, replace(newer, current=1))
    with pytest.raises(Malformed):
        crypto.needs_rotation(b"x", newer)
    last = Keyring({2**32 - 1: FIRST}, 2**32 - 1, INDEX)
    assert crypto.decrypt(crypto.encrypt("x", PLACE, last), PLACE, last) == "x"
    with pytest.raises(BadKeys, match="number from 1 to 4294967295"):
        keyring.with_new_data_key(last)


def test_a_new_index_key_changes_nothing_else():
    newer = keyring.with_new_index_key(RING)
    assert newer.index != INDEX
    assert newer == replace(RING, index=newer.index, index_version=2)


OTHER = bytes(range(100, 132))


@pytest.mark.parametrize(
    "ring",
    [
        RING,
        keyring.with_new_data_key(RING),
        keyring.with_new_index_key(RING),
        replace(RING, data={2: SECOND}),
        replace(RING, current=1),
    ],
)
def test_keys_that_fit_this_database_are_found_right(ring):
    assert crypto.verify_check_token(crypto.check_token(RING), ring) is None


@pytest.mark.parametrize(
    ("ring", "message"),
    [
        (replace(RING, data={1: FIRST, 2: OTHER}), "data key 2 of this database is missing or another"),
        (replace(RING, data={1: FIRST}, current=1), "data key 2 of this database is missing or another"),
        (replace(RING, data={1: OTHER, 2: SECOND}), "data key 1 is not that of this database"),
        (replace(RING, data={1: SECOND, 2: FIRST}), "data key 2 of this database is missing or another"),
        (replace(RING, index=OTHER), "index key 1 is not that of this database"),
    ],
)
def test_keys_of_another_database_are_found_out(ring, message):
    with pytest.raises(BadKeys, match=message) as caught:
        crypto.verify_check_token(crypto.check_token(RING), ring)
    assert not shows_a_key(str(caught.value))


def test_a_damaged_or_foreign_check_is_refused():
    with pytest.raises(Malformed):
        crypto.verify_check_token(b"", RING)
    with pytest.raises(BadKeys):
        crypto.verify_check_token(crypto.encrypt("{}", PLACE, RING), RING)


def test_the_marks_of_keys_never_change():
    """Frozen: if one has to change, every installation refuses to start."""
    token = crypto.check_token(RING)
    known = json.loads(crypto.decrypt(token, Place("contact.crypto", "key check", "1"), RING))
    found = {name: mark[:16] for name, mark in known.items()}
    assert found == {
        "data key 1": "1356c60f2204a142",
        "data key 2": "dc43f192180fc1d7",
        "index key 1": "a6a7ffefe114797a",
    }


def test_neither_module_needs_django():
    code = "import sys, contact.crypto; print({'django', 'wagtail'} & {m.split('.')[0] for m in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
