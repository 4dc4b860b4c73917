"""The demo clinic on one machine: what `make run` and `make dev` use. Never for a real clinic."""

import secrets

from .base import *  # noqa: F403  (Django's own way to build settings on settings)
from .base import ALLOWED_HOSTS, DATA_DIR, HOST, SECRET_KEY

DEMO_LOGINS = True
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]", HOST]


def _kept_secret_key() -> str:
    """A key of this machine's own, made once and kept beside the data."""
    path = DATA_DIR / "secret-key"
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = SECRET_KEY or _kept_secret_key()
