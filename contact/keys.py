"""The clinic's keys for enquiries: read once a process, checked against the database at its start."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from contact import crypto
from contact.crypto import BadKeys, Keyring
from contact.models import KeyCheck


@cache
def keyring() -> Keyring:
    """The keys from the environment or their file. Raises ImproperlyConfigured without them."""
    try:
        return crypto.parse_keyring(_written_keys())
    except BadKeys as error:
        raise ImproperlyConfigured(f"The keys of enquiries cannot be used: {error}") from None


def _written_keys() -> str:
    if settings.ENQUIRY_KEYS:
        return settings.ENQUIRY_KEYS
    if not settings.ENQUIRY_KEYS_FILE:
        raise ImproperlyConfigured("Set ENQUIRY_KEYS or ENQUIRY_KEYS_FILE: without keys no enquiry is kept.")
    try:
        return Path(settings.ENQUIRY_KEYS_FILE).read_text(encoding="utf-8")
    except OSError as error:
        raise ImproperlyConfigured(
            f"The file of keys {settings.ENQUIRY_KEYS_FILE} cannot be read: {error.strerror}."
        ) from None


def check_database() -> None:
    """Raise ImproperlyConfigured if these are not the keys that this database was written with.

    The first process that asks leaves the mark that later ones are compared with.
    """
    kept = KeyCheck.objects.first()
    if kept is None:
        KeyCheck.objects.get_or_create(pk=1, defaults={"token": crypto.check_token(keyring())})
        return
    try:
        crypto.verify_check_token(kept.token, keyring())
    except crypto.CryptoError as error:
        raise ImproperlyConfigured(f"The keys of enquiries are not this database's: {error}") from None


def remember_keys() -> None:
    """Leave the mark anew, after keys were added or taken out on purpose."""
    KeyCheck.objects.update_or_create(pk=1, defaults={"token": crypto.check_token(keyring())})
