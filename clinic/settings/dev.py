"""The demo clinic on one machine: what `make run` and `make dev` use. Never for a real clinic."""

import contextlib
import os
import secrets
from pathlib import Path

from contact.keyring import new_keyring, serialise

from .base import *  # noqa: F403  (Django's own way to build settings on settings)
from .base import ALLOWED_HOSTS, DATA_DIR, ENQUIRY_KEYS, ENQUIRY_KEYS_FILE, HOST, SECRET_KEY

DEMO_LOGINS = True
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]", HOST]


def _kept(name: str, make) -> Path:
    """A file of this machine's own secrets, made once and kept beside the data."""
    path = DATA_DIR / name
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{name}.{secrets.token_hex(4)}")
        fresh.touch(mode=0o600)
        fresh.write_text(make())
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)  # two processes may start at once: the first one's file stays
        fresh.unlink()
    return path


SECRET_KEY = SECRET_KEY or _kept("secret-key", lambda: secrets.token_urlsafe(50)).read_text()
if not ENQUIRY_KEYS and not ENQUIRY_KEYS_FILE:
    ENQUIRY_KEYS_FILE = str(_kept("enquiry-keys.json", lambda: serialise(new_keyring())))
