"""contact.sealing, keys, rotation: unreadable without keys, found with them, sealed anew at any time."""

import sys
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection

from contact import crypto, keys, rotation, sealing
from contact.models import Enquiry, KeyCheck
from tests.production_environment import run

from . import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def with_ring(monkeypatch):
    """Give the process another keyring: `with_ring(ring)`."""

    def give(ring):
        for module in (keys, sealing, rotation):
            monkeypatch.setattr(module, "keyring", lambda: ring)
        return ring

    return give


def test_what_a_person_wrote_stands_in_no_column(enquiry):
    tables = [name for name in connection.introspection.table_names() if name.startswith("contact_")]
    assert len(tables) == 13
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            stored = repr([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor])
            for secret in factories.SECRETS:
                assert secret not in stored
                assert secret.lower() not in stored.lower()


def test_a_column_moved_to_another_row_or_column_is_refused(enquiry):
    other = factories.make_enquiry()
    other.name = enquiry.name
    with pytest.raises(crypto.Tampered):
        sealing.open_sealed(other)
    enquiry.message = enquiry.name
    with pytest.raises(crypto.Tampered):
        sealing.open_sealed(enquiry)


def test_what_is_opened_is_not_printed_by_accident(enquiry):
    opened = sealing.open_sealed(enquiry)
    assert opened.message == factories.SECRET_MESSAGE
    for shown in (repr(opened), str(opened), repr(enquiry), str(enquiry)):
        assert not any(secret in shown for secret in factories.SECRETS)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("featherstone", True),
        ("Canary  FEATHERSTONE", True),
        ("Canary Smith", False),
        ("CANARY@private.example.org ", True),
        ("other@private.example.org", False),
        ("01214960777", True),
        ("0121 496 0778", False),
        ("", False),
    ],
)
def test_enquiries_are_found_by_a_whole_name_address_or_number(enquiry, typed, found):
    assert (enquiry in sealing.find(typed)) is found


def test_keys_are_turned_while_enquiries_stay_readable(with_ring):
    old = with_ring(crypto.new_keyring())
    made = [factories.make_enquiry(message=f"Message {number}") for number in range(3)]
    ring = with_ring(crypto.with_new_data_key(old))
    fresh = factories.make_enquiry()
    assert rotation.waiting() == 3
    assert rotation.rotate() == (3, [])
    assert rotation.waiting() == 0
    with_ring(crypto.Keyring({ring.current: ring.data[ring.current]}, ring.current, ring.index))
    for number, enquiry in enumerate(made):
        assert sealing.open_sealed(Enquiry.objects.get(pk=enquiry.pk)).message == f"Message {number}"
    assert sealing.open_sealed(fresh).message == factories.SECRET_MESSAGE
    assert sealing.find("Featherstone").count() == 4


def test_turning_keys_can_be_stopped_and_goes_on_where_it_was(with_ring, monkeypatch):
    old = with_ring(crypto.new_keyring())
    for _ in range(5):
        factories.make_enquiry()
    with_ring(crypto.with_new_data_key(old))
    monkeypatch.setattr(rotation, "BATCH", 2)

    def stop(done):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotation.rotate(stop)
    assert rotation.waiting() == 2
    assert rotation.rotate() == (2, [])


def test_a_row_that_cannot_be_read_is_left_and_named(with_ring):
    old = with_ring(crypto.new_keyring())
    lost = factories.make_enquiry()
    with_ring(crypto.Keyring({7: crypto.new_keyring().data[1]}, 7, old.index))
    KeyCheck.objects.all().delete()
    before = bytes(Enquiry.objects.get(pk=lost.pk).message)
    with pytest.raises(CommandError, match=str(lost)):
        call_command("rotate_enquiry_keys", stdout=StringIO())
    assert bytes(Enquiry.objects.get(pk=lost.pk).message) == before


def test_a_key_is_added_to_the_file_and_nothing_is_lost(tmp_path, settings):
    path = tmp_path / "keys.json"
    settings.ENQUIRY_KEYS_FILE = str(path)
    ring = crypto.new_keyring()
    path.write_text(crypto.serialise(ring))
    out = StringIO()
    call_command("rotate_enquiry_keys", "--add-key", stdout=out)
    added = crypto.parse_keyring(path.read_text())
    assert added.current == 2
    assert added.data[1] == ring.data[1]
    assert "restart the site" in out.getvalue()
    assert path.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [path]
    path.write_text("nonsense")
    with pytest.raises(CommandError, match="No key was added"):
        call_command("rotate_enquiry_keys", "--add-key")
    settings.ENQUIRY_KEYS_FILE = ""
    with pytest.raises(CommandError, match="ENQUIRY_KEYS"):
        call_command("rotate_enquiry_keys", "--add-key")


def test_other_keys_than_the_databases_are_refused_at_the_start(with_ring):
    KeyCheck.objects.all().delete()
    first = with_ring(crypto.new_keyring())
    keys.check_database()
    keys.check_database()
    assert KeyCheck.objects.count() == 1
    with_ring(crypto.with_new_data_key(first))
    keys.check_database()
    with_ring(crypto.new_keyring())
    with pytest.raises(ImproperlyConfigured, match="not this database's"):
        keys.check_database()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"ENQUIRY_KEYS": ""}, "Set ENQUIRY_KEYS in the environment"),
        ({"ENQUIRY_KEYS": "{}"}, "The keys of enquiries cannot be used"),
        ({"ENQUIRY_KEYS": "", "ENQUIRY_KEYS_FILE": "/nowhere/keys.json"}, "cannot be read"),
    ],
)
def test_without_keys_no_process_starts(changes, told):
    finished = run([sys.executable, "manage.py", "check"], **changes)
    assert finished.returncode != 0
    assert told in finished.stderr
